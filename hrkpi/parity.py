"""Comparing the rates at which groups are chosen."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, ndtr

from hrkpi import intervals
from hrkpi.kpi import Index, divide
from hrkpi.population import is_known
from hrkpi.query import FloatArray, Query

SMALLEST_SAMPLE = 30  # persons; below, the normal approximation behind z is poor
SMALLEST_EXPECTED = 5.0  # persons expected in each cell, for the same reason
SMALLEST_POOL = 5  # persons; of fewer one decision moves the rate by more than twenty points
SMALLEST_SHARE = 0.02  # of the pool; smaller groups are not judged (29 CFR 1607.15 A(2)(a))
BEHIND = 2.0  # what a small group is set back by, more than any rate
RATELESS = -3.0  # where a group without a rate stands: behind all others
SAME = 1e-7  # relative; tables whose probability differs by less are equally likely


def impact(
    query: Query, chosen: FloatArray, pool: FloatArray, dimension: str, *, people: FloatArray | None = None
) -> Index:
    """The impact ratio of each group of an attribute, tested against the group with the highest rate.

    The group with the highest rate is the yardstick, and tested against nobody; groups too small to be judged
    are no yardstick as long as there is a larger one.

    Args:
        query: Breaks down by the attribute, perhaps among others.
        chosen: Persons chosen, shape (windows, groups).
        pool: Persons who could be chosen, same shape.
        dimension: The attribute.
        people: Persons behind each figure, where units share some of the pool; the pool where none.

    Returns:
        The ratio, its 95 % interval, and beside it the group's ``rate``, what ``compared`` says, ``z_fits``
        (1 where samples are large enough for z) and ``enough`` (1 where group and yardstick are large enough
        to be judged: five persons, and two per cent of the pool). Groups that are unknown or undisclosed have
        no ratio.

    References:
        29 CFR 1607.4 D; Questions and Answers to the Uniform Guidelines, no. 18 to 24.
    """
    known = is_known(query, dimension)
    rate = np.where(known, divide(chosen, pool), np.nan)
    share = divide(pool, query.across(pool * known, dimension))
    is_small = (pool < SMALLEST_POOL) | (share < SMALLEST_SHARE)
    best = _best(query, rate, is_small, dimension)
    is_best = (best == np.arange(rate.shape[1])) | ~known
    best_chosen, best_pool = (np.take_along_axis(part, best, axis=1) for part in (chosen, pool))
    others = [np.where(is_best, np.nan, part) for part in (chosen, pool, best_chosen, best_pool)]
    fits = normal_fits(*others)
    beside = compared(*others)
    few = np.minimum(pool, best_pool) < SMALLEST_POOL
    return Index(
        value=np.where(known, divide(chosen * best_pool, pool * best_chosen), np.nan),  # exactly 0.8 stays so
        numerator=chosen,
        denominator=pool,
        people=pool if people is None else people,
        interval=interval(*others),
        beside={
            "rate": rate,
            **beside,
            "z_fits": fits,
            "enough": np.where(known, np.where(few | (share < SMALLEST_SHARE), 0.0, 1.0), np.nan),
        },
        against=best,
    )


def compared(
    hits: FloatArray, n: FloatArray, best_hits: FloatArray, best_n: FloatArray
) -> dict[str, FloatArray]:
    """Everything that compares the rate of a group with that of the best one.

    Returns:
        ``fisher`` and ``mid_p`` (two-sided), ``z`` with its two-sided ``z_p``, ``chi_square_yates`` with
        ``yates_p``, ``z_ratio`` (of the logarithm of the ratio) with ``z_ratio_p``, ``shortfall`` (persons by
        which the group falls short of the pooled rate), ``flip_flop`` (the ratio if one of the group were
        chosen in place of one of the best), and ``below_four_fifths`` (1 or 0; exactly four fifths is not
        below).
    """
    fisher, mid = exact(hits, n, best_hits, best_n)
    z = z_score(hits, n, best_hits, best_n)
    corrected = yates(hits, n, best_hits, best_n)
    of_ratio = z_ratio(hits, n, best_hits, best_n)
    below = 5 * hits * best_n < 4 * best_hits * n  # whole numbers, so nothing is rounded
    return {
        "fisher": fisher,
        "mid_p": mid,
        "z": z,
        "z_p": 2 * ndtr(-np.abs(z)),
        "chi_square_yates": corrected,
        "yates_p": 2 * ndtr(-np.sqrt(corrected)),
        "z_ratio": of_ratio,
        "z_ratio_p": 2 * ndtr(-np.abs(of_ratio)),
        "shortfall": n * divide(hits + best_hits, n + best_n) - hits,
        "flip_flop": divide((hits + 1) * best_n, n * (best_hits - 1)),
        "below_four_fifths": np.where(np.isnan(hits + n), np.nan, below.astype(float)),
    }


def interval(
    hits: FloatArray, n: FloatArray, best_hits: FloatArray, best_n: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The 95 % interval of a ratio of two shares: Katz where samples are large, else never less than 95 %."""
    fits = normal_fits(hits, n, best_hits, best_n) > 0
    large, small = (way(hits, n, best_hits, best_n) for way in (intervals.katz, intervals.exact_ratio))
    low, high = (np.where(fits, large[end], small[end]) for end in (0, 1))
    return low, high


