"""The forecast on the chart: its line, its two ranges, and in words how well it did before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hrkpi.export.plot import Figure, plain
from hrkpi.forecast import FEWEST, Z80, Z95, Forecast, forecast
from hrkpi.kpi import Kpi, Timing, Unit
from hrkpi.period import WindowKind, month_label
from hrkpi.wording import Wording
from layouts._series import Line, Point

MEMORY = 72  # months that a forecast is made of, at most
ROLLING = (WindowKind.MONTH, WindowKind.TTM)  # windows of which there is one each month, all alike
SHADES = ((Z95, "0.10"), (Z80, "0.16"))  # the wider range lies below


@dataclass(frozen=True)
class Ahead:
    """What may come after a line.

    Args:
        found: The forecast.
        start: The last point that is known.
    """

    found: Forecast
    start: Point

    @property
    def months(self) -> list[int]:
        """The months ahead."""
        return [self.start.last + 1 + step for step in range(len(self.found.values))]

    @property
    def reach(self) -> list[float]:
        """Values that the axis must hold."""
        return [float(value) for end in self.found.band(Z95) for value in end]


def ahead(kpi: Kpi, window: WindowKind, line: Line) -> Ahead | str:
    """What may come after a line, or why nothing is said of it.

    Args:
        kpi: What is drawn.
        window: How its months are gathered.
        line: As many months as there are.
    """
    if kpi.timing is Timing.OCCASION or window not in ROLLING:
        return "there is no forecast of figures that do not come month by month"
    points = _unbroken(line.points)
    if len(points) < FEWEST:
        return f"a forecast needs {FEWEST} months without a gap"
    values = np.array([point.value for point in points], dtype=np.float64)
    signed = kpi.unit is Unit.POINTS or bool((values < 0).any())
    most = 1.0 if kpi.unit is Unit.SHARE and values.max() <= 1 else np.inf
    found = forecast(values, seasonal=window is WindowKind.MONTH, least=-np.inf if signed else 0.0, most=most)
    return "a forecast needs more months" if found is None else Ahead(found, points[-1])


def _unbroken(points: Sequence[Point]) -> list[Point]:
    """The last points, as far back as each of them is shown and whole."""
    kept: list[Point] = []
    for point in reversed(points):
        if point.value is None or (point.partial and not kept):
            break
        kept.append(point)
    return kept[::-1]


def traces(kpi: Kpi, told: Ahead, wording: Wording) -> list[Figure]:
    """Two ranges and a dotted line, from the last known point on."""
    start = told.start.value or 0.0
    months = [told.start.last, *told.months]
    drawn: list[Figure] = []
    for z, alpha in SHADES:
        low, high = told.found.band(z)
        bare = {"type": "scatter", "mode": "lines", "x": months, "hoverinfo": "skip", "line": {"width": 0}}
        fill = {"fill": "tonexty", "fillcolor": f"token:brand/{alpha}"}
        drawn += [{**bare, "y": [start, *low.tolist()]}, {**bare, "y": [start, *high.tolist()], **fill}]
    low, high = told.found.band(Z80)
    ends = [_range(kpi, a, b, wording) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    said = [
        plain(f"Forecast {wording.value(kpi, value)} for {wording.month(month)}, 80 % range {within}")
        for month, value, within in zip(told.months, told.found.values.tolist(), ends, strict=True)
    ]
    line = {
        "type": "scatter",
        "mode": "lines",
        "name": "Forecast",
        "x": months,
        "y": [start, *told.found.values.tolist()],
        "hovertext": ["", *said],
        "hoverinfo": "text",
        "line": {"color": "token:brand", "width": 2.25, "dash": "2px,4px"},
    }
    return [*drawn, line]


def in_words(kpi: Kpi, told: Ahead, wording: Wording) -> str:
    """The last month ahead, how it was made, and what it missed by when it was tried on the past."""
    found = told.found
    low, high = (float(end[-1]) for end in found.band(Z80))
    value, month = wording.value(kpi, float(found.values[-1])), wording.month_long(told.months[-1])
    said = (
        f"The forecast for {month} is {value}, 80 % range {_range(kpi, low, high, wording)} ({found.method})."
    )
    missed = _size(kpi, found.error, wording)
    trials = f"Tried on {found.trials} months of the past it missed by {missed} on average"
    plain_error = f"; the last value carried on missed by {_size(kpi, found.plain_error, wording)}"
    return f"{said} {trials}{'' if found.error == found.plain_error else plain_error}."


def rows(kpi: Kpi, told: Ahead, wording: Wording) -> list[tuple[str, str]]:
    """Month and forecast with its range, for the table beside the chart."""
    low, high = told.found.band(Z80)
    return [
        (
            wording.period(month_label(month)),
            f"{wording.value(kpi, float(value))} ({_range(kpi, float(a), float(b), wording)})",
        )
        for month, value, a, b in zip(told.months, told.found.values, low, high, strict=True)
    ]


def _range(kpi: Kpi, low: float, high: float, wording: Wording) -> str:
    return f"{wording.figure(kpi, low)} to {wording.value(kpi, high)}"


def _size(kpi: Kpi, error: float, wording: Wording) -> str:
    return wording.change(kpi, error).amount or "less than the last digit that is shown"
