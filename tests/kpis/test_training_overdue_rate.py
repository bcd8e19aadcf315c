"""Overdue training, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.training_overdue_rate import KPI
from tests.builders import APR_2025, FEB_2025, MAR_2025, answer, company, enrolment, months, worker


def test_of_what_was_ever_due_some_is_late() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        enrolment("ann", "2025-01-15"),
        enrolment("ann", "2025-01-15", completed_date="2025-02-10", course_id="Fire"),
        enrolment("ben", "2025-01-15", completed_date="2025-01-10"),
        enrolment("ben", "2025-04-15", course_id="Fire"),  # not due yet
    )

    overdue = answer(KPI, people, months("2025-01", "2025-04"))

    assert overdue.numerator.ravel().tolist() == [2, 1, 1, 2]
    assert overdue.denominator.ravel().tolist() == [3, 3, 3, 4]
    assert overdue.people.ravel().tolist() == [2, 2, 2, 2]


def test_on_the_due_date_it_is_due_and_not_yet_overdue() -> None:
    people = company(worker("ann"), enrolment("ann", "2025-03-31"))

    overdue = answer(KPI, people, (FEB_2025, MAR_2025, APR_2025))

    assert overdue.denominator.ravel().tolist() == [0, 1, 1]
    assert overdue.numerator.ravel().tolist() == [0, 0, 1]


@pytest.mark.parametrize(("done", "late"), [("2025-03-31", 0), ("2025-04-01", 1)])
def test_done_on_the_last_day_of_the_period_is_done(done: str, late: int) -> None:
    people = company(worker("ann"), enrolment("ann", "2025-03-15", completed_date=done))

    assert answer(KPI, people, MAR_2025).numerator == late


@pytest.mark.parametrize(("last_day", "counts"), [("2025-03-31", 0), ("2025-04-01", 1)])
def test_people_gone_at_the_close_leave_nothing_behind(last_day: str, counts: int) -> None:
    people = company(worker("ann", last_day=last_day), enrolment("ann", "2025-03-15"))

    overdue = answer(KPI, people, (MAR_2025, APR_2025))

    assert overdue.denominator.ravel().tolist() == [counts, 0]
    assert overdue.numerator.ravel().tolist() == [counts, 0]
    assert overdue.people.ravel().tolist() == [counts, 0]


def test_who_leaves_on_the_due_date_owed_nothing() -> None:
    people = company(worker("ann", last_day="2025-03-31"), enrolment("ann", "2025-03-31"))

    overdue = answer(KPI, people, (MAR_2025, APR_2025))

    assert overdue.numerator.ravel().tolist() == [0, 0]
    assert np.isnan(overdue.value).all()


@pytest.mark.parametrize("cells", [{"status": "exempt"}, {"is_mandatory": False}, {"status": "completed"}])
def test_what_nobody_had_to_do_or_is_done_is_not_overdue(cells: dict[str, Any]) -> None:
    people = company(worker("ann"), enrolment("ann", "2025-01-15", **cells))

    assert answer(KPI, people, MAR_2025).numerator == 0


def test_a_completion_after_the_day_of_knowledge_is_not_known() -> None:
    late = enrolment("ann", "2025-03-15", completed_date="2025-04-20", status="completed")
    people = company(worker("ann"), late)

    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 31)).value == 1
    assert answer(KPI, people, MAR_2025).value == 1
    assert answer(KPI, people, APR_2025).value == 0


def test_a_person_is_one_in_all_and_one_in_each_course() -> None:
    people = company(
        worker("ann"), enrolment("ann", "2025-01-15"), enrolment("ann", "2025-02-15", course_id="Fire")
    )

    assert answer(KPI, people, MAR_2025).people == 1
    assert answer(KPI, people, MAR_2025, by="course").people.tolist() == [[1, 1]]
    assert answer(KPI, people, MAR_2025, where={"course": ("Fire", "Safety")}).people == 1


def test_it_ages_by_thirty_days() -> None:
    """At the close of 31 March, 1 March is 30 days ago, 28 February 31, 30 January 60 and 29 January 61."""
    days = ("2025-03-30", "2025-03-01", "2025-02-28", "2025-01-30", "2025-01-29", "2024-06-30")
    people = company(worker("ann"), *(enrolment("ann", day) for day in days), enrolment("ann", "2025-03-31"))

    beside = answer(KPI, people, MAR_2025).beside

    assert [beside[name].item() for name in ("overdue_1_30", "overdue_31_60", "overdue_61")] == [2, 2, 2]


@pytest.mark.parametrize("cells", [{"completed_date": "2025-04-10"}, {"last_day": "2025-04-10"}])
def test_what_is_done_or_left_behind_is_of_no_age(cells: dict[str, Any]) -> None:
    done = cells.get("completed_date")
    people = company(
        worker("ann", last_day=cells.get("last_day")), enrolment("ann", "2025-01-10", completed_date=done)
    )

    beside = answer(KPI, people, (FEB_2025, MAR_2025, APR_2025)).beside

    assert beside["overdue_1_30"].ravel().tolist() == [0, 0, 0]
    assert beside["overdue_31_60"].ravel().tolist() == [1, 0, 0]
    assert beside["overdue_61"].ravel().tolist() == [0, 1, 0]
