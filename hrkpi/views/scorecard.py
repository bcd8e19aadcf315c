"""The scorecard as a view: its twelve figures as a table, and each with its year and its target."""

from collections.abc import Iterator

from hrkpi import sentences
from hrkpi.headline import headline
from hrkpi.kpi import Kpi
from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.result import Card, Comment, Delta, Scorecard, Shown
from hrkpi.scorecard import GROUPS, scorecard
from hrkpi.view import Asking, Block, Cell, Chart, Mark, Role, Series, Table, View
from hrkpi.viewing import ViewKind, about
from hrkpi.views._figures import HIDDEN
from hrkpi.views._grouped import seen
from hrkpi.wording import DASH, Wording

KEY = "scorecard"
HEADS = (
    marked("KPI"),
    marked("Value"),
    marked("Target"),
    marked("Status"),
    marked("Since last period"),
    marked("Since last year"),
    marked("Why"),
)
SAID = (marked("KPI"), marked("Written by"), marked("Comment"))
NOTHING = {Shown.HIDDEN: HIDDEN, Shown.NO_DATA: DASH}


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """The month that is asked for, of the units that are kept."""
    return shown(scorecard(report, asking.month, asking.where), report, wording)


def shown(card: Scorecard, report: Report, wording: Wording) -> View:
    """A scorecard in the words of its page."""
    asking = Asking(card.month, 1, card.where)
    provisional = f" · {say('provisional')}" if card.partial else ""
    said = about(report, wording, asking, [one.kpi for one in card.cards], hidden=_hidden(card))
    return View(
        key=KEY,
        title=say("Monthly scorecard, {month}", month=wording.month_long(card.month)) + provisional,
        statement=" ".join(headline(card)),
        about=said,
        blocks=tuple(_blocks(card, wording)),
        sections={keys[0].replace("_", "-"): say(title) for title, keys in GROUPS.items()},
    )


def _blocks(card: Scorecard, wording: Wording) -> Iterator[Block]:
    rows = tuple(_row(one, wording) for one in card.cards)
    yield Table("cards", say("Scorecard"), tuple(map(say, HEADS)), rows)
    if said := tuple(_comment(one.kpi, one.comment) for one in card.cards if one.comment):
        yield Table("comments", say("Comments"), tuple(map(say, SAID)), said)
    yield from (_chart(one, wording) for one in card.cards)


def _row(card: Card, wording: Wording) -> tuple[Cell, ...]:
    status = sentences.status(card.verdict, card.shown)
    why = sentences.explanation(card, wording)
    aim = wording.target(card.kpi, card.target)
    return (
        Cell(say(card.kpi.label), say(card.kpi.label)),
        _cell(card, card.value, wording),
        Cell(aim, aim) if card.target is None else Cell(card.target, aim),
        Cell(status, status),
        _moved(card, card.previous, wording),
        _moved(card, card.year_ago, wording),
        Cell(why, why),
    )


def _comment(kpi: Kpi, said: Comment) -> tuple[Cell, ...]:
    """What is said of the month."""
    return tuple(Cell(text, text) for text in (say(kpi.label), said.author, said.text))


def _chart(card: Card, wording: Wording) -> Chart:
    """A year and a month of a card, against the target of the month that is shown."""
    values = tuple(_cell(card, value, wording) for _, value in card.trend)
    series = [Series(say("Actual"), values)]
    if card.target is not None and seen(values):
        aim = Cell(card.target, wording.value(card.kpi, card.target))
        series.append(Series(say("Target"), (aim,) * len(values), Role.TARGET))
    figure = _cell(card, card.value, wording).text
    said = f"{figure}, {sentences.standing(card.verdict)}" if card.shown is Shown.OK else figure
    return Chart(
        key=card.kpi.key.replace("_", "-"),
        title=say(card.kpi.label),
        mark=Mark.LINE,
        axis=tuple(wording.period(period) for period, _ in card.trend),
        axis_name=say("Month"),
        series=tuple(series),
        unit=card.kpi.unit,
        decimals=card.kpi.decimals,
        statement=say(
            "{label}: {said}. {explanation}",
            label=say(card.kpi.label),
            said=said,
            explanation=" ".join(
                filter(None, (sentences.explanation(card, wording), sentences.comment(card)))
            ),
        ),
        note=say("Figures of {period}.", period=wording.period(card.stale_since)) if card.stale_since else "",
    )


def _cell(card: Card, value: float | None, wording: Wording) -> Cell:
    if value is not None and card.shown is Shown.OK:
        return Cell(value, wording.value(card.kpi, value))
    status = Shown.NO_DATA if card.shown is Shown.OK else card.shown
    return Cell(None, say(NOTHING[status]), status)


def _moved(card: Card, delta: Delta, wording: Wording) -> Cell:
    told = wording.change(card.kpi, delta.change, delta.evidence).signed_text
    return Cell(told if delta.change is None else delta.change, told)


def _hidden(card: Scorecard) -> list[str]:
    return [say(one.kpi.label) for one in card.cards if one.shown is Shown.HIDDEN]


VIEW = ViewKind(key=KEY, title=marked("Scorecard"), draw=draw)
