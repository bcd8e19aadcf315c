"""Readiness: which KPIs the data can carry, what is missing, how fresh it is, and the rows to mend."""

from dash import html
from dash.development.base_component import Component

from hrkpi.language import marked, say
from hrkpi.principal import IMPORTERS
from layouts._address import Query
from layouts._graded import bounds, contradictions, counts, gaps, kpis, mending, said
from layouts._html import icon
from layouts._lists import KPIS, ROWS
from layouts._page import Desk, Drawn, Page
from layouts._parts import copy_link, menu
from layouts._readied import readied, to_mend

KEY = "readiness"


def head(desk: Desk, query: Query, lead: Component) -> Component:
    """Title, link, and the lists to take away."""
    del query
    files = [(say("KPIs and grades"), say("What each can carry, and why not more"), KPIS)]
    if desk.principal.role in IMPORTERS:
        files.append((say("Rows to mend"), say("By table and key"), ROWS))
    tools = html.Div([copy_link(), menu(say("Export"), "download", files)], className="actions")
    return html.Div([html.Div([html.H1(say("Readiness")), lead]), tools], className="head ruled")


def draw(desk: Desk, query: Query) -> Drawn:
    """Grades, KPIs with gaps, what is missing, contradictions, rows to mend."""
    del query
    found, wording = readied(desk), desk.wording
    first, rest = said(found)
    button = html.A([icon("download"), say("Download CSV")], href=ROWS, download="", className="button")
    parts = [
        html.P([html.Strong(first), f" {rest}" if rest else ""], className="headline-of-view"),
        counts(found),
        kpis(found, wording),
        gaps(found, wording),
        bounds(found, wording),
        contradictions(found, wording),
        mending(to_mend(desk), wording, button),
    ]
    inside = html.Div([part for part in parts if part is not None], className="stack readiness")
    return Drawn(
        inside, say("Which figures the data can carry, and what would make them better."), f"{first} {rest}"
    )


PAGE = Page(key=KEY, title=marked("Readiness"), path="/readiness", order=95, head=head, draw=draw, letter="r")
