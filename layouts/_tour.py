"""A first look: four pages, a sentence on each, for who has just loaded their first export."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from layouts._html import attributes, icon


@dataclass(frozen=True)
class Stop:
    """One page of the look.

    Args:
        path: Its address.
        title: What it is for.
        said: What to look at there.
    """

    path: str
    title: str
    said: str


STOPS = (
    Stop(
        "/",
        "The month on one page",
        "The sentence on top says how many KPIs are on target and which are off. A card leads to its KPI.",
    ),
    Stop(
        "/explore",
        "Why a figure moved",
        "One KPI over time, against its target and by unit. The filters are in the address: copy the link.",
    ),
    Stop(
        "/turnover",
        "A page for each question",
        "Workforce, turnover, hiring, engagement, training, diversity. Export takes the whole page away.",
    ),
    Stop(
        "/readiness",
        "What your data can carry",
        "Each KPI has a grade. What keeps it from a better one, and which rows to mend, stand here.",
    ),
)


def opener(word: str = "Take a first look", *, primary: bool = False) -> Component:
    """A link that begins the look."""
    kind = "button primary" if primary else "button"
    return html.A(word, href=STOPS[0].path, className=kind, **attributes(data_look="on"))


def itinerary() -> Component:
    """The pages of the look in words, for who has nothing loaded yet."""
    items = [html.Li([html.B(stop.title), html.Span(stop.said)]) for stop in STOPS]
    return html.Ol(items, className="itinerary")


def guide() -> Component:
    """The line over each page while one looks; the browser shows the one of its page."""
    return html.Div([_line(at) for at in range(len(STOPS))], id="look", className="look", hidden=True)


def _line(at: int) -> Component:
    stop, more = STOPS[at], STOPS[at + 1 : at + 2]
    onward = [
        html.A(f"Next: {following.title.lower()}", href=following.path, className="button")
        for following in more
    ]
    end = html.Button(
        "Done" if not more else icon("close"),
        type="button",
        className="button" if not more else "button square plain",
        **attributes(data_look="off", **({} if not more else {"aria_label": "End the first look"})),
    )
    words = html.P([html.B(f"{at + 1} of {len(STOPS)} · {stop.title}. "), stop.said])
    return html.Section(
        [words, html.Div([*onward, end], className="actions")],
        hidden=True,
        **attributes(data_stop=stop.path, aria_label="A first look"),
    )
