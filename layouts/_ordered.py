"""Orders of files as the reader follows them: how far each is, what came out, what can be done."""

from collections.abc import Sequence
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from hrkpi.language import marked, say
from hrkpi.wording import Wording
from layouts._html import attributes, icon
from layouts._order import Order
from layouts._parts import chip_of
from layouts._steps import stepped

CHIPS = {
    "done": ("good", marked("Ready")),
    "failed": ("off", marked("Failed")),
    "stopped": ("none", marked("Stopped")),
}


def listed(orders: Sequence[Order], wording: Wording) -> Component:
    """Orders under each other, the latest first."""
    if not orders:
        return html.P(say("Nothing has been made yet. Choose a view and a format above."), className="blank")
    return html.Ul([_entry(order, wording) for order in orders], className="orders", role="list")


def _entry(order: Order, wording: Wording) -> Component:
    asked = wording.moment(datetime.fromisoformat(order.asked_at).astimezone())
    words = html.Div([html.B(f"{order.title}, {order.form.upper()}"), html.Span(asked, className="note")])
    return html.Li([words, _state(order), html.Div(_tools(order), className="actions")])


def _state(order: Order) -> Component:
    if order.phase == "running":
        step = stepped(order.step)
        said = attributes(aria_label=f"{order.title}: {step}")
        known = html.Progress(value=str(order.parts), max=str(order.whole), **said)
        bar = known if order.whole else html.Progress(**said)
        return html.Div([bar, html.Span(step, className="note")], className="order-state")
    left = " " + say("Left out: {pages}.", pages=", ".join(order.left_out)) if order.left_out else ""
    what, _, mend = order.error
    failed = order.phase == "failed"
    told = f"{say(what)} {say('What helps: ')}{say(mend)}" if failed else f"{order.file}{left}"
    symbol, word = CHIPS[order.phase]
    return html.Div([chip_of(symbol, say(word)), html.Span(told, className="note")], className="order-state")


def _tools(order: Order) -> list[Component]:
    running = order.phase == "running"
    what = f"{order.title}, {order.form.upper()}"
    word = say("Cancel") if running else say("Remove")
    aloud = say("Cancel {file}", file=what) if running else say("Remove {file}", file=what)
    away = html.Button(
        word,
        id={"page": "downloads", "order": order.name},
        type="button",
        className="button",
        **attributes(aria_label=aloud),
    )
    if order.phase != "done":
        return [away]
    link = html.A(
        [icon("download"), say("Download")],
        href=f"/download/made/{order.name}",
        download="",
        className="button primary",
        **attributes(aria_label=say("Download {file}", file=order.file)),
    )
    return [link, away]
