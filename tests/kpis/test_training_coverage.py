"""Training coverage, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.training_coverage import KPI
from tests.builders import (
    FEB_2025,
    JAN_2025,
    MAR_2025,
    Q1_2025,
    answer,
    company,
    enrolment,
    job,
    ttm,
    worker,
)


def test_people_who_learnt_anything_over_average_headcount() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        worker("cem", last_day="2025-02-14"),  # 45 of 90 days
        enrolment("ann", completed_date="2025-02-10"),
        enrolment("ann", completed_date="2025-03-10", course_id="Fire"),  # once is enough
        enrolment("cem", completed_date="2025-01-10", is_mandatory=False),
    )

    coverage = answer(KPI, people, Q1_2025)

    assert coverage.one("numerator", "denominator", "people") == (2, 2.5, 2.5)
    assert coverage.value == pytest.approx(2 / 2.5)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    people = company(*(worker(day) for day in days), *(enrolment(day, completed_date=day) for day in days))

    assert answer(KPI, people, Q1_2025).numerator == 2


@pytest.mark.parametrize("cells", [{"status": "failed"}, {"status": "exempt"}, {"completed_date": None}])
def test_what_was_not_completed_does_not_count(cells: dict[str, Any]) -> None:
    people = company(worker("ann"), enrolment("ann", **{"completed_date": "2025-02-10", **cells}))

    assert answer(KPI, people, Q1_2025).value == 0


def test_each_person_counts_once_in_any_window_and_once_in_each_course() -> None:
    people = company(
        worker("ann"),
        enrolment("ann", completed_date="2025-01-10"),
        enrolment("ann", completed_date="2025-01-20"),
        enrolment("ann", completed_date="2025-03-10", course_id="Fire"),
    )

    assert answer(KPI, people, (JAN_2025, FEB_2025, MAR_2025, Q1_2025)).numerator.ravel().tolist() == [
        1,
        0,
        1,
        1,
    ]
    assert answer(KPI, people, ttm("2025-06"), where={"course": ("Fire", "Safety")}).numerator == 1
    assert answer(KPI, people, MAR_2025, where={"course": "Fire"}).numerator == 1
    assert answer(KPI, people, MAR_2025, where={"course": "Safety"}).numerator == 0


def test_a_person_is_in_the_unit_of_the_first_completion() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-02-01", "Finance"))
    people = company(
        worker("ann", jobs=jobs),
        enrolment("ann", completed_date="2025-01-31"),
        enrolment("ann", completed_date="2025-02-01"),
    )

    coverage = answer(KPI, people, (FEB_2025, Q1_2025), by="department")

    assert coverage.of("Sales").numerator.ravel().tolist() == [0, 1]
    assert coverage.of("Finance").numerator.ravel().tolist() == [1, 0]


def test_a_completion_after_the_day_of_knowledge_or_the_last_day_does_not_count() -> None:
    people = company(
        worker("ann"),
        worker("ben", last_day="2025-02-09"),
        enrolment("ann", completed_date="2025-03-10"),
        enrolment("ben", completed_date="2025-02-10"),
    )

    assert answer(KPI, people, Q1_2025, as_of=date(2025, 3, 9)).numerator == 0
    assert answer(KPI, people, Q1_2025).numerator == 1


def test_nobody_employed_is_no_data() -> None:
    assert np.isnan(answer(KPI, company(worker(last_day="2024-06-30")), Q1_2025).value)
