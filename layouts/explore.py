"""Explore: one KPI over time, against its target, and by group."""

from dash import Dash, html
from dash.development.base_component import Component

from hrkpi.language import marked
from layouts._address import Query
from layouts._explored import view
from layouts._filters import bar, let_reset, picker
from layouts._page import Desk, Drawn, Page

KEY = "explore"


def head(desk: Desk, query: Query, lead: Component) -> Component:
    """The KPI as the title, its definition, and the filters."""
    report = desk.report()
    return html.Div([picker(KEY, report, query, lead), bar(KEY, report, query, desk.wording)])


def draw(desk: Desk, query: Query) -> Drawn:
    """Trend, standing, panels and table of the KPI that the address names."""
    return view(KEY, desk.report(), desk.wording, query)


def connect(app: Dash, desk: Desk) -> None:
    """Let Reset put the controls back."""
    del desk
    let_reset(app, KEY)


PAGE = Page(
    key=KEY,
    title=marked("Explore KPIs"),
    path="/explore",
    order=20,
    head=head,
    draw=draw,
    connect=connect,
    hangs=True,
    letter="e",
)
