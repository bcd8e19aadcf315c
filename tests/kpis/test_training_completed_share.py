"""Training completed, in time or late, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.training_completed_share import KPI
from hrkpi.kpis.training_overdue_rate import KPI as OVERDUE
from tests.builders import APR_2025, FEB_2025, MAR_2025, answer, company, enrolment, job, months, worker


def test_late_completions_count_from_their_day_on() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        enrolment("ann", "2025-01-15", completed_date="2025-01-15"),
        enrolment("ann", "2025-01-15", completed_date="2025-03-10", course_id="Fire"),
        enrolment("ben", "2025-01-15"),
        enrolment("ben", "2025-04-15", completed_date="2025-02-01", course_id="Fire"),  # due in April only
    )

    share = answer(KPI, people, months("2025-01", "2025-04"))

    assert share.numerator.ravel().tolist() == [1, 1, 2, 3]
    assert share.denominator.ravel().tolist() == [3, 3, 3, 4]
    assert share.people.ravel().tolist() == [2, 2, 2, 2]


@pytest.mark.parametrize(("done", "counts"), [("2025-03-31", 1), ("2025-04-01", 0)])
def test_done_on_the_last_day_of_the_period_is_done(done: str, counts: int) -> None:
    people = company(worker("ann"), enrolment("ann", "2025-03-15", completed_date=done))

    assert answer(KPI, people, MAR_2025).one("numerator", "denominator") == (counts, 1)


def test_it_is_due_from_the_due_date_on() -> None:
    people = company(worker("ann"), enrolment("ann", "2025-04-01", completed_date="2025-03-31"))

    share = answer(KPI, people, (MAR_2025, APR_2025))

    assert np.isnan(share.value[0, 0])
    assert share.value[1, 0] == 1


@pytest.mark.parametrize(("last_day", "counts"), [("2025-03-31", 0), ("2025-04-01", 1)])
@pytest.mark.parametrize("done", ["2025-03-10", "2025-03-31", "2025-04-01"])
def test_people_gone_at_the_close_leave_nothing_behind(last_day: str, done: str, counts: int) -> None:
    people = company(worker("ann", last_day=last_day), enrolment("ann", "2025-03-15", completed_date=done))

    share = answer(KPI, people, (MAR_2025, APR_2025))

    assert share.denominator.ravel().tolist() == [counts, 0]
    assert share.numerator.ravel().tolist() == [counts * (done <= "2025-03-31"), 0]


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "exempt"},
        {"status": "cancelled"},
        {"is_mandatory": False},
        {"completed_date": None},
        {"status": "failed"},
    ],
)
def test_what_nobody_had_to_do_or_did_not_finish_is_not_completed(cells: dict[str, Any]) -> None:
    people = company(
        worker("ann"), enrolment("ann", "2025-01-15", **{"completed_date": "2025-01-10", **cells})
    )

    assert answer(KPI, people, MAR_2025).numerator == 0


def test_done_nobody_knows_when_is_done_once_due() -> None:
    people = company(worker("ann"), enrolment("ann", "2025-03-15", status="completed"))

    assert answer(KPI, people, (FEB_2025, MAR_2025)).numerator.ravel().tolist() == [0, 1]


def test_a_completion_after_the_day_of_knowledge_is_not_known() -> None:
    people = company(worker("ann"), enrolment("ann", "2025-03-15", completed_date="2025-04-20"))

    assert answer(KPI, people, APR_2025, as_of=date(2025, 4, 19)).value == 0
    assert answer(KPI, people, APR_2025, as_of=date(2025, 4, 20)).value == 1


def test_it_belongs_to_the_unit_of_the_due_date() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-03-16", "Finance"))
    people = company(worker("ann", jobs=jobs), enrolment("ann", "2025-03-15", completed_date="2025-03-20"))

    assert answer(KPI, people, MAR_2025, by="department").of("Sales").one("numerator", "denominator") == (
        1,
        1,
    )


def test_what_is_due_is_either_completed_or_overdue_the_day_after() -> None:
    people = company(
        worker("ann"),
        *(enrolment("ann", f"2025-01-{day}", completed_date=f"2025-02-{day}") for day in (10, 20, 28)),
        enrolment("ann", "2025-01-05"),
    )

    parts = [answer(kpi, people, months("2025-01", "2025-03")).value for kpi in (KPI, OVERDUE)]

    assert (parts[0] + parts[1]).ravel().tolist() == [1, 1, 1]
