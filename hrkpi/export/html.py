"""A month on one page as one HTML file: opens anywhere, fetches nothing, prints on A4."""

import base64
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hrkpi import sentences
from hrkpi.export import icons, tokens
from hrkpi.export.sparkline import sparkline
from hrkpi.export.stamp import Stamp, footer
from hrkpi.headline import headline
from hrkpi.result import Card, Delta, Scorecard, Shown
from hrkpi.scorecard import GROUPS
from hrkpi.wording import Wording

FONT = "inter-latin-wght-normal.woff2"
PAGES = Environment(
    loader=PackageLoader("hrkpi.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def scorecard_html(scorecard: Scorecard, wording: Wording, stamp: Stamp) -> str:
    """The scorecard in the words and numbers of the screen, with filters, data and making under it."""
    first, rest = headline(scorecard)
    cards = {card.kpi.key: _card(card, wording) for card in scorecard.cards}
    groups = [(title, [cards[key] for key in keys if key in cards]) for title, keys in GROUPS.items()]
    return PAGES.get_template("scorecard.html").render(
        title=f"Monthly scorecard, {wording.month_long(scorecard.month)}",
        company=scorecard.company,
        scope=sentences.scope(scorecard.where),
        month=wording.month_long(scorecard.month),
        provisional=scorecard.partial,
        first=first,
        rest=rest,
        groups=[(title, shown) for title, shown in groups if shown],
        footer=footer(scorecard, wording, stamp),
        link=stamp.link,
        style=_style(),
    )


def _style() -> Markup:
    """The page's own style with colours and type inside."""
    folder = files("hrkpi.export")
    font = base64.b64encode((folder / "fonts" / FONT).read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{font}) format('woff2')"
    face = f"@font-face{{font-family:Inter;font-weight:100 900;src:{source}}}"
    own = (folder / "templates" / "scorecard.css").read_text(encoding="utf-8")
    return Markup(f"{face}:root{{--font:{tokens.FONT};{tokens.variables('light')}}}{own}")  # noqa: S704 - our own files


def _card(card: Card, wording: Wording) -> dict[str, object]:
    """A card in words, ready for the template."""
    shown = card.shown is Shown.OK
    tone = tokens.tone(card.verdict if shown else "")
    return {
        "name": card.kpi.label,
        "tone": tone,
        "status": sentences.status(card.verdict, card.shown),
        "icon": _icon("lock" if card.shown is Shown.HIDDEN else tone),
        "shown": shown,
        "hidden": card.shown is Shown.HIDDEN,
        "figure": wording.figure(card.kpi, card.value),
        "unit": wording.unit(card.kpi, card.value),
        "target": wording.target(card.kpi, card.target),
        "line": _line(card),
        "picture": sentences.picture(card, wording),
        "moves": [_move(card, delta, wording) for delta in (card.previous, card.year_ago)],
        "why": sentences.explanation(card, wording),
        "age": f"Figures of {wording.period(card.stale_since)}" if card.stale_since else "",
    }


def _move(card: Card, delta: Delta, wording: Wording) -> dict[str, object]:
    change = wording.change(card.kpi, delta.change, delta.evidence)
    since = f"since {wording.period(delta.since)}"
    return {
        "text": change.text,
        "tone": str(change.tone),
        "icon": _icon(change.arrow, size=10) if change.arrow else "",
        "since": since,
    }


def _line(card: Card) -> Markup:
    values = [value for _, value in card.trend]
    return Markup(sparkline(values, target=card.target, verdict=card.verdict, theme="light"))  # noqa: S704 - numbers alone


def _icon(name: str, *, size: int = 14) -> Markup:
    return Markup(icons.svg(name, size=size))  # noqa: S704 - one of our own icons