def yates(hits: FloatArray, n: FloatArray, best_hits: FloatArray, best_n: FloatArray) -> FloatArray:
    """Pearson's chi-square of two shares with Yates's correction; missing where there is no variation."""
    total, drawn = n + best_n, hits + best_hits
    apart = np.maximum(np.abs(hits * best_n - best_hits * n) - total / 2, 0.0)
    return divide(total * apart**2, n * best_n * drawn * (total - drawn))


def yardsticks(
    groups: NDArray[np.int64], rate: FloatArray, column: int, *, is_small: NDArray[np.bool_] | None = None
) -> NDArray[np.int64]:
    """For each window and group the position of the best group among those it is compared with.

    Args:
        groups: Codes, shape (groups, dimensions).
        rate: Rate of each group, missing where it is compared with nobody, shape (windows, groups).
        column: Place of the attribute; groups that differ in nothing else are compared.
        is_small: Which groups are the best only where all with a rate are so, same shape as ``rate``.
    """
    small = np.zeros(rate.shape, dtype=bool) if is_small is None else is_small
    ranked = np.where(np.isnan(rate), RATELESS, rate - np.where(small, BEHIND, 0.0))
    _, line = np.unique(np.delete(groups, column, axis=1), axis=0, return_inverse=True)
    line = line.reshape(-1)
    best = np.zeros(rate.shape, dtype=np.int64)
    for one in range(int(line.max(initial=-1)) + 1):
        members = np.flatnonzero(line == one)
        best[:, members] = members[np.argmax(ranked[:, members], axis=1)][:, None]
    return best


def z_score(hits: FloatArray, n: FloatArray, best_hits: FloatArray, best_n: FloatArray) -> FloatArray:
    """Difference of two shares in pooled standard errors; missing where there is no variation."""
    pooled = divide(hits + best_hits, n + best_n)
    error = np.sqrt(
        pooled * (1 - pooled) * (divide(np.ones_like(n), n) + divide(np.ones_like(best_n), best_n))
    )
    return divide(divide(hits, n) - divide(best_hits, best_n), error)


def z_ratio(hits: FloatArray, n: FloatArray, best_hits: FloatArray, best_n: FloatArray) -> FloatArray:
    """Logarithm of the ratio of two shares in pooled standard errors; missing where a share is zero.

    References:
        Morris, Lobsenz (2000), Significance tests and confidence intervals for the adverse impact ratio.
    """
    pooled = divide(hits + best_hits, n + best_n)
    odds = divide(1 - pooled, pooled)
    error = np.sqrt(odds * (divide(np.ones_like(n), n) + divide(np.ones_like(best_n), best_n)))
    ratio = divide(hits * best_n, n * best_hits)
    return divide(np.log(np.where(ratio > 0, ratio, np.nan)), error)


def normal_fits(hits: FloatArray, n: FloatArray, best_hits: FloatArray, best_n: FloatArray) -> FloatArray:
    """1 where the samples are large enough for the normal approximation behind ``z_score``, else 0."""
    pooled = divide(hits + best_hits, n + best_n)
    expected = np.minimum.reduce([n * pooled, n * (1 - pooled), best_n * pooled, best_n * (1 - pooled)])
    return np.where((n + best_n >= SMALLEST_SAMPLE) & (expected >= SMALLEST_EXPECTED), 1.0, 0.0)


def exact(
    hits: FloatArray, n: FloatArray, best_hits: FloatArray, best_n: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Two-sided p of Fisher's exact test and its mid-p, element by element; missing where a pool is empty.

    References:
        Agresti, Categorical Data Analysis, 3rd ed., 3.5.
    """
    both = [
        _exact(*table) for table in zip(*(part.ravel() for part in (hits, n, best_hits, best_n)), strict=True)
    ]
    pairs = np.array(both, dtype=float).reshape(-1, 2)
    return pairs[:, 0].reshape(hits.shape), pairs[:, 1].reshape(hits.shape)


def _exact(hits: float, n: float, best_hits: float, best_n: float) -> tuple[float, float]:
    if not (n > 0 and best_n > 0 and hits >= 0 and best_hits >= 0):
        return np.nan, np.nan
    drawn = hits + best_hits
    cells = np.arange(max(0.0, drawn - best_n), min(n, drawn) + 1)
    chance = np.exp(_choices(n, cells) + _choices(best_n, drawn - cells) - _choices(n + best_n, drawn))
    seen = chance[int(hits - cells[0])]
    extreme = chance[chance <= seen * (1 + SAME)]
    return min(float(extreme.sum()), 1.0), min(float(extreme.sum() - seen / 2), 1.0)


def _choices(n: float, k: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Logarithm of the number of ways to choose k of n."""
    return np.asarray(gammaln(n + 1) - gammaln(np.asarray(k) + 1) - gammaln(n - np.asarray(k) + 1))


def _best(query: Query, rate: FloatArray, is_small: NDArray[np.bool_], dimension: str) -> NDArray[np.int64]:
    groups = query.ledger.groups
    if groups is None:
        return np.zeros(rate.shape, dtype=np.int64)
    return yardsticks(groups, rate, query.by.index(dimension), is_small=is_small)
