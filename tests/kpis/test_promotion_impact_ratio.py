"""Promotion impact, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.promotion_impact_ratio import KPI
from tests.builders import HIRED, Q1_2025, Y2025, Cell, Worker, answer, company, job, spell, worker


def promoted(*days: str, hire_date: str = HIRED, **cells: Cell) -> Worker:
    """A person promoted on some days."""
    states = {hire_date: job(hire_date), **{day: job(day, change="promotion") for day in days}}
    return worker(hire_date=hire_date, jobs=tuple(states.values()), **cells)  # type: ignore[arg-type]  # no spells


def test_the_share_promoted_is_compared_with_the_highest() -> None:
    """Of 160 men 70 are promoted, of 114 women 42, as in the published example of selection."""
    people = company(
        *(promoted(*["2025-02-01"] * (number < 70), gender="man") for number in range(160)),
        *(promoted(*["2025-02-01"] * (number < 42), gender="woman") for number in range(114)),
    )

    women = answer(KPI, people, Q1_2025, by="gender").of("woman")

    assert women.value == pytest.approx(0.8421053, abs=5e-8)
    assert women.low == pytest.approx(0.6252696, abs=5e-8)
    assert women.beside["fisher"] == pytest.approx(0.2643, abs=5e-5)
    assert women.one("numerator", "denominator", "people") == (42, 114, 114)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")

    found = answer(KPI, company(*(promoted(day, gender="man") for day in days)), Q1_2025, by="gender")

    assert found.of("man").one("numerator", "denominator") == (2, 4)


def test_who_is_promoted_twice_counts_once() -> None:
    people = company(promoted("2025-01-10", "2025-01-20", "2025-03-31", gender="man"), promoted(gender="man"))

    found = answer(KPI, people, Q1_2025, by="gender").of("man")

    assert found.one("numerator", "denominator") == (1, 2)


def test_who_was_there_at_any_time_could_be_promoted() -> None:
    """Four were there at some time; one left before the period, one came after it."""
    people = company(
        promoted("2025-02-01", gender="man"),
        promoted(gender="man", last_day="2025-01-01"),
        promoted("2025-03-01", gender="man", hire_date="2025-01-01"),
        promoted(gender="man", hire_date="2025-03-31", hire_type="acquisition"),
        promoted(gender="man", last_day="2024-12-31"),
        promoted(gender="man", hire_date="2025-04-01"),
    )

    assert answer(KPI, people, Q1_2025, by="gender").of("man").one("numerator", "denominator") == (2, 4)


def test_who_moved_in_could_be_promoted_there() -> None:
    """They stand in both units, and are counted as a person behind the figure where the year found them."""
    moved = worker(
        gender="man",
        jobs=(
            job(HIRED, "Sales"),
            job("2025-02-01", "Finance", change="transfer"),
            job("2025-03-01", "Finance", change="promotion"),
        ),
    )

    found = answer(KPI, company(moved), Q1_2025, by=("department", "gender"))

    assert found.of("Finance", "man").one("numerator", "denominator", "people") == (1, 1, 0)
    assert found.of("Sales", "man").one("numerator", "denominator", "people") == (0, 1, 1)


def test_a_job_of_the_first_day_is_no_promotion() -> None:
    people = company(
        promoted("2025-01-01", gender="man", hire_date="2025-01-01"), promoted("2025-02-01", gender="man")
    )

    assert answer(KPI, people, Q1_2025, by="gender").of("man").numerator == 1


def test_who_comes_back_can_be_promoted_again_in_another_year() -> None:
    back = worker(
        gender="man",
        spells=(spell("2020-01-01", "2024-06-30"), spell("2025-01-01")),
        jobs=(
            job("2020-01-01"),
            job("2024-03-01", change="promotion"),
            job("2025-05-01", change="promotion"),
        ),
    )

    assert answer(KPI, company(back), Y2025, by="gender").of("man").one("numerator", "denominator") == (1, 1)


def test_a_promotion_that_is_not_known_yet_does_not_count() -> None:
    people = company(promoted("2025-02-01", gender="man"), promoted("2025-02-02", gender="man"))

    found = answer(KPI, people, Q1_2025, by="gender", as_of=date(2025, 2, 1))

    assert found.of("man").one("numerator", "denominator") == (1, 2)


def test_where_no_job_says_why_it_changes_nothing_is_known() -> None:
    found = answer(KPI, company(worker(gender="man"), worker(gender="woman")), Q1_2025, by="gender")

    assert np.isnan(found.of("man").value)
    assert np.isnan(found.of("man").numerator)
