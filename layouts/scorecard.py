"""Scorecard: a month on one page, with what is off target first in words and in its place in the grid."""

from dash import Dash, html
from dash.development.base_component import Component

from hrkpi.headline import headline as told
from hrkpi.language import marked, say
from hrkpi.period import month_label
from hrkpi.result import Scorecard
from hrkpi.scorecard import scorecard
from hrkpi.wording import Wording
from layouts import _scope
from layouts._address import Query, write
from layouts._month import let_step, stepper
from layouts._month_of_cards import groups, headline
from layouts._page import Desk, Drawn, Page
from layouts._parts import copy_link, menu, select, state
from layouts._remarked import left_out, remark

KEY = "scorecard"
FILES = (
    ("PDF", marked("One page, A4, ready to print"), "/download/scorecard.pdf"),
    ("HTML", marked("One file that opens anywhere"), "/download/scorecard.html"),
)


def head(desk: Desk, query: Query, lead: Component) -> Component:
    """Title, month, scope, link and files."""
    report = desk.report()
    first, last = report.months
    month = month_label(query.month("month", first, last, report.default_month))
    scope = query.one("scope", _scope.allowed(report), _scope.ALL)
    units = select(KEY, "scope", say("Scope"), _scope.options(report), scope, unseen=True, searchable=True)
    tools = [
        stepper(KEY, first, last, month, desk.wording),
        html.Div(units, className="scope"),
        copy_link(),
        menu(say("Export"), "download", [(word, say(why), to) for word, why, to in FILES]),
    ]
    defaults = {"month": month_label(report.default_month), "scope": _scope.ALL}
    kept = state(KEY, write({"month": month, "scope": scope}, defaults), defaults)
    title = html.Div([html.H1(say("Monthly scorecard")), lead])
    return html.Div([title, html.Div(tools, className="actions"), kept], className="head ruled")


def draw(desk: Desk, query: Query) -> Drawn:
    """Headline, status filters and the cards in their groups."""
    report = desk.report()
    first, last = report.months
    month = query.month("month", first, last, report.default_month)
    scope = query.one("scope", _scope.allowed(report), _scope.ALL)
    shown = scorecard(report, month, _scope.where(scope))
    given = {"month": month_label(month), "scope": scope}
    other = sum(value != given.get(name) for name, values in query.values.items() for value in values)
    parts = [
        remark(left_out(other)),
        headline(shown),
        html.Div(groups(shown, desk.wording, scope), className="groups"),
    ]
    body = html.Div([part for part in parts if part is not None], className="scorecard")
    lead = f"{_scope.name(scope)}{_size(shown, desk.wording)}. {_finality(shown, desk.wording)}"
    said = f"{desk.wording.month_long(month)}, {_scope.name(scope)}. {' '.join(told(shown))}"
    return Drawn(body, lead, said)


def _size(shown: Scorecard, wording: Wording) -> str:
    people = next((one for one in shown.cards if one.kpi.key == "headcount" and one.value is not None), None)
    return f", {wording.value(people.kpi, people.value)}" if people else ""


def _finality(shown: Scorecard, wording: Wording) -> str:
    month = wording.month_long(shown.month)
    if shown.partial:
        return say(
            "Provisional: the data for {month} end on {day}.", month=month, day=wording.day(shown.as_of)
        )
    return say("Figures are final for {month}.", month=month)


def connect(app: Dash, desk: Desk) -> None:
    """Let the arrows move the month."""
    del desk
    let_step(app, KEY)


PAGE = Page(
    key=KEY,
    title=marked("Scorecard"),
    path="/",
    order=10,
    head=head,
    draw=draw,
    connect=connect,
    hangs=True,
    letter="s",
)
