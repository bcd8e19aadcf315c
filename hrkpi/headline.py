"""The month in sentences, each a claim: a condition on the cards, and the numbers that make it true.

No claim says why, none calls a rise or a fall what may be chance; what is hidden is counted, never named.
"""

from collections.abc import Callable, Iterable, Mapping

from hrkpi.kpi import Better
from hrkpi.language import marked, say, say_many
from hrkpi.result import Card, Claim, Evidence, Scorecard, Shown
from hrkpi.sentences import HOLDING, capital, listed, lowered, spelled
from hrkpi.wording import shown

NAMED = 4  # KPIs named in a sentence before "and 2 more"
Numbers = Mapping[str, object]


def claims(scorecard: Scorecard) -> tuple[Claim, ...]:
    """Everything that may be said of a month as a whole, in a fixed order."""
    held = [(key, write, numbers(scorecard)) for key, (numbers, write) in CLAIMS.items()]
    return tuple(Claim(key, found, write(found)) for key, write, found in held if found is not None)


def headline(scorecard: Scorecard) -> tuple[str, str]:
    """The month in two parts: how many KPIs are on target; and the rest, first which are off."""
    first, *others = (claim.text for claim in claims(scorecard))
    return first, " ".join(others)


# ---- conditions, and the numbers that make them true


def _judged(scorecard: Scorecard) -> list[Card]:
    return [card for card in scorecard.cards if card.verdict in HOLDING]


def _no_target(scorecard: Scorecard) -> Numbers | None:
    return None if _judged(scorecard) else {"kpis": len(scorecard.cards)}


def _on_target(scorecard: Scorecard) -> Numbers | None:
    judged = _judged(scorecard)
    good = sum(card.verdict == "on_target" for card in judged)
    found: Numbers = {"on_target": good, "with_target": len(judged), "kpis": len(scorecard.cards)}
    return found if judged else None


def _off_target(scorecard: Scorecard) -> Numbers | None:
    return _named(card for card in _judged(scorecard) if card.verdict == "off_target")


def _none_off_target(scorecard: Scorecard) -> Numbers | None:
    return {} if _judged(scorecard) and _off_target(scorecard) is None else None


def _moved(direction: int, *, is_judged: bool) -> Callable[[Scorecard], Numbers | None]:
    """KPIs that moved one way in a year.

    Args:
        direction: 1 for better, or up; −1 for worse, or down.
        is_judged: Whether better and worse are meant, or up and down of what has no good direction.
    """

    def numbers(scorecard: Scorecard) -> Numbers | None:
        of_kind = (card for card in scorecard.cards if (card.kpi.better is not Better.NONE) is is_judged)
        return _named(card for card in of_kind if _way(card) == direction)

    return numbers


def _no_material_change(scorecard: Scorecard) -> Numbers | None:
    told = [card for card in scorecard.cards if card.year_ago.evidence is not Evidence.TOO_FEW]
    return {"judged": len(told)} if told and not any(_way(card) for card in told) else None


def _some_hidden(scorecard: Scorecard) -> Numbers | None:
    count = sum(card.shown is Shown.HIDDEN for card in scorecard.cards)
    return {"hidden": count} if count else None


def _way(card: Card) -> int:
    """1 where a figure got better in a year, −1 where it got worse, else 0."""
    change = card.year_ago.change
    if change is None or card.year_ago.evidence is not Evidence.SIGNAL or not shown(card.kpi, change):
        return 0
    return (1 if change > 0 else -1) * (-1 if card.kpi.better is Better.LOWER else 1)


def _named(cards: Iterable[Card]) -> Numbers | None:
    labels = tuple(card.kpi.label for card in cards)
    return {"labels": labels} if labels else None


# ---- sentences


def _aimless(numbers: Numbers) -> str:
    return say(
        "No target is set for these {kpis} KPIs. The values stand on their own until then.",
        kpis=numbers["kpis"],
    )


def _counted(numbers: Numbers) -> str:
    good, judged, every = (int(str(numbers[name])) for name in ("on_target", "with_target", "kpis"))
    count = capital(spelled(good)) if good else say("None")
    if judged == every:
        return say_many(
            "{count} of {judged} KPIs is on target.",
            "{count} of {judged} KPIs are on target.",
            max(good, 1),
            count=count,
            judged=judged,
        )
    return say_many(
        "{count} of {judged} KPIs with a target is on target.",
        "{count} of {judged} KPIs with a target are on target.",
        max(good, 1),
        count=count,
        judged=judged,
    )


def _off(numbers: Numbers) -> str:
    names = _subject(numbers)
    return say_many("{names} is off target.", "{names} are off target.", len(_labels(numbers)), names=names)


def _none_off(numbers: Numbers) -> str:
    del numbers
    return say("None is off target.")


def _still(numbers: Numbers) -> str:
    del numbers
    return say("No material change in a year.")


def _did(sentence: str) -> Callable[[Numbers], str]:
    """Writes what some KPIs did."""
    return lambda numbers: say(sentence, names=_subject(numbers))


def _veiled(numbers: Numbers) -> str:
    count = int(str(numbers["hidden"]))
    return say_many(
        "{count} is hidden to protect people.",
        "{count} are hidden to protect people.",
        count,
        count=capital(spelled(count)),
    )


def _labels(numbers: Numbers) -> tuple[str, ...]:
    labels = numbers["labels"]
    return labels if isinstance(labels, tuple) else ()


def _subject(numbers: Numbers) -> str:
    """The KPIs a sentence is about, at most four by name."""
    labels = [say(label) for label in _labels(numbers)]
    names = [labels[0], *(lowered(label) for label in labels[1:NAMED])]
    left = len(labels) - NAMED
    return listed([*names, *([say_many("{count} more", "{count} more", left)] if left > 0 else [])])


CLAIMS = {  # in the order in which they are told
    "no_target": (_no_target, _aimless),
    "on_target": (_on_target, _counted),
    "off_target": (_off_target, _off),
    "none_off_target": (_none_off_target, _none_off),
    "worsened": (_moved(-1, is_judged=True), _did(marked("{names} worsened in a year."))),
    "improved": (_moved(1, is_judged=True), _did(marked("{names} improved in a year."))),
    "rose": (_moved(1, is_judged=False), _did(marked("{names} rose in a year."))),
    "fell": (_moved(-1, is_judged=False), _did(marked("{names} fell in a year."))),
    "no_material_change": (_no_material_change, _still),
    "some_hidden": (_some_hidden, _veiled),
}
