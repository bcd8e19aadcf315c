"""Upright columns, side by side or stacked."""

from collections.abc import Sequence

from hrkpi.export.figure_parts import (
    DASHES,
    brief,
    colour,
    level,
    number,
    scale_of,
    styled,
    ticks,
    told,
    up,
    values,
    word,
)
from hrkpi.export.plot import Figure, layout, plain, room
from hrkpi.export.scale import Axis
from hrkpi.language import say
from hrkpi.result import Shown
from hrkpi.view import Chart, Mark, Role, Series
from hrkpi.wording import Wording

LINES = {Role.TARGET, Role.LIMIT, Role.FORECAST}  # drawn over the columns
FULL = 0.72  # of a place that its columns take
MOST_WORDS = 8  # columns that have room for their figures
STUB = 0.05  # of the axis that a hatched column takes: it stands for a hidden figure
HATCH = {"shape": "/", "fgcolor": "token:prior", "bgcolor": "rgba(0,0,0,0)", "size": 5, "solidity": 0.25}

LOOK: Figure = {"color": "token:ink2", "thickness": 1.3, "width": 4}  # of an interval


def columns(chart: Chart, wording: Wording) -> Figure:
    """The chart's data and layout; the axis begins at zero."""
    pairs = list(styled(chart))
    upright = [(style, one) for style, one in pairs if one.role not in LINES]
    stacked = chart.mark is Mark.STACK
    heights = _stacked(upright) if stacked else [v for _, o in upright for v in (*values(o), *o.high)]
    over = [value for _, one in pairs if one.role in LINES for value in values(one)]
    scale = scale_of(chart, [*heights, *over], from_zero=True)
    width = FULL / (1 if stacked else max(len(upright), 1))
    data = [
        _columns(chart, style, one, 0.0 if stacked else (at - (len(upright) - 1) / 2) * width, width)
        for at, (style, one) in enumerate(upright)
    ]
    for bar, (_, one) in list(zip(data, upright, strict=True)):
        data += intervals(one, bar["x"], "error_y")
    hidden = [] if stacked else _hidden(upright, width, scale)
    crossing = [_crossing(style, one) for style, one in pairs if one.role in LINES]
    texts = [] if stacked or len(chart.axis) * len(upright) > MOST_WORDS else _words(chart, upright, width)
    left = room(ticks(chart, scale, wording), beside=12)
    drawn = layout(
        margin={"l": left, "r": 10, "t": 18, "b": 44},
        x=level(chart),
        y=up(chart, scale, wording),
        annotations=texts,
    )
    return {"data": [*data, *hidden, *crossing], "layout": drawn | as_bars(chart, stacked=stacked)}


def _columns(chart: Chart, style: str, series: Series, offset: float, width: float) -> Figure:
    drawn = values(series)
    return {
        "type": "bar",
        "name": plain(series.name),
        "x": [at + offset for at in range(len(drawn))],
        "y": drawn,
        "width": width * 0.94,
        "hovertext": told(chart, series),
        "hoverinfo": "text",
        "textposition": "none",
        "marker": {"color": colour(style), "line": {"width": 0}},
        **whiskers(series, "error_y", ground=True),
    }


def whiskers(series: Series, name: str, *, ground: bool = False) -> Figure:
    """The 95 % interval of each figure as a line over its end; or the ground that it can be read on."""
    if not series.low:
        return {}
    ends = list(zip(values(series), series.low, series.high, strict=True))
    look = {"color": "token:surface", "thickness": 3.4, "width": 5} if ground else LOOK
    return {
        name: {
            "type": "data",
            "symmetric": False,
            "array": [0 if value is None or high is None else high - value for value, _, high in ends],
            "arrayminus": [0 if value is None or low is None else value - low for value, low, _ in ends],
            **look,
        }
    }


def intervals(series: Series, at: Sequence[float], name: str) -> list[Figure]:
    """The intervals of a series over its bars or columns, as they stand at some places."""
    if not series.low:
        return []
    along, up = ("y", "x") if name == "error_x" else ("x", "y")
    bare = {"type": "scatter", "mode": "markers", "marker": {"opacity": 0}, "hoverinfo": "skip"}
    return [{**bare, along: list(at), up: values(series), **whiskers(series, name)}]


def _hidden(pairs: Sequence[tuple[str, Series]], width: float, scale: Axis) -> list[Figure]:
    """A hatched column of one length for each hidden figure."""
    at = [
        place + (row - (len(pairs) - 1) / 2) * width
        for row, (_, one) in enumerate(pairs)
        for place, cell in enumerate(one.cells)
        if cell.shown is Shown.HIDDEN
    ]
    return [stubs("x", "y", at, [(scale.high - scale.low) * STUB] * len(at), width * 0.94)] if at else []


def stubs(along: str, far: str, at: Sequence[float], length: Sequence[float], width: float) -> Figure:
    """Hatched marks in the place of hidden figures.

    Args:
        along: Name of the axis of places.
        far: Name of the axis of values.
        at: Places.
        length: How far each reaches; the same for all, so it says nothing.
        width: Of each.
    """
    return {
        "type": "bar",
        along: list(at),
        far: list(length),
        "width": width,
        "orientation": "v" if along == "x" else "h",
        "hovertext": [say("hidden")] * len(at),
        "hoverinfo": "text",
        "showlegend": False,
        "textposition": "none",
        "marker": {"color": "rgba(0,0,0,0)", "line": {"color": "token:prior", "width": 1}, "pattern": HATCH},
    }


def _crossing(style: str, series: Series) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain(series.name),
        "x": list(range(len(series.cells))),
        "y": values(series),
        "hoverinfo": "skip",
        "line": {"color": colour(style), "width": 1.4, "dash": DASHES[style]},
    }


def _words(chart: Chart, pairs: Sequence[tuple[str, Series]], width: float) -> list[Figure]:
    """The figure over each column, above its interval."""
    return [
        word(
            brief(chart, cell),
            x=place + (row - (len(pairs) - 1) / 2) * width,
            y=max(value, (one.high[place] or value) if one.high else value),
            name="" if len(pairs) == 1 else "wide",
            yanchor="bottom",
            yshift=2,
        )
        for row, (_, one) in enumerate(pairs)
        for place, cell in enumerate(one.cells)
        if (value := number(cell)) is not None
    ]


def _stacked(pairs: Sequence[tuple[str, Series]]) -> list[float | None]:
    """How high each stack is."""
    found = [values(one) for _, one in pairs]
    return [sum(value or 0.0 for value in place) for place in zip(*found, strict=True)]


def as_bars(chart: Chart, *, stacked: bool) -> Figure:
    """Of a few places every name stays, also on a phone."""
    few = {"meta": "every"} if len(chart.axis) <= 6 else {}
    return {"barmode": "stack" if stacked else "overlay", "hovermode": "closest", **few}
