"""Downloads: files that take a while, made while you go on, and kept for a week."""

from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from hrkpi import packs
from hrkpi.discovery import collect
from hrkpi.errors import HrkpiError
from hrkpi.export.forms import Form
from hrkpi.language import marked, say
from hrkpi.viewing import VIEWS, ViewKind
from layouts import _orders
from layouts._address import Query
from layouts._html import attributes, icon, tile
from layouts._ordered import listed
from layouts._page import Desk, Drawn, Page, part

KEY = "downloads"
AGAIN = 700  # milliseconds between two looks at orders that are worked on
WORDS = {
    Form.PDF: "PDF",
    Form.PPTX: "PowerPoint",
    Form.XLSX: "Excel",
    Form.CSV: "CSV",
    Form.HTML: "HTML",
    Form.PNG: "PNG",
    Form.SVG: "SVG",
}


def head(desk: Desk, query: Query, lead: Component) -> Component:
    """Title and what the page is for."""
    del desk, query
    return html.Div(html.Div([html.H1(say("Downloads")), lead]), className="head ruled")


def draw(desk: Desk, query: Query) -> Drawn:
    """What can be made, and what was."""
    del query
    found = _orders.orders(desk)
    running = any(order.phase == "running" for order in found)
    clock = dcc.Interval(id=part(KEY, "tick"), interval=AGAIN, disabled=not running)
    make = tile(say("Make a file"), say("Of the last whole month and all units."), _form(desk))
    kept = tile(
        say("Your files"),
        say("Kept for a week."),
        html.Div(listed(found, desk.wording), id=part(KEY, "list")),
    )
    lead = say("Files that take a while are made here. You can leave this page; they will be here.")
    return Drawn(html.Div([make, kept, clock], className="downloads"), lead, lead)


def offered(desk: Desk) -> dict[str, str]:
    """What can be made: titles of packs, then of views, by what they are called in an order."""
    kept = {
        f"{_orders.PACK}{one.name}": say("Pack: {name}", name=one.name) for one in packs.packs(desk.workspace)
    }
    kinds = collect(VIEWS, "VIEW", ViewKind)
    return kept | {key: say(kind.title) for key, kind in kinds.items() if key != "explore"}


def connect(app: Dash, desk: Desk) -> None:
    """Take orders, stop them, and follow them."""

    @app.callback(
        Output(part(KEY, "list"), "children"),
        Output(part(KEY, "tick"), "disabled"),
        Output(part(KEY, "said"), "children"),
        Input(part(KEY, "make"), "n_clicks"),
        Input(part(KEY, "tick"), "n_intervals"),
        Input({"page": KEY, "order": ALL}, "n_clicks"),
        State(part(KEY, "what"), "value"),
        State(part(KEY, "form"), "value"),
        prevent_initial_call=True,
    )
    def _happened(made: Any, ticks: Any, stops: Any, what: Any, form: Any) -> tuple[Any, ...]:
        # Any: what a browser sends, and what the framework takes
        del ticks
        by = ctx.triggered_id or {}
        said: Any = no_update
        if by.get("part") == "make" and made:
            said = ordered(desk, str(what), str(form))
        elif by.get("order") and any(stops or ()):
            said = stopped(desk, str(by["order"]))
        found = _orders.orders(desk)
        return listed(found, desk.wording), not any(one.phase == "running" for one in found), said


def ordered(desk: Desk, what: str, form: str) -> str:
    """Give an order, and what is said of it."""
    titles = offered(desk)
    if what not in titles or form not in list(Form):
        return say("Choose what is to be made.")
    try:
        order = _orders.give(desk, what, titles[what], Form(form))
    except HrkpiError as error:
        return say(error.what)
    return say("{title} is being made.", title=order.title)


def stopped(desk: Desk, name: str) -> str:
    """Stop an order or throw it away, and what is said of it."""
    try:
        _orders.stop(desk, name)
    except HrkpiError as error:
        return say(error.what)
    return say("Stopped.")


def _form(desk: Desk) -> Component:
    titles = offered(desk)
    what = [{"value": key, "label": title} for key, title in titles.items()]
    forms = [{"value": form.value, "label": word} for form, word in WORDS.items()]
    return html.Div(
        [
            _select("what", say("View or pack"), what, next(iter(titles))),
            _select("form", say("Format"), forms, Form.PDF.value),
            html.Button(
                [icon("download"), say("Make")],
                id=part(KEY, "make"),
                type="button",
                className="button primary",
            ),
            html.P(id=part(KEY, "said"), className="note", role="status"),
        ],
        className="order-form",
    )


def _select(name: str, label: str, options: list[dict[str, str]], value: str) -> Component:
    return dmc.Select(
        id=part(KEY, name),
        data=options,
        value=value,
        label=label,
        allowDeselect=False,
        withCheckIcon=False,
        rightSection=icon("choose"),
        **attributes(),
    )


PAGE = Page(
    key=KEY,
    title=marked("Downloads"),
    path="/downloads",
    order=105,
    head=head,
    draw=draw,
    connect=connect,
)
