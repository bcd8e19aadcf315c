"""A KPI over time against its target: the large chart, its sentence and its table."""

from collections.abc import Sequence

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
from layouts._series import Line, Point

HEIGHT = 300  # CSS pixels
MOST = 4  # lines that every reader can tell apart
MARGIN = {"l": 58, "r": 62, "t": 12, "b": 40}
STEPS = ((16, 3), (30, 3), (50, 6), (100, 12), (10_000, 24))  # up to so many months, a tick every so many


def trend(kpi: Kpi, line: Line, prior: Line | None, wording: Wording) -> Component:
    """The line with its target, the year before behind it, and the last value written out."""
    entries = [("brand", "Actual")]
    entries += [("prior", "Year before")] if prior else []
    entries += [("target", "Target")] if any(point.target is not None for point in line.points) else []
    drawn = html.Div([key(entries), chart("trend", figure(kpi, line, prior, wording), height=HEIGHT)])
    return html.Div(
        [
            twin(drawn, f"{kpi.label} over time", *_table(kpi, line, prior, wording)),
            html.P(["In words: ", sentences.in_words(kpi, _said(line), wording)], className="words"),
        ]
    )


def several(kpi: Kpi, groups: Sequence[Line], wording: Wording) -> Component:
    """A KPI that is always broken down: one line per group, at most four, each named at its end."""
    shown = [line for line in groups if any(point.value is not None for point in line.points)][:MOST]
    scale = scale_of(kpi, [point.value for line in shown for point in line.points])
    pairs = [(f"group_{index}", line) for index, line in enumerate(shown, start=1)]
    traces = [
        _line(line.name, [(point.last, point) for point in line.points], f"token:{colour}", 2.5, kpi, wording)
        for colour, line in pairs
    ]
    drawn: Figure = {
        "data": traces,
        "layout": layout(
            margin=MARGIN,
            x=_months([point.last for line in shown for point in line.points], wording),
            y=up(kpi, scale, wording),
            annotations=[text for line in shown for text in _last(kpi, line, wording)[1:]],
        ),
    }
    entries = key([(colour, line.name) for colour, line in pairs])
    said = [f"{line.name} {sentences.in_words(kpi, _said(line), wording)}" for line in shown]
    return html.Div(
        [
            twin(
                html.Div([entries, chart("trend", drawn, height=HEIGHT)]),
                f"{kpi.label} over time",
                *grouped(kpi, shown, wording),
            ),
            html.P(
                ["In words: ", " ".join(said) or "No figure can be shown in this period."], className="words"
            ),
        ]
    )


def grouped(kpi: Kpi, lines: Sequence[Line], wording: Wording) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of a table with a column per group."""
    periods = {point.last: point.period for line in lines for point in line.points}
    found = {(line.name, point.last): point for line in lines for point in line.points}
    rows = [
        [
            wording.period(periods[month]),
            *(cell(kpi, found.get((line.name, month)), wording) for line in lines),
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
    traces = [_line("Year before", shifted, "token:prior", 2, kpi, wording)] if shifted else []
    traces += _aims(line)
    traces += [
        _line("Actual", [(point.last, point) for point in line.points], "token:brand", 2.75, kpi, wording)
    ]
    ends = _last(kpi, line, wording)
    return {
        "data": [*traces, *ends[:1]],
        "layout": layout(
            margin=MARGIN,
            x=_months([point.last for point in line.points], wording),
            y=up(kpi, scale, wording),
            annotations=[*_named_aim(kpi, line, wording), *ends[1:]],
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


def _line(
    name: str, points: Sequence[tuple[int, Point]], colour: str, width: float, kpi: Kpi, wording: Wording
) -> Figure:
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


def _named_aim(kpi: Kpi, line: Line, wording: Wording) -> list[Figure]:
    """The target's name on its line, at its beginning, on the side away from the figures."""
    first = next((point for point in line.points if point.target is not None), None)
    if first is None or first.target is None:
        return []
    above = first.value is not None and first.value < first.target
    return [
        {
            "x": first.last,
            "y": first.target,
            "text": plain(wording.target(kpi, first.target)),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom" if above else "top",
            "yshift": 3 if above else -3,
            "font": {"size": 12, "color": "token:ink2"},
        }
    ]


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
    return {"range": [first - 0.3, last + 0.3], "tickvals": shown, "ticktext": texts}


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
