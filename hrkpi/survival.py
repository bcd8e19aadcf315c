"""How long people stay: the curve of Kaplan and Meier, with its interval, from sums alone.

Everybody is at risk from the first day of a spell, of a stay in a unit or of the records, whichever is the
latest, to the last one. Who is still employed, or goes to another unit, is censored; who enters late counts
from then on alone.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hrkpi.fact import EXITS, PEOPLE
from hrkpi.histogram import Histogram
from hrkpi.intervals import log_log
from hrkpi.query import Query

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
HALF = 0.5
TINY = 1e-12  # shares that differ by less are equal


@dataclass(frozen=True)
class Curve:
    """Shares of people still there after so many days, one step per day on which anybody left.

    Args:
        days: Days since the hire, ascending, shape (steps,).
        at_risk: People who could leave on that day, shape (windows, groups, steps).
        events: People who did, same shape.
    """

    days: IntArray
    at_risk: FloatArray
    events: FloatArray

    @cached_property
    def share(self) -> FloatArray:
        """Share still there after each day, shape (windows, groups, steps)."""
        left = np.divide(self.events, self.at_risk, out=np.zeros_like(self.events), where=self.events > 0)
        return np.cumprod(1 - left, axis=2)

    @cached_property
    def variance(self) -> FloatArray:
        """Greenwood's sum: the variance of each share over its square."""
        staying = self.at_risk * (self.at_risk - self.events)
        parts = np.divide(self.events, staying, out=np.zeros_like(self.events), where=staying > 0)
        return np.cumsum(parts, axis=2)

    @cached_property
    def interval(self) -> tuple[FloatArray, FloatArray]:
        """Ends of the 95 % interval of each share; missing while everybody is there and once nobody is."""
        return log_log(self.share, self.variance)

    def after(self, day: int, figures: FloatArray, before: float) -> FloatArray:
        """Figures of the step that holds on a day, shape (windows, groups).

        Args:
            day: Days since the hire.
            figures: One per step.
            before: Figure before the first step.
        """
        step = int(np.searchsorted(self.days, day, side="right"))
        if step:
            return figures[:, :, step - 1]
        return np.full(figures.shape[:2], before)

    def reaching(self, level: float, figures: FloatArray) -> FloatArray:
        """The first day on which figures are at most a level, shape (windows, groups); missing if never."""
        below = figures <= level + TINY
        first = np.argmax(below, axis=2) if len(self.days) else np.zeros(below.shape[:2], dtype=np.int64)
        days = np.append(self.days, 0).astype(float)
        return np.where(below.any(axis=2), days[first], np.nan)

    @property
    def median(self) -> FloatArray:
        """The day after which half of the people are gone, shape (windows, groups)."""
        return self.reaching(HALF, self.share)

    @property
    def median_interval(self) -> tuple[FloatArray, FloatArray]:
        """Where the ends of the interval reach one half."""
        low, high = self.interval
        return self.reaching(HALF, low), self.reaching(HALF, high)


@dataclass(frozen=True)
class Survival:
    """What a query knows of how long people stay, up to the close of each window.

    Args:
        query: Windows, groups and filters; filtered by type of exit, the other exits are censored.
    """

    query: Query

    def curve(self) -> Curve:
        """The curve of each window and group."""
        exits = self.query.standing(EXITS.exits, "tenure")
        over = np.unique(exits.values)
        counted = exits.up_to(over[None, :])
        events = np.diff(counted, axis=2, prepend=0.0)
        return Curve(over - 1, self.at_risk(over - 1), events)

    def at_risk(self, days: IntArray) -> FloatArray:
        """People who could leave so many days after their hire, shape (windows, groups, days)."""
        come_and_gone = self._stays.up_to(days[None, :])
        long_enough = self._employed.up_to((self.query.closes - days).astype(np.int64))
        return come_and_gone - (self._employed.count[:, :, None] - long_enough)

    @cached_property
    def _stays(self) -> Histogram:
        """Days between the hire and each coming, less those between the hire and each going."""
        return self.query.standing(PEOPLE.headcount, "tenure")

    @cached_property
    def _employed(self) -> Histogram:
        """Days of the hire of whoever is employed."""
        return self.query.standing(PEOPLE.headcount, "hired")
