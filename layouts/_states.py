"""What a tile shows when it has no figure: why, and one way out. No tile is ever a blank box."""

from dash import html
from dash.development.base_component import Component

from hrkpi.errors import HrkpiError
from layouts._html import attributes, icon


def notice(
    title: str, *said: Component | str, symbol: str = "info", mark: str = "", kind: str = ""
) -> Component:
    """A tile of words: a title with a symbol, and sentences or ways out under it."""
    lines = [html.P(line) if isinstance(line, str) else line for line in said]
    return html.Section(
        [html.H2([icon(symbol, mark=mark), title]), *lines],
        className=f"tile notice {kind}".strip(),
        role="status",
    )


def mistake(error: HrkpiError) -> Component:
    """An expected failure: what, where, how to mend."""
    where = html.P([html.Span("Where: ", className="note"), error.where])
    mend = html.P([html.Span("What helps: ", className="note"), error.mend])
    return notice(error.what, where, mend, symbol="watch", mark="mark-watch")


def fault(reference: str) -> Component:
    """An unexpected failure: a reference that stands in the log, and another try."""
    said = f"Something went wrong on our side. The log has the details under reference {reference}."
    again = html.Button("Try again", className="button", **attributes(data_reload=""))
    return notice("This could not be shown", said, again, symbol="watch", mark="mark-watch")


def nobody_home() -> Component:
    """An empty workspace: three ways in."""
    ways = [
        _way(
            "See a sample company",
            "About 1,200 invented people over six years, through the same connectors as your own files.",
            html.A("Load it on the Data page", href="/data", className="button"),
        ),
        _way(
            "Upload an export",
            "The file is checked first; nothing changes until you say so.",
            html.A("Open the Data page", href="/data", className="button"),
        ),
        _way(
            "Import a folder",
            "Everything in it that a connector recognises, in one go.",
            html.Code("hrkpi import exports/"),
        ),
    ]
    return html.Section(
        [
            html.H2("Nothing is loaded yet"),
            html.P("Figures appear as soon as there is an export to make them from."),
            html.Div(ways, className="ways"),
        ],
        className="tile notice",
    )


def no_page() -> Component:
    """An address that leads nowhere."""
    return html.Div(
        [
            html.H1("There is no such page"),
            html.P("The address may be old or mistyped.", className="lead"),
            html.P(html.A("Open the scorecard", href="/", className="button")),
        ],
        className="lost",
    )


def _way(title: str, said: str, way: Component) -> Component:
    return html.Div([html.H3(title), html.P(said, className="note"), way], className="way")
