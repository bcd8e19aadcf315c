"""Retention, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.retention_rate import KPI
from tests.builders import JAN_2025, Q1_2025, Y2025, answer, company, job, months, spell, ttm, worker


def test_of_the_people_at_the_start_some_still_are_here() -> None:
    people = company(
        worker(),
        worker(),
        worker(last_day="2025-02-14"),
        worker(hire_date="2025-01-15"),  # came later: neither kept nor lost
        worker(hire_date="2025-01-15", last_day="2025-02-14"),
    )

    retention = answer(KPI, people, Q1_2025)

    assert retention.value == pytest.approx(2 / 3)
    assert retention.people == 3


def test_both_days_at_the_ends_of_the_period() -> None:
    people = company(
        worker(last_day="2024-12-31"),  # not in the opening
        worker(last_day="2025-01-01"),
        worker(last_day="2025-01-31"),
        worker(last_day="2025-02-01"),  # still here at the close
        worker(hire_date="2025-01-01"),  # not in the opening
    )

    retention = answer(KPI, people, JAN_2025)

    assert retention.one("numerator", "denominator") == (1, 3)


def test_who_comes_back_after_a_break_was_not_kept() -> None:
    people = company(
        worker(spells=(spell("2020-01-01", "2025-01-10"), spell("2025-02-10"))),  # gone for 30 days
        worker(spells=(spell("2020-01-01", "2025-01-10"), spell("2025-02-09"))),  # bridged
    )

    assert answer(KPI, people, Q1_2025).value == pytest.approx(1 / 2)


def test_a_leaver_belongs_to_the_unit_of_the_opening() -> None:
    person = worker(last_day="2025-03-14", jobs=(job("2020-01-01", "Sales"), job("2025-02-11", "Finance")))

    quarterly = answer(KPI, company(person, worker()), Q1_2025, by="department")
    monthly = answer(KPI, company(person, worker()), months("2025-01", "2025-03"), by="department")

    assert quarterly.of("Sales").value == pytest.approx(1 / 2)
    assert np.isnan(quarterly.of("Finance").value)
    assert monthly.of("Sales").value.ravel().tolist() == [1, 1, 1]
    assert monthly.of("Finance").value.ravel()[2] == 0


def test_it_is_not_one_minus_turnover() -> None:
    """Two thirds of the posts turn over again and again, and everybody of the opening stays."""
    again = [
        worker(hire_date=f"2025-{month:02d}-01", last_day=f"2025-{month:02d}-20") for month in range(1, 9)
    ]

    assert answer(KPI, company(worker(), *again), Y2025).value == 1


def test_a_year_back_is_not_too_far() -> None:
    people = company(worker(last_day="2025-12-31"), worker())

    assert answer(KPI, people, ttm("2025-12")).value == pytest.approx(1 / 2)
