"""Measurable goals, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.measurable_goals import KPI
from tests.builders import FEB_2025, MAR_2025, Cell, Entry, Row, answer, company, goal, job, months, worker

WHOLE: Row = {"kpi": "turnover_rate", "kind": "decrease", "baseline": 0.12, "target": 0.1}


def whole(key: str = "G1", owner: str | None = "ann", **cells: Cell) -> Entry:
    """A goal that lacks nothing, unless a cell is said."""
    return goal(key, owner, **{**WHOLE, **cells})


def test_goals_that_lack_nothing_over_all() -> None:
    people = company(
        worker("ann"),
        whole("G1"),
        whole("G2", target=None),
        whole("G3", owner=None, due_date=None),
        goal("G4", "ann"),
    )

    measurable = answer(KPI, people, MAR_2025)

    assert measurable.one("numerator", "denominator", "people") == (1, 4, 1)
    lacks = {name: figure.item() for name, figure in measurable.beside.items()}
    assert lacks == {
        "without_metric": 1,
        "without_number": 2,
        "without_baseline": 1,
        "without_owner": 1,
        "without_date": 1,
    }


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ({}, 1),
        ({"kpi": None, "measure_unit": "machines"}, 1),
        ({"kpi": None}, 0),
        ({"target": None}, 0),
        ({"baseline": None}, 0),
        ({"kind": "increase"}, 0),  # from 0.12 to 0.1 is no increase
        ({"kind": "increase", "target": 0.12}, 0),
        ({"kind": "increase", "target": 0.13}, 1),
        ({"target": 0.12}, 0),
        ({"kind": "reach", "target": 0.2}, 1),
        ({"kind": None}, 1),
        ({"kind": None, "baseline": None}, 0),
        ({"kind": "stay_below", "baseline": None}, 1),
        ({"kind": "stay_above", "baseline": None, "target": None}, 0),
        ({"kind": "milestone", "kpi": None, "baseline": None, "target": None}, 1),
        ({"kind": "milestone", "due_date": None}, 0),
        ({"owner": None}, 0),
        ({"due_date": None}, 0),
    ],
)
def test_each_rule_is_looked_at(cells: dict[str, str], counts: int) -> None:
    assert answer(KPI, company(worker("ann"), whole(**cells)), MAR_2025).numerator == counts


@pytest.mark.parametrize(("due", "counts"), [("2025-03-30", 0), ("2025-03-31", 1)])
def test_only_goals_open_on_the_last_day_count(due: str, counts: int) -> None:
    people = company(worker("ann"), whole(due_date=due))

    assert answer(KPI, people, MAR_2025).one("numerator", "denominator") == (counts, counts)
    assert np.isnan(answer(KPI, people, months("2024-12", "2024-12")).value)


def test_a_goal_goes_with_its_owner() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-03-31", "Finance"))

    measurable = answer(
        KPI, company(worker("ann", jobs=jobs), whole()), (FEB_2025, MAR_2025), by="department"
    )

    assert measurable.of("Sales").numerator.ravel().tolist() == [1, 0]
    assert measurable.of("Finance").numerator.ravel().tolist() == [0, 1]
