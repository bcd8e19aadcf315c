"""Data: what is loaded, from where and how fresh, and the way in for the next export."""

from dash import Dash, html
from dash.development.base_component import Component

from hrkpi.language import marked, say
from layouts import _importing
from layouts._address import Query
from layouts._html import tile
from layouts._import_panel import KEY, invitation
from layouts._loaded import loaded
from layouts._page import Desk, Drawn, Page, part


def head(desk: Desk, query: Query, lead: Component) -> Component:
    """Title and what the page is for."""
    del desk, query
    return html.Div(html.Div([html.H1(say("Data")), lead]), className="head ruled")


def draw(desk: Desk, query: Query) -> Drawn:
    """The way in, then what is loaded."""
    del query
    inviting = invitation(sample=desk.is_empty and desk.sample is not None)
    way_in = tile(say("Bring in an export"), "", html.Div(inviting, id=part(KEY, "panel")))
    inside = html.Div(
        [_importing.stores(), way_in, html.Div(loaded(desk), id=part(KEY, "loaded"))], className="data"
    )
    lead = (
        say("Nothing is loaded yet.")
        if desk.is_empty
        else say("What is loaded, from where, and how fresh it is.")
    )
    return Drawn(inside, lead, lead)


def connect(app: Dash, desk: Desk) -> None:
    """Follow uploads and imports."""
    _importing.connect(app, desk)


PAGE = Page(
    key=KEY,
    title=marked("Data"),
    path="/data",
    order=110,
    head=head,
    draw=draw,
    connect=connect,
    needs_data=False,
    letter="d",
)
