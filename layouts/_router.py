"""From an address to a page. One door, so a failing page is told in one place and two apps share nothing.

The framework's own page registry is one for the whole process; this list belongs to the app.
"""

from collections.abc import Mapping, Sequence

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from hrkpi.language import say
from layouts._address import Query, read
from layouts._html import attributes
from layouts._page import Desk, Drawn, Page, body_of, framed, guarded, part
from layouts._states import no_page, nobody_home

NAME = "HR KPI"


def connect(app: Dash, desk: Desk, pages: Sequence[Page]) -> None:
    """Add the router, and for each page the round from its controls over the address to its body."""

    @app.callback(
        Output("page", "children"),
        Output("said", "children"),
        Input("route", "data"),
        prevent_initial_call=True,
    )
    def _open(route: Mapping[str, str]) -> tuple[Component, str]:
        return opened(desk, pages, route.get("path"), route.get("search"))

    app.clientside_callback(
        ClientsideFunction("hrkpi", "route"),
        Output("route", "data"),
        Input("address", "pathname"),
        Input("address", "search"),
    )

    app.clientside_callback(
        ClientsideFunction("hrkpi", "arrived"), Output("moved", "children"), Input("page", "children")
    )
    for page in pages:
        _follow(app, desk, page)
        page.connect(app, desk)


def opened(desk: Desk, pages: Sequence[Page], path: str | None, search: str | None) -> tuple[Component, str]:
    """The page of an address and one sentence about it."""
    wanted = (path or "/").rstrip("/") or "/"
    page = next((page for page in pages if page.path == wanted), None)
    if page is None:
        return no_page(), say("There is no such page.")
    whole = guarded(lambda: _whole(desk, page, read(search)))
    named = attributes(data_title=f"{say(page.title)} · {NAME}", data_key=page.key)
    return html.Div(whole.body, **named), whole.said


def drawn(desk: Desk, page: Page, search: str | None) -> tuple[Component | str, Component, str]:
    """What follows the controls of a page: line under the title, body, and a sentence to be heard."""
    fresh = guarded(lambda: body_of(page, desk, read(search)))
    return fresh.lead, fresh.body, fresh.said


def _whole(desk: Desk, page: Page, query: Query) -> Drawn:
    if page.needs_data and desk.is_empty:
        greeting = nobody_home(sample=desk.sample is not None)
        return Drawn(
            html.Div([html.H1(say(page.title)), greeting], className="lost"),
            said=say("Nothing is loaded yet."),
        )
    fresh = guarded(lambda: body_of(page, desk, query))
    return Drawn(framed(page, desk, query, fresh), said=fresh.said)


def _follow(app: Dash, desk: Desk, page: Page) -> None:
    here = {"page": page.key}
    app.clientside_callback(
        ClientsideFunction("hrkpi", "address"),
        Output(part(page.key, "search"), "data"),
        Input({**here, "control": ALL}, "value"),
        Input({**here, "switch": ALL}, "checked"),
        State(part(page.key, "defaults"), "data"),
    )

    @app.callback(
        Output(part(page.key, "lead"), "children"),
        Output(part(page.key, "body"), "children"),
        Output("said", "children", allow_duplicate=True),
        Input(part(page.key, "search"), "data"),
        running=[(Output(part(page.key, "body"), "aria-busy"), "true", "false")],
        prevent_initial_call=True,
    )
    def _redraw(search: str | None) -> tuple[Component | str, Component, str]:
        return drawn(desk, page, search)
