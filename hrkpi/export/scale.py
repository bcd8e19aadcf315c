"""Axes: how far they reach, and the round numbers on them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
AIR = 0.08  # of the range of the values, left free above and below them


@dataclass(frozen=True)
class Axis:
    """An axis of values.

    Args:
        low: Where it begins.
        high: Where it ends.
        ticks: Round numbers between the two, evenly spaced, ascending.
    """

    low: float
    high: float
    ticks: tuple[float, ...]


def axis(values: Sequence[float], *, most: int = 6, smallest: float = 0.0) -> Axis:
    """An axis that holds values with some air around them; it never goes below zero for values that do not.

    Args:
        values: What is drawn.
        most: At most so many lines.
        smallest: Smallest step worth a line: the last digit that is written.
    """
    low, high = (min(values), max(values)) if values else (0.0, smallest)
    air = (high - low) * AIR or smallest * 2 or abs(high) * AIR or 1.0
    bottom = max(low - air, 0.0) if low >= 0 else low - air
    return Axis(bottom, high + air, _ticks(bottom, high + air, most, smallest))


def _ticks(low: float, high: float, most: int, smallest: float) -> tuple[float, ...]:
    step = _round_up(max((high - low) / most, smallest), smallest)
    while True:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return tuple(round(index * step, 12) for index in range(first, last + 1))
        step = _round_up(step * 1.01, smallest)


def _round_up(rough: float, smallest: float) -> float:
    """The smallest round number that is not smaller, and of whole digits as they are written."""
    size = 10.0 ** math.floor(math.log10(rough))
    steps = (factor * size for factor in STEPS if factor * size >= rough * (1 - 1e-9))
    return next(
        step for step in steps if not smallest or math.isclose(step / smallest, round(step / smallest))
    )
