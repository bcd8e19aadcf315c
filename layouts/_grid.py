"""The table of groups: worst first, hidden groups named and locked at the end."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.tokens import tone
from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.result import Shown
from hrkpi.wording import Wording
from layouts._html import attributes, icon, scrolled
from layouts._panels import ranked
from layouts._parts import opener
from layouts._series import Line, Point
from layouts._stand import UNFINISHED, change_in_a_year

MOST_ROWS = 16  # before the table scrolls by itself


@dataclass(frozen=True)
class Col:
    """One column.

    Args:
        heading: What it is.
        sorts: Whether its heading sorts the rows.
        right: Whether its cells are figures.
    """

    heading: str
    sorts: bool = True
    right: bool = True


@dataclass(frozen=True)
class Field:
    """One cell.

    Args:
        inside: What is read.
        value: Number to sort by; none where the words are sorted.
        kind: Class of the cell.
    """

    inside: Component | str
    value: float | None = None
    kind: str = ""


def grid(
    kpi: Kpi, lines: Sequence[Line], by: str, since: str, wording: Wording, opening: Container[str] = ()
) -> Component:
    """One row per group, with value, status, change and people; the name of some opens a menu."""
    cols = [
        Col(sentences.dimension(by), right=False),
        Col(say(kpi.label)),
        Col(say("Status"), right=False),
        Col(since),
        Col(say("95 % interval"), sorts=False),
        Col(say("People")),
    ]
    rows = [_row(kpi, line, cols, wording, opening) for line in ordered(kpi, lines)]
    caption = f"{say(kpi.label)}, {sentences.dimension(by)}"
    table = html.Table(
        [
            html.Caption(caption, className="unseen"),
            html.Thead(html.Tr([_head(at, col) for at, col in enumerate(cols)])),
            html.Tbody(rows),
        ],
        className="groups",
        **attributes(data_of=f"{kpi.key} {by}"),
    )
    return scrolled(table, caption, "scroll tall" if len(rows) > MOST_ROWS else "scroll")


def _head(at: int, col: Col) -> Component:
    side = "right" if col.right else ""
    if not col.sorts:
        return html.Th(col.heading, scope="col", className=side)
    button = html.Button(
        [html.Span(col.heading), html.Span(className="sign", **attributes(aria_hidden="true"))],
        **attributes(type="button", data_sort=str(at)),
    )
    return html.Th(button, scope="col", className=side, **attributes(aria_sort="none"))


def ordered(kpi: Kpi, lines: Sequence[Line]) -> list[Line]:
    """Shown groups, the worst first; then those without a figure, then hidden ones, both by name."""
    status = {line.name: line.now.status if line.now else Shown.NO_DATA for line in lines}
    shown = ranked(kpi, [line for line in lines if status[line.name] == Shown.OK])
    rest = sorted(
        (line for line in lines if status[line.name] != Shown.OK),
        key=lambda line: (status[line.name] == Shown.HIDDEN, line.name),
    )
    return [*shown, *rest]


def _row(kpi: Kpi, line: Line, cols: Sequence[Col], wording: Wording, opening: Container[str]) -> Component:
    point = line.now
    shown = point is not None and point.status == Shown.OK
    fields = _shown(kpi, line, point, wording) if point is not None and shown else _locked(point)
    cells = [_cell(col, one) for col, one in zip(cols[1:], fields, strict=True)]
    # it stays last whichever way is sorted, so that its place says nothing
    last = {} if shown else attributes(data_last="1")
    return html.Tr([html.Th(_named(line, opening), scope="row"), *cells], **last)


def _named(line: Line, opening: Container[str]) -> Component | str:
    return opener(line.name, line.member if line.member in opening else "")


def _cell(col: Col, one: Field) -> Component:
    sorted_by = {} if one.value is None else attributes(data_value=repr(one.value))
    kind = " ".join(filter(None, ["right" if col.right else "", one.kind]))
    return html.Td(one.inside, className=kind, **attributes(data_label=col.heading), **sorted_by)


def _shown(kpi: Kpi, line: Line, point: Point, wording: Wording) -> list[Field]:
    change = change_in_a_year(line)
    moved = wording.change(kpi, change, line.evidence)
    mark = "none" if point.partial else tone(point.verdict)
    verdict = say(UNFINISHED) if point.partial else sentences.status(point.verdict)
    return [
        Field(wording.value(kpi, point.value), point.value, "cell-value"),
        Field(html.Span([icon(mark, mark=f"mark-{mark}"), verdict], className="cell-status")),
        Field(moved.signed_text, change, str(moved.tone)),
        Field(wording.interval(kpi, point.low, point.high)),
        Field(wording.number(point.n), point.n),
    ]


def _locked(point: Point | None) -> list[Field]:
    hidden = point is not None and point.status == Shown.HIDDEN
    word = say("hidden") if hidden else say("no data")
    status = sentences.status("", Shown.HIDDEN if hidden else Shown.NO_DATA)
    mark = "lock" if hidden else "none"
    value = html.Span([icon("lock"), word] if hidden else word, className="cell-locked")
    return [
        Field(value),
        Field(html.Span([icon(mark, mark=f"mark-{mark}"), status], className="cell-status")),
        Field(""),
        Field(""),
        Field(html.Span(word, className="cell-locked")),
    ]
