"""Goal alignment, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.goal_alignment import KPI
from tests.builders import APR_2025, MAR_2025, Cell, Entry, answer, company, goal, job, months, worker

TOP = goal("top", level="company")


def test_goals_from_which_parents_lead_to_the_company_over_all() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        TOP,
        goal("sales", "ann", level="department", parent_id="top"),
        goal("mine", "ben", level="individual", parent_id="sales"),
        goal("alone", "ben", level="individual"),
    )

    alignment = answer(KPI, people, MAR_2025)

    assert alignment.one("numerator", "denominator", "people") == (3, 4, 2)
    assert alignment.value == pytest.approx(3 / 4)


def test_a_path_may_be_long() -> None:
    chain = [goal(f"G{at}", parent_id=f"G{at - 1}" if at else "top") for at in range(100)]

    assert answer(KPI, company(worker(), TOP, *chain), MAR_2025).value == 1


@pytest.mark.parametrize(
    "goals",
    [
        (goal("G1", parent_id="G2"), goal("G2", parent_id="G1")),
        (goal("G1", parent_id="G1"),),
        (goal("G1", parent_id="nowhere"),),
        (goal("G1", level="division"),),
        (goal("G1"),),
    ],
    ids=["a circle", "itself", "a goal that is not there", "a goal of a division", "no level"],
)
def test_what_leads_elsewhere_is_not_aligned(goals: tuple[Entry, ...]) -> None:
    assert answer(KPI, company(worker(), TOP, *goals), MAR_2025).numerator == 1


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ({"due_date": "2025-03-30"}, 0),
        ({"due_date": "2025-03-31"}, 1),
        ({"start_date": "2025-03-31"}, 1),
        ({"start_date": "2025-04-01"}, 0),
        ({"start_date": None}, 0),
    ],
)
def test_only_open_goals_count(cells: dict[str, Cell], counts: int) -> None:
    people = company(
        worker("ann"), goal("G1", "ann", **cells), goal("G2", start_date="2026-01-01", due_date=None)
    )

    assert answer(KPI, people, MAR_2025).denominator == counts


def test_a_goal_goes_with_its_owner() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-03-31", "Finance"))
    people = company(worker("ann", jobs=jobs), TOP, goal("G1", "ann", parent_id="top"))

    alignment = answer(KPI, people, months("2025-02", "2025-03"), by="department")

    assert alignment.of("Sales").numerator.ravel().tolist() == [1, 0]
    assert alignment.of("Finance").numerator.ravel().tolist() == [0, 1]


def test_a_goal_without_an_owner_is_in_the_unit_that_it_names() -> None:
    """Its owner leaves on the last day of March: at the close the goal is the department's alone."""
    people = company(
        worker("ann", last_day="2025-03-31"),
        worker("ben", department="Finance"),
        goal("G1", "ann", level="department", unit="Finance"),
        goal("G2", level="department", unit="Finance"),
        goal("G3", level="department", unit="Nowhere"),
        goal("G4", level="individual", unit="Finance"),
    )

    alignment = answer(KPI, people, months("2025-02", "2025-03"), by="department")

    assert alignment.of("Sales").denominator.ravel().tolist() == [1, 0]
    assert alignment.of("Finance").denominator.ravel().tolist() == [1, 2]
    assert alignment.of("unknown").denominator.ravel().tolist() == [2, 2]


def test_without_an_open_goal_there_is_no_figure() -> None:
    people = company(worker("ann"), goal("G1", "ann", due_date="2025-03-31"))

    assert np.isnan(answer(KPI, people, APR_2025).value)
