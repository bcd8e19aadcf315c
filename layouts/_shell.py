"""The frame around every page: navigation, freshness, appearance, keys, and where messages are heard."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from hrkpi.export.tokens import THEMES
from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.wording import Wording
from layouts._html import attributes, icon
from layouts._page import Desk, Page
from layouts._spoken import languages, words
from layouts._theme import MANTINE
from layouts._tour import guide

KEYS = (
    (("/",), marked("Choose a KPI")),
    (("[",), marked("A month back")),
    (("]",), marked("A month on")),
    (("t",), marked("Charts as tables, or as charts again")),
    (("c",), marked("Copy the link to this view")),
    (("?",), marked("This list")),
)


def shell(desk: Desk, pages: Sequence[Page]) -> Component:
    """Everything that stays while pages change."""
    return dmc.MantineProvider(
        [
            dcc.Location(id="address", refresh="callback-nav"),
            dcc.Store(id="route"),
            dcc.Store(id="tokens", data={theme: dict(colours) for theme, colours in THEMES.items()}),
            html.A(say("Skip to content"), href="#main", className="skip"),
            _bar(),
            _side(desk, pages),
            html.Button(
                className="veil",
                tabIndex=-1,
                **attributes(data_drawer="close", aria_label=say("Close navigation")),
            ),
            html.Div(id="line", className="lost-line", role="alert"),
            html.Main([guide(), html.Div(id="page", className="page")], id="main", tabIndex=-1),
            html.Div(id="said", className="unseen", role="status", **attributes(aria_live="polite")),
            html.Div(id="toast", className="toast", role="status"),
            html.Div(id="moved", hidden=True),
            _keys(pages),
            words(),
        ],
        theme=MANTINE,
        defaultColorScheme="auto",
    )


def freshness(report: Report, wording: Wording) -> Component:
    """How fresh the figures are and what is hidden; on every screen."""
    return html.Div(
        [
            html.B(say("Data to {day}", day=wording.day(report.as_of))),
            html.Span(say("Loaded {moment}", moment=wording.moment(report.loaded_at.astimezone()))),
            html.Br(),
            html.Span(say("Groups under {minimum} people are hidden", minimum=report.minimum)),
        ]
    )


def _bar() -> Component:
    opener = html.Button(
        icon("menu"),
        id="open-navigation",
        className="button square plain",
        **attributes(
            data_drawer="open", aria_label=say("Open navigation"), aria_expanded="false", aria_controls="side"
        ),
    )
    return html.Header([opener, html.Span("HR KPI")], className="bar")


def _side(desk: Desk, pages: Sequence[Page]) -> Component:
    links = [
        html.Li(
            html.A(
                [icon(page.key), html.Span(say(page.title))],
                href=page.path,
                **attributes(data_page=page.key, data_letter=page.letter),
            )
        )
        for page in sorted(pages, key=lambda page: page.order)
    ]
    company = desk.workspace.settings.company_name
    fresh = say("Nothing is loaded yet") if desk.is_empty else freshness(desk.report(), desk.wording)
    return html.Nav(
        [
            html.Div(
                [html.Span(icon("bars"), className="logo"), html.Div([html.B("HR KPI"), html.Span(company)])],
                className="brand",
            ),
            html.Ul(links, className="pages"),
            html.Div(fresh, id="fresh", className="foot"),
            html.Div([_keys_opener(), languages(), _appearance()], className="tools"),
        ],
        id="side",
        className="side",
        **attributes(aria_label=say("Pages")),
    )


def _appearance() -> Component:
    return dmc.ColorSchemeToggle(
        id="scheme",
        lightIcon=html.Span([icon("sun"), html.Span(say("Appearance"))]),
        darkIcon=html.Span([icon("moon"), html.Span(say("Appearance"))]),
        **attributes(aria_label=say("Appearance: switch between light and dark")),
    )


def _keys_opener() -> Component:
    return html.Button(
        [icon("keys"), html.Span(say("Shortcuts"))],
        className="tool",
        **attributes(data_dialog="keys", aria_haspopup="dialog"),
    )


def _keys(pages: Sequence[Page]) -> Component:
    ordered = sorted(pages, key=lambda page: page.order)
    places = [(("g", page.letter), page.title) for page in ordered if page.letter]
    rows = [
        cell
        for keys, does in (*places, *KEYS)
        for cell in (html.Dt([html.Kbd(key) for key in keys]), html.Dd(say(does)))
    ]
    close = html.Button(
        icon("close"), className="button square plain", **attributes(data_close="", aria_label=say("Close"))
    )
    switch = html.Button(
        say("Turn single keys off"), className="button", **attributes(data_keys="", aria_pressed="false")
    )
    return html.Dialog(
        [
            html.Header([html.H2(say("Shortcuts"), id="keys-title"), close]),
            html.Dl(rows),
            html.P(switch),
        ],
        id="keys",
        className="keys",
        **attributes(aria_labelledby="keys-title"),
    )
