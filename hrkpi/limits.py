"""Control limits: how far a figure wanders while nothing but chance moves it, and runs on one side.

Every function takes one series in order of time. Values may be missing; what is missing has no limits and
enters none.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrkpi.quantiles import median_events, median_hits, usual_events, usual_hits

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

NATURAL = 2.66  # 3 / 1.128: three standard deviations, told from the mean moving range of two
SIGMAS = 3.0
TAIL = 0.00135  # chance beyond three standard deviations on one side
RUN = 8  # points on one side of the middle; by chance once in 128
YEAR = 12  # months
SAME = 1e-9  # relative; values that differ by less are equal


@dataclass(frozen=True)
class Limits:
    """What a series does by chance alone, one element per point.

    Args:
        centre: What is expected.
        low: Lower limit.
        high: Upper limit.
        middle: The value that as many points lie above as below; runs are counted on its sides.
    """

    centre: FloatArray
    low: FloatArray
    high: FloatArray
    middle: FloatArray

    def sides(self, values: FloatArray) -> IntArray:
        """1 above the middle, −1 below, 0 on it or missing."""
        off = values - self.middle
        near = ~(np.abs(off) > SAME * np.maximum(np.abs(values), np.abs(self.middle)))
        return np.where(near, 0, np.sign(np.nan_to_num(off))).astype(np.int64)

    def outside(self, values: FloatArray) -> IntArray:
        """1 above the upper limit, −1 below the lower one, 0 between or missing."""
        grace = SAME * np.nan_to_num(np.abs(values))
        return (values > self.high + grace).astype(np.int64) - (values < self.low - grace)


def natural(values: FloatArray, season: FloatArray | float = 0.0) -> Limits:
    """Natural process limits of single values: the mean, and 2.66 mean moving ranges to either side.

    Args:
        values: The series.
        season: What the calendar month adds to each value; it moves the limits with it.

    References:
        Wheeler, Understanding Variation: The Key to Managing Chaos; NIST/SEMATECH e-Handbook 6.3.2.2.
    """
    level = values - season
    seen = level[~np.isnan(level)]
    if len(seen) < 2:
        return _nothing(values)
    centre = np.where(np.isnan(values), np.nan, seen.mean() + season)
    width = NATURAL * np.abs(np.diff(seen)).mean()
    return Limits(centre, centre - width, centre + width, centre)


def walking(values: FloatArray) -> Limits:
    """Limits of a stock: the same month a year before, and three standard deviations of a year's changes.

    A stock begins each month where it ended the last, so its values are not independent: natural limits would
    call a signal what wanders by chance. Its changes are independent, and twelve of them spread by the root
    of twelve.

    Args:
        values: A stock at the close of consecutive months.
    """
    before = np.concatenate([np.full(min(YEAR, len(values)), np.nan), values[:-YEAR]])
    seen = values[~np.isnan(values)]
    if len(seen) <= 2:
        return _nothing(values)
    centre = np.where(np.isnan(values), np.nan, before)
    width = SIGMAS * np.sqrt(YEAR) * np.diff(seen).std(ddof=1)
    return Limits(centre, centre - width, centre + width, centre)


def poisson_limits(events: FloatArray, exposure: FloatArray) -> Limits:
    """Exact limits of rates of rare events: those of the pooled rate at each exposure.

    Args:
        events: Events of each point.
        exposure: Person-time of each point, or 1.
    """
    seen = ~np.isnan(events) & (exposure > 0)
    at = np.where(seen, exposure, np.nan)
    rate = np.where(seen, _pooled(events[seen], exposure[seen]), np.nan)
    low, high = usual_events(rate * at, 1 - 2 * TAIL)
    return Limits(rate, low / at, high / at, median_events(rate * at) / at)


def binomial_limits(hits: FloatArray, trials: FloatArray) -> Limits:
    """Exact limits of shares: those of the pooled share at each number of persons.

    Args:
        hits: Persons with the property; weighted answers may be fractions.
        trials: Persons asked.
    """
    seen = ~np.isnan(hits) & (trials > 0)
    at = np.where(seen, np.round(trials), np.nan)
    share = np.where(seen, min(_pooled(hits[seen], trials[seen]), 1.0), np.nan)
    low, high = usual_hits(share, at, 1 - 2 * TAIL)
    return Limits(share, low / at, high / at, median_hits(share, at) / at)


def scored_limits(values: FloatArray, errors: FloatArray, people: FloatArray) -> Limits:
    """Limits of mean scores: three standard errors around the mean of all, pooled over the points.

    Args:
        values: Mean score of each point.
        errors: Its standard error.
        people: Persons behind it.
    """
    seen = ~np.isnan(values) & ~np.isnan(errors) & (people > 0)
    n = np.where(seen, people, np.nan)
    total = np.nansum(n)
    centre = np.where(seen, np.nansum(values * n) / total if total else np.nan, np.nan)
    spread = np.sqrt(np.nansum(errors**2 * n * n) / total) if total else np.nan
    width = SIGMAS * spread / np.sqrt(n)
    return Limits(centre, centre - width, centre + width, centre)


def runs(sides: IntArray) -> BoolArray:
    """Points in a run of at least eight on one side of the middle; a point on the middle ends a run."""
    turns = np.flatnonzero(np.diff(sides) != 0) + 1
    parts = np.split(sides, turns)
    marked = [np.full(len(part), len(part) >= RUN and part[0] != 0) for part in parts if len(part)]
    return np.concatenate([np.zeros(0, dtype=bool), *marked])


def _nothing(values: FloatArray) -> Limits:
    """No limits at all."""
    nothing = np.full(values.shape, np.nan)
    return Limits(nothing, nothing, nothing, nothing)


def _pooled(events: FloatArray, exposure: FloatArray) -> float:
    return float(events.sum() / exposure.sum()) if len(events) else np.nan
