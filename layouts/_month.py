"""The controls of a month: back, choose, on."""

from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from hrkpi.language import say
from hrkpi.wording import Wording
from layouts._address import months
from layouts._html import attributes, icon
from layouts._page import part
from layouts._parts import select


def stepper(page: str, first: int, last: int, chosen: str, wording: Wording) -> Component:
    """Two arrows and a drop-down between them.

    Args:
        page: Key of the page.
        first: First month that can be chosen.
        last: Last month.
        chosen: The month that is shown, as an address writes it.
        wording: How months are written.
    """
    labels = [{"value": label, "label": wording.period(label, long=True)} for label in months(first, last)]
    field = select(page, "month", say("Month"), labels, chosen, unseen=True, searchable=False)
    return html.Div(
        [
            _step(page, "previous", "left", "back", say("Month before")),
            html.Div(field, className="month"),
            _step(page, "next", "right", "on", say("Month after")),
        ],
        className="stepper",
    )


def let_step(app: Dash, page: str) -> None:
    """Let the two arrows move the month, in the browser."""
    month = {"page": page, "control": "month"}
    app.clientside_callback(
        ClientsideFunction("hrkpi", "step"),
        Output(month, "value"),
        Output(part(page, "previous"), "disabled"),
        Output(part(page, "next"), "disabled"),
        Input(part(page, "previous"), "n_clicks"),
        Input(part(page, "next"), "n_clicks"),
        Input(month, "value"),
        State(month, "data"),
    )


def _step(page: str, name: str, symbol: str, way: str, label: str) -> Component:
    said = attributes(aria_label=label, data_step=way)
    return html.Button(icon(symbol), id=part(page, name), type="button", className="button square", **said)
