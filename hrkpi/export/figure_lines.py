"""Lines over time and curves that fall in steps: bands of intervals, targets, the last figure at its end."""

from collections.abc import Iterator, Sequence

from hrkpi.export.figure_events import crossed, marks
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
from hrkpi.view import Chart, Mark, Role, Series
from hrkpi.wording import Wording

WIDTHS = {"brand": 2.75, "prior": 2.0, "target": 1.4, "forecast": 2.25, "limit": 1.2}
WIDTH = 2.5  # of a group's line
LABEL = 0.075  # of the chart's height that a figure takes
BAND = "0.14"  # of the colour of its line
SEAT = 0.25  # of the chart's width over which the name of a target must be free
FREE = 1e18  # distance from lines where there are none


def lines(chart: Chart, wording: Wording) -> Figure:
    """The chart's data and layout."""
    pairs = list(styled(chart))
    reach = [value for _, one in pairs for value in (*values(one), *one.low, *one.high)]
    scale = scale_of(chart, reach, from_zero=False)
    ends = _ends(chart, pairs, scale)
    shape = "hv" if chart.mark is Mark.STEP else "linear"
    bands = [trace for style, one in pairs if one.low for trace in _band(style, one, shape)]
    order = sorted(pairs, key=lambda pair: pair[1].role in {Role.ACTUAL, Role.GROUP})
    happened = marks(chart.events, _span(chart))
    margin = {
        "l": room(ticks(chart, scale, wording), beside=12),
        "r": room([text["text"].removeprefix("<b>").removesuffix("</b>") for text in ends], beside=18),
        "t": 12 + happened.room,
        "b": 40,
    }
    return {
        "data": [*bands, *(_line(chart, style, one, shape) for style, one in order), *_dots(chart, pairs)],
        "layout": layout(
            margin=margin,
            x=level(chart) | {"range": list(_span(chart))},
            y=up(chart, scale, wording),
            annotations=[*_aims(chart, pairs), *ends, *happened.annotations],
        )
        | {"hovermode": "closest", "shapes": list(happened.shapes)},
    }


def room_of_events(chart: Chart) -> int:
    """CSS pixels that the names of its events take above the plot."""
    return marks(chart.events, _span(chart)).room


def _span(chart: Chart) -> tuple[float, float]:
    """Ends of the level axis."""
    return -0.3, len(chart.axis) - 0.7


def _line(chart: Chart, style: str, series: Series, shape: str) -> Figure:
    drawn = values(series)
    alone = [value is not None and _lonely(drawn, at) for at, value in enumerate(drawn)]
    aim = series.role in {Role.TARGET, Role.LIMIT}
    return {
        "type": "scatter",
        "mode": "lines" if aim else "lines+markers",
        "name": plain(series.name),
        "x": list(range(len(drawn))),
        "y": drawn,
        "hovertext": told(chart, series),
        "hoverinfo": "skip" if aim else "text",
        "connectgaps": False,
        "line": {
            "color": colour(style),
            "width": WIDTHS.get(style, WIDTH),
            "shape": "hv" if aim else shape,
            **({"dash": DASHES[style]} if style in DASHES else {}),
        },
        "marker": {"color": colour(style), "size": [6 if one else 0 for one in alone], "line": {"width": 0}},
    }


def _band(style: str, series: Series, shape: str) -> list[Figure]:
    """The 95 % interval of a line as a tint: its upper end, filled down to the lower one."""
    bare = {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(len(series.cells))),
        "hoverinfo": "skip",
        "line": {"width": 0, "shape": shape},
        "showlegend": False,
    }
    inside = {"fill": "tonexty", "fillcolor": colour(style, BAND)}
    return [{**bare, "y": list(series.low)}, {**bare, "y": list(series.high), **inside}]


def _lonely(drawn: Sequence[float | None], at: int) -> bool:
    """Whether a point has no neighbour to be joined with, and so needs a mark."""
    return all(drawn[beside] is None for beside in (at - 1, at + 1) if 0 <= beside < len(drawn))


def _ends(chart: Chart, pairs: Sequence[tuple[str, Series]], scale: Axis) -> list[Figure]:
    """The last figure of each line beside its end; one that would lie on another is left to the table."""
    lines_ = [one for _, one in pairs if one.role in {Role.ACTUAL, Role.GROUP}]
    seen = [last for one in lines_ if (last := _ending(chart, one))]
    texts: list[Figure] = []
    for at, value, text in sorted(seen, key=lambda end: -end[1]):
        if texts and abs(texts[-1]["y"] - value) <= (scale.high - scale.low) * LABEL:
            continue
        goes_on = at < len(chart.axis) - 1 and any(one.role is Role.FORECAST for one in chart.series)
        side = {"xanchor": "center", "yshift": 15} if goes_on else {"xanchor": "left", "xshift": 9}
        texts.append(word(text, x=at, y=value, strong=True, **side))
    return texts


def _ending(chart: Chart, series: Series) -> tuple[int, float, str] | None:
    """The last figure of a line; of one among several only where it reaches the end."""
    last = _last(chart, series)
    reaches = last is not None and last[0] == len(series.cells) - 1
    return last if reaches or series.role is Role.ACTUAL else None


def _dots(chart: Chart, pairs: Sequence[tuple[str, Series]]) -> list[Figure]:
    """A dot at the last figure of each line."""
    actual = [(style, one) for style, one in pairs if one.role is Role.ACTUAL]
    seen = [(style, last) for style, one in actual if (last := _last(chart, one))]
    ring = {"color": "token:surface", "width": 2}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [at],
            "y": [value],
            "hoverinfo": "skip",
            "showlegend": False,
            "cliponaxis": False,
            "marker": {"color": colour(style), "size": 10, "line": ring},
        }
        for style, (at, value, _) in seen
    ]


def _last(chart: Chart, series: Series) -> tuple[int, float, str] | None:
    """Place, figure and words of the last one shown."""
    for at in range(len(series.cells) - 1, -1, -1):
        value = number(series.cells[at])
        if value is not None:
            return at, value, brief(chart, series.cells[at])
    return None


def _aims(chart: Chart, pairs: Sequence[tuple[str, Series]]) -> list[Figure]:
    """The name of each target on its line, where there is most room above or below it."""
    texts = []
    for _, series in pairs:
        if series.role is not Role.TARGET:
            continue
        others = [values(one) for _, one in pairs if one is not series]
        seats = list(_seats(values(series), others, [event.place for event in chart.events]))
        if seats:
            _, over, at = max(seats)
            side: Figure = {"yanchor": "bottom" if over else "top", "yshift": 2 if over else -2}
            text = f"{series.name} {brief(chart, series.cells[at])}"
            aim = number(series.cells[at]) or 0.0
            texts.append(word(text, x=at, y=aim, name="wide", xanchor="left", xshift=4, **side))
    return texts


def _seats(
    aims: Sequence[float | None], others: Sequence[Sequence[float | None]], events: Sequence[float]
) -> Iterator[tuple[float, bool, int]]:
    """Where the name could begin: its distance from all other lines, whether it is above, and the place.

    The line of an event never runs through it.
    """
    reach = max(1, round(len(aims) * SEAT))
    for at in range(max(len(aims) - reach, 1)):
        aim, beside = aims[at], slice(at, at + reach + 1)
        steps = any(other != aim for other in aims[beside])
        if aim is None or steps or crossed(at, at + reach, events):
            continue
        gaps = [value - aim for line in others for value in line[beside] if value is not None]
        yield min((gap for gap in gaps if gap >= 0), default=FREE), True, at
        yield min((-gap for gap in gaps if gap <= 0), default=FREE), False, at
