"""Internal mobility, worked by hand."""

import pytest

from hrkpi.kpis.internal_mobility_rate import KPI
from tests.builders import JAN_2025, Q1_2025, Cell, answer, company, job, worker
from tests.units import renamed


def test_moves_to_another_unit_or_job_family_over_the_people_there_are() -> None:
    people = company(
        worker(jobs=(job("2020-01-01", "Sales"), job("2025-02-01", "Finance"))),
        worker(jobs=(job("2020-01-01", job_family="Law"), job("2025-03-01", job_family="Audit"))),
        worker(last_day="2025-02-14"),  # 45 of 90 days
        worker(),
    )

    mobility = answer(KPI, people, Q1_2025)

    assert mobility.one("numerator", "denominator") == (2, 3.5)
    assert mobility.value == pytest.approx(2 / 3.5)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(jobs=(job("2020-01-01"), job(day, "Finance"))) for day in days))

    assert answer(KPI, people, JAN_2025).numerator == 2


def test_another_unit_and_another_job_family_at_once_are_one_move() -> None:
    jobs = (job("2020-01-01", "Sales", job_family="Law"), job("2025-01-10", "Finance", job_family="Audit"))

    assert answer(KPI, company(worker(jobs=jobs)), JAN_2025).numerator == 1


@pytest.mark.parametrize(
    "cells",
    [
        {"department": "Finance", "change": "reorganisation"},
        {"department": "Finance", "change": "data"},
        {"department": None},
        {"level": "2"},
        {"location": "Turin"},
    ],
)
def test_no_other_change_is_a_move(cells: dict[str, Cell]) -> None:
    """Nor is it where the unit before or after is not known."""
    first = {"level": "1", "location": "Basel"}
    person = worker(jobs=(job("2020-01-01", **first), {**job("2025-01-10", **first), **cells}))

    assert answer(KPI, company(person), JAN_2025).value == 0


@pytest.mark.parametrize(("day", "moves"), [("2025-01-09", 1), ("2025-01-10", 0), ("2025-01-31", 0)])
def test_a_renamed_unit_is_no_move(day: str, moves: int) -> None:
    """Who went from Sales to Markets before Sales became Markets did move."""
    person = worker(jobs=(job("2020-01-01", "Sales"), job(day, "Markets")))

    assert (
        answer(KPI, company(person, renamed("Sales", "Markets", "2025-01-10")), JAN_2025).numerator == moves
    )


def test_a_unit_renamed_twice_is_no_move_even_if_nobody_wrote_it_down() -> None:
    person = worker(jobs=(job("2020-01-01", "Sales"), job("2025-01-20", "Clients")))
    names = (renamed("Sales", "Markets", "2025-01-05"), renamed("Markets", "Clients", "2025-01-10"))

    assert answer(KPI, company(person, *names), JAN_2025).value == 0


def test_another_team_of_a_renamed_unit_is_a_move() -> None:
    jobs = (job("2020-01-01", "Sales", team="North"), job("2025-01-10", "Markets", team="South"))

    assert (
        answer(KPI, company(worker(jobs=jobs), renamed("Sales", "Markets", "2025-01-10")), JAN_2025).value
        == 1
    )


def test_a_move_belongs_to_the_unit_moved_to() -> None:
    person = worker(jobs=(job("2020-01-01", "Sales"), job("2025-01-10", "Finance")))

    mobility = answer(KPI, company(person), JAN_2025, by="department")

    assert [mobility.of(unit).numerator for unit in ("Sales", "Finance")] == [0, 1]
