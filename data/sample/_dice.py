"""Seeded chance, the same to the last bit on every machine and every NumPy.

Only ``Generator.random`` is used: NumPy keeps its bit streams for ever, the distributions on top may change.
"""

import math
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import TypeVar

from numpy.random import PCG64, Generator, SeedSequence

SEED = 1

_STANDARD = NormalDist()
_SMALLEST = 1e-12  # keeps the inverse of the normal distribution finite

T = TypeVar("T")


class Dice:
    """A stream of chance of its own, so that a change in one part of the company leaves the others alone.

    Args:
        stream: Number of the stream.
    """

    def __init__(self, stream: int) -> None:
        self._generator = Generator(PCG64(SeedSequence([SEED, stream])))

    def share(self) -> float:
        """A number from 0 up to, not including, 1."""
        return float(self._generator.random())

    def chance(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self.share() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely as the others."""
        return options[self.between(0, len(options) - 1)]

    def weighted(self, options: Mapping[T, float]) -> T:
        """One of the options by its weight."""
        left = self.share() * sum(options.values())
        for option, weight in options.items():
            left -= weight
            if left < 0:
                return option
        return list(options)[-1]

    def normal(self) -> float:
        """A standard normal number."""
        return _STANDARD.inv_cdf(max(self.share(), _SMALLEST))

    def days(self, median: float, *, spread: float = 0.35, least: int = 1) -> int:
        """Whole days with this median; ``spread`` is the standard deviation of the logarithm."""
        return max(least, round(median * math.exp(spread * self.normal())))
