"""The table of groups: worst first, hidden groups named and locked at the end."""

import json
from collections.abc import Container, Sequence
from typing import Any

import dash_ag_grid as dag
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.tokens import tone
from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.result import Shown
from hrkpi.wording import Wording
from layouts._panels import ranked
from layouts._series import Line, Point
from layouts._stand import UNFINISHED, change_in_a_year

ROW = 38  # CSS pixels
MOST_ROWS = 16  # before the table scrolls by itself

Row = dict[str, Any]  # Any: numbers to sort by and texts to show

THEME = json.dumps(  # CSS variables, so light and dark need no callback
    {
        "accentColor": "var(--accent)",
        "backgroundColor": "var(--surface)",
        "foregroundColor": "var(--ink2)",
        "borderColor": "var(--line)",
        "headerBackgroundColor": "var(--surface)",
        "headerTextColor": "var(--muted)",
        "headerFontWeight": 550,
        "headerFontSize": 12.5,
        "fontFamily": "var(--font)",
        "fontSize": 13.5,
        "rowHoverColor": "var(--sunken)",
        "wrapperBorder": False,
        "wrapperBorderRadius": 0,
        "headerColumnResizeHandleDisplay": "none",
        "cellHorizontalPadding": 14,
    }
)
OPTIONS: dict[str, Any] = {  # Any: the grid's options are open
    "rowHeight": ROW,
    "headerHeight": 38,
    "suppressCellFocus": False,
    "suppressColumnVirtualisation": True,
    "suppressMovableColumns": True,
    "tabToNextCell": {"function": "hrkpiLeave()"},
    "theme": {"function": f"themeQuartz.withParams({THEME})"},
    "animateRows": False,
    "enableCellTextSelection": True,
}


def grid(  # noqa: PLR0913, PLR0917 - a table and its words
    page: str,
    kpi: Kpi,
    lines: Sequence[Line],
    by: str,
    since: str,
    wording: Wording,
    opening: Container[str] = (),
) -> Component:
    """One row per group, with value, status, change and people; the name of some opens a menu."""
    rows = [
        {**_row(kpi, line, wording), "member": line.member if line.member in opening else ""}
        for line in ordered(kpi, lines)
    ]
    scrolls = len(rows) > MOST_ROWS
    return dag.AgGrid(
        id={"page": page, "part": "groups"},
        rowData=rows,
        columnDefs=_columns(kpi, by, since),
        defaultColDef={
            "resizable": False,
            "sortable": True,
            "comparator": {"function": "hrkpiCompare"},
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        dashGridOptions={
            **OPTIONS,
            "localeText": _aloud(),
            "domLayout": "normal" if scrolls else "autoHeight",
        },
        dangerously_allow_code=False,
        style={"height": f"{ROW * MOST_ROWS}px" if scrolls else None, "width": "100%"},
    )


def _aloud() -> dict[str, str]:
    """What the grid says to those who hear it."""
    return {"ariaSortableColumn": say("Press ENTER to sort")}


def ordered(kpi: Kpi, lines: Sequence[Line]) -> list[Line]:
    """Shown groups, the worst first; then those without a figure, then hidden ones, both by name."""
    status = {line.name: line.now.status if line.now else Shown.NO_DATA for line in lines}
    shown = ranked(kpi, [line for line in lines if status[line.name] == Shown.OK])
    rest = sorted(
        (line for line in lines if status[line.name] != Shown.OK),
        key=lambda line: (status[line.name] == Shown.HIDDEN, line.name),
    )
    return [*shown, *rest]


def _row(kpi: Kpi, line: Line, wording: Wording) -> Row:
    point = line.now
    if point is None or point.status != Shown.OK:
        return _locked(line, point)
    change = wording.change(kpi, change_in_a_year(line), line.evidence)
    return {
        "group": line.name,
        "value": point.value,
        "valueText": wording.value(kpi, point.value),
        "verdict": say(UNFINISHED) if point.partial else sentences.status(point.verdict),
        "tone": "none" if point.partial else tone(point.verdict),
        "change": change_in_a_year(line),
        "changeText": change.signed_text,
        "changeTone": str(change.tone),
        "interval": wording.interval(kpi, point.low, point.high),
        "people": point.n,
        "peopleText": wording.number(point.n),
        "last": False,
    }


def _locked(line: Line, point: Point | None) -> Row:
    hidden = point is not None and point.status == Shown.HIDDEN
    word = say("hidden") if hidden else say("no data")
    empty = {
        "value": None,
        "change": None,
        "people": None,
        "interval": "",
        "changeText": "",
        "changeTone": "neutral",
    }
    return {
        **empty,
        "group": line.name,
        "valueText": word,
        "verdict": sentences.status("", Shown.HIDDEN if hidden else Shown.NO_DATA),
        "tone": "lock" if hidden else "none",
        "peopleText": word,
        "last": True,
    }


def _columns(kpi: Kpi, by: str, since: str) -> list[dict[str, Any]]:  # Any: column definitions are open
    right = {"type": "rightAligned"}
    return [
        _column("group", sentences.dimension(by), 116, 2.2, cellClass="row-name", cellRenderer="HrkpiGroup"),
        _column("value", say(kpi.label), 92, 1.4, cellRenderer="HrkpiValue", **right),
        _column("verdict", say("Status"), 112, 1.2, cellRenderer="HrkpiStatus"),
        _column("change", since, 136, 1.5, cellRenderer="HrkpiChange", **right),
        _column("interval", say("95 % interval"), 134, 1.5, sortable=False, **right),
        _column("people", say("People"), 84, 1, cellRenderer="HrkpiPeople", **right),
    ]


def _column(
    field: str, heading: str, narrowest: int, share: float, **more: Any
) -> dict[str, Any]:  # Any: as above
    return {"field": field, "headerName": heading, "minWidth": narrowest, "flex": share, **more}
