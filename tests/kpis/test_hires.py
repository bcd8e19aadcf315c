"""Hires, worked by hand."""

from datetime import date

import pytest

from hrkpi.kpis.hires import KPI
from tests.builders import Q1_2025, Y2024, answer, company, job, spell, worker, year
from tests.published import SMALL_AS_OF, employees_small, year_2024


def test_new_people_people_again_and_conversions_are_hires() -> None:
    people = company(
        worker(hire_date="2025-02-01"),
        worker(spells=(spell("2020-01-01", "2024-06-30"), spell("2025-02-01"))),
        worker(
            spells=(
                spell("2024-01-01", "2025-01-31", worker_type="contractor"),
                spell("2025-02-01", worker_type="employee"),
            )
        ),
        worker(hire_date="2025-02-01", hire_type="acquisition"),
    )

    assert answer(KPI, people, Q1_2025).value == 3  # who came with a company is no hire


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")

    assert answer(KPI, company(*(worker(hire_date=day) for day in days)), Q1_2025).value == 2


@pytest.mark.parametrize(("again", "hires"), [("2025-02-09", 0), ("2025-02-10", 1)])
def test_a_gap_of_thirty_days_is_none(again: str, hires: int) -> None:
    person = worker(spells=(spell("2024-01-01", "2025-01-10"), spell(again)))

    assert answer(KPI, company(person), Q1_2025).value == hires


def test_a_hire_belongs_to_the_unit_of_the_first_day() -> None:
    person = worker(hire_date="2025-01-10", jobs=(job("2025-01-10", "Sales"), job("2025-01-11", "Finance")))

    hires = answer(KPI, company(person), Q1_2025, by="department")

    assert hires.of("Sales").value == 1
    assert hires.of("Finance").value == 0


def test_a_hire_after_the_day_of_knowledge_does_not_count() -> None:
    people = company(worker(hire_date="2025-02-11"), worker(hire_date="2025-02-10"))

    assert answer(KPI, people, Q1_2025, as_of=date(2025, 2, 10)).value == 1


def test_published_companies() -> None:
    assert answer(KPI, year_2024(), Y2024).value == 40 + 50 + 4
    small = answer(KPI, employees_small(), (year(2000), year(2001)), as_of=SMALL_AS_OF)
    assert small.value.tolist() == [[5], [0]]
