"""A KPI over time against its target: the large chart, its sentence and its table."""

from collections.abc import Iterator, Sequence
from math import inf

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.scale import Axis, axis
from hrkpi.export.tokens import tone
from hrkpi.kpi import Kpi, Timing, Unit
from hrkpi.period import MONTHS_IN_YEAR
from hrkpi.result import Shown
from hrkpi.wording import DASH, Wording
from layouts._charts import Figure, chart, key, layout, plain, twin
from layouts._html import icon
from layouts._series import Line, Point

HEIGHT = 300  # CSS pixels
LABEL_HEIGHT = 0.07  # of the chart's height that a value takes
NAME_WIDTH = 0.17  # of the chart's width that the target's name takes
MOST = 4  # lines that every reader can tell apart
MARGIN = {"l": 58, "r": 62, "t": 12, "b": 40}
STEPS = ((16, 3), (30, 3), (50, 6), (100, 12), (10_000, 24))  # up to so many months, a tick every so many


def trend(kpi: Kpi, line: Line, prior: Line | None, wording: Wording) -> Component:
    """The line with its target, the year before behind it, and the last value written out."""
    entries = [("brand", "Actual")]
    entries += [("prior", "Year before")] if prior else []
    entries += [("target", "Target")] if any(point.target is not None for point in line.points) else []
    if all(point.value is None for point in line.points):
        return _nothing(line)
    drawn = html.Div([key(entries), chart("trend", figure(kpi, line, prior, wording), height=HEIGHT)])
    return html.Div(
        [
            twin(drawn, f"{kpi.label} over time", *_table(kpi, line, prior, wording)),
            html.P(["In words: ", sentences.in_words(kpi, _said(line), wording)], className="words"),
        ]
    )


def _nothing(line: Line) -> Component:
    """What stands instead of a chart without a single figure."""
    hidden = any(point.status == Shown.HIDDEN for point in line.points)
    said = (
        f"{sentences.HIDDEN}: {sentences.WHY_HIDDEN}"
        if hidden
        else "There is nothing to measure in this period."
    )
    words = html.P("In words: No figure can be shown in this period.", className="words")
    return html.Div([html.P([icon("lock" if hidden else "info"), said], className="blank"), words])


def several(kpi: Kpi, groups: Sequence[Line], wording: Wording) -> Component:
    """A KPI that is always broken down: the four largest groups, each with its value at its end."""
    known = [line for line in groups if any(point.value is not None for point in line.points)]
    shown = sorted(known, key=lambda line: -max(point.value or 0.0 for point in line.points))[:MOST]
    pairs = [(f"group_{index}", line) for index, line in enumerate(shown, start=1)]
    entries = key([(colour, line.name) for colour, line in pairs])
    drawn = html.Div([entries, chart("trend", _together(kpi, pairs, wording), height=HEIGHT)])
    said = [f"{line.name}: {sentences.in_words(kpi, _said(line), wording)}" for line in shown]
    words = " ".join(said) or sentences.in_words(kpi, [], wording)
    return html.Div(
        [
            twin(drawn, f"{kpi.label} over time", *grouped(kpi, shown, wording)),
            html.P(f"In words: {words}", className="words"),
        ]
    )


def _together(kpi: Kpi, pairs: Sequence[tuple[str, Line]], wording: Wording) -> Figure:
    scale = scale_of(kpi, [point.value for _, line in pairs for point in line.points])
    traces = [
        line_of(
            line.name, [(point.last, point) for point in line.points], f"token:{colour}", 2.5, kpi, wording
        )
        for colour, line in pairs
    ]
    texts: list[Figure] = []
    for _, line in pairs:  # from the largest down; a value that would lie on another one is left to the table
        text = _last(kpi, line, wording)[1:]
        if not texts or abs(texts[-1]["y"] - text[0]["y"]) > (scale.high - scale.low) * LABEL_HEIGHT:
            texts += text
    months = [point.last for _, line in pairs for point in line.points]
    return {
        "data": traces,
        "layout": layout(
            margin=MARGIN, x=_months(months, wording), y=up(kpi, scale, wording), annotations=texts
        ),
    }


def grouped(kpi: Kpi, lines: Sequence[Line], wording: Wording) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of a table with a column per group."""
    periods = {point.last: point.period for line in lines for point in line.points}
    found = {(line.member, point.last): point for line in lines for point in line.points}
    rows = [
        [
            wording.period(periods[month]),
            *(cell(kpi, found.get((line.member, month)), wording) for line in lines),
        ]
        for month in sorted(periods)
    ]
    return ["Period", *(line.name for line in lines)], rows


def figure(kpi: Kpi, line: Line, prior: Line | None, wording: Wording) -> Figure:
    """The chart's data and layout; its scale comes from what is shown."""
    shifted = [(point.last + MONTHS_IN_YEAR, point) for point in prior.points] if prior else []
    known = [point.value for point in line.points] + [point.value for _, point in shifted]
    known += [point.target for point in line.points]
    scale = scale_of(kpi, known)
    traces = [line_of("Year before", shifted, "token:prior", 2, kpi, wording)] if shifted else []
    traces += _aims(line)
    traces += [
        line_of("Actual", [(point.last, point) for point in line.points], "token:brand", 2.75, kpi, wording)
    ]
    ends = _last(kpi, line, wording)
    return {
        "data": [*traces, *ends[:1]],
        "layout": layout(
            margin=MARGIN,
            x=_months([point.last for point in line.points], wording),
            y=up(kpi, scale, wording),
            annotations=[*_named_aim(kpi, line, shifted, wording), *ends[1:]],
        ),
    }


