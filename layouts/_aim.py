"""A target on a chart: its dashed line, and its name where there is room for it."""

from collections.abc import Iterator, Sequence
from math import inf

from hrkpi.export.figure_events import crossed
from hrkpi.export.plot import Figure, plain
from hrkpi.kpi import Kpi
from hrkpi.wording import Wording
from layouts._series import Line, Point

NAME_WIDTH = 0.17  # of the chart's width that the target's name takes


def aims(line: Line) -> list[Figure]:
    """The target as a dashed line that steps where it changes; none where there is none."""
    if all(point.target is None for point in line.points):
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [point.last for point in line.points],
            "y": [point.target for point in line.points],
            "hoverinfo": "skip",
            "line": {"color": "token:ink2", "width": 1.4, "dash": "8px,6px", "shape": "hv"},
        }
    ]


def named_aim(
    kpi: Kpi, line: Line, prior: Sequence[tuple[int, Point]], wording: Wording, events: Sequence[float] = ()
) -> list[Figure]:
    """The target's name on its line, where there is most room above or below it and no event's line.

    Args:
        kpi: What is drawn.
        line: It over time.
        prior: The year before, where it is drawn.
        wording: How a target is written.
        events: Where lines of events stand on the axis.
    """
    seats = [seat for seat in _seats(line, prior) if not crossed(*_stretch(line, seat[2]), events)]
    if not seats:
        return []
    _, above, point = max(seats, key=lambda seat: seat[0])
    return [
        {
            "name": "wide",
            "x": point.last,
            "y": point.target,
            "text": plain(wording.target(kpi, point.target)),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom" if above else "top",
            "yshift": 2 if above else -2,
            "font": {"size": 12, "color": "token:ink2"},
        }
    ]


def _seats(line: Line, prior: Sequence[tuple[int, Point]]) -> Iterator[tuple[float, bool, Point]]:
    """Where the target's name could begin: its distance from all lines, on which side, and the point."""
    drawn = [(point.last, point.value) for point in line.points]
    drawn += [(month, point.value) for month, point in prior]
    for point in line.points:
        begin, end = _stretch(line, point)
        aim, beside = point.target, range(begin, end + 1)
        if aim is None or end > line.points[-1].last:
            continue
        steps = [other.target for other in line.points if other.last in beside]
        if any(step != aim for step in steps):
            continue
        gaps = [value - aim for month, value in drawn if month in beside and value is not None]
        yield min((gap for gap in gaps if gap >= 0), default=inf), True, point
        yield min((-gap for gap in gaps if gap <= 0), default=inf), False, point


def _stretch(line: Line, point: Point) -> tuple[int, int]:
    """First and last month over which the name stands that begins at a point."""
    months = [other.last for other in line.points]
    return point.last, point.last + max(1, round((max(months) - min(months)) * NAME_WIDTH))
