"""What may come after a line of figures, or why nothing is said of it, and how well it did before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from hrkpi.forecast import FEWEST, Z80, Z95, Forecast, forecast, possible
from hrkpi.kpi import Kpi, Timing
from hrkpi.language import say
from hrkpi.period import WindowKind
from hrkpi.wording import Wording

MEMORY = 72  # months that a forecast is made of, at most
ROLLING = (WindowKind.MONTH, WindowKind.TTM)  # windows of which there is one each month, all alike


class Known(Protocol):
    """A figure that is known."""

    @property
    def last(self) -> int:
        """Last month of its window."""

    @property
    def value(self) -> float | None:
        """The figure; none where it is not shown."""

    @property
    def partial(self) -> bool:
        """Whether its window is not over."""


@dataclass(frozen=True)
class Ahead:
    """What may come after a line.

    Args:
        found: The forecast.
        start: The last point that is known.
    """

    found: Forecast
    start: Known

    @property
    def months(self) -> list[int]:
        """The months ahead."""
        return [self.start.last + 1 + step for step in range(len(self.found.values))]

    @property
    def reach(self) -> list[float]:
        """Values that the axis must hold."""
        return [float(value) for end in self.found.band(Z95) for value in end]


def ahead(kpi: Kpi, window: WindowKind, line: Sequence[Known]) -> Ahead | str:
    """What may come after a line, or why nothing is said of it.

    Args:
        kpi: What is drawn.
        window: How its months are gathered.
        line: As many months as there are.
    """
    if kpi.timing is Timing.OCCASION or window not in ROLLING:
        return say("there is no forecast of figures that do not come month by month")
    points = _unbroken(line)
    if len(points) < FEWEST:
        return say("a forecast needs {months} months without a gap", months=FEWEST)
    values = np.array([point.value for point in points], dtype=np.float64)
    found = forecast(values, seasonal=window is WindowKind.MONTH, within=possible(kpi, values))
    return say("a forecast needs more months") if found is None else Ahead(found, points[-1])


def _unbroken(points: Sequence[Known]) -> list[Known]:
    """The last points, as far back as each of them is shown and whole."""
    kept: list[Known] = []
    for point in reversed(points):
        if point.value is None or (point.partial and not kept):
            break
        kept.append(point)
    return kept[::-1]


def in_words(kpi: Kpi, told: Ahead, wording: Wording) -> str:
    """The last month ahead, how it was made, and what it missed by when it was tried on the past."""
    found = told.found
    low, high = (float(end[-1]) for end in found.band(Z80))
    value, month = wording.value(kpi, float(found.values[-1])), wording.month_long(told.months[-1])
    within = between(kpi, low, high, wording)
    first = say(
        "The forecast for {month} is {value}, 80 % range {range} ({method}).",
        month=month,
        value=value,
        range=within,
        method=say(found.method),
    )
    missed = {"trials": found.trials, "missed": _size(kpi, found.error, wording)}
    if found.error == found.plain_error:
        tried = say("Tried on {trials} months of the past it missed by {missed} on average.", **missed)
    else:
        tried = say(
            "Tried on {trials} months of the past it missed by {missed} on average; the last value carried "
            "on missed by {plain}.",
            **missed,
            plain=_size(kpi, found.plain_error, wording),
        )
    return f"{first} {tried}"


def between(kpi: Kpi, low: float, high: float, wording: Wording) -> str:
    """A range in words: ``9.8 to 11.9 %``."""
    return say("{low} to {high}", low=wording.figure(kpi, low), high=wording.value(kpi, high))


def _size(kpi: Kpi, error: float, wording: Wording) -> str:
    return wording.change(kpi, error).amount or say("less than the last digit that is shown")
