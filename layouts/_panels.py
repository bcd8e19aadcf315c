"""Small multiples: each group against the others on one scale, the shown ones alone."""

import json
from collections.abc import Container, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.plot import Figure, layout
from hrkpi.export.scale import Axis
from hrkpi.export.tokens import tone
from hrkpi.kpi import Better, Kpi
from hrkpi.language import say, say_many
from hrkpi.result import Shown
from hrkpi.wording import Wording
from layouts._charts import chart, twin
from layouts._html import attributes, icon
from layouts._lines import grouped, line_of, room_before, scale_of, up
from layouts._series import Line

HEIGHT = 112  # CSS pixels
MOST = 15  # panels that can still be compared by eye
DIGITS = 4  # that matter on a panel of so few pixels
MARGIN = {"l": 46, "r": 8, "t": 6, "b": 20}


def panels(
    kpi: Kpi, lines: Sequence[Line], wording: Wording, links: Mapping[str, str], opening: Container[str] = ()
) -> Component:
    """One panel per group that has a figure now.

    Args:
        kpi: What is drawn.
        lines: All groups.
        wording: How figures are written.
        links: Address that keeps only a group, by its name; groups without one have a plain title.
        opening: Groups whose line opens a menu.
    """
    shown = ranked(kpi, [line for line in lines if line.now and line.now.value is not None])
    drawn = shown[:MOST]
    scale = scale_of(
        kpi,
        [value for line in drawn for point in line.points for value in (point.value, point.target)],
        most=3,
    )
    tiles = [
        html.Div(
            [
                _title(kpi, line, wording, links),
                chart(f"panel-{index}", figure(kpi, line, scale, wording), height=HEIGHT),
            ],
            className="panel",
            **(attributes(data_line=line.member) if line.member in opening else {}),
        )
        for index, line in enumerate(drawn)
    ]
    behind = attributes(data_behind=json.dumps(_pale(drawn)))
    grid: list[Component] = [html.Div(tiles, className=f"panels of-{min(len(tiles), 5)}", **behind)]
    if len(shown) > len(drawn):
        grid.append(
            html.P(
                say_many(
                    "{count} more group stands in the table below.",
                    "{count} more groups stand in the table below.",
                    len(shown) - len(drawn),
                ),
                className="note",
            )
        )
    return twin(
        html.Div(grid), say("{kpi} by group over time", kpi=say(kpi.label)), *grouped(kpi, drawn, wording)
    )


def ranked(kpi: Kpi, lines: Sequence[Line]) -> list[Line]:
    """Shown groups, the worst first; where no way is good, the largest first."""
    sign = 1 if kpi.better is Better.HIGHER else -1
    return sorted(lines, key=lambda line: (sign * ((line.now and line.now.value) or 0.0), line.name))


def figure(kpi: Kpi, line: Line, scale: Axis, wording: Wording) -> Figure:
    """One panel: the target dashed, its own line over it; the browser adds what is behind all panels."""
    own = line_of(
        line.name, [(point.last, point) for point in line.points], "token:brand", 2.25, kpi, wording
    )
    months, upright = [point.last for point in line.points], up(kpi, scale, wording)
    return {
        "data": [*_aim(line), {**own, "cliponaxis": False}, *_dot(line)],
        "layout": layout(
            margin={**MARGIN, "l": room_before(upright, MARGIN["l"])},
            x={
                "range": [months[0] - 0.5, months[-1] + 0.9],
                "tickvals": [months[0], months[-1]],
                "showticklabels": False,
            },
            y=upright,
            annotations=[_end(line, 0, "left", wording), _end(line, -1, "right", wording)],
        ),
    }


def _aim(line: Line) -> list[Figure]:
    aims = [(point.last, point.target) for point in line.points if point.target is not None]
    if not aims:
        return []
    dashed = {"color": "token:muted", "width": 1.2, "dash": "6px,5px", "shape": "hv"}
    months, values = zip(*aims, strict=True)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(months),
            "y": list(values),
            "hoverinfo": "skip",
            "line": dashed,
        }
    ]


def _end(line: Line, at: int, side: str, wording: Wording) -> Figure:
    """The first or last month, inside the panel so that nothing is cut."""
    point = line.points[at]
    return {
        "name": "wide" if side == "left" else "",
        "x": point.last,
        "y": 0,
        "yref": "paper",
        "text": wording.period(point.period),
        "showarrow": False,
        "xanchor": side,
        "yanchor": "top",
        "yshift": -3,
    }


def _title(kpi: Kpi, line: Line, wording: Wording, links: Mapping[str, str]) -> Component:
    name = html.A(line.name, href=links[line.member]) if line.member in links else line.name
    point = line.now
    if point is None:
        return html.H3(name)
    mark = "none" if point.partial else tone(point.verdict)
    symbol = (
        []
        if mark == "none"
        else [icon(mark, mark=f"mark-{mark}"), html.Span(sentences.status(point.verdict), className="unseen")]
    )
    return html.H3([html.Span(name), html.Span([wording.value(kpi, point.value), *symbol])])


def _pale(lines: Sequence[Line]) -> Figure:
    """The lines of all groups as one, broken between them: the same behind every panel, so sent once."""
    months: list[int | None] = []
    values: list[float | None] = []
    for line in lines:
        months += [*(point.last for point in line.points), None]
        values += [*(_near(point.value) for point in line.points), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": months,
        "y": values,
        "hoverinfo": "skip",
        "connectgaps": False,
        "line": {"color": "token:context", "width": 1},
    }


def _near(value: float | None) -> float | None:
    """A figure to the digits that a panel can show."""
    return None if value is None else float(f"{value:.{DIGITS}g}")


def _dot(line: Line) -> list[Figure]:
    point = line.now
    if point is None or point.value is None:
        return []
    marker = {
        "color": f"token:{'none' if point.partial else tone(point.verdict)}",
        "size": 7,
        "line": {"color": "token:surface", "width": 1.5},
    }
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [point.last],
            "y": [point.value],
            "hoverinfo": "skip",
            "cliponaxis": False,
            "marker": marker,
        }
    ]


def hidden(lines: Sequence[Line]) -> list[str]:
    """Groups whose figure is hidden now, in the order of their labels."""
    return [line.name for line in lines if line.now and line.now.status == Shown.HIDDEN]
