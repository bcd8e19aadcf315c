"""Lying bars, one per group or stage, each with its figure in words."""

from collections.abc import Mapping, Sequence

from hrkpi.export.figure_columns import STUB, intervals, stubs, whiskers
from hrkpi.export.figure_parts import (
    DASHES,
    MANY,
    beside,
    brief,
    colour,
    number,
    scale_of,
    styled,
    told,
    values,
    word,
)
from hrkpi.export.plot import Figure, layout, plain, room
from hrkpi.export.scale import Axis
from hrkpi.result import Shown
from hrkpi.view import Chart, Role, Series
from hrkpi.wording import Wording

LONG = {Role.ACTUAL, Role.GROUP}  # drawn as bars; the others as marks on them
FULL = 0.66  # of a row that its bars take
THIN = 0.16  # of a row that the bar of a year ago takes, under the other
ROW, DENSE = 34, 27  # CSS pixels of a row of one bar, and of one among many
MORE, LEAST = 18, 264  # CSS pixels of each further bar of a row, and of all rows at least
TALLEST = 60  # CSS pixels of a row that is alone
FRAME = 16  # CSS pixels above and below all rows
GROUND: Figure = {  # where bars begin
    "type": "line",
    "x0": 0,
    "x1": 0,
    "y0": 0,
    "y1": 1,
    "yref": "paper",
    "layer": "above",
    "line": {"color": "token:line2", "width": 1},
}
MARKS: Mapping[Role, Figure] = {
    Role.TARGET: {"symbol": "line-ns-open", "size": 20, "line": {"width": 2}},
    Role.FORECAST: {"symbol": "diamond", "size": 9, "line": {"color": "token:surface", "width": 1.5}},
}


def bars(chart: Chart, _wording: Wording) -> Figure:
    """The chart's data and layout; bars begin at zero and say their figure, so the axis is a line alone."""
    pairs = list(styled(chart))
    long = [(style, one) for style, one in pairs if one.role in LONG]
    thin = [one for _, one in pairs if one.role is Role.PRIOR]
    width = (FULL - THIN * bool(thin)) / max(len(long), 1)
    reach = [value for _, one in pairs for value in (*values(one), *one.low, *one.high)]
    scale = scale_of(chart, reach, from_zero=True)
    lift = THIN / 2 if thin else 0.0
    data = [
        _bars(chart, style, one, _offset(at, long, width) - lift, width * 0.94)
        for at, (style, one) in enumerate(long)
    ]
    spans = [
        line for bar, (_, one) in zip(data, long, strict=True) for line in intervals(one, bar["y"], "error_x")
    ]
    data += [_bars(chart, "prior", one, (FULL - THIN) / 2 + 0.02, THIN) for one in thin]
    marks = [_marks(chart, style, one, lift) for style, one in pairs if one.role in MARKS]
    limits = [_limit(style, one) for style, one in pairs if one.role is Role.LIMIT]
    drawn = layout(
        margin=_margin(chart, long),
        x={"visible": False, "range": [scale.low, scale.high]},
        y=rows(chart),
        annotations=_words(chart, pairs, width, lift, scale),
    )
    more = {"barmode": "overlay", "hovermode": "closest", "shapes": [GROUND]}
    return {
        "data": [*data, *_hidden(long, width, lift, scale), *limits, *spans, *marks],
        "layout": drawn | more,
    }


def _margin(chart: Chart, long: Sequence[tuple[str, Series]]) -> dict[str, int]:
    """Room for the names on the left and for the figures on the right."""
    names = [line for name in chart.axis for line in beside(chart, name).split("<br>")]
    figures = [brief(chart, cell) for _, one in long for cell in one.cells]
    up = FRAME // 2
    return {"l": room(names, beside=12, most=190), "r": room(figures, beside=14), "t": up, "b": up}


