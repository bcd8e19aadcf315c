"""The page of a family: the same head for all, and the body its view."""

from dataclasses import replace
from functools import partial

from dash import Dash, html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import say
from hrkpi.period import month_label
from hrkpi.report import Report
from hrkpi.view import Asking, Chart
from hrkpi.viewing import ViewKind
from layouts import _scope
from layouts._address import Query, write
from layouts._asked import FILTERS, SPAN, SPANS
from layouts._asking import address, asking, defaults, ignored, options
from layouts._charts import twin_switch
from layouts._month import let_step, stepper
from layouts._page import Desk, Drawn, Page
from layouts._parts import copy_link, downloads, menu, segments, select, state
from layouts._remarked import left_out, remark
from layouts._view import shown


def page(kind: ViewKind, *, order: int, letter: str) -> Page:
    """The page of a view.

    Args:
        kind: The view.
        order: Place in the navigation.
        letter: Key that leads to it, after ``g``.
    """
    return Page(
        key=kind.key,
        title=kind.title,
        path=f"/{kind.key}",
        order=order,
        head=partial(head, kind),
        draw=partial(draw, kind),
        connect=partial(connect, kind),
        hangs=True,
        letter=letter,
    )


def head(kind: ViewKind, desk: Desk, query: Query, lead: Component) -> Component:
    """Title, month, link and files; under it who, how long and by what."""
    report = desk.report()
    asked = asking(report, query, kind)
    first, last = report.months
    tools = [
        stepper(kind.key, first, last, month_label(asked.month), desk.wording),
        copy_link(),
        menu(say("Export"), "download", downloads(kind.key)),
    ]
    top = html.Div(
        [html.Div([html.H1(say(kind.title)), lead]), html.Div(tools, className="actions")],
        className="head of-view",
    )
    scope = query.one("scope", _scope.allowed(report), _scope.ALL)
    spans = [
        {"value": span, "label": say("{count} months", count=span) if span == SPANS[0] else span}
        for span in SPANS
    ]
    offered = options(report, kind)
    fields = [
        segments(kind.key, "months", say("Period"), spans, str(asked.months)),
        _field(select(kind.key, "scope", say("Scope"), _scope.options(report), scope, searchable=True)),
        *([_field(select(kind.key, "by", say("Break down by"), offered, asked.by))] if offered else []),
        *(_choice(kind, name, asked.chosen[name]) for name in kind.choices),
        twin_switch(),
        state(kind.key, address(report, asked, kind), defaults(report, kind)),
    ]
    return html.Div([top, html.Div(fields, className="tile bar-of-filters")])


def draw(kind: ViewKind, desk: Desk, query: Query) -> Drawn:
    """The view that the address asks for."""
    report = desk.report()
    asked = asking(report, query, kind)
    view = kind.draw(report, desk.wording, asked)
    charts = [block for block in view.blocks if isinstance(block, Chart) and block.kpi]
    drawn = shown(kind.key, view, desk.wording, {one.key: explored(report, asked, one) for one in charts})
    told = remark(left_out(ignored(query, asked)))
    return drawn if told is None else replace(drawn, body=html.Div([told, drawn.body]))


def explored(report: Report, asked: Asking, chart: Chart) -> str:
    """The address in Explore of what a chart shows."""
    values: dict[str, str | tuple[str, ...]] = {
        "kpi": chart.kpi,
        "months": str(asked.months),
        "to": month_label(asked.month),
        **{name: kept for name, kept in asked.where.items() if name in FILTERS},
        "by": chart.by or asked.by,
    }
    return "/explore" + write(values, {"months": SPAN, "to": month_label(report.default_month)})


def connect(kind: ViewKind, app: Dash, desk: Desk) -> None:
    """Let the arrows move the month."""
    del desk
    let_step(app, kind.key)


def _field(control: Component) -> Component:
    return html.Div(control, className="field wide")


def _choice(kind: ViewKind, name: str, value: str) -> Component:
    words = [{"value": option, "label": say(label)} for option, label in kind.choices[name].items()]
    return html.Div(select(kind.key, name, sentences.dimension(name), words, value), className="field")
