"""A view as a page: its statement, large figures, charts each with the table that says the same, tables."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.figure import figure, height, key
from hrkpi.export.figure_heat import tint
from hrkpi.export.figure_parts import is_blank, is_hidden
from hrkpi.language import marked, say
from hrkpi.result import Shown
from hrkpi.view import About, Block, Cell, Chart, Fact, Facts, Mark, Table, View
from hrkpi.wording import Wording
from layouts import _charts
from layouts._charts import chart as drawn_chart
from layouts._charts import twin
from layouts._html import attributes, icon, scrolled
from layouts._page import Drawn

TONES = {
    "good": marked("On target"),
    "watch": marked("Watch"),
    "off": marked("Off target"),
    "none": marked("No verdict"),
}
WIDE = 7  # columns from which on a table takes the whole width
NARROW = 3  # columns at most that stay side by side on a phone; more stand one under the other
TALL = 14  # rows from which on a table scrolls by itself
NO_LINKS: Mapping[str, str] = MappingProxyType({})


def shown(page: str, view: View, wording: Wording, links: Mapping[str, str] = NO_LINKS) -> Drawn:
    """A view as the body of a page.

    Args:
        page: Key of the page.
        view: What it shows.
        wording: How axes are written.
        links: Where a chart leads to, by its key.
    """
    out = "" if view.about.scope == sentences.scope({}) else f"/{page}"
    parts = [
        part
        for block in view.blocks
        for part in (*_heading(view, block), block_of(page, block, wording, links.get(block.key, ""), out))
    ]
    body = html.Div(
        [
            html.P(_statement(view.statement), className="headline-of-view"),
            html.Div(parts, className="blocks"),
            _about(view.about, wording),
        ],
        className="view",
    )
    return Drawn(body, f"{view.about.scope}, {view.about.period}.", f"{view.title}. {view.statement}")


def _statement(text: str) -> list[Component | str]:
    """The first sentence is the message; the others stand behind it."""
    first, rest = sentences.parted(text)
    return [html.Strong(first), f" {rest}" if rest else ""]


def _heading(view: View, block: Block) -> list[Component]:
    named = view.sections.get(block.key)
    return [html.H2(named, className="section")] if named else []


def block_of(page: str, block: Block, wording: Wording, link: str = "", out: str = "") -> Component:
    """One block of a view as a component.

    Args:
        page: Key of the page.
        block: What is drawn.
        wording: How axes are written.
        link: Where a chart leads on to.
        out: Address of the whole company, for units of which there is nothing to show.
    """
    if isinstance(block, Facts):
        return html.Ul([_fact(fact) for fact in block.facts], className="large-figures", role="list")
    if isinstance(block, Table):
        return _listing(block, out)
    return _picture(page, block, wording, link, out)


def _fact(fact: Fact) -> Component:
    hidden = fact.cell.shown is Shown.HIDDEN
    mark = [icon("lock")] if hidden else []
    if fact.tone:
        said = html.Span(say(TONES[fact.tone]), className="unseen")
        mark += [icon(fact.tone, mark=f"mark-{fact.tone}"), said]
    return html.Li(
        [
            html.Span(fact.label, className="fact-label"),
            html.Span([html.Span(fact.cell.text), *mark], className="fact-value"),
            html.Span(fact.note, className="small"),
        ],
        className="tile" + (" veiled" if hidden else ""),
    )


def _picture(page: str, chart: Chart, wording: Wording, link: str, out: str) -> Component:
    if is_blank(chart):
        return _tile(chart.title, chart.note, *_nothing(chart, out))
    heads, rows = twin_of(chart)
    if chart.mark is Mark.HEAT:
        inside: Component = scrolled(_heat(chart), chart.title)
    else:
        drawn = drawn_chart(f"{page}-{chart.key}", figure(chart, wording), height=height(chart))
        entries = key(chart)
        inside = twin(html.Div([_charts.key(entries) if entries else "", drawn]), chart.title, heads, rows)
    words = html.P([say("In words: "), chart.statement], className="words")
    wide = chart.mark is Mark.HEAT and len(chart.axis) >= WIDE
    return _tile(chart.title, chart.note, inside, words, kind="wide" if wide else "", link=link)


def twin_of(chart: Chart) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the table that says what a chart shows: a row per place, a column per series."""
    if chart.mark is Mark.HEAT:
        rows = [[one.name, *(cell.text for cell in one.cells)] for one in chart.series]
        return [chart.axis_name, *chart.axis], rows
    named = [one.name or chart.title for one in chart.series]
    rows = [[place, *(one.cells[at].text for one in chart.series)] for at, place in enumerate(chart.axis)]
    return [chart.axis_name, *named], rows