def height_of_bars(chart: Chart) -> int:
    """CSS pixels that the rows need."""
    several = sum(series.role in LONG for series in chart.series)
    row = (DENSE if len(chart.axis) > MANY else ROW) + MORE * max(several - 1, 0)
    return max(len(chart.axis) * row, min(LEAST, len(chart.axis) * TALLEST)) + FRAME


def rows(chart: Chart) -> Figure:
    """The upright axis of names, the first on top."""
    return {
        "range": [len(chart.axis) - 0.5, -0.5],
        "tickvals": list(range(len(chart.axis))),
        "ticktext": [beside(chart, name) for name in chart.axis],
        "showgrid": False,
        "ticks": "outside",
        "ticklen": 7,
        "tickcolor": "rgba(0,0,0,0)",
        "tickfont": {"size": 12.5, "color": "token:ink2"},
    }


def _offset(at: int, long: Sequence[object], width: float) -> float:
    return (at - (len(long) - 1) / 2) * width


def _bars(chart: Chart, style: str, series: Series, offset: float, width: float) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain(series.name),
        "x": values(series),
        "y": [at + offset for at in range(len(series.cells))],
        "width": width,
        "hovertext": told(chart, series),
        "hoverinfo": "text",
        "textposition": "none",
        "marker": {"color": colour(style), "line": {"width": 0}},
        **whiskers(series, "error_x", ground=True),
    }


def _marks(chart: Chart, style: str, series: Series, lift: float) -> Figure:
    """A year ago, a target: a mark on each row."""
    look = MARKS[series.role]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain(series.name),
        "x": values(series),
        "y": [at - lift for at in range(len(series.cells))],
        "hovertext": told(chart, series),
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {**look, "color": colour(style), "line": {"color": colour(style), **look["line"]}},
    }


def _limit(style: str, series: Series) -> Figure:
    """A line down all rows, for example of the whole company."""
    rows = [at for at in range(len(series.cells)) for _ in (0, 1)]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain(series.name),
        "x": [value for value in values(series) for _ in (0, 1)],
        "y": [row + side for row, side in zip(rows, (-0.5, 0.5) * len(series.cells), strict=True)],
        "hoverinfo": "skip",
        "line": {"color": colour(style), "width": 1.4, "dash": DASHES[style]},
    }


def _hidden(long: Sequence[tuple[str, Series]], width: float, lift: float, scale: Axis) -> list[Figure]:
    at = [
        place + _offset(row, long, width) - lift
        for row, (_, one) in enumerate(long)
        for place, cell in enumerate(one.cells)
        if cell.shown is Shown.HIDDEN
    ]
    return [stubs("y", "x", at, [(scale.high - scale.low) * STUB] * len(at), width * 0.94)] if at else []


def _words(
    chart: Chart, pairs: Sequence[tuple[str, Series]], width: float, lift: float, scale: Axis
) -> list[Figure]:
    """Beside each bar its figure, further out than its interval and what is marked on it."""
    long = [(style, one) for style, one in pairs if one.role in LONG]
    marked = [one for _, one in pairs if one.role in MARKS]
    crossed = any(one.role is Role.LIMIT for _, one in pairs)
    ground: Figure = (
        {"bgcolor": "token:surface", "borderpad": 1} if crossed else {}
    )  # so that no line runs through
    return [
        word(
            brief(chart, cell),
            x=_end(one, place, marked, scale),
            y=place + _offset(row, long, width) - lift,
            xanchor="left",
            xshift=6,
            **ground,
        )
        for row, (_, one) in enumerate(long)
        for place, cell in enumerate(one.cells)
    ]


def _end(series: Series, place: int, marks: Sequence[Series], scale: Axis) -> float:
    """How far right anything is drawn in a row."""
    if series.cells[place].shown is Shown.HIDDEN:
        return (scale.high - scale.low) * STUB
    marked = [value for one in marks if (value := number(one.cells[place])) is not None]
    high = [end for end in series.high[place : place + 1] if end is not None]
    return max([number(series.cells[place]) or 0.0, *high, *marked, 0.0])
