"""Exact quantiles of counts: what is usual where so many events, or such a share, are expected."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtrik, betainc, pdtr, pdtrik

FloatArray = NDArray[np.float64]

TINY = 1e-12  # events, or a share: stands for nothing where a distribution needs something
HALF = 0.5


class Counts(NamedTuple):
    """The lowest and the highest count that are usual."""

    low: FloatArray
    high: FloatArray


def usual_events(expected: FloatArray, level: float) -> Counts:
    """Counts of events that are usual where so many are expected, with a chance of at least ``level``."""
    tail = (1 - level) / 2
    return Counts(_poisson_quantile(tail, expected), _poisson_quantile(1 - tail, expected))


def usual_hits(share: FloatArray, trials: FloatArray, level: float) -> Counts:
    """Counts of hits that are usual in so many trials, with a chance of at least ``level``."""
    tail, n = (1 - level) / 2, np.round(trials)
    return Counts(_binomial_quantile(tail, n, share), _binomial_quantile(1 - tail, n, share))


def median_events(expected: FloatArray) -> FloatArray:
    """The median number of events where so many are expected."""
    return _poisson_quantile(HALF, expected)


def median_hits(share: FloatArray, trials: FloatArray) -> FloatArray:
    """The median number of hits in so many trials."""
    return _binomial_quantile(HALF, np.round(trials), share)


def _poisson_quantile(share: float, expected: FloatArray) -> FloatArray:
    """The smallest count that is not exceeded with at least that chance."""
    mean = np.maximum(expected, TINY)
    return _settled(np.asarray(pdtrik(share, mean)), lambda count: np.asarray(pdtr(count, mean)), share)


def _binomial_quantile(chance: float, n: FloatArray, share: FloatArray) -> FloatArray:
    """The smallest number of hits that is not exceeded with at least that chance."""
    p = np.clip(share, TINY, 1 - TINY)

    def at_most(count: FloatArray) -> NDArray[np.floating]:
        return np.asarray(betainc(np.maximum(n - count, TINY), count + 1, 1 - p))

    return np.minimum(_settled(np.asarray(bdtrik(chance, n, p)), at_most, chance), n)


def _settled(
    near: NDArray[np.floating], chance: Callable[[FloatArray], NDArray[np.floating]], share: float
) -> FloatArray:
    """The whole number near a solution at which a distribution first reaches a share."""
    count = np.maximum(np.ceil(near.astype(np.float64)), 0.0)
    below = np.maximum(count - 1, 0.0)
    return np.where(chance(below) >= share, below, count)
