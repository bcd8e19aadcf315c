"""Downloads: files that take a while, made while you go on, and kept for a week."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from hrkpi import packs
from hrkpi.discovery import collect
from hrkpi.errors import HrkpiError
from hrkpi.export.forms import Form
from hrkpi.language import marked, say
from hrkpi.period import month_label, parse_month
from hrkpi.viewing import VIEWS, ViewKind
from layouts import _orders, _scope
from layouts._address import Query, months
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
    make = tile(say("Make a file"), "", _form(desk))
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
        State(part(KEY, "month"), "value"),
        State(part(KEY, "scope"), "value"),
        prevent_initial_call=True,
    )
    def _happened(made: Any, ticks: Any, stops: Any, *chosen: Any) -> tuple[Any, ...]:
        # Any: what a browser sends, and what the framework takes
        del ticks
        by = ctx.triggered_id or {}
        said: Any = no_update
        if by.get("part") == "make" and made:
            said = ordered(desk, *map(str, chosen))
        elif by.get("order") and any(stops or ()):
            said = stopped(desk, str(by["order"]))
        found = _orders.orders(desk)
        return listed(found, desk.wording), not any(one.phase == "running" for one in found), said


def ordered(desk: Desk, what: str, form: str, month: str = "", scope: str = _scope.ALL) -> str:
    """Give an order, and what is said of it.

    Args:
        desk: Whose figures.
        what: A pack or view, as ``offered`` names it.
        form: Ending of the file.
        month: The last month shown, as an address writes it; the last whole one where it is none.
        scope: Units that are kept, as an address writes them; everybody where it is none.
    """
    titles = offered(desk)
    if what not in titles or form not in list(Form):
        return say("Choose what is to be made.")
    try:
        order = _orders.give(
            desk, what, _title(desk, titles[what], month, scope), Form(form), _of(desk, month, scope)
        )
    except HrkpiError as error:
        return say(error.what)
    return say("{title} is being made.", title=order.title)


def _of(desk: Desk, month: str, scope: str) -> _orders.Asked:
    """The month and units that are named, of those that there are."""
    report = desk.report()
    known = month if month in months(*report.months) else month_label(report.default_month)
    where = _scope.where(scope) if scope in _scope.allowed(report) else {}
    return _orders.Asked(parse_month(known), where)


def _title(desk: Desk, title: str, month: str, scope: str) -> str:
    """What is made, with its units and month where they are not everybody and the last whole one."""
    asked, last = _of(desk, month, scope), desk.report().default_month
    units = [unit for kept in asked.where.values() for unit in kept]
    until = [desk.wording.month(asked.month)] if asked.month not in {None, last} else []
    return ", ".join([title, *units, *until])


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
    report = desk.report()
    shown = [{"value": one, "label": desk.wording.period(one, long=True)} for one in months(*report.months)]
    return html.Div(
        [
            _select("what", say("View or pack"), what, next(iter(titles))),
            _select("month", say("Month"), shown, month_label(report.default_month)),
            _select("scope", say("Scope"), _scope.options(report), _scope.ALL),
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


def _select(name: str, label: str, options: Sequence[Mapping[str, object]], value: str) -> Component:
    return dmc.Select(
        id=part(KEY, name),
        data=list(options),
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
