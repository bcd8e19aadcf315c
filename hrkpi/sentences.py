"""Sentences made of figures: the line on a card, a chart in words, names of things; no causes."""

from collections.abc import Iterable, Mapping, Sequence

from hrkpi.kpi import Better, Kpi, Timing, Unit
from hrkpi.period import WindowKind
from hrkpi.result import Card, Evidence, Mover, Shown
from hrkpi.wording import BOUNDS, Tone, Wording

LONG = 36  # windows after which a state is "3+ years" old
SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

HIDDEN = "Hidden to protect people"
WHY_HIDDEN = "the group is too small, or would reveal one that is."
STATUS = {
    "on_target": "On target",
    "watch": "Watch",
    "off_target": "Off target",
    "no_target": "No target",
    "no_verdict": "No verdict",
    "hidden": "Hidden",
    "no_data": "No data",
}
HOLDING = {"on_target": "On target", "watch": "Short of target", "off_target": "Off target"}
WINDOWS = {
    WindowKind.MONTH: "month by month",
    WindowKind.QUARTER: "by quarter",
    WindowKind.YEAR: "by year",
    WindowKind.YTD: "year to date",
    WindowKind.TTM: "last 12 months",
}
MEMBERS = {"company": "companies", "country": "countries", "job_family": "job families"}
CLOSED = {"gender", "worker_type", "contract", "exit_type"}  # dimensions whose members are words of ours
COUNTED = {WindowKind.QUARTER: ("quarter", "quarters"), WindowKind.YEAR: ("year", "years")}


def status(verdict: str, shown: str = Shown.OK) -> str:
    """A status in words: ``Off target``; a figure that is not shown says why instead."""
    return STATUS.get(verdict if shown == Shown.OK else shown, STATUS["no_target"])


def dimension(name: str) -> str:
    """A dimension for readers: ``hire_source`` becomes ``Hire source``."""
    return name.replace("_", " ").capitalize()


def members(name: str) -> str:
    """The members of a dimension, counted: ``divisions``."""
    return MEMBERS.get(name, name.replace("_", " ") + "s")


def member(name: str, label: str) -> str:
    """A member of a dimension for readers: a word of a closed list reads as a word, a name stays as it is."""
    closed = name in CLOSED or label == "unknown"
    return label.replace("_", "-").capitalize() if closed else label


def scope(where: Mapping[str, Sequence[str]], *, whole: str = "Whole company") -> str:
    """Filters in words: ``Division: Sales, Operations; Location: Lisbon``."""
    kept = [
        f"{dimension(name)}: {', '.join(member(name, label) for label in chosen)}"
        for name, chosen in where.items()
        if chosen
    ]
    return "; ".join(kept) or whole


def explanation(card: Card, wording: Wording) -> str:
    """The line on a card: how long it has been in its state, and who moved in a year by more than chance."""
    if card.shown is Shown.HIDDEN:
        return f"{HIDDEN}: {WHY_HIDDEN}"
    if card.shown is Shown.NO_DATA:
        return "There is nothing to measure in this period."
    held = _held(card)
    moved = _still(card) if card.mover is None else _moved(card, card.mover, wording)
    return " ".join(part for part in (held, moved, _lands(card, wording)) if part)


def in_words(kpi: Kpi, trend: Iterable[tuple[str, float | None]], wording: Wording) -> str:
    """A line's first and last figure: ``13.3 % in May 2024, 11.8 % in May 2026.``."""
    seen = [(label, value) for label, value in trend if value is not None]
    if not seen:
        return "No figure can be shown in this period."
    ends = [seen[0]] if len(seen) == 1 else [seen[0], seen[-1]]
    return (
        ", ".join(
            f"{wording.value(kpi, value)} in {wording.period(label, long=True)}" for label, value in ends
        )
        + "."
    )


def picture(card: Card, wording: Wording) -> str:
    """A sparkline for those who do not see it: ends and target."""
    ends = in_words(card.kpi, card.trend, wording).removesuffix(".")
    return f"{card.kpi.label}: {ends}{aim(card.kpi, card.target, wording)}"


def aim(kpi: Kpi, target: float | None, wording: Wording) -> str:
    """The target as the end of a sentence: ``; target at most 12.0 %``; empty where none."""
    return "" if target is None else f"; target {BOUNDS[kpi.better]} {wording.value(kpi, target)}"


def spelled(count: int) -> str:
    """A count in a sentence: a word up to twelve, then digits."""
    return SMALL[count] if 0 <= count < len(SMALL) else str(count)


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def lowered(label: str) -> str:
    """A label inside a sentence: its first letter small, unless it is an abbreviation."""
    abbreviation = any(letter.isupper() for letter in label.split(maxsplit=1)[0][1:])
    return label if abbreviation else label[0].lower() + label[1:]


def _held(card: Card) -> str:
    if card.verdict not in HOLDING:
        return "No target is set." if card.verdict == "no_target" else ""
    surveyed = card.kpi.timing is Timing.OCCASION
    one, more = ("survey", "surveys") if surveyed else COUNTED.get(card.window, ("month", "months"))
    count = card.periods_in_verdict
    if more == "months" and count >= LONG:
        return f"{HOLDING[card.verdict]} for 3+ years."
    return f"{HOLDING[card.verdict]} for {spelled(count)} {one if count == 1 else more}."


def _lands(card: Card, wording: Wording) -> str:
    """Where the figure lands at the date of its target, as what it is: a projection with a range."""
    found = card.landing
    if found is None:
        return ""
    value, low = wording.value(card.kpi, found.value), wording.figure(card.kpi, found.low)
    within = f"80\u00a0%: {low} to {wording.figure(card.kpi, found.high)}"
    return f"Projected for {wording.month(found.month)}: {value} ({within})."


def _still(card: Card) -> str:
    """What is said where no unit moved: that the whole did not either, if it did not."""
    return "No material change in a year." if card.year_ago.evidence is Evidence.USUAL else ""


def _moved(card: Card, mover: Mover, wording: Wording) -> str:
    """Who moved: of those that did by more than chance the worst where a target is missed, else the best."""
    change = wording.change(card.kpi, mover.change)
    verb = "improved" if change.tone is Tone.GOOD else _verb(card.kpi, mover)
    return f"{dimension(mover.dimension)} {mover.group} {verb} ({change.signed} in a year)."


def _verb(kpi: Kpi, mover: Mover) -> str:
    if kpi.better is Better.NONE and kpi.unit in (Unit.PERSONS, Unit.FTE):
        return "grew" if mover.change > 0 else "shrank"
    return "rose" if mover.change > 0 else "fell"
