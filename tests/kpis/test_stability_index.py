"""Stability, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.stability_index import KPI
from tests.builders import JAN_2025, MAR_2025, Q1_2025, answer, company, job, spell, worker


def test_of_the_people_of_a_year_ago_some_have_a_year_of_service() -> None:
    people = company(
        worker(),
        worker(hire_date="2024-01-31"),
        worker(last_day="2024-06-30"),
        worker(hire_date="2024-06-01"),  # not here a year ago: in neither number
    )

    stability = answer(KPI, people, JAN_2025)

    assert stability.one("numerator", "denominator") == (2, 3)
    assert stability.value == pytest.approx(2 / 3)


@pytest.mark.parametrize(("hired", "there"), [("2024-01-31", 1), ("2024-02-01", 0)])
def test_a_year_of_service_begins_on_the_day_of_the_close_a_year_ago(hired: str, there: int) -> None:
    """On 31 January 2025 who came on 31 January 2024 has a year of service, who came a day later has not."""
    assert answer(KPI, company(worker(hire_date=hired)), JAN_2025).denominator == there


@pytest.mark.parametrize(("last_day", "left"), [("2025-01-30", 0), ("2025-01-31", 0), ("2025-02-01", 1)])
def test_who_leaves_on_the_last_day_is_not_in_the_close(last_day: str, left: int) -> None:
    assert answer(KPI, company(worker(last_day=last_day)), JAN_2025).numerator == left


def test_a_year_ends_with_the_window_whatever_its_length() -> None:
    people = company(worker(hire_date="2024-03-15"), worker(last_day="2025-02-10"))

    assert answer(KPI, people, Q1_2025).one("numerator", "denominator") == (1, 2)
    assert answer(KPI, people, MAR_2025).one("numerator", "denominator") == (1, 2)


def test_who_came_back_has_no_year_of_service_yet() -> None:
    people = company(worker(spells=(spell("2020-01-01", "2024-06-30"), spell("2024-10-01"))))

    assert answer(KPI, people, JAN_2025).value == 0


def test_the_unit_is_that_of_a_year_ago() -> None:
    person = worker(jobs=(job("2020-01-01", "Sales"), job("2024-06-01", "Finance")))

    stability = answer(KPI, company(person), JAN_2025, by="department")

    assert stability.of("Sales").value == 1
    assert np.isnan(stability.of("Finance").value)


def test_a_29_february_is_a_year_before_a_28_february() -> None:
    people = company(worker(hire_date="2024-02-29"))

    assert answer(KPI, people, (JAN_2025, MAR_2025)).denominator[:, 0].tolist() == [0, 1]
