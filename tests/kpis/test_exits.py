"""Exits, worked by hand."""

from datetime import date

import pytest

from hrkpi.kpis.exits import KPI
from tests.builders import JAN_2025, Q1_2025, Y2024, answer, company, job, month, spell, worker, year
from tests.published import SMALL_AS_OF, employees_small, year_2024

DECEMBER = month("2024-12")


@pytest.mark.parametrize("exit_type", ["voluntary", "involuntary", "other", "unknown", None])
def test_whoever_decided_it_is_an_exit(exit_type: str | None) -> None:
    people = company(worker(last_day="2025-02-14", exit_type=exit_type), worker())

    assert answer(KPI, people, Q1_2025).value == 1


def test_a_last_day_of_31_december_is_an_exit_of_december() -> None:
    people = company(
        worker(last_day="2024-12-31"), worker(last_day="2024-12-01"), worker(last_day="2024-11-30")
    )

    assert answer(KPI, people, (DECEMBER, JAN_2025)).value.tolist() == [[2], [0]]


def test_an_exit_that_was_bridged_is_none() -> None:
    people = company(
        worker(spells=(spell("2024-01-01", "2025-01-10", exit_type="voluntary"), spell("2025-02-09")))
    )

    assert answer(KPI, people, Q1_2025).value == 0
    assert answer(KPI, people, Q1_2025, bridge_days=29).value == 1


def test_an_exit_belongs_to_the_unit_of_the_last_day() -> None:
    person = worker(last_day="2025-02-11", jobs=(job("2020-01-01", "Sales"), job("2025-02-11", "Finance")))

    exits = answer(KPI, company(person), Q1_2025, by="department")

    assert exits.of("Sales").value == 0
    assert exits.of("Finance").value == 1


def test_an_exit_after_the_day_of_knowledge_does_not_count() -> None:
    people = company(worker(last_day="2025-02-11"), worker(last_day="2025-02-10"))

    assert answer(KPI, people, Q1_2025, as_of=date(2025, 2, 10)).value == 1


def test_published_companies() -> None:
    assert answer(KPI, year_2024(), Y2024).value == 79
    small = answer(KPI, employees_small(), (year(2000), year(2001)), as_of=SMALL_AS_OF)
    assert small.value.tolist() == [[22], [25]]
