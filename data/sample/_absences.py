"""Absences: short illnesses with a season, long ones, and leave after a birth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import AS_OF, DAY, between_points, months
from data.sample._company import CARE_WORSENS
from data.sample._dice import Dice
from data.sample._staff import Person, Spell, Worker, job_on

SINCE = date(2023, 1, 1)  # the absence system went live
SHORT, LONG, BIRTH = 0.21, 0.0035, 0.0008  # beginnings a month of a person
SEASON = (1.45, 1.4, 1.15, 0.95, 0.85, 0.75, 0.7, 0.75, 0.9, 1.05, 1.15, 1.25)
INFLUENZA = (date(2025, 1, 1), date(2025, 2, 28), 1.5)  # a hard winter
HARDER = {"Plant North": 1.2, "Plant South": 1.2, "Logistics": 1.25, "Field Service": 1.05}
CARE = {CARE_WORSENS: 1.0, date(2026, 1, 1): 1.7}  # Customer Care
AT_A_DESK = 0.8


@dataclass(frozen=True)
class Absence:
    """One absence, first and last day."""

    person: Person
    first: date
    last: date
    kind: str


def absences(people: Sequence[Person]) -> list[Absence]:
    """Every absence up to the day of the export, by person and time; none overlaps another."""
    dice = Dice(9)
    return [
        one
        for person in people
        for spell in person.spells
        if spell.worker is Worker.EMPLOYEE
        for one in _of_spell(person, spell, dice)
    ]


def _of_spell(person: Person, spell: Spell, dice: Dice) -> Iterator[Absence]:
    end, free = min(spell.last or AS_OF, AS_OF), SINCE
    for month in months(max(spell.first, SINCE), end):
        first = month + dice.between(0, 27) * DAY
        found = _begun(spell, first, dice)
        if found and spell.first <= first <= end and first >= free:
            kind, length = found
            last = min(first + (length - 1) * DAY, end)
            free = last + DAY
            yield Absence(person, first, last, kind)


def _begun(spell: Spell, day: date, dice: Dice) -> tuple[str, int] | None:
    """What begins on a day, and for how many days of the calendar."""
    fate = dice.share() / _strain(spell, day)
    if fate < SHORT:
        return "Sickness", dice.days(3, spread=0.75)
    if fate < SHORT + LONG:
        return "Long-term sickness", dice.days(50, spread=0.35)
    if fate < SHORT + LONG + BIRTH:
        return "Parental leave", dice.days(120, spread=0.35)
    return None


def _strain(spell: Spell, day: date) -> float:
    """How much likelier an absence is than usual."""
    department = job_on(spell, day).team.department
    usual = between_points(CARE, day) if department == "Customer Care" else HARDER.get(department, AT_A_DESK)
    begun, over, factor = INFLUENZA
    return usual * SEASON[day.month - 1] * (factor if begun <= day <= over else 1.0)
