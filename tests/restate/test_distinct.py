"""Counting each person once in any window, worked by hand."""

import numpy as np
import pytest

from hrkpi.fact import LAG_CAP
from hrkpi.restate.distinct import lags, paired


def marks(*rows: tuple[int, int, int]) -> tuple[list[int], list[int]]:
    """Marks and lags of rows of person, month and occasion, ranked as they stand."""
    person, month, occasion = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    marked, lag = lags(person, month, occasion, np.arange(len(rows)))
    return marked.tolist(), lag.tolist()


def test_a_person_is_marked_once_per_occasion() -> None:
    assert marks((1, 100, 1), (1, 100, 1), (2, 100, 1)) == ([1, 0, 1], [LAG_CAP, LAG_CAP, LAG_CAP])


def test_the_lag_says_how_long_ago_the_last_mark_was() -> None:
    marked, lag = marks((1, 100, 1), (1, 103, 2), (1, 120, 3))

    assert marked == [1, 1, 1]
    assert lag == [LAG_CAP, 3, LAG_CAP]  # twenty months and more are as good as never


def test_a_second_occasion_of_one_month_has_no_lag() -> None:
    assert marks((1, 100, 2), (1, 100, 1)) == ([1, 1], [0, LAG_CAP])


def test_an_occasion_that_goes_on_in_the_next_month_is_marked_in_its_first() -> None:
    assert marks((1, 101, 1), (1, 100, 1))[0] == [0, 1]


def test_the_rank_decides_which_of_equal_rows_is_marked() -> None:
    one = np.ones(2, dtype=np.int64)

    assert lags(one, one, one, np.array([5, 3]))[0].tolist() == [0, 1]


def test_nobody_has_no_marks() -> None:
    nothing = np.zeros(0, dtype=np.int64)

    assert [part.tolist() for part in lags(nothing, nothing, nothing, nothing)] == [[], []]


@pytest.mark.parametrize("seed", range(20))
def test_marked_rows_counted_by_lag_are_the_persons_of_any_window(seed: int) -> None:
    dice = np.random.default_rng(seed)
    person, month, occasion = dice.integers(0, 4, 30), dice.integers(0, 24, 30), dice.integers(0, 3, 30)
    survey = paired(month, occasion)  # every occasion lies in one month
    marked, lag = lags(person, month, survey, np.arange(30))
    for start in range(24):
        for length in range(1, LAG_CAP + 1):
            inside = (month >= start) & (month < start + length)
            first = (marked == 1) & inside & (lag > month - start)
            assert first.sum() == len(np.unique(person[inside]))


def test_two_integers_make_one_that_no_other_two_make() -> None:
    first, second = np.array([1, 1, 2]), np.array([0, 1, 0])

    assert len(set(paired(first, second).tolist())) == 3
