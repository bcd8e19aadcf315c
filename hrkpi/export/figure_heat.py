"""A heat map: each cell says its figure, and its tint says how high it is among all."""

from collections.abc import Sequence

from hrkpi.export.figure_columns import HATCH
from hrkpi.export.figure_parts import broken, number, shortened
from hrkpi.export.plot import Figure, layout, plain, room
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart
from hrkpi.wording import Wording

LIGHTEST, DARKEST = 0.06, 0.5  # of the brand colour; on both the ink can be read
ROW, HEAD = 32, 18  # CSS pixels of a row, and around the names of the columns
LINE = 14  # CSS pixels of a line of them
GAP = 0.96  # of its place that a cell takes


def heat(chart: Chart, _wording: Wording) -> Figure:
    """The chart's data and layout: rows are series, columns the places of the axis."""
    rows = len(chart.series)
    left = room([shortened(one.name) for one in chart.series], beside=12)
    drawn = layout(
        margin={"l": left, "r": 8, "t": _head(chart) + 12, "b": 6},
        x={
            "side": "top",
            "range": [0, len(chart.axis)],
            "tickvals": [at + 0.5 for at in range(len(chart.axis))],
            "ticktext": [broken(name) for name in chart.axis],
            "tickangle": 0,
            "ticks": "",
            "showline": False,
        },
        y={
            "range": [rows - 0.5, -0.5],
            "tickvals": list(range(rows)),
            "ticktext": [shortened(one.name) for one in chart.series],
            "showgrid": False,
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": "rgba(0,0,0,0)",
        },
    )
    more = {"barmode": "overlay", "hovermode": "closest", "meta": "every"}
    return {"data": [_column(chart, at) for at in range(len(chart.axis))], "layout": drawn | more}


def height_of_heat(chart: Chart) -> int:
    """CSS pixels that the rows need."""
    return len(chart.series) * ROW + _head(chart) + HEAD


def _head(chart: Chart) -> int:
    """CSS pixels that the names of the columns take, the longest on as many lines as it needs."""
    return LINE * max((broken(name).count("<br>") + 1 for name in chart.axis), default=1)


def tint(chart: Chart, cell: Cell) -> float | None:
    """How strongly a cell is tinted; none where it shows no figure."""
    value = number(cell)
    if value is None:
        return None
    known = [found for one in chart.series for c in one.cells if (found := number(c)) is not None]
    low, high = min(known), max(known)
    share = (value - low) / (high - low) if high > low else 0.5
    return round(LIGHTEST + (DARKEST - LIGHTEST) * share, 3)


def _column(chart: Chart, at: int) -> Figure:
    cells = [one.cells[at] for one in chart.series]
    hidden = [cell.shown is Shown.HIDDEN for cell in cells]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [GAP] * len(cells),
        "base": [at + (1 - GAP) / 2] * len(cells),
        "y": list(range(len(cells))),
        "width": 0.92,
        "text": [plain(cell.text) for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "token:ink", "size": 12},
        "constraintext": "none",
        "hovertext": _told(chart, at, cells),
        "hoverinfo": "text",
        "marker": {
            "color": [_colour(chart, cell) for cell in cells],
            "line": {"width": 0},
            "pattern": {**HATCH, "shape": ["/" if one else "" for one in hidden]},
        },
    }


def _colour(chart: Chart, cell: Cell) -> str:
    strength = tint(chart, cell)
    return "rgba(0,0,0,0)" if strength is None else f"token:brand/{strength}"


def _told(chart: Chart, at: int, cells: Sequence[Cell]) -> list[str]:
    return [
        f"{plain(one.name)}, {plain(chart.axis[at])}<br>{plain(cell.text)}"
        for one, cell in zip(chart.series, cells, strict=True)
    ]
