"""What recruiting costs: advertisements and agencies of filled openings, and the recruiters themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import AS_OF, FIRST, month_end, months
from data.sample._company import LEAD
from data.sample._dice import Dice
from data.sample._hiring import Opening

RECRUITERS = 21_500  # EUR a month for the whole team in 2020
RAISES = 1.03  # a year
ADVERTISED, SEARCHED = 900, 9_000  # EUR for an opening, median; for one that leads
AGENCY = 0.16  # share of openings with an agency


@dataclass(frozen=True)
class Cost:
    """One cost; blank posting: of no vacancy in particular."""

    day: date
    posting: int | None
    kind: str
    amount: int


def costs(openings: Sequence[Opening]) -> list[Cost]:
    """Every cost up to the day of the export, by day."""
    dice = Dice(13)
    found = [*_of_openings(openings, dice), *_of_recruiters()]
    return sorted(found, key=lambda one: (one.day, one.posting or 0, one.kind, one.amount))


def _of_openings(openings: Sequence[Opening], dice: Dice) -> Iterator[Cost]:
    for opening in openings:
        usual = SEARCHED if opening.posting.level >= LEAD or dice.chance(AGENCY) else ADVERTISED
        amount = dice.days(usual, spread=0.4, least=50)
        if opening.filled and not opening.internal and FIRST <= opening.decided <= AS_OF:
            yield Cost(opening.decided, opening.posting.number, "external", amount)


def _of_recruiters() -> Iterator[Cost]:
    for month in months(FIRST, AS_OF):
        amount = round(RECRUITERS * RAISES ** (month.year - FIRST.year))
        yield Cost(month_end(month), None, "internal", amount)
