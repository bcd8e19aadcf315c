"""Tenure, worked by hand."""

from datetime import date

import pytest

from hrkpi.kpis.tenure_median import KPI
from tests.builders import JAN_2025, MAR_2025, Q1_2025, answer, company, job, spell, worker

YEAR = 365.25


def test_half_of_the_people_have_been_here_for_less() -> None:
    """On 31 January 2025 they have been here for 30, 31 and 365 days and for one more, who is gone."""
    people = company(
        worker(hire_date="2025-01-01"),
        worker(hire_date="2024-12-31"),
        worker(hire_date="2024-02-01"),
        worker(hire_date="2010-01-01", last_day="2025-01-30"),
    )

    tenure = answer(KPI, people, JAN_2025)

    assert tenure.value == pytest.approx(31 / YEAR)
    assert tenure.people == 3
    assert tenure.beside["mean"] == pytest.approx((30 + 31 + 365) / 3 / YEAR)
    assert tenure.beside["p90"] == pytest.approx((31 + 0.8 * (365 - 31)) / YEAR)


def test_between_two_people_lies_their_mean() -> None:
    people = company(worker(hire_date="2025-01-31"), worker(hire_date="2025-01-21"))

    assert answer(KPI, people, JAN_2025).value == pytest.approx(5 / YEAR)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Who comes on the last day has been here for no day; who goes on it is not in the closing."""
    people = company(worker(hire_date="2025-01-31"), worker(last_day="2025-01-31"))

    assert answer(KPI, people, JAN_2025).one("value", "people") == (0, 1)


def test_a_longer_window_asks_for_its_close() -> None:
    people = company(worker(hire_date="2025-01-31"))

    assert (
        answer(KPI, people, Q1_2025).value == answer(KPI, people, MAR_2025).value == pytest.approx(59 / YEAR)
    )


def test_a_month_that_is_not_over_is_measured_as_far_as_it_is_known() -> None:
    people = company(worker(hire_date="2025-01-10"))

    assert answer(KPI, people, JAN_2025, as_of=date(2025, 1, 20)).value == pytest.approx(10 / YEAR)


def test_a_break_begins_anew_and_a_bridged_gap_does_not() -> None:
    again = worker(spells=(spell("2020-01-01", "2024-06-30"), spell("2025-01-21")))
    bridged = worker(spells=(spell("2024-01-31", "2024-06-30"), spell("2024-07-30")))

    assert answer(KPI, company(again), JAN_2025).value == pytest.approx(10 / YEAR)
    assert answer(KPI, company(bridged), JAN_2025).value == pytest.approx(366 / YEAR)


def test_groups_hold_their_own_people() -> None:
    people = company(
        worker(hire_date="2025-01-21"),
        worker(jobs=(job("2020-01-01", "Sales"), job("2025-01-20", "Finance")), hire_date="2025-01-11"),
    )

    tenure = answer(KPI, people, JAN_2025, by="department")

    assert tenure.of("Sales").value == pytest.approx(10 / YEAR)
    assert tenure.of("Finance").value == pytest.approx(20 / YEAR)


def test_the_interval_is_that_of_order_statistics() -> None:
    """Of six people the lowest and the highest enclose the median with at least 95 %."""
    people = company(*(worker(hire_date=f"2025-01-{day:02d}") for day in range(26, 32)))

    assert answer(KPI, people, JAN_2025).one("low", "value", "high") == (0, 2.5 / YEAR, 5 / YEAR)