def scale_of(kpi: Kpi, values: Sequence[float | None], *, most: int = 6) -> Axis:
    """The axis of a KPI's values; missing ones do not count."""
    smallest = 10.0**-kpi.decimals / (100 if kpi.unit is Unit.SHARE else 1)
    return axis([value for value in values if value is not None], most=most, smallest=smallest)


def up(kpi: Kpi, scale: Axis, wording: Wording) -> Figure:
    """The upright axis, its numbers written by our own formatter."""
    return {
        "range": [scale.low, scale.high],
        "tickvals": list(scale.ticks),
        "ticktext": [wording.value(kpi, value) for value in scale.ticks],
    }


def _said(line: Line) -> list[tuple[str, float | None]]:
    return [(point.period, point.value) for point in line.points]


def line_of(
    name: str, points: Sequence[tuple[int, Point]], colour: str, width: float, kpi: Kpi, wording: Wording
) -> Figure:
    """A line with what is told of each of its points; a point without neighbours gets a mark."""
    alone = [_stands_alone(kpi, points, index) for index in range(len(points))]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [month for month, _ in points],
        "y": [point.value for _, point in points],
        "hovertext": [f"{name}: {_told(kpi, point, wording)}" for _, point in points],
        "hoverinfo": "text",
        "connectgaps": False,
        "line": {"color": colour, "width": width, "shape": "linear"},
        "marker": {"color": colour, "size": [6 if lonely else 0 for lonely in alone], "line": {"width": 0}},
    }


def _stands_alone(kpi: Kpi, points: Sequence[tuple[int, Point]], index: int) -> bool:
    """Whether a point has no neighbour to be joined with, and so needs a mark, as all of occasions do."""
    around = [points[at][1].value for at in (index - 1, index + 1) if 0 <= at < len(points)]
    return kpi.timing is Timing.OCCASION or all(value is None for value in around)


def _aims(line: Line) -> list[Figure]:
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


def _named_aim(kpi: Kpi, line: Line, prior: Sequence[tuple[int, Point]], wording: Wording) -> list[Figure]:
    """The target's name on its line, where there is most room above or below it."""
    seats = list(_seats(line, prior))
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
    months = [point.last for point in line.points]
    reach = max(1, round((max(months, default=0) - min(months, default=0)) * NAME_WIDTH))
    for point in line.points:
        aim, beside = point.target, range(point.last, point.last + reach + 1)
        if aim is None or beside[-1] > max(months):
            continue
        steps = [other.target for other in line.points if other.last in beside]
        if any(step != aim for step in steps):
            continue
        gaps = [value - aim for month, value in drawn if month in beside and value is not None]
        yield min((gap for gap in gaps if gap >= 0), default=inf), True, point
        yield min((-gap for gap in gaps if gap <= 0), default=inf), False, point


def _last(kpi: Kpi, line: Line, wording: Wording) -> list[Figure]:
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
        "marker": {
            "color": f"token:{tone(point.verdict)}",
            "size": 10,
            "line": {"color": "token:surface", "width": 2},
        },
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


def _months(months: Sequence[int], wording: Wording) -> Figure:
    if not months:
        return {"visible": False}
    first, last = min(months), max(months)
    every = next(step for length, step in STEPS if last - first < length)
    shown = [month for month in range(first, last + 1) if month % every == 0] or [last]
    years = {
        month // MONTHS_IN_YEAR: month for month in reversed(shown)
    }  # the year stands under its first tick
    named = [wording.month(month).rsplit(" ", 1)[0] for month in shown]
    texts = [
        f"{name}<br>{month // MONTHS_IN_YEAR}" if years[month // MONTHS_IN_YEAR] == month else name
        for month, name in zip(shown, named, strict=True)
    ]
    return {"range": [first - 0.3, last + 0.3], "tickvals": shown, "ticktext": texts, "tickangle": 0}


def _told(kpi: Kpi, point: Point, wording: Wording) -> str:
    if point.status != Shown.OK:
        return f"{sentences.status('', point.status).lower()} ({wording.period(point.period)})"
    return plain(f"{wording.value(kpi, point.value)} in {wording.period(point.period)}")


def _table(kpi: Kpi, line: Line, prior: Line | None, wording: Wording) -> tuple[list[str], list[list[str]]]:
    before = {point.last + MONTHS_IN_YEAR: point for point in prior.points} if prior else {}
    rows = [
        [
            wording.period(point.period),
            cell(kpi, point, wording),
            *([cell(kpi, before.get(point.last), wording)] if prior else []),
            wording.value(kpi, point.target),
        ]
        for point in line.points
    ]
    return ["Period", "Actual", *(["Year before"] if prior else []), "Target"], rows


def cell(kpi: Kpi, point: Point | None, wording: Wording) -> str:
    """A figure in a table; a word where it is hidden, a dash where there is none."""
    if point is None or point.status == Shown.NO_DATA:
        return DASH
    return "hidden" if point.status == Shown.HIDDEN else wording.value(kpi, point.value)
