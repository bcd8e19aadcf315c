"""Parts of charts over time: lines, axes, the last point, and the cells of their tables."""

from collections.abc import Sequence

from hrkpi import sentences
from hrkpi.export.plot import Figure, plain, room
from hrkpi.export.scale import Axis, axis
from hrkpi.export.tokens import tone
from hrkpi.kpi import Kpi, Timing, Unit
from hrkpi.language import say
from hrkpi.period import MONTHS_IN_YEAR
from hrkpi.result import Shown
from hrkpi.wording import COUNTED, DASH, Wording
from layouts._series import Line, Point

AIR = 5  # CSS pixels between a number and its line
STEPS = ((30, 3), (50, 6), (100, 12), (10_000, 24))  # up to so many months, a tick every so many


def line_of(
    name: str, points: Sequence[tuple[int, Point]], colour: str, width: float, kpi: Kpi, wording: Wording
) -> Figure:
    """A line with what is told of each of its points; a point without neighbours gets a mark."""
    alone = [_stands_alone(kpi, points, index) for index in range(len(points))]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(name),
        "x": [month for month, _ in points],
        "y": [point.value for _, point in points],
        "hovertext": [f"{plain(name)}: {_told(kpi, point, wording)}" for _, point in points],
        "hoverinfo": "text",
        "connectgaps": False,
        "line": {"color": colour, "width": width, "shape": "linear"},
        "marker": {"color": colour, "size": [6 if lonely else 0 for lonely in alone], "line": {"width": 0}},
    }


def last_of(kpi: Kpi, line: Line, wording: Wording) -> list[Figure]:
    """The last shown point in the colour of its status, and its value beside it."""
    point = next((point for point in reversed(line.points) if point.value is not None), None)
    if point is None:
        return []
    mark = {
        "type": "scatter",
        "mode": "markers",
        "x": [point.last],
        "y": [point.value],
        "hoverinfo": "skip",
        "marker": _unfinished() if point.partial else _ended(point),
    }
    text = {
        "x": point.last,
        "y": point.value,
        "text": f"<b>{plain(wording.value(kpi, point.value))}</b>",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 9,
        "font": {"size": 13, "color": "token:ink"},
    }
    return [mark, text]


def _ended(point: Point) -> Figure:
    return {
        "color": f"token:{tone(point.verdict)}",
        "size": 10,
        "line": {"color": "token:surface", "width": 2},
    }


def _unfinished() -> Figure:
    """A ring instead of a dot: what is not over has no status."""
    return {"color": "token:surface", "size": 9, "line": {"color": "token:none", "width": 2}}


def scale_of(kpi: Kpi, values: Sequence[float | None], *, most: int = 6) -> Axis:
    """The axis of a KPI's values; missing ones do not count."""
    smallest = 10.0**-kpi.decimals / (100 if kpi.unit is Unit.SHARE else 1)
    return axis([value for value in values if value is not None], most=most, smallest=smallest)


def up(kpi: Kpi, scale: Axis, wording: Wording) -> Figure:
    """The upright axis, its numbers written by our own formatter; of people the number alone."""
    counted = kpi.unit in COUNTED
    return {
        "range": [scale.low, scale.high],
        "tickvals": list(scale.ticks),
        "ticktext": [
            wording.figure(kpi, value) if counted else wording.value(kpi, value) for value in scale.ticks
        ],
    }


def room_before(upright: Figure, least: int) -> int:
    """CSS pixels for the numbers of an upright axis, so that none is cut; at least so many."""
    return max(least, room(upright["ticktext"], beside=AIR))


def months_of(months: Sequence[int], wording: Wording) -> Figure:
    """The level axis: every few months a name, and under the first of each year the year."""
    if not months:
        return {"visible": False}
    first, last = min(months), max(months)
    every = next(step for length, step in STEPS if last - first < length)
    shown = [month for month in range(first, last + 1) if month % every == 0] or [last]
    years = {month // MONTHS_IN_YEAR: month for month in reversed(shown)}  # it stands under its first tick
    named = [wording.month(month).rsplit(" ", 1)[0] for month in shown]
    texts = [
        f"{name}<br>{month // MONTHS_IN_YEAR}" if years[month // MONTHS_IN_YEAR] == month else name
        for month, name in zip(shown, named, strict=True)
    ]
    return {"range": [first - 0.3, last + 0.3], "tickvals": shown, "ticktext": texts, "tickangle": 0}


def grouped(kpi: Kpi, lines: Sequence[Line], wording: Wording) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of a table with a column per group."""
    periods = {point.last: named(point, wording) for line in lines for point in line.points}
    found = {(line.member, point.last): point for line in lines for point in line.points}
    rows = [
        [
            periods[month],
            *(cell(kpi, found.get((line.member, month)), wording) for line in lines),
        ]
        for month in sorted(periods)
    ]
    return [say("Period"), *(line.name for line in lines)], rows


def named(point: Point, wording: Wording, *, long: bool = False) -> str:
    """The period of a point; of one that is not over or not fed as a whole this is said."""
    period = wording.period(point.period, long=long)
    return say("{period} (in part)", period=period) if point.partial else period


def cell(kpi: Kpi, point: Point | None, wording: Wording) -> str:
    """A figure in a table; a word where it is hidden, a dash where there is none."""
    if point is None or point.status == Shown.NO_DATA:
        return DASH
    return say("hidden") if point.status == Shown.HIDDEN else wording.value(kpi, point.value)


def _stands_alone(kpi: Kpi, points: Sequence[tuple[int, Point]], index: int) -> bool:
    """Whether a point has no neighbour to be joined with, and so needs a mark, as all of occasions do."""
    around = [points[at][1].value for at in (index - 1, index + 1) if 0 <= at < len(points)]
    return kpi.timing is Timing.OCCASION or all(value is None for value in around)


def _told(kpi: Kpi, point: Point, wording: Wording) -> str:
    if point.status != Shown.OK:
        return f"{sentences.lowered(sentences.status('', point.status))} ({named(point, wording)})"
    told = {"value": wording.value(kpi, point.value), "period": named(point, wording)}
    return plain(say("{value} in {period}", **told))
