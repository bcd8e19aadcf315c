"""Ninety-day turnover, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.ninety_day_turnover_rate import KPI
from tests.builders import JAN_2025, Q1_2025, answer, company, job, worker


def test_of_a_cohort_of_hires_some_are_gone_within_ninety_days() -> None:
    people = company(
        worker(hire_date="2025-01-10", last_day="2025-02-28"),
        worker(hire_date="2025-02-10", last_day="2025-09-30"),
        worker(hire_date="2025-03-10"),
        worker(last_day="2025-02-14"),  # hired long before: not of this cohort
    )

    turnover = answer(KPI, people, Q1_2025)

    assert turnover.value == pytest.approx(1 / 3)
    assert turnover.people == 3


@pytest.mark.parametrize(("last_day", "gone"), [("2025-04-09", 1), ("2025-04-10", 0)])
def test_who_is_there_on_day_90_is_not_gone(last_day: str, gone: int) -> None:
    """Day 90 after 10 January 2025 is 10 April."""
    people = company(worker(hire_date="2025-01-10", last_day=last_day))

    assert answer(KPI, people, JAN_2025).value == gone


def test_who_could_not_reach_the_day_yet_is_left_out() -> None:
    people = company(
        worker(hire_date="2025-01-10"),
        worker(hire_date="2025-01-11", last_day="2025-01-20"),  # gone, yet nobody of that day could stay
    )

    turnover = answer(KPI, people, JAN_2025, as_of=date(2025, 4, 10))

    assert turnover.one("numerator", "denominator") == (0, 1)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")

    assert answer(KPI, company(*(worker(hire_date=day) for day in days)), Q1_2025).denominator == 2


def test_acquired_people_are_no_hires() -> None:
    people = company(worker(hire_date="2025-01-10", hire_type="acquisition", last_day="2025-02-10"))

    assert np.isnan(answer(KPI, people, Q1_2025).value)


def test_the_unit_is_that_of_the_hire() -> None:
    person = worker(
        hire_date="2025-01-10",
        last_day="2025-03-31",
        jobs=(job("2025-01-10", "Sales"), job("2025-03-01", "Finance")),
    )

    assert answer(KPI, company(person), Q1_2025, by="department").of("Sales").value == 1
