"""Sentences made of figures: the line on a card, a chart in words, names of things; no causes."""

import re
from collections.abc import Iterable, Mapping, Sequence

from hrkpi.kpi import Better, Kpi, Timing, Unit
from hrkpi.language import marked, marked_many, say, say_many, spoken
from hrkpi.period import WindowKind
from hrkpi.result import Card, Evidence, Landing, Mover, Shown
from hrkpi.terms import DIMENSIONS, MOVED, OURS, SMALL
from hrkpi.wording import Tone, Wording, bound

END = re.compile(r"(?<=\.) (?!\d{4}\b)")  # of a sentence
LONG = 36  # windows after which a state is "3+ years" old

HIDDEN = marked("Hidden to protect people")
WHY_HIDDEN = marked("the group is too small, or would reveal one that is.")
STATUS = {
    "on_target": marked("On target"),
    "watch": marked("Watch"),
    "off_target": marked("Off target"),
    "no_target": marked("No target"),
    "no_verdict": marked("No verdict"),
    "hidden": marked("Hidden"),
    "no_data": marked("No data"),
}
WITHIN = {  # the same inside a sentence
    "on_target": marked("on target"),
    "watch": marked("watch"),
    "off_target": marked("off target"),
    "no_target": marked("no target"),
    "no_verdict": marked("no verdict"),
}
HOLDING = {
    "on_target": marked("On target {span}."),
    "watch": marked("Short of target {span}."),
    "off_target": marked("Off target {span}."),
}
MOVING = {  # status by direction, by whether the target is met
    ("improving", True): marked("improving"),
    ("improving", False): marked("closing in"),
    ("worsening", True): marked("worsening"),
    ("worsening", False): marked("moving away"),
    ("steady", True): marked("holding"),
    ("steady", False): marked("no clear movement"),
}
WINDOWS = {
    WindowKind.MONTH: marked("month by month"),
    WindowKind.QUARTER: marked("by quarter"),
    WindowKind.YEAR: marked("by year"),
    WindowKind.YTD: marked("year to date"),
    WindowKind.TTM: marked("last 12 months"),
}
CLOSED = {"gender", "worker_type", "contract", "exit_type"}  # dimensions whose members are words of ours
MONTHS, SURVEYS = (
    marked_many("for {count} month", "for {count} months"),
    marked_many("for {count} survey", "for {count} surveys"),
)
SPANS = {
    WindowKind.QUARTER: marked_many("for {count} quarter", "for {count} quarters"),
    WindowKind.YEAR: marked_many("for {count} year", "for {count} years"),
}


UNKNOWN = "unknown"
CAPITALISED = {"de"}  # languages whose labels keep their capital inside a sentence


def status(verdict: str, shown: str = Shown.OK) -> str:
    """A status in words: ``Off target``; a figure that is not shown says why instead."""
    return say(STATUS.get(verdict if shown == Shown.OK else shown, STATUS["no_target"]))


def standing(verdict: str) -> str:
    """A verdict inside a sentence: ``off target``."""
    return say(WITHIN.get(verdict, WITHIN["no_target"]))


def dimension(name: str) -> str:
    """A dimension for readers: ``hire_source`` becomes ``Hire source``."""
    return say(DIMENSIONS[name][0] if name in DIMENSIONS else name.replace("_", " ").capitalize())


def members(name: str) -> str:
    """The members of a dimension, counted: ``divisions``."""
    return say(DIMENSIONS[name][1] if name in DIMENSIONS else name.replace("_", " ") + "s")


def member(name: str, label: str) -> str:
    """A member of a dimension for readers: a word of a closed list reads as a word, a name stays as it is."""
    if name in CLOSED or label == UNKNOWN:
        return say(label.replace("_", "-").capitalize())
    return say(label) if label in OURS.get(name, ()) else label


def scope(where: Mapping[str, Sequence[str]], *, whole: str = "") -> str:
    """Filters in words: ``Division: Sales, Operations; Location: Lisbon``."""
    kept = [
        say("{label}: {text}", label=dimension(name), text=", ".join(member(name, label) for label in chosen))
        for name, chosen in where.items()
        if chosen
    ]
    return "; ".join(kept) or whole or say("Whole company")


def explanation(card: Card, wording: Wording) -> str:
    """The line on a card: how long it has been in its state, and who moved in a year by more than chance."""
    if card.shown is Shown.HIDDEN:
        return hidden()
    if card.shown is Shown.NO_DATA:
        return say("There is nothing to measure in this period.")
    held = _held(card)
    moved = _still(card) if card.mover is None else _moved(card, card.mover, wording)
    return " ".join(part for part in (held, moved, lands(card.kpi, card.landing, wording)) if part)


def hidden() -> str:
    """That a figure is hidden, and why."""
    return say("{label}: {text}", label=say(HIDDEN), text=say(WHY_HIDDEN))


