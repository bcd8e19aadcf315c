"""Training completed on time, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.training_completion_rate import KPI
from tests.builders import FEB_2025, MAR_2025, Q1_2025, answer, company, enrolment, job, spell, ttm, worker


def test_of_what_was_due_some_was_done_in_time() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        enrolment("ann", completed_date="2025-03-31"),  # on the day itself is in time
        enrolment("ann", completed_date="2025-04-01", course_id="Fire"),
        enrolment("ben"),
        enrolment("ben", completed_date="2025-01-10", course_id="Fire"),
    )

    completion = answer(KPI, people, MAR_2025)

    assert completion.value == pytest.approx(2 / 4)
    assert completion.people == 2


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    people = company(worker("ann"), *(enrolment("ann", day) for day in days))

    assert answer(KPI, people, Q1_2025).denominator == 2


@pytest.mark.parametrize(
    "cells", [{"status": "exempt"}, {"status": "cancelled"}, {"is_mandatory": False}, {"is_mandatory": None}]
)
def test_what_nobody_had_to_do_does_not_count(cells: dict[str, Any]) -> None:
    people = company(worker("ann"), enrolment("ann"), enrolment("ann", **cells))

    assert answer(KPI, people, MAR_2025).denominator == 1


@pytest.mark.parametrize(("last_day", "counts"), [("2025-03-30", 0), ("2025-03-31", 1)])
def test_people_gone_before_the_due_date_are_left_out(last_day: str, counts: int) -> None:
    people = company(worker("ann", last_day=last_day), enrolment("ann"))

    assert answer(KPI, people, MAR_2025).denominator == counts


def test_a_new_deadline_does_not_make_it_in_time() -> None:
    late = enrolment("ann", "2025-02-28", due_date="2025-03-31", completed_date="2025-03-15")

    completion = answer(KPI, company(worker("ann"), late), (FEB_2025, MAR_2025))

    assert completion.denominator.tolist() == [[1], [0]]
    assert completion.numerator.tolist() == [[0], [0]]


def test_the_only_deadline_is_the_first() -> None:
    people = company(
        worker("ann"), enrolment("ann", None, due_date="2025-03-31", completed_date="2025-03-15")
    )

    assert answer(KPI, people, MAR_2025).value == 1


@pytest.mark.parametrize(
    "cells", [{"completed_date": "2025-03-10", "status": "failed"}, {"status": "completed"}]
)
def test_failed_or_done_nobody_knows_when_is_not_in_time(cells: dict[str, str]) -> None:
    people = company(worker("ann"), enrolment("ann", **cells))

    assert answer(KPI, people, MAR_2025).value == 0


def test_what_is_not_due_yet_says_nothing() -> None:
    people = company(worker("ann"), enrolment("ann", completed_date="2025-01-10"))

    assert np.isnan(answer(KPI, people, MAR_2025, as_of=date(2025, 3, 30)).value)


def test_it_belongs_to_the_unit_of_the_due_date() -> None:
    person = worker("ann", jobs=(job("2020-01-01", "Sales"), job("2025-03-31", "Finance")))

    completion = answer(KPI, company(person, enrolment("ann")), MAR_2025, by="department")

    assert completion.of("Finance").denominator == 1


def test_a_person_is_one_in_all_and_one_in_each_course() -> None:
    people = company(
        worker("ann"),
        enrolment("ann", course_id="Safety"),
        enrolment("ann", course_id="Fire"),
        enrolment("ann", "2025-02-10", course_id="Fire"),
    )

    assert answer(KPI, people, ttm("2025-12")).people == 1
    assert answer(KPI, people, ttm("2025-12"), by="course").people.tolist() == [[1, 1]]
    assert answer(KPI, people, ttm("2025-12"), where={"course": ("Fire", "Safety")}).people == 1
    assert answer(KPI, people, (FEB_2025, MAR_2025)).people.tolist() == [[1], [1]]


def test_who_was_away_between_two_spells_had_nothing_to_do() -> None:
    person = worker("ann", spells=(spell("2024-01-01", "2024-12-31"), spell("2025-05-01")))

    assert np.isnan(answer(KPI, company(person, enrolment("ann")), MAR_2025).value)
