"""Headcount, worked by hand."""

from datetime import date

from hrkpi.kpis.headcount import KPI
from tests.builders import FEB_2025, MAR_2025, Q1_2025, answer, company, spell, worker


def test_part_timers_count_as_one() -> None:
    people = company(worker(fte=0.5), worker(fte=1.0), worker(last_day="2024-12-31"))

    headcount = answer(KPI, people, Q1_2025)

    assert headcount.value == 2
    assert headcount.people == 2


def test_who_begins_on_the_last_day_is_there_and_whose_last_day_it_is_is_not() -> None:
    people = company(
        worker(hire_date="2025-03-31"),
        worker(hire_date="2025-04-01"),
        worker(last_day="2025-03-31"),
        worker(last_day="2025-04-01"),
    )

    headcount = answer(KPI, people, (FEB_2025, MAR_2025))

    assert headcount.value.tolist() == [[2], [2]]  # February: both who still are; March: one went, one came


def test_contractors_are_apart() -> None:
    people = company(worker(), worker(worker_type="contractor"), worker(worker_type="intern"))

    assert answer(KPI, people, Q1_2025).value == 1
    assert answer(KPI, people, Q1_2025, where={"worker_type": "contractor"}).value == 1
    assert answer(KPI, people, Q1_2025, by="worker_type").value.sum() == 3


def test_two_assignments_at_once_are_one_person() -> None:
    twice = worker(spells=(spell("2024-01-01"), spell("2024-06-01")))

    assert answer(KPI, company(twice), Q1_2025).value == 1


def test_what_is_not_known_yet_does_not_count() -> None:
    people = company(worker(), worker(last_day="2025-03-20"), worker(hire_date="2025-03-20"))

    headcount = answer(KPI, people, Q1_2025, as_of=date(2025, 3, 15))

    assert headcount.value == 2
