"""Absence, worked by hand. January 2025 has 23 days from Monday to Friday, February 20, March 21."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.absence_rate import KPI
from tests.builders import (
    FEB_2025,
    JAN_2025,
    Q1_2025,
    Cell,
    Entry,
    answer,
    company,
    job,
    months,
    worker,
)


def absent(person: str, first: str, last: str, **cells: Cell) -> Entry:
    """An absence from a day to another."""
    return Entry("absences", {"employee_id": person, "start_date": first, "end_date": last, **cells})


def test_working_days_absent_over_working_days_scheduled() -> None:
    """Monday 6 to Sunday 12 January are five working days, of 23 of each of two people."""
    people = company(worker("a"), worker("b"), absent("a", "2025-01-06", "2025-01-12"))

    absence = answer(KPI, people, JAN_2025)

    assert absence.one("numerator", "denominator", "people") == (5, 46, 2)
    assert absence.value == pytest.approx(5 / 46)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Wednesday 1 and Friday 31 January count, Tuesday 31 December and Monday 3 February do not."""
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-03")
    people = company(worker("a"), *(absent("a", day, day) for day in days))

    assert answer(KPI, people, JAN_2025).numerator == 2


def test_an_absence_is_split_between_months() -> None:
    """Thursday 30 January to Tuesday 4 February: two days and two days."""
    people = company(worker("a"), absent("a", "2025-01-30", "2025-02-04"))

    assert answer(KPI, people, (JAN_2025, FEB_2025, Q1_2025)).numerator[:, 0].tolist() == [2, 2, 4]


def test_part_time_counts_as_it_is_contracted() -> None:
    people = company(worker("a", fte=0.5), absent("a", "2025-01-06", "2025-01-10"))

    assert answer(KPI, people, JAN_2025).one("numerator", "denominator") == (2.5, 11.5)


def test_scheduled_days_are_those_employed() -> None:
    """From Thursday 9 to Wednesday 22 January there are ten working days; the last day is one of them."""
    people = company(
        worker("a", hire_date="2025-01-09", last_day="2025-01-22"), absent("a", "2025-01-01", "2025-01-31")
    )

    assert answer(KPI, people, JAN_2025).one("value", "numerator", "denominator") == (1, 10, 10)


def test_days_that_the_source_gives_are_spread_over_its_working_days() -> None:
    """Half days of a week from Thursday 30 January to Wednesday 5 February: two and three of five days."""
    people = company(worker("a"), absent("a", "2025-01-30", "2025-02-05", days=2.5))

    assert answer(KPI, people, (JAN_2025, FEB_2025)).numerator[:, 0].tolist() == [1, 1.5]


def test_days_of_a_weekend_belong_to_its_days_yet_nobody_is_absent_beyond_the_schedule() -> None:
    people = company(worker("a"), absent("a", "2025-02-01", "2025-02-02", days=2.0))

    assert answer(KPI, people, FEB_2025).numerator == 2
    short = company(worker("a", hire_date="2025-02-28"), absent("a", "2025-02-28", "2025-02-28", days=2.0))
    assert answer(KPI, short, FEB_2025).value == 1


def test_the_same_day_counts_once() -> None:
    people = company(
        worker("a"),
        absent("a", "2025-01-06", "2025-01-10", kind="sick"),
        absent("a", "2025-01-08", "2025-01-14", kind="care"),
        absent("a", "2025-01-07", "2025-01-07", kind="leave"),
    )

    assert answer(KPI, people, JAN_2025).numerator == 7


def test_neither_a_weekend_nor_a_day_not_employed_counts() -> None:
    people = company(
        worker("a", last_day="2025-01-10"),
        absent("a", "2025-01-11", "2025-01-31"),
        absent("a", "2025-01-04", "2025-01-05"),
        absent("nobody", "2025-01-06", "2025-01-10"),
    )

    assert answer(KPI, people, JAN_2025).numerator == 0


def test_days_after_the_day_of_knowledge_do_not_count() -> None:
    """On Wednesday 8 January, six of the eight days are working days, and three of the absence."""
    people = company(
        worker("a"), absent("a", "2025-01-06", "2025-12-31"), absent("a", "2025-01-09", "2025-01-09")
    )

    assert answer(KPI, people, JAN_2025, as_of=date(2025, 1, 8)).one("numerator", "denominator") == (3, 6)


def test_the_unit_is_that_of_the_day() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-01-08", "Finance"))
    people = company(worker("a", jobs=jobs), absent("a", "2025-01-06", "2025-01-10"))

    absence = answer(KPI, people, JAN_2025, by="department")

    assert [absence.of(unit).numerator for unit in ("Sales", "Finance")] == [2, 3]


def test_without_the_feed_there_is_no_figure_and_with_it_none_is_zero() -> None:
    people = company(worker("a"), absent("a", "2025-03-03", "2025-03-03"))

    absence = answer(KPI, people, months("2025-01", "2025-03"))

    assert absence.value[:, 0].tolist() == [0, 0, pytest.approx(1 / 21)]
    assert np.isnan(answer(KPI, company(), JAN_2025).value)
