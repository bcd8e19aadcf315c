"""A first look: four pages, a sentence on each, for who has just loaded their first export."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import marked, say
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
        marked("The month on one page"),
        marked(
            "The sentence on top says how many KPIs are on target and which are off. A card leads to its KPI."
        ),
    ),
    Stop(
        "/explore",
        marked("Why a figure moved"),
        marked(
            "One KPI over time, against its target and by unit. "
            "The filters are in the address: copy the link."
        ),
    ),
    Stop(
        "/turnover",
        marked("A page for each question"),
        marked(
            "Workforce, turnover, hiring, engagement, training, diversity. Export takes the whole page away."
        ),
    ),
    Stop(
        "/readiness",
        marked("What your data can carry"),
        marked("Each KPI has a grade. What keeps it from a better one, and which rows to mend, stand here."),
    ),
)


def opener(*, primary: bool = False) -> Component:
    """A link that begins the look."""
    kind = "button primary" if primary else "button"
    return html.A(say("Take a first look"), href=STOPS[0].path, className=kind, **attributes(data_look="on"))


def itinerary() -> Component:
    """The pages of the look in words, for who has nothing loaded yet."""
    items = [html.Li([html.B(say(stop.title)), html.Span(say(stop.said))]) for stop in STOPS]
    return html.Ol(items, className="itinerary")


def guide() -> Component:
    """The line over each page while one looks; the browser shows the one of its page."""
    return html.Div([_line(at) for at in range(len(STOPS))], id="look", className="look", hidden=True)


def _line(at: int) -> Component:
    stop, more = STOPS[at], STOPS[at + 1 : at + 2]
    onward = [
        html.A(
            say("Next: {title}", title=sentences.lowered(say(following.title))),
            href=following.path,
            className="button",
        )
        for following in more
    ]
    end = html.Button(
        say("Done") if not more else icon("close"),
        type="button",
        className="button" if not more else "button square plain",
        **attributes(data_look="off", **({} if not more else {"aria_label": say("End the first look")})),
    )
    place = say("{place} of {all}", place=at + 1, all=len(STOPS))
    words = html.P([html.B(f"{place} · {say(stop.title)}. "), say(stop.said)])
    return html.Section(
        [words, html.Div([*onward, end], className="actions")],
        hidden=True,
        **attributes(data_stop=stop.path, aria_label=say("A first look")),
    )
