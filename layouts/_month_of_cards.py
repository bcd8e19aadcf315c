"""A month as cards: the headline, what to show of it, and the groups."""

from collections import Counter

from dash import html
from dash.development.base_component import Component

from hrkpi.export.tokens import tone
from hrkpi.headline import headline as told
from hrkpi.language import marked, say
from hrkpi.result import Scorecard, Shown
from hrkpi.scorecard import GROUPS
from hrkpi.wording import Wording
from layouts import _scope
from layouts._address import write
from layouts._cards import card
from layouts._html import attributes, icon

FILTERS = (
    ("off", marked("Off| target")),
    ("watch", marked("Watch")),
    ("good", marked("On| target")),
    ("none", marked("No| status")),
)  # what stands after the bar is left out on a phone


def headline(shown: Scorecard) -> Component:
    """What the month comes to in words, and buttons that show only some of its cards."""
    first, rest = told(shown)
    counts = Counter(tone(one.verdict if one.shown is Shown.OK else "") for one in shown.cards)
    buttons = [_filter("", say("All"), len(shown.cards), pressed=True)]
    buttons += [_filter(key, say(word), counts[key], pressed=False) for key, word in FILTERS if counts[key]]
    filters = html.Div(buttons, className="filters", role="group", **attributes(aria_label=say("Show only")))
    return html.Div([html.P([html.Strong(first), f" {rest}"]), filters], className="headline")


def groups(shown: Scorecard, wording: Wording, scope: str) -> list[Component]:
    """The cards in the groups and the order of the catalogue, never by value: readers learn positions."""
    cards = {one.kpi.key: one for one in shown.cards}
    return [
        html.Section(
            [
                html.H2(say(title)),
                html.Div(
                    [card(cards[key], wording, _explored(key, scope)) for key in keys if key in cards],
                    className="cards",
                ),
            ],
            className="group",
        )
        for title, keys in GROUPS.items()
        if any(key in cards for key in keys)
    ]


def _filter(key: str, words: str, count: int, *, pressed: bool) -> Component:
    word, _, more = words.partition("|")
    symbol = [icon(key, mark=f"mark-{key}")] if key else []
    return html.Button(
        [*symbol, html.Span([word, html.Span(more, className="rest")]), html.B(count)],
        type="button",
        className="filter",
        **attributes(data_tone=key, aria_pressed=str(pressed).lower()),
    )


def _explored(key: str, scope: str) -> str:
    return "/explore" + write({"kpi": key, **_scope.where(scope)})
