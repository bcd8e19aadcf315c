"""Rank correlation: against a library and by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hrkpi.association import spearman

SCORES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), min_size=3, max_size=25)


def test_a_published_example() -> None:
    """Hours of television and intelligence of ten people, the common textbook example: −29/165."""
    iq = np.array([106, 100, 86, 101, 99, 103, 97, 113, 112, 110])
    hours = np.array([7, 27, 2, 50, 28, 29, 20, 12, 6, 17])

    rho, count = spearman(np.zeros(10, np.int64), iq, hours, np.ones(10, np.int64), 1)

    assert rho == pytest.approx(-29 / 165)
    assert count == 10


@given(SCORES, st.integers(1, 3))
def test_it_is_that_of_the_library_ties_and_all(pairs: list[tuple[int, int]], times: int) -> None:
    first, second = (np.array([pair[at] for pair in pairs]) for at in (0, 1))
    group = np.zeros(len(pairs), np.int64)

    rho, count = spearman(group, first, second, np.full(len(pairs), times), 1)

    assert count == times * len(pairs)
    if len(set(first.tolist())) > 1 and len(set(second.tolist())) > 1:
        assert rho == pytest.approx(stats.spearmanr(first, second).statistic)
    else:
        assert np.isnan(rho)


def test_each_group_has_ranks_of_its_own_and_nobody_has_none() -> None:
    group = np.array([2, 0, 2, 0, 2, 0])
    first, second = np.array([1, 1, 2, 2, 3, 3]), np.array([10, 60, 20, 40, 30, 50])

    rho, count = spearman(group, first, second, np.ones(6, np.int64), 3)

    assert rho == pytest.approx([-0.5, np.nan, 1.0], nan_ok=True)
    assert count.tolist() == [3, 0, 3]
