"""Histograms of stocks: order statistics and counts, against lists of values."""

import numpy as np
import pytest

from hrkpi.histogram import Histogram

# two windows; group 0 holds 5, 5, 9 and then 9 alone; group 1 nothing and then 2; group 2 never anything
HELD = Histogram(
    values=np.array([5, 9, 2]),
    groups=np.array([0, 0, 1]),
    weights=np.array([[2.0, 1.0, 0.0], [0.0, 1.0, 1.0]]),
    size=3,
)
EMPTY = Histogram(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((2, 0)), 2)


def test_values_are_counted_and_added_up() -> None:
    assert HELD.count.tolist() == [[3, 0, 0], [1, 1, 0]]
    assert HELD.total.tolist() == [[19, 0, 0], [9, 2, 0]]


@pytest.mark.parametrize(("share", "value"), [(0.0, 5), (0.5, 5), (0.75, 7), (1.0, 9)])
def test_quantiles_lie_between_order_statistics(share: float, value: float) -> None:
    found = HELD.quantile(share)

    assert found[0, 0] == value
    assert np.isnan(found[0, 1:]).all()
    assert found[1, :2].tolist() == [9, 2]


def test_values_up_to_a_limit() -> None:
    assert HELD.up_to(np.array([[4, 5, 100]]))[0].tolist() == [[0, 2, 3], [0, 0, 0], [0, 0, 0]]


def test_limits_may_differ_by_window() -> None:
    assert HELD.up_to(np.array([[5], [-7]])).tolist() == [[[2], [0], [0]], [[0], [0], [0]]]


def test_nothing_stands_nowhere() -> None:
    assert EMPTY.count.tolist() == [[0, 0], [0, 0]]
    assert np.isnan(EMPTY.quantile(0.5)).all()
    assert not EMPTY.up_to(np.array([[1, 2]])).any()
