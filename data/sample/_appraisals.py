"""Reviews at the end of each cycle, and words of recognition."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import AS_OF, DAY, months
from data.sample._dice import Dice
from data.sample._staff import Person, Spell, Worker, job_on

CYCLES = (date(2024, 3, 31), date(2025, 3, 31), date(2026, 3, 31))
SETTLED = 90  # days employed before the first review
IN_TIME = 0.9
BEHIND = {("Plant South", 2026): 0.66, ("Customer Care", 2025): 0.78, ("Customer Care", 2026): 0.74}
EXEMPT = 0.012
RATINGS = {1: 0.02, 2: 0.1, 3: 0.55, 4: 0.26, 5: 0.07}
SINCE = date(2025, 1, 1)  # people can thank each other in the intranet
A_MONTH = 0.16  # recognitions of a person
WARM = {"Technology": 1.6, "Corporate": 1.3, "Operations": 0.6}
FAVOUR = 0.9  # how unequally people are thanked, standard deviation of the logarithm
KINDS = {"Thank you": 0.6, "Teamwork": 0.28, "Idea": 0.12}


@dataclass(frozen=True)
class Review:
    """One review of one person."""

    person: Person
    end: date
    rating: int | None
    status: str
    completed: date | None


@dataclass(frozen=True)
class Recognition:
    """One person thanked by another; who by is not always known."""

    giver: Person | None
    receiver: Person
    day: date
    kind: str


def reviews(people: Sequence[Person]) -> list[Review]:
    """Every review, by cycle."""
    dice = Dice(11)
    return [
        _review(person, spell, end, dice)
        for end in CYCLES
        for person in people
        for spell in person.spells
        if spell.worker is Worker.EMPLOYEE
        and spell.first <= end - SETTLED * DAY
        and (spell.last is None or spell.last >= end)
    ]


def recognitions(people: Sequence[Person]) -> list[Recognition]:
    """Every recognition up to the day of the export, by person and time."""
    dice = Dice(12)
    givers: dict[str, list[Person]] = {}
    for person in people:
        for spell in person.spells:
            if (spell.last is None or spell.last >= SINCE) and spell.first <= AS_OF:
                givers.setdefault(spell.jobs[-1].team.department, []).append(person)
    return [
        one
        for person in people
        for spell in person.spells
        if spell.worker is Worker.EMPLOYEE
        for one in _thanked(person, spell, givers, dice)
    ]


def _review(person: Person, spell: Spell, end: date, dice: Dice) -> Review:
    if dice.chance(EXEMPT):
        return Review(person, end, None, "exempt", None)
    rating = dice.weighted(RATINGS)
    likely = BEHIND.get((job_on(spell, end).team.department, end.year), IN_TIME)
    if dice.chance(likely):
        return Review(person, end, rating, "completed", end - min(dice.days(12, spread=0.8), 60) * DAY)
    late = end + dice.days(14, spread=0.7) * DAY
    if dice.chance(0.6) and late <= (spell.last or AS_OF):
        return Review(person, end, rating, "completed", late)
    return Review(person, end, None, dice.weighted({"in_progress": 0.6, "due": 0.4}), None)


def _thanked(
    person: Person, spell: Spell, givers: dict[str, list[Person]], dice: Dice
) -> Iterator[Recognition]:
    favour = math.exp(FAVOUR * dice.normal() - FAVOUR**2 / 2)
    end = min(spell.last or AS_OF, AS_OF)
    for month in months(max(spell.first, SINCE), end):
        team = job_on(spell, month).team
        for _ in range(3):
            day = month + dice.between(0, 27) * DAY
            often = A_MONTH / 3 * favour * WARM.get(team.unit.division, 1.0)
            if dice.chance(min(often, 0.9)) and spell.first <= day <= end:
                giver = dice.pick(givers[team.department]) if dice.chance(0.93) else None
                yield Recognition(None if giver is person else giver, person, day, dice.weighted(KINDS))
