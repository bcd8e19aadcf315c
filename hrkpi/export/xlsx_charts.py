"""Native charts of a workbook, drawn from the cells of its data sheet."""

from math import ceil
from typing import Any

from xlsxwriter import Workbook

from hrkpi.export.office import (
    COUNTS,
    DASHED,
    GAPS,
    LINES,
    LYING,
    STEP_COLOURS,
    WIDTHS,
    bounds,
    colour,
    drawn,
    labelled,
    last_known,
    signed,
    stands_alone,
    values,
)
from hrkpi.export.written import axis_code
from hrkpi.export.xlsx_data import Place
from hrkpi.view import Chart, Mark, Series

KINDS = {
    Mark.LINE: {"type": "line"},
    Mark.STEP: {"type": "line"},
    Mark.COLUMN: {"type": "column"},
    Mark.STACK: {"type": "column", "subtype": "stacked"},
    Mark.BAR: {"type": "bar"},
    Mark.FUNNEL: {"type": "bar"},
    Mark.WATERFALL: {"type": "column", "subtype": "stacked"},
}
TEXT = {"name": "Calibri", "size": 9, "color": f"#{colour('muted')}"}

Options = dict[str, Any]  # Any: the library takes nested dictionaries


def native(book: Workbook, chart: Chart, place: Place) -> Any:  # Any: the library's charts carry no types
    """A chart as Office draws it: editable, its figures in the data sheet."""
    made = book.add_chart(KINDS[chart.mark])
    made.set_title({"none": True})
    for series in _steps(chart, place) if chart.mark is Mark.WATERFALL else _series(chart, place):
        made.add_series(series)
    scale, step = bounds(chart)
    code = axis_code(chart.unit, step)
    along = {
        "num_font": TEXT,
        "line": {"color": f"#{colour('line2')}"},
        "major_tick_mark": "none",
        "name": "",
    }
    up = {
        "min": scale.low,
        "max": scale.high,
        "major_unit": step,
        "num_format": code,
        "num_font": TEXT,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": f"#{colour('grid')}", "width": 0.75}},
    }
    if chart.mark in LYING:  # the library names the axes of lying bars by where they are drawn
        made.set_y_axis({**along, "reverse": True})
        made.set_x_axis({**up, "visible": False, "major_gridlines": {"visible": False}})
    else:
        made.set_x_axis({**along, "interval_unit": max(1, ceil(len(chart.axis) / 12))})
        made.set_y_axis(up)
    made.show_blanks_as("gap")
    several = len(drawn(chart)) > 1 and chart.mark is not Mark.WATERFALL
    made.set_legend({"position": "top", "font": TEXT} if several else {"none": True})
    made.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    return made


def _series(chart: Chart, place: Place) -> list[Options]:
    columns = dict(zip(map(id, chart.series), place.columns, strict=True))
    return [
        {
            **_cells(place, columns[id(series)]),
            **(_line(series, tint) if chart.mark in LINES else _filled(chart, tint)),
            **_labels(chart, series),
        }
        for series, tint in drawn(chart)
    ]


def _steps(chart: Chart, place: Place) -> list[Options]:
    """Columns of a waterfall; what lifts a step is not seen, and carries the step's figure under it."""
    fills = [{"color": f"#{colour(token)}"} if token else {"none": True} for token in STEP_COLOURS]
    dark = {**TEXT, "bold": True, "color": f"#{colour('ink2')}"}
    words = [signed(cell) for cell in chart.series[0].cells]
    under = [
        {"value": word.removeprefix("+") if at in {0, len(words) - 1} else word}
        for at, word in enumerate(words)
    ]
    told = [
        {"data_labels": {"value": True, "position": "inside_end", "font": dark, "custom": under}},
        {},
        {},
        {},
    ]
    looks = zip(place.columns, fills, told, strict=True)
    bare = {"border": {"none": True}, "gap": GAPS[Mark.WATERFALL]}
    return [{**_cells(place, column), "fill": fill, **bare, **label} for column, fill, label in looks]


def _cells(place: Place, column: int) -> Options:
    first = place.head + 1
    return {
        "name": [place.sheet, place.head, column],
        "categories": [place.sheet, first, 0, place.last, 0],
        "values": [place.sheet, first, column, place.last, column],
    }


def _line(series: Series, tint: str) -> Options:
    line: Options = {"color": f"#{tint}", "width": WIDTHS.get(series.role, 2.25)}
    if series.role in DASHED:
        line["dash_type"] = DASHED[series.role]
    lonely = stands_alone(values(series))
    mark = {"type": "circle", "size": 6, "fill": {"color": f"#{tint}"}, "border": {"none": True}}
    return {"line": line, "marker": mark if lonely else {"type": "none"}}


def _filled(chart: Chart, tint: str) -> Options:
    return {"fill": {"color": f"#{tint}"}, "border": {"none": True}, "gap": GAPS[chart.mark]}


def _labels(chart: Chart, series: Series) -> Options:
    """Figures on the chart: of a line its last, of few columns all."""
    font = {**TEXT, "color": f"#{colour('ink')}", "bold": True}
    if chart.mark in LYING or (chart.mark is Mark.COLUMN and len(chart.axis) * len(chart.series) <= 16):
        return {
            "data_labels": {"value": True, "font": {**TEXT, "color": f"#{colour('ink2')}"}, **_code(chart)}
        }
    if series not in labelled(chart):
        return {}
    last = last_known(series)
    every = [{"delete": at != last} for at in range(len(series.cells))]
    return {
        "data_labels": {"value": True, "position": "above", "font": font, "custom": every, **_code(chart)}
    }


def _code(chart: Chart) -> Options:
    """Counts stand without their unit on the chart; other figures as in their cells."""
    return {"num_format": "#,##0"} if chart.unit in COUNTS else {}
