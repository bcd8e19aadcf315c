"""The frame around every page: navigation, freshness, appearance, keys, and where messages are heard."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from hrkpi.export.brand import PLAIN, Brand, File
from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.wording import Wording
from layouts._charts import paint
from layouts._html import attributes, icon
from layouts._page import Desk, Page
from layouts._spoken import languages, words
from layouts._theme import mantine
from layouts._tour import guide

PRODUCT = "HR KPI"
LOGO = 158, 34  # CSS pixels that a company's logo has at most
KEYS = (
    (("/",), marked("Choose a KPI")),
    (("[",), marked("A month back")),
    (("]",), marked("A month on")),
    (("t",), marked("Charts as tables, or as charts again")),
    (("c",), marked("Copy the link to this view")),
    (("?",), marked("This list")),
)


def shell(desk: Desk, pages: Sequence[Page], brand: Brand = PLAIN) -> Component:
    """Everything that stays while pages change, in a company's look."""
    return dmc.MantineProvider(
        [
            dcc.Location(id="address", refresh="callback-nav"),
            dcc.Store(id="route"),
            paint(),
            html.A(say("Skip to content"), href="#main", className="skip"),
            _bar(brand),
            _side(desk, pages, brand),
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
        theme=mantine(brand),
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


def _bar(brand: Brand) -> Component:
    opener = html.Button(
        icon("menu"),
        id="open-navigation",
        className="button square plain",
        **attributes(
            data_drawer="open", aria_label=say("Open navigation"), aria_expanded="false", aria_controls="side"
        ),
    )
    name = html.Span(brand.name if brand.is_own else PRODUCT, className="name")
    return html.Header([opener, *_logos(brand), name], className="bar")


def _side(desk: Desk, pages: Sequence[Page], brand: Brand) -> Component:
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
    company = say(desk.workspace.settings.company_name)  # unless somebody named it, it has a word of ours
    fresh = say("Nothing is loaded yet") if desk.is_empty else freshness(desk.report(), desk.wording)
    return html.Nav(
        [
            _whose(company, brand),
            html.Ul(links, className="pages"),
            html.Div(fresh, id="fresh", className="foot"),
            html.Div([_keys_opener(), languages(), _appearance()], className="tools"),
        ],
        id="side",
        className="side",
        **attributes(aria_label=say("Pages")),
    )


def _whose(company: str, brand: Brand) -> Component:
    """Whose pages these are: the company's own look names it first."""
    sign = _logos(brand) or [html.Span(icon("bars"), className="logo")]
    first, second = (company, PRODUCT) if brand.is_own else (PRODUCT, company)
    wide = "wide" if brand.logo and brand.logo.is_wide else ""
    return html.Div([*sign, html.Div([html.B(first), html.Span(second)])], className=f"brand {wide}".strip())


def _logos(brand: Brand) -> list[Component]:
    """The company's logo on the ground of each theme; the name that stands beside it says it in words."""
    if brand.logo is None:
        return []
    if brand.logo_dark is None:
        return [_logo(brand.logo, "plated")]
    return [_logo(brand.logo, "only-light"), _logo(brand.logo_dark, "only-dark")]


def _logo(file: File, kind: str) -> Component:
    wide, high = file.within(*LOGO)
    return html.Img(src=file.address, alt="", width=wide, height=high, className=f"own-logo {kind}")


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
