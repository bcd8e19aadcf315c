"""Stretches of days, worked by hand; days are written as the number of days since 1970."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrkpi.restate.stretches import Stretches, joined, without

Piece = tuple[int, int, int]  # key, first day, first day after it
PIECES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(0, 30)), max_size=12)


def stretches(*pieces: Piece) -> Stretches:
    """Pieces as stretches."""
    key, start, stop = (np.array([piece[at] for piece in pieces], dtype=np.int64) for at in range(3))
    return Stretches(key, start.astype("datetime64[D]"), stop.astype("datetime64[D]"))


def pieces(some: Stretches) -> list[Piece]:
    """Stretches as pieces."""
    days = (part.astype(np.int64).tolist() for part in (some.start, some.stop))
    return list(zip(some.key.tolist(), *days, strict=True))


def days(several: Sequence[Piece]) -> set[tuple[int, int]]:
    """Every day of every key."""
    return {(key, day) for key, start, stop in several for day in range(start, stop)}


def test_stretches_that_overlap_or_touch_are_one() -> None:
    some = stretches((7, 10, 20), (7, 1, 4), (7, 4, 6), (7, 12, 15), (8, 5, 9), (7, 30, 30))

    assert pieces(joined(some)) == [(7, 1, 6), (7, 10, 20), (8, 5, 9)]


def test_what_is_left_lies_before_between_and_after() -> None:
    whole = stretches((1, 0, 100), (2, 0, 10), (3, 5, 6))
    taken = stretches((1, -5, 3), (1, 20, 30), (2, 0, 50), (9, 1, 2))

    assert pieces(without(whole, taken)) == [(1, 3, 20), (1, 30, 100), (3, 5, 6)]


@pytest.mark.parametrize("nothing", [stretches()])
def test_of_nothing_there_is_nothing(nothing: Stretches) -> None:
    assert pieces(joined(nothing)) == []
    assert pieces(without(nothing, stretches((1, 2, 3)))) == []
    assert pieces(without(stretches((1, 2, 3)), nothing)) == [(1, 2, 3)]


@given(PIECES, PIECES)
def test_no_day_is_lost_and_none_is_made_up(first: list[Piece], second: list[Piece]) -> None:
    whole = [
        max([one for one in first if one[0] == key], key=lambda one: one[2] - one[1])
        for key in {one[0] for one in first}
    ]
    held, taken = joined(stretches(*whole)), joined(stretches(*second))

    assert days(pieces(taken)) == days(second)
    assert days(pieces(without(held, taken))) == days(whole) - days(second)