def in_words(kpi: Kpi, trend: Iterable[tuple[str, float | None]], wording: Wording) -> str:
    """A line's first and last figure: ``13.3 % in May 2024, 11.8 % in May 2026.``."""
    seen = [(label, value) for label, value in trend if value is not None]
    if not seen:
        return say("No figure can be shown in this period.")
    ends = [seen[0]] if len(seen) == 1 else [seen[0], seen[-1]]
    return (
        ", ".join(
            say(
                "{value} in {period}",
                value=wording.value(kpi, value),
                period=wording.period(label, long=True),
            )
            for label, value in ends
        )
        + "."
    )


def picture(card: Card, wording: Wording) -> str:
    """A sparkline for those who do not see it: ends and target."""
    ends = in_words(card.kpi, card.trend, wording).removesuffix(".")
    text = ends + aim(card.kpi, card.target, wording)
    return say("{label}: {text}", label=say(card.kpi.label), text=text)


def aim(kpi: Kpi, target: float | None, wording: Wording) -> str:
    """The target as the end of a sentence: ``; target at most 12.0 %``; empty where none."""
    if target is None:
        return ""
    return say("; target {bound} {value}", bound=bound(kpi), value=wording.value(kpi, target))


def spelled(count: int) -> str:
    """A count in a sentence: a word up to twelve, then digits."""
    return say(SMALL[count]) if 0 <= count < len(SMALL) else str(count)


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: ``a, b and c``."""
    if len(names) == 1:
        return names[0]
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def largest(count: int, whole: int, name: str) -> str:
    """That only the largest members of a dimension are shown."""
    return say("The {count} largest of {whole} {members}.", count=count, whole=whole, members=members(name))


def parted(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the others; the point of ``Okt. 2026`` ends none."""
    first, *rest = END.split(text, maxsplit=1)
    return first, "".join(rest)


def rule(minimum: int) -> str:
    """Which groups are hidden."""
    return say(
        "Groups under {minimum} people are hidden, as are values that would reveal them.", minimum=minimum
    )


def capital(text: str) -> str:
    """A text with a capital first, as a sentence or a heading begins."""
    return text[:1].upper() + text[1:]


def span(count: int, window: WindowKind | None) -> str:
    """For how many windows, or surveys where no window is given: ``for three months``."""
    forms = SPANS.get(window, MONTHS) if window else SURVEYS
    return say_many(*forms, count, count=spelled(count))


def lowered(label: str) -> str:
    """A label inside a sentence: its first letter small, unless it is an abbreviation or a German noun."""
    if spoken() in CAPITALISED:
        return label
    abbreviation = any(letter.isupper() for letter in label.split(maxsplit=1)[0][1:])
    return label if abbreviation else label[0].lower() + label[1:]


def _held(card: Card) -> str:
    if card.verdict not in HOLDING:
        return say("No target is set.") if card.verdict == "no_target" else ""
    window = None if card.kpi.timing is Timing.OCCASION else card.window
    count = card.periods_in_verdict
    is_long = window is not None and window not in SPANS and count >= LONG
    held = say(HOLDING[card.verdict], span=say("for 3+ years") if is_long else span(count, window))
    moving = momentum(card)
    return say("{held}, {moving}.", held=held.removesuffix("."), moving=moving) if moving else held


def momentum(card: Card) -> str:
    """Where a figure is going against its target, in a word or two; empty where nobody can tell."""
    if card.shown is not Shown.OK or card.verdict not in HOLDING:
        return ""
    word = MOVING.get((card.momentum, card.verdict == "on_target"))
    return say(word) if word else ""


def comment(card: Card) -> str:
    """What is said of the month and by whom; empty where nothing is."""
    if card.comment is None:
        return ""
    return say("Comment by {author}: {text}", author=card.comment.author, text=card.comment.text)


def lands(kpi: Kpi, found: Landing | None, wording: Wording) -> str:
    """Where a figure lands at the date of its target, as what it is: a projection with a range."""
    if found is None:
        return ""
    value, low = wording.value(kpi, found.value), wording.figure(kpi, found.low)
    within = say("80\u00a0%: {low} to {high}", low=low, high=wording.figure(kpi, found.high))
    month = wording.month(found.month)
    return say("Projected for {month}: {value} ({within}).", month=month, value=value, within=within)


def _still(card: Card) -> str:
    """What is said where no unit moved: that the whole did not either, if it did not."""
    return say("No material change in a year.") if card.year_ago.evidence is Evidence.USUAL else ""


def _moved(card: Card, mover: Mover, wording: Wording) -> str:
    """Who moved: of those that did by more than chance the worst where a target is missed, else the best."""
    change = wording.change(card.kpi, mover.change)
    sentence = MOVED["improved"] if change.tone is Tone.GOOD else _verb(card.kpi, mover)
    unit, group = dimension(mover.dimension), member(mover.dimension, mover.group)
    return say(sentence, dimension=unit, group=group, change=change.signed)


def _verb(kpi: Kpi, mover: Mover) -> str:
    if kpi.better is Better.NONE and kpi.unit in (Unit.PERSONS, Unit.FTE):
        return MOVED["grew" if mover.change > 0 else "shrank"]
    return MOVED["rose" if mover.change > 0 else "fell"]
