"""Check-ins on time, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.check_in_rate import KPI
from tests.builders import APR_2025, MAR_2025, Cell, Entry, answer, check_in, company, goal, months, worker


def monthly(key: str = "G1", owner: str | None = "ann", **cells: Cell) -> Entry:
    """A goal of 2025 to be looked at every thirty days."""
    return goal(key, owner, **{"cadence_days": 30, **cells})


def test_goals_with_a_fresh_check_in_over_goals_of_which_one_is_due() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        monthly("G1"),
        monthly("G2", "ben"),
        goal("G3", "ben"),  # nobody says how often
        check_in("G1", "2025-02-10"),
        check_in("G1", "2025-03-10"),
        check_in("G2", "2025-02-10"),
    )

    rate = answer(KPI, people, months("2025-01", "2025-03"))

    # on 31 January the thirty days since the start are just over: a check-in is due from that day on
    assert rate.denominator.ravel().tolist() == [0, 2, 2]
    assert rate.numerator.ravel().tolist() == [0, 2, 1]
    assert rate.beside["without_cadence"].ravel().tolist() == [1, 1, 1]
    assert rate.people.ravel().tolist() == [2, 2, 2]


@pytest.mark.parametrize(("day", "fresh"), [("2025-02-28", 0), ("2025-03-01", 1), ("2025-03-31", 1)])
def test_it_is_fresh_on_the_last_day_of_the_cadence(day: str, fresh: int) -> None:
    """From 1 to 31 March there are thirty days."""
    people = company(worker("ann"), monthly(), check_in("G1", day))

    assert answer(KPI, people, MAR_2025).one("numerator", "denominator") == (fresh, 1)


@pytest.mark.parametrize(("start", "due"), [("2025-03-01", 0), ("2025-02-28", 1)])
def test_the_first_is_due_when_the_cadence_is_over(start: str, due: int) -> None:
    people = company(worker("ann"), monthly(start_date=start), check_in("G1", "2025-03-05"))

    rate = answer(KPI, people, MAR_2025)

    assert rate.one("numerator", "denominator") == (due, due)


def test_check_ins_of_other_goals_and_after_the_period_do_not_count() -> None:
    people = company(worker("ann"), monthly(), check_in("G1", "2025-04-01"), check_in("G9", "2025-03-20"))

    assert answer(KPI, people, (MAR_2025, APR_2025)).numerator.ravel().tolist() == [0, 1]


def test_a_goal_that_is_over_needs_none() -> None:
    people = company(worker("ann"), monthly(due_date="2025-03-30"), check_in("G1", "2025-03-20"))

    assert np.isnan(answer(KPI, people, MAR_2025).value)


def test_without_a_start_it_begins_with_the_first_check_in() -> None:
    people = company(
        worker("ann"), monthly(start_date=None), check_in("G1", "2025-02-01"), check_in("G1", "2025-03-20")
    )

    rate = answer(KPI, people, months("2025-01", "2025-04"))

    assert rate.denominator.ravel().tolist() == [0, 0, 1, 1]
    assert rate.numerator.ravel().tolist() == [0, 0, 1, 0]


def test_a_goal_of_a_unit_needs_one_as_well() -> None:
    people = company(
        worker("ann"),
        monthly(owner=None, level="department", unit="Sales"),
        check_in("G1", "2025-03-20"),
    )

    rate = answer(KPI, people, (MAR_2025, APR_2025), by="department")

    assert rate.of("Sales").numerator.ravel().tolist() == [1, 0]
    assert rate.of("Sales").denominator.ravel().tolist() == [1, 1]


def test_a_check_in_after_the_day_of_knowledge_is_not_known() -> None:
    people = company(worker("ann"), monthly(), check_in("G1", "2025-03-20"))

    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 19)).numerator == 0
    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 20)).numerator == 1
