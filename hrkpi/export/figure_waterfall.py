"""The way from an opening to a closing, step by step."""

from collections.abc import Sequence
from itertools import pairwise

from hrkpi.export.figure_columns import FULL, as_bars
from hrkpi.export.figure_parts import brief, level, number, scale_of, ticks, up, word
from hrkpi.export.plot import Figure, layout, plain, room
from hrkpi.view import Chart
from hrkpi.wording import Wording


def waterfall(chart: Chart, wording: Wording) -> Figure:
    """Opening and closing as levels, the steps between them as columns that float.

    A step of ten is not to be seen beside a level of a thousand where the axis begins at zero. So levels are
    lines, not columns, and the axis holds what happens between them.
    """
    series = chart.series[0]
    places = list(_places(chart))
    scale = scale_of(chart, [end for place in places for end in place[1:3]], from_zero=False)
    ends = (0, len(series.cells) - 1)
    steps = [place for place in places if place[0] not in ends]
    colours = ["token:brand" if end >= start else "token:prior" for _, start, end, _ in steps]
    blocks = {
        "type": "bar",
        "x": [at for at, *_ in steps],
        "y": [abs(end - start) for _, start, end, _ in steps],
        "base": [min(start, end) for _, start, end, _ in steps],
        "width": FULL,
        "marker": {
            "color": colours,
            "line": {"width": 0},
        },
        "hovertext": [f"{plain(chart.axis[at])}<br>{plain(text)}" for at, _, _, text in steps],
        "hoverinfo": "text",
        "textposition": "none",
    }
    texts = [
        word(
            text, x=at, y=max(start, end), strong=at in (0, len(series.cells) - 1), yanchor="bottom", yshift=3
        )
        for at, start, end, text in places
    ]
    left = room(ticks(chart, scale, wording), beside=12)
    drawn = layout(
        margin={"l": left, "r": 10, "t": 22, "b": 44},
        x=level(chart),
        y=up(chart, scale, wording),
        annotations=texts,
    )
    levels = [_level(places[0]), _level(places[-1])] if places else []
    return {"data": [blocks, *_between(places), *levels], "layout": drawn | as_bars(chart, stacked=False)}


def _places(chart: Chart) -> Sequence[tuple[int, float, float, str]]:
    """Place, where it starts and ends, and its words; levels start and end at themselves."""
    series = chart.series[0]
    found: list[tuple[int, float, float, str]] = []
    now, last = 0.0, len(series.cells) - 1
    for at, cell in enumerate(series.cells):
        value = number(cell)
        if value is None:
            continue
        start, now = (value, value) if at in (0, last) else (now, now + value)
        found.append((at, start, now, brief(chart, cell)))
    return found


def _level(place: tuple[int, float, float, str]) -> Figure:
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


def _between(places: Sequence[tuple[int, float, float, str]]) -> list[Figure]:
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
