"""Scorecard: a month on one page, with what is off target first in words and in its place in the grid."""

from collections import Counter

from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.tokens import tone
from hrkpi.period import month_label
from hrkpi.result import Scorecard, Shown
from hrkpi.scorecard import GROUPS, scorecard
from hrkpi.wording import Wording
from layouts import _scope
from layouts._address import Query, months, write
from layouts._cards import card
from layouts._html import attributes, icon
from layouts._page import Desk, Drawn, Page, part
from layouts._parts import copy_link, menu, select, state

KEY = "scorecard"
FILTERS = (
    ("off", "Off", " target"),
    ("watch", "Watch", ""),
    ("good", "On", " target"),
    ("none", "No", " status"),
)
FILES = (
    ("PDF", "One page, A4, ready to print", "/download/scorecard.pdf"),
    ("HTML", "One file that opens anywhere", "/download/scorecard.html"),
)


def head(desk: Desk, query: Query, lead: Component) -> Component:
    """Title, month, scope, link and files."""
    report, wording = desk.report(), desk.wording
    first, last = report.months
    month = month_label(query.month("month", first, last, report.default_month))
    scope = query.one("scope", _scope.allowed(report), _scope.ALL)
    labels = [{"value": label, "label": wording.period(label, long=True)} for label in months(first, last)]
    stepper = html.Div(
        [
            _step("previous", "left", "back", "Month before"),
            html.Div(
                select(KEY, "month", "Month", labels, month, unseen=True, searchable=False), className="month"
            ),
            _step("next", "right", "on", "Month after"),
        ],
        className="stepper",
    )
    units = select(KEY, "scope", "Scope", _scope.options(report), scope, unseen=True, searchable=True)
    defaults = {"month": month_label(report.default_month), "scope": _scope.ALL}
    return html.Div(
        [
            html.Div([html.H1("Monthly scorecard"), lead]),
            html.Div(
                [stepper, html.Div(units, className="scope"), copy_link(), menu("Export", "download", FILES)],
                className="actions",
            ),
            state(KEY, write({"month": month, "scope": scope}, defaults), defaults),
        ],
        className="head ruled",
    )


def draw(desk: Desk, query: Query) -> Drawn:
    """Headline, status filters and the cards in their groups."""
    report = desk.report()
    first, last = report.months
    month = query.month("month", first, last, report.default_month)
    scope = query.one("scope", _scope.allowed(report), _scope.ALL)
    shown = scorecard(report, month, _scope.where(scope))
    body = html.Div(
        [_headline(shown), html.Div(_groups(shown, desk.wording, scope), className="groups")],
        className="scorecard",
    )
    lead = f"{_scope.name(scope)}{_size(shown, desk.wording)}. {_finality(shown, desk.wording)}"
    said = f"{desk.wording.month_long(month)}, {_scope.name(scope)}. {' '.join(sentences.headline(shown))}"
    return Drawn(body, lead, said)


def connect(app: Dash, desk: Desk) -> None:
    """Let the two arrows move the month, in the browser."""
    del desk
    app.clientside_callback(
        ClientsideFunction("hrkpi", "step"),
        Output({"page": KEY, "control": "month"}, "value"),
        Output(part(KEY, "previous"), "disabled"),
        Output(part(KEY, "next"), "disabled"),
        Input(part(KEY, "previous"), "n_clicks"),
        Input(part(KEY, "next"), "n_clicks"),
        Input({"page": KEY, "control": "month"}, "value"),
        State({"page": KEY, "control": "month"}, "data"),
    )


def _step(name: str, symbol: str, way: str, label: str) -> Component:
    said = attributes(aria_label=label, data_step=way)
    return html.Button(icon(symbol), id=part(KEY, name), type="button", className="button square", **said)


def _headline(shown: Scorecard) -> Component:
    first, rest = sentences.headline(shown)
    counts = Counter(tone(one.verdict if one.shown is Shown.OK else "") for one in shown.cards)
    buttons = [_filter("", "All", "", len(shown.cards), pressed=True)]
    buttons += [
        _filter(key, word, more, counts[key], pressed=False) for key, word, more in FILTERS if counts[key]
    ]
    filters = html.Div(buttons, className="filters", role="group", **attributes(aria_label="Show only"))
    return html.Div([html.P([html.Strong(first), f" {rest}"]), filters], className="headline")


def _filter(key: str, word: str, more: str, count: int, *, pressed: bool) -> Component:
    symbol = [icon(key, mark=f"mark-{key}")] if key else []
    return html.Button(
        [*symbol, html.Span([word, html.Span(more, className="rest")]), html.B(count)],
        type="button",
        className="filter",
        **attributes(data_tone=key, aria_pressed=str(pressed).lower()),
    )


def _groups(shown: Scorecard, wording: Wording, scope: str) -> list[Component]:
    cards = {one.kpi.key: one for one in shown.cards}
    return [
        html.Section(
            [
                html.H2(title),
                html.Div(
                    [card(cards[key], wording, _explored(key, scope)) for key in keys if key in cards],
                    className="cards",
                ),
            ],
            className="group",
        )
        for title, keys in GROUPS.items()
        if any(key in cards for key in keys)
    ]


def _explored(key: str, scope: str) -> str:
    return "/explore" + write({"kpi": key, **_scope.where(scope)})


def _size(shown: Scorecard, wording: Wording) -> str:
    people = next((one for one in shown.cards if one.kpi.key == "headcount" and one.value is not None), None)
    return f", {wording.value(people.kpi, people.value)}" if people else ""


def _finality(shown: Scorecard, wording: Wording) -> str:
    month = wording.month_long(shown.month)
    if shown.partial:
        return f"Provisional: the data for {month} end on {wording.day(shown.as_of)}."
    return f"Figures are final for {month}."


PAGE = Page(key=KEY, title="Scorecard", path="/", order=10, head=head, draw=draw, connect=connect)
