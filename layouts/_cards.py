"""A KPI on the scorecard: name and status, value and trend, target, two changes, one sentence."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.sparkline import sparkline
from hrkpi.export.tokens import tone
from hrkpi.language import say
from hrkpi.result import Card, Delta, Shown
from hrkpi.wording import Wording
from layouts._html import attributes, icon
from layouts._parts import chip, move


def card(shown: Card, wording: Wording, href: str) -> Component:
    """A card; the whole of it leads to the KPI's own page."""
    inside = {Shown.OK: _figure, Shown.HIDDEN: _veiled, Shown.NO_DATA: _blank}[shown.shown](shown, wording)
    status = chip(shown.verdict, shown.shown)
    return html.A(
        [html.Header([html.H3(say(shown.kpi.label), className="name"), status]), *inside],
        href=href,
        className="card veiled" if shown.shown is Shown.HIDDEN else "card",
        **attributes(data_tone=tone(shown.verdict if shown.shown is Shown.OK else "")),
    )


def _figure(shown: Card, wording: Wording) -> list[Component]:
    value = html.Div(
        [wording.figure(shown.kpi, shown.value), html.Span(wording.unit(shown.kpi, shown.value))],
        className="value",
    )
    aim = html.Span(wording.target(shown.kpi, shown.target), className="aim")
    return [
        html.Div([value, _line(shown, wording)], className="now"),
        html.Div([aim, *_age(shown, wording), *_owner(shown)], className="aims"),
        html.Div(
            [_move(shown, delta, wording) for delta in (shown.previous, shown.year_ago)], className="moves"
        ),
        html.P(sentences.explanation(shown, wording), className="why"),
        *_comment(shown),
    ]


def _comment(shown: Card) -> list[Component]:
    """What is said of the month, in one line; Explore has all of it."""
    if shown.comment is None:
        return []
    heard = html.Span(say("Comment by {author}:", author=shown.comment.author), className="unseen")
    said = html.Span([heard, " ", shown.comment.text])
    return [html.P([icon("engagement"), said], className="comment", title=sentences.comment(shown))]


def _owner(shown: Card) -> list[Component]:
    """Who answers for the target."""
    return [html.Span(shown.owner, className="owner")] if shown.owner and shown.target is not None else []


def _veiled(shown: Card, wording: Wording) -> list[Component]:
    del shown, wording
    why = sentences.capital(say(sentences.WHY_HIDDEN))
    return [html.Div([html.H4([icon("lock"), say(sentences.HIDDEN)]), html.P(why)], className="told")]


def _blank(shown: Card, wording: Wording) -> list[Component]:
    known = [label for label, value in shown.trend if value is not None]
    last = (
        say("The last figure is of {period}.", period=wording.period(known[-1], long=True)) if known else ""
    )
    said = f"{sentences.explanation(shown, wording)} {last}".strip()
    return [html.Div([html.H4(say("No figure in this period")), html.P(said)], className="told")]


def _line(shown: Card, wording: Wording) -> Component:
    values = [value for _, value in shown.trend]
    images = [
        html.Img(
            src="data:image/svg+xml,"
            + quote(sparkline(values, target=shown.target, verdict=shown.verdict, theme=theme)),
            alt=sentences.picture(shown, wording),
            className=f"only-{theme}",
        )
        for theme in ("light", "dark")
    ]
    return html.Div(images, className="line")


def _move(shown: Card, delta: Delta, wording: Wording) -> Component:
    since = html.Span(say("since {period}", period=wording.period(delta.since)))
    return html.Div([move(wording.change(shown.kpi, delta.change, delta.evidence)), since], className="move")


def _age(shown: Card, wording: Wording) -> list[Component]:
    """The period of figures that are older than the month of the page."""
    if shown.stale_since is None:
        return []
    return [html.Span(say("Figures of {period}", period=wording.period(shown.stale_since)), className="age")]
