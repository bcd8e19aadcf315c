"""Training compliance, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.training_compliance import KPI
from tests.builders import (
    APR_2025,
    FEB_2025,
    MAR_2025,
    Entry,
    answer,
    company,
    enrolment,
    job,
    months,
    spell,
    worker,
)


def held(person: str, done: str | None, until: str | None = None, **cells: Any) -> Entry:
    """A mandatory course, due on the last day of January 2025, done on a day and valid until another."""
    return enrolment(person, "2025-01-31", completed_date=done, expires_date=until, **cells)


def test_people_with_all_certificates_over_people_of_whom_any_is_required() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        worker("cem"),
        worker("dee"),  # nothing is required of her
        held("ann", "2025-01-20"),
        held("ann", "2025-01-25", course_id="Fire"),
        held("ben", "2025-01-20"),
        held("ben", None, course_id="Fire"),
        held("cem", "2025-03-05"),
    )

    compliance = answer(KPI, people, months("2025-01", "2025-03"))

    assert compliance.numerator.ravel().tolist() == [1, 1, 2]
    assert compliance.denominator.ravel().tolist() == [3, 3, 3]
    assert compliance.people.ravel().tolist() == [3, 3, 3]


def test_it_is_required_from_the_due_date_on() -> None:
    people = company(worker("ann"), enrolment("ann", "2025-04-01", completed_date="2025-03-31"))

    compliance = answer(KPI, people, (MAR_2025, APR_2025))

    assert compliance.denominator.ravel().tolist() == [0, 1]
    assert compliance.numerator.ravel().tolist() == [0, 1]


@pytest.mark.parametrize(("until", "counts"), [("2025-03-30", 0), ("2025-03-31", 1), ("2025-04-01", 1)])
def test_it_is_valid_up_to_and_on_the_day_of_expiry(until: str, counts: int) -> None:
    people = company(worker("ann"), held("ann", "2025-01-20", until))

    assert answer(KPI, people, MAR_2025).one("numerator", "denominator") == (counts, 1)


def test_a_renewal_in_time_leaves_no_gap_and_a_late_one_does() -> None:
    """Ann renews on the day after expiry, Ben a month later; what is due again is required already."""
    people = company(
        worker("ann"),
        worker("ben"),
        held("ann", "2025-01-20", "2025-02-20"),
        held("ben", "2025-01-20", "2025-02-20"),
        enrolment("ann", "2025-02-20", completed_date="2025-02-21"),
        enrolment("ben", "2025-02-20", completed_date="2025-03-21"),
    )

    compliance = answer(KPI, people, months("2025-01", "2025-03"))

    assert compliance.numerator.ravel().tolist() == [2, 1, 2]
    assert compliance.denominator.ravel().tolist() == [2, 2, 2]


def test_what_was_learnt_before_it_fell_due_or_of_free_will_counts_as_well() -> None:
    people = company(
        worker("ann"),
        held("ann", None),
        enrolment("ann", None, is_mandatory=False, completed_date="2024-05-01"),
    )

    assert answer(KPI, people, FEB_2025).value == 1


@pytest.mark.parametrize(
    "cells", [{"status": "failed"}, {"status": "cancelled"}, {"completed_date": "2025-03-01"}]
)
def test_what_is_not_completed_by_the_close_is_not_held(cells: dict[str, Any]) -> None:
    kept = enrolment("ann", "2025-01-31", key="kept")
    tried = enrolment("ann", None, **{"completed_date": "2025-02-01", **cells})

    assert answer(KPI, company(worker("ann"), kept, tried), FEB_2025).one("numerator", "denominator") == (
        0,
        1,
    )


@pytest.mark.parametrize("cells", [{"status": "exempt"}, {"status": "cancelled"}, {"is_mandatory": False}])
def test_what_nobody_has_to_do_is_not_required(cells: dict[str, Any]) -> None:
    people = company(worker("ann"), held("ann", None, **cells))

    assert np.isnan(answer(KPI, people, FEB_2025).value)


def test_done_nobody_knows_when_is_held() -> None:
    people = company(worker("ann"), held("ann", None, status="completed"))

    assert answer(KPI, people, FEB_2025).value == 1


@pytest.mark.parametrize(("last_day", "counts"), [("2025-03-31", 0), ("2025-04-01", 1)])
def test_people_gone_at_the_close_do_not_count(last_day: str, counts: int) -> None:
    people = company(worker("ann", last_day=last_day), held("ann", "2025-01-20"))

    compliance = answer(KPI, people, (MAR_2025, APR_2025))

    assert compliance.denominator.ravel().tolist() == [counts, 0]
    assert compliance.numerator.ravel().tolist() == [counts, 0]


def test_who_comes_back_keeps_the_certificate_and_owes_nothing_until_it_is_due_again() -> None:
    person = worker("ann", spells=(spell("2024-01-01", "2025-02-10"), spell("2025-04-01")))
    people = company(person, held("ann", "2025-01-20"), enrolment("ann", "2025-05-15"))

    compliance = answer(KPI, people, months("2025-01", "2025-05"))

    assert compliance.numerator.ravel().tolist() == [1, 0, 0, 0, 1]
    assert compliance.denominator.ravel().tolist() == [1, 0, 0, 0, 1]


def test_a_person_is_one_in_all_and_one_in_each_course() -> None:
    people = company(worker("ann"), held("ann", "2025-01-20"), held("ann", None, course_id="Fire"))

    assert answer(KPI, people, FEB_2025).one("numerator", "denominator") == (0, 1)
    courses = answer(KPI, people, FEB_2025, by="course")
    assert courses.of("Safety").one("numerator", "denominator") == (1, 1)
    assert courses.of("Fire").one("numerator", "denominator") == (0, 1)
    both = answer(KPI, people, FEB_2025, where={"course": ("Fire", "Safety")})
    assert both.one("numerator", "denominator", "people") == (1, 2, 1)


def test_people_are_in_the_unit_in_which_training_last_fell_due() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-02-10", "Finance"))
    people = company(
        worker("ann", jobs=jobs),
        held("ann", "2025-01-20"),
        enrolment("ann", "2025-03-10", completed_date="2025-03-01"),
    )

    compliance = answer(KPI, people, (FEB_2025, MAR_2025), by="department")

    assert compliance.of("Sales").denominator.ravel().tolist() == [1, 0]
    assert compliance.of("Finance").denominator.ravel().tolist() == [0, 1]
    assert compliance.of("Finance").numerator.ravel().tolist() == [0, 1]


def test_a_completion_after_the_day_of_knowledge_is_not_known() -> None:
    people = company(worker("ann"), held("ann", "2025-02-20"))

    assert answer(KPI, people, FEB_2025, as_of=date(2025, 2, 19)).value == 0
    assert answer(KPI, people, FEB_2025, as_of=date(2025, 2, 20)).value == 1
