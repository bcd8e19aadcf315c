"""Catalogue: every KPI with its formula in words, whom it is about, its source, grade and figure now."""

from importlib.metadata import version

from dash import html
from dash.development.base_component import Component

from hrkpi.language import marked, say
from layouts._address import Query
from layouts._entries import families, search
from layouts._html import attributes, icon
from layouts._page import Desk, Drawn, Page
from layouts._parts import copy_link
from layouts._readied import catalogued

KEY = "catalogue"


def head(desk: Desk, query: Query, lead: Component) -> Component:
    """Title, what the page is for, and print."""
    del desk, query
    button = html.Button(
        [icon("print"), html.Span(say("Print"), className="word")],
        type="button",
        className="button",
        **attributes(data_print=""),
    )
    tools = html.Div([copy_link(), button], className="actions")
    return html.Div([html.Div([html.H1(say("Catalogue")), lead]), tools], className="head ruled")


def draw(desk: Desk, query: Query) -> Drawn:
    """Every KPI by family, with a field that narrows them."""
    entries, as_of = catalogued(desk), desk.wording.day(desk.report().as_of)
    lead = say(
        "What each of {count} KPIs means. Definitions of version {version}, data to {day}.",
        count=len(entries),
        version=version("hrkpi"),
        day=as_of,
    )
    inside = html.Div([search(query.text("q")), families(entries, desk.wording)], className="stack")
    return Drawn(inside, lead, lead)


PAGE = Page(key=KEY, title=marked("Catalogue"), path="/catalogue", order=90, head=head, draw=draw, letter="k")
