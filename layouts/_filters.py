"""Controls of Explore: which KPI, which months, who, and how it is broken down."""

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import say
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.wording import Wording
from layouts import _options as options
from layouts._address import Query, write
from layouts._asked import FILTERS, FIRST_KPI, SPAN, SPANS, asked, broken_down, offered
from layouts._html import attributes, icon
from layouts._page import part
from layouts._parts import choices, copy_link, downloads, menu, segments, select, state
from layouts._saved import saved_views

OWN = "own"  # the KPI's own window
ALWAYS = 2  # filters that are always seen; the others open on demand


def picker(page: str, report: Report, query: Query, lead: Component) -> Component:
    """The KPI as the page's title, searchable, with its definition under it."""
    families: dict[str, list[dict[str, str]]] = {}
    for kpi in report.catalogue.values():
        families.setdefault(say(kpi.family), []).append({"value": kpi.key, "label": say(kpi.label)})
    chosen = select(
        page,
        "kpi",
        say("KPI"),
        [{"group": family, "items": items} for family, items in families.items()],
        query.text("kpi") or FIRST_KPI,  # one that is not known stays in the address, and the page says so
        unseen=True,
        searchable=True,
        nothingFoundMessage=say("No KPI of that name"),
        size="lg",
    )
    title = html.Div(
        [html.H1(say("Explore KPIs"), className="unseen"), html.Div(chosen, className="kpi-picker"), lead]
    )
    tools = [saved_views(), copy_link(), menu(say("Export"), "download", downloads(page))]
    return html.Div([title, html.Div(tools, className="actions")], className="head")


def bar(page: str, report: Report, query: Query, wording: Wording) -> Component:
    """Period, filters, break-down, and back to where it began."""
    view, breakdowns = asked(report, query), _breakdowns(report)
    named = {
        name: query.many(name, report.members(name)) for name in FILTERS if len(report.members(name)) > 1
    }
    fields = [_members(page, report, name, named[name]) for name in named]
    by = query.one("by", [option["value"] for option in breakdowns], broken_down(report))
    window = query.one("window", tuple(WindowKind), OWN)
    defaults = {
        "kpi": "",
        "months": SPAN,
        "window": OWN,
        **dict.fromkeys(named, ""),
        "by": broken_down(report),
        **options.DEFAULTS,
    }
    values = {
        "kpi": view.lacking or view.kpi.key,
        "months": str(view.span),
        "window": window,
        **named,
        "by": by,
        **options.values(report, view),
    }
    return html.Div(
        [
            _unfolder(),
            segments(page, "months", say("Period"), _spans(), str(view.span)),
            html.Div(select(page, "window", say("Window"), _windows(), window), className="field"),
            *(html.Div(field, className="field wide") for field in fields[:ALWAYS]),
            html.Div(
                select(page, "by", say("Break down by"), breakdowns, by, searchable=True),
                className="field",
            ),
            *options.fields(page, view),
            *_more(
                [*fields[ALWAYS:], *options.rarer(page, report, view, wording)],
                any(named[name] for name in list(named)[ALWAYS:]) or options.are_rare(report, view),
            ),
            html.Button(
                [icon("reset"), say("Reset")], id=part(page, "reset"), type="button", className="button plain"
            ),
            state(page, write(values, defaults), defaults),
        ],
        className="tile bar-of-filters",
    )


def let_reset(app: Dash, page: str) -> None:
    """Let Reset put every control but the KPI back, in the browser."""
    here = {"page": page}
    app.clientside_callback(
        ClientsideFunction("hrkpi", "reset"),
        Output({**here, "control": ALL}, "value"),
        Output({**here, "switch": ALL}, "checked"),
        Input(part(page, "reset"), "n_clicks"),
        State({**here, "control": ALL}, "value"),
        State({**here, "switch": ALL}, "checked"),
        State(part(page, "defaults"), "data"),
        prevent_initial_call=True,
    )


def _members(page: str, report: Report, name: str, kept: tuple[str, ...]) -> Component:
    options = [{"value": one, "label": sentences.member(name, one)} for one in report.members(name)]
    hint = "" if kept else say("All {members}", members=sentences.members(name))
    return choices(page, name, sentences.dimension(name), options, kept, placeholder=hint)


def _unfolder() -> Component:
    """Opens the filters where they would push what they filter off the screen: on a phone."""
    said = attributes(data_unfolds="", aria_expanded="false")
    return html.Button(say("Filters"), type="button", className="button plain opener unfolder", **said)


def _more(fields: list[Component], opened: bool) -> tuple[Component, ...]:  # noqa: FBT001 - a fact about the view
    if not fields:
        return ()
    inside = html.Div(
        [html.Div(field, className="field wide") for field in fields],
        id="more",
        className="more",
        hidden=not opened,
    )
    opener = html.Button(
        say("More options"),
        type="button",
        className="button plain opener",
        **attributes(data_opens="more", aria_expanded=str(opened).lower(), aria_controls="more"),
    )
    return opener, inside


def _spans() -> list[dict[str, str]]:
    return [
        {"value": span, "label": say("{count} months", count=span) if span == SPANS[0] else span}
        for span in SPANS
    ]


def _windows() -> list[dict[str, str]]:
    own = [{"value": OWN, "label": say("As defined")}]
    return own + [
        {"value": kind, "label": sentences.capital(say(sentences.WINDOWS[kind]))} for kind in WindowKind
    ]


def _breakdowns(report: Report) -> list[dict[str, str]]:
    return [{"value": name, "label": sentences.dimension(name)} for name in offered(report)]
