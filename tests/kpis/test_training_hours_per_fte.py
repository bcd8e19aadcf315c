"""Training hours per FTE, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.training_hours_per_fte import KPI
from tests.builders import FEB_2025, MAR_2025, Q1_2025, answer, company, enrolment, job, worker


def test_hours_completed_are_measured_against_full_time_equivalents() -> None:
    people = company(
        worker("ann"),
        worker("ben", fte=0.5),
        enrolment("ann", completed_date="2025-02-10", hours=6.0),
        enrolment(
            "ben", completed_date="2025-03-10", hours=1.5, is_mandatory=False
        ),  # learning counts, duty or not
    )

    hours = answer(KPI, people, Q1_2025)

    assert hours.value == pytest.approx(7.5 / 1.5)
    assert hours.people == 2


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    people = company(worker("ann"), *(enrolment("ann", completed_date=day, hours=2.0) for day in days))

    assert answer(KPI, people, Q1_2025).numerator == 4


@pytest.mark.parametrize("cells", [{"status": "failed"}, {"status": "cancelled"}, {"completed_date": None}])
def test_what_was_not_completed_does_not_count(cells: dict[str, Any]) -> None:
    people = company(
        worker("ann"), enrolment("ann", **{"completed_date": "2025-02-10", "hours": 2.0, **cells})
    )

    assert answer(KPI, people, Q1_2025).value == 0


def test_hours_of_people_who_are_gone_do_not_count() -> None:
    learner = worker("ann", last_day="2025-02-09")
    people = company(learner, worker(), enrolment("ann", completed_date="2025-02-10", hours=2.0))

    assert answer(KPI, people, Q1_2025).numerator == 0


def test_the_average_is_by_days_and_in_the_unit_of_the_day() -> None:
    mover = worker("ann", jobs=(job("2020-01-01", "Sales"), job("2025-02-15", "Finance", fte=0.5)))
    people = company(mover, enrolment("ann", completed_date="2025-02-14", hours=2.0))

    hours = answer(KPI, people, FEB_2025, by="department")

    assert hours.of("Sales").value == pytest.approx(2 / (14 / 28))
    assert hours.of("Finance").denominator == pytest.approx(14 / 28 * 0.5)
    assert hours.of("Finance").value == 0


def test_a_completion_after_the_day_of_knowledge_is_not_known() -> None:
    people = company(worker("ann"), enrolment("ann", completed_date="2025-03-10", hours=2.0))

    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 9)).value == 0


def test_nobody_employed_is_no_data() -> None:
    assert np.isnan(answer(KPI, company(worker(last_day="2024-06-30")), Q1_2025).value)
