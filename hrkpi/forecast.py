"""Where a figure goes if it goes on as it did: a short forecast, its range, and how well it did before.

Three published methods are tried on the past, origin by origin, each time with what was known then. The one
that missed least is taken, and the range is made of its misses, so it holds what a formula would leave out.

References:
    Gardner and McKenzie (1985), Forecasting trends in time series: the damped trend. Hyndman and
    Athanasopoulos, Forecasting: Principles and Practice, 3rd edition: 5.2 (simple methods), 5.5 (prediction
    intervals), 5.10 (rolling origin), 8.2 (damped trend).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

import numpy as np
from numpy.typing import NDArray

from hrkpi.kpi import Kpi, Unit
from hrkpi.language import marked

FloatArray = NDArray[np.float64]

AHEAD = 6  # months
LEARNT = 18  # months known at the first origin of the back-test
FEWEST = 36  # months; of fewer the longest step is tried too seldom
YEAR = 12
Z80, Z95 = 1.2816, 1.96
WEIGHTS = np.array(  # of level, trend and damping: all that are tried
    list(product((0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1.0), (0.05, 0.1, 0.2, 0.4), (0.8, 0.9, 0.95, 0.98)))
)
FIRST = 4  # months of which the first trend is taken


class Method(StrEnum):
    """How a series goes on; the simplest first."""

    LAST = marked("the last value carried on")
    SEASONAL = marked("the same month of the year before")
    DAMPED = marked("a damped trend")


@dataclass(frozen=True)
class Forecast:
    """The months after a series.

    Args:
        method: Which method missed least.
        values: What is expected, one per month ahead.
        spread: Root mean square of the back-test's misses, one per month ahead, never falling.
        error: Mean size of the back-test's misses at the last month ahead.
        plain_error: The same of the last value carried on.
        trials: How often the last month ahead was tried.
        least: What the figure cannot be below.
        most: What it cannot be above.
    """

    method: Method
    values: FloatArray
    spread: FloatArray
    error: float
    plain_error: float
    trials: int
    least: float
    most: float

    def band(self, z: float) -> tuple[FloatArray, FloatArray]:
        """Lower and upper ends of a range so many spreads wide to either side."""
        low, high = self.values - z * self.spread, self.values + z * self.spread
        return low.clip(self.least, self.most), high.clip(self.least, self.most)


def forecast(
    values: FloatArray,
    *,
    seasonal: bool,
    within: tuple[float, float] = (-np.inf, np.inf),
    ahead: int = AHEAD,
) -> Forecast | None:
    """The next months of a series; none where it is too short or has gaps.

    Args:
        values: Consecutive months, oldest first; nothing may be missing.
        seasonal: Whether the calendar month can matter, as it cannot for windows of twelve months.
        within: What the figure cannot be below and above.
        ahead: How many months, at most a year.
    """
    least, most = within
    if len(values) < FEWEST or np.isnan(values).any():
        return None
    tried = _tried(values, ahead, seasonal=seasonal)
    misses = {method: _misses(values, paths) for method, paths in tried.items()}
    best = min(misses, key=lambda method: (round(float(np.nanmean(np.abs(misses[method]))), 12),))
    kept, plain = misses[best], misses[Method.LAST]
    return Forecast(
        method=best,
        values=tried[best][-1].clip(least, most),
        spread=np.maximum.accumulate(np.sqrt(np.nanmean(kept**2, axis=0))),
        error=float(np.nanmean(np.abs(kept[:, -1]))),
        plain_error=float(np.nanmean(np.abs(plain[:, -1]))),
        trials=int((~np.isnan(kept[:, -1])).sum()),
        least=least,
        most=most,
    )


def possible(kpi: Kpi, values: FloatArray) -> tuple[float, float]:
    """What a figure cannot be below and above: no share beyond the whole, nothing counted below zero."""
    signed = kpi.unit is Unit.POINTS or bool((values < 0).any())
    share = kpi.unit is Unit.SHARE and bool(values.max() <= 1)
    return -np.inf if signed else 0.0, 1.0 if share else np.inf


def _tried(values: FloatArray, ahead: int, *, seasonal: bool) -> Mapping[Method, FloatArray]:
    """What each method says at each origin, the last of which is now; shape (origins, months ahead)."""
    origins = np.arange(LEARNT - 1, len(values))
    found = {Method.LAST: np.repeat(values[origins][:, None], ahead, axis=1)}
    if seasonal:
        found[Method.SEASONAL] = values[origins[:, None] - YEAR + 1 + np.arange(ahead)]
    return found | {Method.DAMPED: damped(values, ahead)[LEARNT - 1 :]}


def _misses(values: FloatArray, paths: FloatArray) -> FloatArray:
    """What came minus what was said, of the origins before now; missing where it has not come yet."""
    ahead = paths.shape[1]
    beyond = np.concatenate([values, np.full(ahead, np.nan)])
    at = np.arange(LEARNT - 1, len(values))[:, None] + 1 + np.arange(ahead)
    missed: FloatArray = beyond[at] - paths
    return missed[:-1]


def damped(values: FloatArray, ahead: int = AHEAD) -> FloatArray:
    """What a damped trend says after each month, shape (months, months ahead).

    At each month the weights are those that would have missed least one month ahead up to then, so nothing
    is used that was not known.
    """
    level_weight, trend_weight, damping = WEIGHTS.T
    level = np.full(len(WEIGHTS), values[0])
    trend = np.full(len(WEIGHTS), (values[FIRST - 1] - values[0]) / (FIRST - 1))
    steps = np.cumsum(damping[:, None] ** np.arange(1, ahead + 1), axis=1)
    missed, paths = np.zeros(len(WEIGHTS)), np.empty((len(values), ahead))
    for month, value in enumerate(values):
        said = level + damping * trend
        missed += (value - said) ** 2
        before, level = level, level_weight * value + (1 - level_weight) * said
        trend = trend_weight * (level - before) + (1 - trend_weight) * damping * trend
        best = int(np.argmin(missed))
        paths[month] = level[best] + steps[best] * trend[best]
    return paths
