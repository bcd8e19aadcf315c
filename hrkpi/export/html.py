"""A month on one page as one HTML file: opens anywhere, fetches nothing, prints on A4."""

from markupsafe import Markup

from hrkpi import sentences
from hrkpi.export import tokens
from hrkpi.export.paper import PAGES, icon, style
from hrkpi.export.sparkline import sparkline
from hrkpi.export.stamp import Stamp, footer
from hrkpi.headline import headline
from hrkpi.language import say, spoken
from hrkpi.result import Card, Delta, Scorecard, Shown
from hrkpi.scorecard import GROUPS
from hrkpi.wording import Wording

LOGO = 160, 44  # CSS pixels that a logo has at most


def scorecard_html(scorecard: Scorecard, wording: Wording, stamp: Stamp) -> str:
    """The scorecard in the words and numbers of the screen, with filters, data and making under it."""
    first, rest = headline(scorecard)
    cards = {card.kpi.key: _card(card, wording) for card in scorecard.cards}
    groups = [(say(title), [cards[key] for key in keys if key in cards]) for title, keys in GROUPS.items()]
    return PAGES.get_template("scorecard.html").render(
        title=say("Monthly scorecard, {month}", month=wording.month_long(scorecard.month)),
        language=spoken(),
        heading=say("Monthly scorecard"),
        company=scorecard.company,
        scope=sentences.scope(scorecard.where),
        month=wording.month_long(scorecard.month),
        provisional=say("provisional") if scorecard.partial else "",
        first=first,
        rest=rest,
        groups=[(title, shown) for title, shown in groups if shown],
        footer=footer(scorecard, wording, stamp),
        link=stamp.link,
        style=style("scorecard", stamp.brand),
        brand=stamp.brand,
        logo=stamp.brand.logo.within(*LOGO) if stamp.brand.logo else (),
    )


def _card(card: Card, wording: Wording) -> dict[str, object]:
    """A card in words, ready for the template."""
    shown = card.shown is Shown.OK
    tone = tokens.tone(card.verdict if shown else "")
    return {
        "name": say(card.kpi.label),
        "tone": tone,
        "status": sentences.status(card.verdict, card.shown),
        "icon": icon("lock" if card.shown is Shown.HIDDEN else tone),
        "shown": shown,
        "hidden": card.shown is Shown.HIDDEN,
        "figure": wording.figure(card.kpi, card.value),
        "unit": wording.unit(card.kpi, card.value),
        "target": wording.target(card.kpi, card.target),
        "line": _line(card),
        "picture": sentences.picture(card, wording),
        "moves": [_move(card, delta, wording) for delta in (card.previous, card.year_ago)],
        "why": sentences.explanation(card, wording),
        "comment": f"{card.comment.text} ({card.comment.author})" if card.comment else "",
        "heard": sentences.comment(card),
        "speech": icon("engagement", size=12),
        "age": _age(card, wording),
    }


def _age(card: Card, wording: Wording) -> str:
    return say("Figures of {period}", period=wording.period(card.stale_since)) if card.stale_since else ""


def _move(card: Card, delta: Delta, wording: Wording) -> dict[str, object]:
    change = wording.change(card.kpi, delta.change, delta.evidence)
    since = say("since {period}", period=wording.period(delta.since))
    return {
        "text": change.text,
        "tone": str(change.tone),
        "icon": icon(change.arrow, size=10) if change.arrow else "",
        "since": since,
    }


def _line(card: Card) -> Markup:
    values = [value for _, value in card.trend]
    return Markup(sparkline(values, target=card.target, verdict=card.verdict, theme="named"))  # noqa: S704 - numbers alone
