"""Native charts of a workbook, drawn from the cells of its data sheet."""

from typing import Any

from xlsxwriter import Workbook

from hrkpi.export.office import (
    COUNTS,
    DASHED,
    FRAME,
    GAPS,
    LINES,
    LYING,
    UNTURNED,
    WIDTHS,
    apart,
    bounds,
    colour,
    crossing,
    drawn,
    gap,
    is_framed,
    is_inside,
    is_told,
    labelled,
    last_known,
    level,
    ordered,
    stands_alone,
    values,
)
from hrkpi.export.office_ranges import happened, range_tint, ranges, unnamed
from hrkpi.export.office_steps import STEP_COLOURS, signed
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
    for column, one in zip(place.ends, ranges(chart), strict=True):
        made.add_series({**_cells(place, column), "name": one.name, **_line(one, range_tint())})
    if place.events is not None:
        made.add_series(_events(chart, place))
    _cross(book, made, chart, place)
    scale, step = bounds(chart)
    code = axis_code(chart.unit, step)
    along = {
        "num_font": TEXT,
        "line": {"color": f"#{colour('line2')}"},
        "major_tick_mark": "none",
        "label_position": "low",
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
        made.set_x_axis({**up, "visible": False, **_grid(chart)})
    else:
        made.set_x_axis({**along, "interval_unit": apart(chart)})
        if apart(chart) > 1:
            made.x_axis["num_font"]["rotation"] = UNTURNED
        made.set_y_axis(up)
    made.show_blanks_as("gap")
    several = len(drawn(chart)) + len(crossing(chart)) + len(place.ends) > 1
    lines = len(drawn(chart))
    hidden = [lines + at for at in unnamed(chart)] + [lines + len(place.ends)] * (place.events is not None)
    key = {"position": "top", "font": TEXT, "delete_series": hidden}
    made.set_legend(key if several and chart.mark is not Mark.WATERFALL else {"none": True})
    made.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    return made


def _cross(book: Workbook, made: Any, chart: Chart, place: Place) -> None:  # Any: as above
    """Lay targets across: lines over columns, frames around lying bars."""
    across = crossing(chart)
    if not across:
        return
    columns = dict(zip(map(id, chart.series), place.columns, strict=True))
    home = made if chart.mark in LYING else book.add_chart({"type": "line"})
    for one, tint in across:
        frame = {"fill": {"none": True}, "border": {"color": f"#{tint}", "width": FRAME}}
        home.add_series({**_cells(place, columns[id(one)]), **(frame if home is made else _line(one, tint))})
    if home is not made:
        made.combine(home)


def _grid(chart: Chart) -> Options:
    """Lying bars have no grid but the level of everybody."""
    if (found := level(chart)) is None:
        return {"major_gridlines": {"visible": False}}
    line = {"color": f"#{colour('prior')}", "width": 1.5, "dash_type": "dash"}
    return {"major_unit": found, "major_gridlines": {"visible": True, "line": line}}


def _series(chart: Chart, place: Place) -> list[Options]:
    columns = dict(zip(map(id, chart.series), place.columns, strict=True))
    return [
        {
            **_cells(place, columns[id(series)]),
            **(_line(series, tint) if chart.mark in LINES else _filled(chart, tint)),
            **_labels(chart, series),
        }
        for series, tint in ordered(chart)
    ]


def _events(chart: Chart, place: Place) -> Options:
    """Thin lines across the chart where something happened, each with its name on top where there is room."""
    told, (scale, _) = happened(chart), bounds(chart)
    names = {one.at: one.name for one in told if one.is_named}
    every = [{"value": names[at]} if at in names else {"delete": True} for at in range(len(chart.axis))]
    side = "left" if all(one.is_late for one in told) else "right"
    font = {**TEXT, "color": f"#{colour('ink2')}"}
    line = {"color": f"#{colour('muted')}", "width": 0.75}
    down = {"type": "fixed", "value": scale.high - scale.low, "direction": "minus", "end_style": 0}
    return {
        **_cells(place, place.events or 0),
        "line": {"none": True},
        "marker": {"type": "none"},
        "y_error_bars": {**down, "line": line},
        "data_labels": {"value": True, "position": side, "font": font, "custom": every},
    }


def _steps(chart: Chart, place: Place) -> list[Options]:
    """Columns of a waterfall; what lifts a step is not seen, and carries the step's figure under it."""
    fills = [{"color": f"#{colour(token)}"} if token else {"none": True} for token in STEP_COLOURS]
    dark = {**TEXT, "bold": True, "color": f"#{colour('ink2')}"}
    words = [signed(chart, cell) for cell in chart.series[0].cells]
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
    on_top = {"overlap": 100} if is_framed(chart) else {}
    return {"fill": {"color": f"#{tint}"}, "border": {"none": True}, "gap": gap(chart), **on_top}


def _labels(chart: Chart, series: Series) -> Options:
    """Figures on the chart: of a line its last, of few columns all."""
    font = {**TEXT, "color": f"#{colour('ink')}", "bold": True}
    if chart.mark in LYING and not is_told(chart, series):
        return {}
    if chart.mark in LYING or (chart.mark is Mark.COLUMN and len(chart.axis) * len(chart.series) <= 16):
        inside = is_inside(chart, series)
        ink = {**TEXT, "color": f"#{colour('surface' if inside else 'ink2')}"}
        paper = (
            {"fill": {"color": f"#{colour('surface')}"}}
            if is_framed(chart) or level(chart) is not None
            else {}
        )
        where = {"position": "inside_base"} if inside else paper
        return {"data_labels": {"value": True, "font": ink, **where, **_code(chart)}}
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
