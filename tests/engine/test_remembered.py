"""An engine that is asked the same question once."""

from dataclasses import replace

import numpy as np

from hrkpi.engine.remembered import Remembered
from hrkpi.engine.sums import Columns, Sums

ASKED = Sums("people", ("exits_voluntary", "headcount"), ("month", "division"), {"level": (1, 2)}, 24300)
MONTHS = np.array([24301, 24299, 24300, 24298])


class Counting:
    """An engine that says how often it was asked; each of its figures is that number, in four months."""

    def __init__(self) -> None:
        self.asked = 0

    def sums(self, asked: Sums) -> Columns:
        """Four rows, in no order."""
        self.asked += 1
        figures = {name: np.full(4, self.asked, dtype=np.int64) for name in (*asked.by, *asked.measures)}
        return {**figures, "month": MONTHS} if "month" in asked.by else figures


def test_the_same_question_is_put_once() -> None:
    engine = Counting()
    remembered = Remembered(engine)

    first, again = remembered.sums(ASKED), remembered.sums(replace(ASKED, where={"level": (1, 2)}))

    assert engine.asked == 1
    for name, column in first.items():
        np.testing.assert_array_equal(column, again[name])


def test_another_month_is_a_part_of_what_is_known() -> None:
    engine = Counting()
    remembered = Remembered(engine)

    months = [remembered.sums(replace(ASKED, stop=stop))["month"].tolist() for stop in (24300, 24301, 24298)]
    every = remembered.sums(replace(ASKED, stop=None))

    assert engine.asked == 1
    assert months == [[24298, 24299], [24298, 24299, 24300], []]
    assert every["month"].tolist() == sorted(MONTHS.tolist())


def test_fewer_measures_are_a_part_of_what_is_known() -> None:
    engine = Counting()
    remembered = Remembered(engine)
    remembered.sums(ASKED)

    found = remembered.sums(replace(ASKED, measures=("headcount",)))

    assert engine.asked == 1
    assert list(found) == ["month", "division", "headcount"]


def test_more_measures_are_asked_for_with_those_that_are_known() -> None:
    engine = Counting()
    remembered = Remembered(engine)
    remembered.sums(ASKED)

    remembered.sums(replace(ASKED, measures=("headcount", "exits_other")))
    remembered.sums(ASKED)

    assert engine.asked == 2


def test_another_filter_or_other_columns_are_another_question() -> None:
    engine = Counting()
    remembered = Remembered(engine)
    others = (replace(ASKED, where={"level": (1,)}), replace(ASKED, by=("month",)), replace(ASKED, by=()))

    for one in (ASKED, *others):
        remembered.sums(one)

    assert engine.asked == 1 + len(others)


def test_where_months_are_not_told_apart_another_month_is_another_question() -> None:
    engine = Counting()
    remembered = Remembered(engine)

    for stop in (24300, 24301, 24300):
        remembered.sums(replace(ASKED, by=("division",), stop=stop))

    assert engine.asked == 2


def test_what_has_no_room_is_asked_again() -> None:
    engine = Counting()
    remembered = Remembered(engine, room=10)

    for _ in range(2):
        remembered.sums(ASKED)

    assert engine.asked == 2