def _heat(chart: Chart) -> Component:
    """A heat map is a table whose cells are tinted: it says its figures and scrolls by itself."""
    top = html.Tr(
        [html.Th(chart.axis_name, scope="col"), *(html.Th(name, scope="col") for name in chart.axis)]
    )
    body = [
        html.Tr([html.Th(one.name, scope="row"), *(_heat_cell(chart, cell) for cell in one.cells)])
        for one in chart.series
    ]
    caption = html.Caption(chart.title, className="unseen")
    return html.Table([caption, html.Thead(top), html.Tbody(body)], className="heat")


def _heat_cell(chart: Chart, cell: Cell) -> Component:
    if cell.shown is Shown.HIDDEN:
        return html.Td(cell.text, className="veiled")
    strength = tint(chart, cell)
    share = f"color-mix(in srgb, var(--brand) {round((strength or 0) * 100)}%, transparent)"
    return html.Td(cell.text, style={"background": share} if strength is not None else {})


def _listing(table: Table, out: str) -> Component:
    right = [
        all(isinstance(row[at].value, int | float) or row[at].value is None for row in table.rows)
        for at in range(len(table.heads))
    ]
    top = html.Tr(
        [html.Th(head, scope="col", className=_side(right[at])) for at, head in enumerate(table.heads)]
    )
    body = [
        html.Tr(
            [
                html.Th(row[0].text, scope="row"),
                *(_listed(table, cell, at, right[at]) for at, cell in enumerate(row[1:], 1)),
            ]
        )
        for row in table.rows
    ]
    inside = html.Table(
        [html.Caption(table.title, className="unseen"), html.Thead(top), html.Tbody(body)],
        className="rows" if len(table.heads) <= NARROW else "rows many",
    )
    if not table.rows:
        return _tile(
            table.title, table.note, *_empty(table.statement or say("There is nothing to show."), out)
        )
    words = [html.P([say("In words: "), table.statement], className="words")] if table.statement else []
    kind = "wide" if len(table.heads) >= WIDE else ""
    high = "scroll tall" if len(table.rows) > TALL else "scroll"
    return _tile(table.title, table.note, scrolled(inside, table.title, high), *words, kind=kind)


def _listed(table: Table, cell: Cell, at: int, right: bool) -> Component:  # noqa: FBT001 - as below
    """A cell; of many columns each says its heading where they stand one under the other."""
    label = {} if len(table.heads) <= NARROW else attributes(data_label=table.heads[at])
    return html.Td(_written(cell), className=_side(right), **label)


def _side(right: bool) -> str:  # noqa: FBT001 - a fact about the column
    return "right" if right else ""


def _written(cell: Cell) -> Component | str:
    if cell.shown is not Shown.HIDDEN:
        return cell.text
    return html.Span([icon("lock"), cell.text], className="cell-locked")


def _nothing(chart: Chart, out: str) -> Sequence[Component]:
    """What stands instead of a chart without a figure: why, and a way out."""
    if is_hidden(chart):
        why = sentences.hidden()
        return [html.P([icon("lock"), why], className="blank veiled")]
    return _empty(chart.statement, out)


def _empty(why: str, out: str) -> Sequence[Component]:
    word = say("Show the whole company") if out else say("Open the Data page")
    way = html.A(word, href=out or "/data", className="button")
    return [html.P([icon("info"), why], className="blank"), html.P(way, className="way-out")]


def _tile(title: str, note: str, *inside: Component, kind: str = "", link: str = "") -> Component:
    said = [html.P(note, className="note")] if note else []
    on = (
        [
            html.A(
                say("Explore"),
                href=link,
                className="on",
                **attributes(aria_label=say("Explore {title}", title=title)),
            )
        ]
        if link
        else []
    )
    head = html.Header([html.Div([html.H3(title), *said]), *on])
    return html.Section([head, *inside], className=f"tile {kind}".strip())


def _about(about: About, wording: Wording) -> Component:
    """What every copy of a view says of itself: definitions, hiding, data."""
    rule = say(
        "Groups under {minimum} people are hidden, as are values that would reveal them.",
        minimum=about.minimum,
    )
    named = " " + say("Hidden here: {names}.", names=sentences.listed(about.hidden)) if about.hidden else ""
    defined = [part for label, said in about.definitions.items() for part in (html.Dt(label), html.Dd(said))]
    return html.Details(
        [
            html.Summary(say("Definitions and data")),
            html.Dl(defined),
            html.P(rule + named),
            html.P(
                say(
                    "Data to {day}, snapshot {snapshot}.",
                    day=wording.day(about.as_of),
                    snapshot=about.snapshot,
                )
            ),
        ],
        className="about",
    )
