"""Engines that answer as if the unknown were something."""

import numpy as np
import pytest

from hrkpi.assumed import Added, Merged, Recoded
from hrkpi.engine.sums import Columns, Sums


class Recorder:
    """An engine that notes what it is asked and says what it is told to."""

    def __init__(self, **found: list[int]) -> None:
        self.found = {name: np.array(column, dtype=np.int64) for name, column in found.items()}
        self.asked: list[Sums] = []

    def sums(self, asked: Sums) -> Columns:
        """What it was told to say, of the columns asked for."""
        self.asked.append(asked)
        return {name: self.found[name] for name in (*asked.by, *asked.measures)}


def listed(found: Columns) -> dict[str, list[int]]:
    """Columns as lists."""
    return {name: column.tolist() for name, column in found.items()}


def test_unknown_members_are_taken_for_another() -> None:
    engine = Recorder(month=[1, 1, 1], gender=[0, 2, 3], headcount=[5, 7, 9])

    found = Recoded(engine, "gender", (0, 3), 2).sums(Sums("people", ("headcount",), ("month", "gender")))

    assert listed(found) == {"month": [1, 1, 1], "gender": [2, 2, 2], "headcount": [5, 7, 9]}


@pytest.mark.parametrize(
    ("kept", "asked"),
    [((2,), (0, 2, 3)), ((1,), (1,)), ((1, 2), (0, 1, 2, 3)), ((0, 1), (1,))],
)
def test_who_keeps_the_other_keeps_the_unknown_and_nobody_else_does(
    kept: tuple[int, ...], asked: tuple[int, ...]
) -> None:
    engine = Recorder(month=[1], headcount=[5])

    Recoded(engine, "gender", (0, 3), 2).sums(Sums("people", ("headcount",), ("month",), {"gender": kept}))

    assert engine.asked[0].where == {"gender": asked}


def test_a_fact_without_the_dimension_is_left_alone() -> None:
    engine, asked = Recorder(month=[1], managers=[5]), Sums("spans", ("managers",), ("month",))

    Recoded(engine, "course", (0,), 2).sums(asked)

    assert engine.asked == [asked]


def test_a_measure_takes_what_another_counts() -> None:
    engine = Recorder(month=[1, 2], exits_unknown=[3, 0], exits_voluntary=[10, 4])
    merged = Merged(engine, {"people": ("exits_unknown", "exits_voluntary")})

    assert listed(merged.sums(Sums("people", ("exits_voluntary",), ("month",)))) == {
        "month": [1, 2],
        "exits_voluntary": [13, 4],
    }
    assert listed(merged.sums(Sums("people", ("exits_unknown",), ("month",))))["exits_unknown"] == [0, 0]


@pytest.mark.parametrize("asked", [Sums("people", ("headcount",)), Sums("training", ("due",))])
def test_other_measures_are_left_alone(asked: Sums) -> None:
    engine = Recorder(headcount=[1], due=[1])

    Merged(engine, {"people": ("exits_unknown", "exits_voluntary")}).sums(asked)

    assert engine.asked == [asked]


ROWS = {"month": np.array([5, 9]), "days": np.array([0, 0])}


def test_rows_that_were_left_out_are_added() -> None:
    engine = Recorder(month=[4], days=[30], to_fill=[2], to_hire=[1])
    asked = Sums("durations", ("to_fill", "to_hire"), ("month", "days"), stop=8)

    found = Added(engine, "durations", "to_fill", ROWS).sums(asked)

    assert listed(found) == {"month": [4, 5], "days": [30, 0], "to_fill": [2, 1], "to_hire": [1, 0]}


def test_without_an_end_all_of_them_are_added() -> None:
    engine = Recorder(month=[4], to_fill=[2])

    found = Added(engine, "durations", "to_fill", ROWS).sums(Sums("durations", ("to_fill",), ("month",)))

    assert listed(found) == {"month": [4, 5, 9], "to_fill": [2, 1, 1]}


@pytest.mark.parametrize("asked", [Sums("durations", ("to_hire",)), Sums("hiring", ("applications",))])
def test_nothing_is_added_to_other_questions(asked: Sums) -> None:
    engine = Recorder(to_hire=[1], applications=[1])

    found = Added(engine, "durations", "to_fill", ROWS).sums(asked)

    assert all(len(column) == 1 for column in found.values())
