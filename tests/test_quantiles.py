"""What is usual: exact quantiles, by counting chances one by one."""

from itertools import accumulate
from math import comb, exp, factorial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hrkpi.quantiles import median_events, median_hits, usual_events, usual_hits

LEVELS = st.sampled_from([0.95, 0.998, 0.9973])


def first(chances: list[float], share: float) -> int:
    """The first count up to which the chances add up to a share; no count where rounding decides."""
    sums = list(accumulate(chances))
    assume(all(abs(sum_ - share) > 1e-9 for sum_ in sums))
    return next((count for count, sum_ in enumerate(sums) if sum_ > share), len(chances) - 1)


def one(*arrays: NDArray[np.float64]) -> tuple[float, ...]:
    """The only element of each."""
    return tuple(float(array[0]) for array in arrays)


@given(st.floats(0.01, 30), LEVELS)
def test_events_are_counted_one_by_one(mean: float, level: float) -> None:
    chances = [exp(-mean) * mean**count / factorial(count) for count in range(120)]
    tail = (1 - level) / 2

    counts = usual_events(np.array([mean]), level)

    assert one(*counts, median_events(np.array([mean]))) == tuple(
        first(chances, share) for share in (tail, 1 - tail, 0.5)
    )


@given(st.integers(1, 60), st.floats(0.01, 0.99), LEVELS)
def test_hits_are_counted_one_by_one(trials: int, share: float, level: float) -> None:
    chances = [comb(trials, hit) * share**hit * (1 - share) ** (trials - hit) for hit in range(trials + 1)]
    tail = (1 - level) / 2

    asked = np.array([share]), np.array([float(trials)])

    assert one(*usual_hits(*asked, level), median_hits(*asked)) == tuple(
        first(chances, share) for share in (tail, 1 - tail, 0.5)
    )


def test_a_team_of_fifty_that_loses_a_tenth_a_year_loses_up_to_three_a_month() -> None:
    """At 0.417 exits a month four have a chance of 0.1 %, and three of 0.9 %."""
    assert one(*usual_events(np.array([50 * 0.10 / 12]), 0.9973)) == (0, 3)


@pytest.mark.parametrize(("share", "hits"), [(0.0, 0.0), (1.0, 20.0)])
def test_nobody_or_everybody_is_certain(share: float, hits: float) -> None:
    assert one(*usual_hits(np.array([share]), np.array([20.0]), 0.998)) == (hits, hits)


def test_where_nothing_is_expected_nothing_is_usual() -> None:
    assert one(*usual_events(np.array([0.0]), 0.95)) == (0, 0)


def test_what_is_missing_stays_missing() -> None:
    missing = np.array([np.nan])

    assert np.isnan(usual_events(missing, 0.95)).all()
    assert np.isnan(usual_hits(np.array([0.5]), missing, 0.95)).all()
