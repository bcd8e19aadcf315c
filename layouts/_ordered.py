"""Orders of files as the reader follows them: how far each is, what came out, what can be done."""

from collections.abc import Sequence
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from hrkpi.wording import Wording
from layouts._html import attributes, icon
from layouts._orders import Order
from layouts._parts import chip_of

CHIPS = {"done": ("good", "Ready"), "failed": ("off", "Failed"), "stopped": ("none", "Stopped")}


def listed(orders: Sequence[Order], wording: Wording) -> Component:
    """Orders under each other, the latest first."""
    if not orders:
        return html.P("Nothing has been made yet. Choose a view and a format above.", className="blank")
    return html.Ul([_entry(order, wording) for order in orders], className="orders", role="list")


def _entry(order: Order, wording: Wording) -> Component:
    asked = wording.moment(datetime.fromisoformat(order.asked_at).astimezone())
    words = html.Div([html.B(f"{order.title}, {order.form.upper()}"), html.Span(asked, className="note")])
    return html.Li([words, _state(order), html.Div(_tools(order), className="actions")])


def _state(order: Order) -> Component:
    if order.phase == "running":
        said = attributes(aria_label=f"{order.title}: {order.step}")
        known = html.Progress(value=str(order.parts), max=str(order.whole), **said)
        bar = known if order.whole else html.Progress(**said)
        return html.Div([bar, html.Span(order.step, className="note")], className="order-state")
    left = f" Left out: {', '.join(order.left_out)}." if order.left_out else ""
    what, _, mend = order.error
    told = f"{what} What helps: {mend}" if order.phase == "failed" else f"{order.file}{left}"
    return html.Div(
        [chip_of(*CHIPS[order.phase]), html.Span(told, className="note")], className="order-state"
    )


def _tools(order: Order) -> list[Component]:
    running = order.phase == "running"
    word = "Cancel" if running else "Remove"
    away = html.Button(
        word,
        id={"page": "downloads", "order": order.name},
        type="button",
        className="button",
        **attributes(aria_label=f"{word} {order.title}, {order.form.upper()}"),
    )
    if order.phase != "done":
        return [away]
    link = html.A(
        [icon("download"), "Download"],
        href=f"/download/made/{order.name}",
        download="",
        className="button primary",
        **attributes(aria_label=f"Download {order.file}"),
    )
    return [link, away]
