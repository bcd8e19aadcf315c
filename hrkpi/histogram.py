"""How often each value stands in each group, without those that none has: medians of long lists of days."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Histogram:
    """Values of each group and how often they occur in each window.

    Args:
        values: Values, ascending within each group, groups one after another, shape (pairs,).
        groups: The group of each, ascending, shape (pairs,).
        weights: How often it occurs, shape (windows, pairs).
        size: Number of groups.
    """

    values: IntArray
    groups: IntArray
    weights: FloatArray
    size: int

    @cached_property
    def count(self) -> FloatArray:
        """How many values there are, shape (windows, groups)."""
        return self._gathered(self._up_to)

    @cached_property
    def total(self) -> FloatArray:
        """Sum of the values, shape (windows, groups)."""
        return self._gathered(_from_zero(self.weights * self.values))

    @cached_property
    def squares(self) -> FloatArray:
        """Sum of the squares of the values, shape (windows, groups)."""
        return self._gathered(_from_zero(self.weights * self.values.astype(float) ** 2))

    def quantile(self, share: float) -> FloatArray:
        """The value below which a share lies, between order statistics; missing without any value."""
        rank = np.where(self.count > 0, (self.count - 1) * share, np.nan)
        below, above = self.at(np.floor(rank)), self.at(np.ceil(rank))
        between: FloatArray = below + (above - below) * (rank - np.floor(rank))
        return between

    def at(self, rank: FloatArray) -> FloatArray:
        """The order statistic of a rank from zero, shape (windows, groups); missing where the rank is."""
        found = np.full(rank.shape, np.nan)
        for window, ranks in enumerate(rank):
            known = np.flatnonzero(~np.isnan(ranks))
            sums = self._up_to[window]
            place = np.searchsorted(sums, sums[self._firsts[known]] + ranks[known], side="right") - 1
            found[window, known] = self.values[place]
        return found

    @property
    def dense(self) -> tuple[FloatArray, FloatArray]:
        """Values that stand in any group, ascending, and their weights, shape (windows, groups, values)."""
        values, at = np.unique(self.values, return_inverse=True)
        weights = np.zeros((len(self.weights), self.size, len(values)))
        weights[:, self.groups, at] = self.weights
        return values.astype(float), weights

    def gini(self, people: FloatArray) -> FloatArray:
        """How unequally the values are spread: 0 where all have the same, near 1 where one has everything.

        Args:
            people: Who could have a value; those without one have nothing, shape (windows, groups).

        Returns:
            Shape (windows, groups); missing where nobody has anything.

        References:
            Gini (1912), Variabilità e mutabilità.
        """
        everybody = np.maximum(people, self.count)
        nothing = (everybody - self.count)[:, self.groups]
        below = nothing + self._up_to[:, :-1] - self._up_to[:, self._firsts[self.groups]]
        ranked = self.values * self.weights * (2 * below + self.weights - everybody[:, self.groups])
        top, bottom = self._gathered(_from_zero(ranked)), everybody * self.total
        share: FloatArray = np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom > 0)
        return share

    def up_to(self, limits: IntArray) -> FloatArray:
        """How many values are at most each limit.

        Args:
            limits: Ascending or not, shape (windows, limits), or (1, limits) for all windows alike.

        Returns:
            Shape (windows, groups, limits).
        """
        found = np.zeros((len(self.weights), self.size, limits.shape[1]))
        if not len(self.values):
            return found
        span, least = int(np.ptp(self.values)) + 2, int(self.values.min())
        place = self.groups * span + self.values - least
        starts = np.arange(self.size)[:, None] * span
        ends = [
            np.searchsorted(place, starts + np.clip(row - least, -1, span - 2), side="right")
            for row in limits
        ]
        for window, sums in enumerate(self._up_to):
            found[window] = sums[ends[window % len(ends)]] - sums[self._firsts[:-1], None]
        return found

    def gathered(self, figures: FloatArray) -> FloatArray:
        """Figures of the pairs summed over each group.

        Args:
            figures: One per window and pair, shape (windows, pairs).

        Returns:
            Shape (windows, groups).
        """
        return self._gathered(_from_zero(figures))

    @cached_property
    def _firsts(self) -> IntArray:
        """Where each group begins, and where the last one ends."""
        return np.searchsorted(self.groups, np.arange(self.size + 1))

    @cached_property
    def _up_to(self) -> FloatArray:
        return _from_zero(self.weights)

    def _gathered(self, sums: FloatArray) -> FloatArray:
        gathered: FloatArray = sums[:, self._firsts[1:]] - sums[:, self._firsts[:-1]]
        return gathered


def _from_zero(weights: FloatArray) -> FloatArray:
    """Running sums along the second axis, zero first."""
    return np.concatenate([np.zeros((len(weights), 1)), np.cumsum(weights, axis=1)], axis=1)
