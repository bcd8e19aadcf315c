"""What a tile shows when it has no figure: why, and one way out. No tile is ever a blank box."""

from dash import html
from dash.development.base_component import Component

from hrkpi.errors import HrkpiError
from hrkpi.language import say
from layouts._html import attributes, icon
from layouts._tour import itinerary


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
    where = html.P([html.Span(say("Where: "), className="note"), say(error.where)])
    mend = html.P([html.Span(say("What helps: "), className="note"), say(error.mend)])
    return notice(say(error.what), where, mend, symbol="watch", mark="mark-watch")


def fault(reference: str) -> Component:
    """An unexpected failure: a reference that stands in the log, and another try."""
    said = say(
        "Something went wrong on our side. The log has the details under reference {reference}.",
        reference=reference,
    )
    again = html.Button(say("Try again"), className="button", **attributes(data_reload=""))
    return notice(say("This could not be shown"), said, again, symbol="watch", mark="mark-watch")


def nobody_home(*, sample: bool = True) -> Component:
    """An empty workspace: three ways in, and what one will see.

    Args:
        sample: Whether there is a sample company to load.
    """
    see = _way(
        say("See a sample company"),
        say("About 1,200 invented people over six years, through the same connectors as your own files."),
        _begin("sample", say("Load the sample company"), "button primary"),
    )
    ways = [
        *([see] if sample else []),
        _way(
            say("Bring in a file"),
            say(
                "An export of your HR system: CSV, XLSX, JSON or Parquet. It is checked first; nothing "
                "changes until you say so."
            ),
            _begin("files", say("Choose files")),
        ),
        _way(
            say("Bring in a folder"),
            say("Everything in it that is recognised, in one go, by the same check. For large folders: "),
            html.Code("hrkpi import exports/"),
            _begin("folder", say("Choose a folder")),
        ),
    ]
    return html.Section(
        [
            html.H2(say("Welcome. Nothing is loaded yet")),
            html.P(say("Figures appear as soon as there is an export to make them from.")),
            html.Div(ways, className="ways"),
            html.H3(say("What you will see")),
            itinerary(),
        ],
        className="tile notice welcome",
    )


def no_page() -> Component:
    """An address that leads nowhere."""
    return html.Div(
        [
            html.H1(say("There is no such page")),
            html.P(say("The address may be old or mistyped."), className="lead"),
            html.P(html.A(say("Open the scorecard"), href="/", className="button")),
        ],
        className="lost",
    )


def _way(title: str, said: str, *ways: Component) -> Component:
    return html.Div([html.H3(title), html.P(said, className="note"), *ways], className="way")


def _begin(way: str, word: str, kind: str = "button") -> Component:
    """A way in; it begins as soon as the Data page is there."""
    return html.A(word, href="/data", className=kind, **attributes(data_begin=way))
