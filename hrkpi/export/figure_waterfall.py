"""The way from an opening to a closing, step by step: from left to right, or of many steps downwards."""

from collections.abc import Sequence
from itertools import pairwise

from hrkpi.export.figure_bars import FRAME, rows
from hrkpi.export.figure_columns import FULL, as_bars
from hrkpi.export.figure_parts import beside, brief, level, number, scale_of, ticks, up, upright, word
from hrkpi.export.plot import Figure, layout, plain, room
from hrkpi.export.scale import Axis
from hrkpi.view import Chart
from hrkpi.wording import Wording

CLEAR = "rgba(0,0,0,0)"
UNDER = 30  # CSS pixels of the numbers under the axis
Place = tuple[int, float, float, str]


def waterfall(chart: Chart, wording: Wording) -> Figure:
    """Opening and closing as levels, the steps between them as columns that float.

    A step of ten is not to be seen beside a level of a thousand where the axis begins at zero. So levels are
    lines, not columns, and the axis holds what happens between them. The names of many steps would lie over
    each other side by side, so these stand under each other.
    """
    places = list(_places(chart))
    scale = scale_of(chart, [end for place in places for end in place[1:3]], from_zero=False)
    if not upright(chart):
        return _downwards(chart, places, scale, wording)
    ends = _ends(chart)
    texts = [
        word(text, x=at, y=max(start, end), strong=at in ends, yanchor="bottom", yshift=3)
        for at, start, end, text in places
    ]
    left = room(ticks(chart, scale, wording), beside=12)
    drawn = layout(
        margin={"l": left, "r": 10, "t": 22, "b": 44},
        x=level(chart),
        y=up(chart, scale, wording),
        annotations=texts,
    )
    return {"data": _traces(chart, places), "layout": drawn | as_bars(chart, stacked=False)}


def _downwards(chart: Chart, places: Sequence[Place], scale: Axis, wording: Wording) -> Figure:
    """The same with its places under each other and its values along."""
    texts = [
        word(text, x=max(start, end), y=at, strong=at in _ends(chart), xanchor="left", xshift=6)
        for at, start, end, text in places
    ]
    names = [line for name in chart.axis for line in beside(chart, name).split("<br>")]
    grid = {"showgrid": True, "gridcolor": "token:grid", "gridwidth": 1, "ticks": "", "linecolor": CLEAR}
    drawn = layout(
        margin={
            "l": room(names, beside=12, most=190),
            "r": room([text for *_, text in places], beside=14),
            "t": FRAME // 2,
            "b": UNDER,
        },
        x={**up(chart, scale, wording), **grid, "tickangle": 0},
        y=rows(chart),
        annotations=texts,
    )
    turned = [_turned(trace) for trace in _traces(chart, places)]
    more = {"barmode": "overlay", "hovermode": "closest", "meta": "values"}  # what runs along are no names
    return {"data": turned, "layout": drawn | more}


def _turned(trace: Figure) -> Figure:
    """A trace with its places under each other."""
    level = {"x": trace["y"], "y": trace["x"]}
    return {**trace, **level, **({"orientation": "h"} if trace["type"] == "bar" else {})}


def _traces(chart: Chart, places: Sequence[Place]) -> list[Figure]:
    """Steps, hairlines between them, and levels."""
    steps = [place for place in places if place[0] not in _ends(chart)]
    blocks = {
        "type": "bar",
        "x": [at for at, *_ in steps],
        "y": [abs(end - start) for _, start, end, _ in steps],
        "base": [min(start, end) for _, start, end, _ in steps],
        "width": FULL,
        "marker": {
            "color": ["token:brand" if end >= start else "token:prior" for _, start, end, _ in steps],
            "line": {"width": 0},
        },
        "hovertext": [f"{plain(chart.axis[at])}<br>{plain(text)}" for at, _, _, text in steps],
        "hoverinfo": "text",
        "textposition": "none",
    }
    levels = [_level(places[0]), _level(places[-1])] if places else []
    return [blocks, *_between(places), *levels]


def _ends(chart: Chart) -> tuple[int, int]:
    """Places of the opening and the closing."""
    return 0, len(chart.series[0].cells) - 1


def _places(chart: Chart) -> Sequence[Place]:
    """Place, where it starts and ends, and its words; levels start and end at themselves."""
    series = chart.series[0]
    found: list[Place] = []
    now, last = 0.0, len(series.cells) - 1
    for at, cell in enumerate(series.cells):
        value = number(cell)
        if value is None:
            continue
        start, now = (value, value) if at in (0, last) else (now, now + value)
        found.append((at, start, now, brief(chart, cell)))
    return found


def _level(place: Place) -> Figure:
    at, _, value, text = place
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at - FULL / 2, at + FULL / 2],
        "y": [value, value],
        "hovertext": [plain(text)] * 2,
        "hoverinfo": "text",
        "line": {"color": "token:ink", "width": 4},
    }


def _between(places: Sequence[Place]) -> list[Figure]:
    """Hairlines from the end of each step to the start of the next."""
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [here[0] + FULL / 2, there[0] - FULL / 2],
            "y": [here[2], here[2]],
            "hoverinfo": "skip",
            "line": {"color": "token:prior", "width": 1},
        }
        for here, there in pairwise(places)
    ]
