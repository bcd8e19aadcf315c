"""An engine that is asked the same question once."""

from dataclasses import replace

import numpy as np

from hrkpi.engine.remembered import Remembered
from hrkpi.engine.sums import Columns, Sums

ASKED = Sums("people", ("exits_voluntary", "headcount"), ("month", "division"), {"level": (1, 2)}, 24300)


class Counting:
    """An engine that says how often it was asked; each of its figures is that number."""

    def __init__(self) -> None:
        self.asked = 0

    def sums(self, asked: Sums) -> Columns:
        """One row."""
        self.asked += 1
        return {name: np.array([self.asked], dtype=np.int64) for name in (*asked.by, *asked.measures)}


def test_the_same_question_is_put_once() -> None:
    engine = Counting()
    remembered = Remembered(engine)

    first, again = remembered.sums(ASKED), remembered.sums(replace(ASKED, where={"level": (1, 2)}))

    assert engine.asked == 1
    assert first == again


def test_fewer_measures_are_a_part_of_what_is_known() -> None:
    engine = Counting()
    remembered = Remembered(engine)
    remembered.sums(ASKED)

    found = remembered.sums(replace(ASKED, measures=("headcount",)))

    assert engine.asked == 1
    assert list(found) == ["month", "division", "headcount"]


def test_more_measures_another_filter_or_another_month_are_another_question() -> None:
    engine = Counting()
    remembered = Remembered(engine)
    others = (
        replace(ASKED, measures=("headcount", "exits_other")),
        replace(ASKED, where={"level": (1,)}),
        replace(ASKED, stop=24301),
        replace(ASKED, by=("month",)),
    )

    for one in (ASKED, *others):
        remembered.sums(one)

    assert engine.asked == 1 + len(others)
