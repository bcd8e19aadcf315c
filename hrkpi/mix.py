"""How much of a change in a quotient is mix, and how much is rate: parts that add up to the change."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrkpi.kpi import divide

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Sums:
    """Two sums by group in one window.

    Args:
        numerator: What is added up, one element per group.
        denominator: What it is measured against.
        scale: What the quotient is multiplied by.
    """

    numerator: FloatArray
    denominator: FloatArray
    scale: float = 1.0

    @property
    def value(self) -> float:
        """The quotient of all groups together; missing where nothing is measured against."""
        whole = self.denominator.sum()
        return float(self.scale * self.numerator.sum() / whole) if whole > 0 else np.nan

    @property
    def weight(self) -> FloatArray:
        """Each group's share of the whole denominator."""
        return divide(self.denominator, self.denominator.sum())

    @property
    def rate(self) -> FloatArray:
        """Each group's own quotient; missing where it has no denominator."""
        return self.scale * divide(self.numerator, self.denominator)

    @property
    def part(self) -> FloatArray:
        """What each group brings to the value."""
        return self.scale * divide(self.numerator, self.denominator.sum())


@dataclass(frozen=True)
class Parts:
    """A change in parts, one element per group.

    Args:
        mix: Because the group grew or shrank: its change of weight times how far it lies from the whole.
        rate: Because its own figure changed: that change times its weight.
    """

    mix: FloatArray
    rate: FloatArray

    @property
    def total(self) -> FloatArray:
        """Both together."""
        return self.mix + self.rate


def split(then: Sums, now: Sums) -> Parts:
    """The change between two windows in parts that add up to it.

    Weights and rates are those of both windows in equal parts, so the order of the windows does not matter. A
    group that appears or disappears has no change of rate; all it brings is mix.

    References:
        Kitagawa (1955), Components of a difference between two rates.
    """
    before = np.where(np.isnan(then.rate), now.rate, then.rate)
    after = np.where(np.isnan(now.rate), then.rate, now.rate)
    usual = np.nan_to_num((before + after) / 2)
    grown = now.weight - then.weight
    middle = (then.value + now.value) / 2
    return Parts(mix=grown * (usual - middle), rate=now.part - then.part - grown * usual)


def is_reversed(then: Sums, now: Sums) -> bool:
    """Whether the whole moved one way and every group that is in both windows the other (Simpson)."""
    moved = now.rate - then.rate
    moved = moved[~np.isnan(moved)]
    whole = np.sign(now.value - then.value)
    return bool(len(moved) > 1 and whole != 0 and (np.sign(moved) == -whole).all())
