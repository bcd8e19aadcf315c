"""Survey answers: who was invited, who answered, what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import DAY, between_points
from data.sample._dice import Dice
from data.sample._staff import Person, Spell, Worker, job_on
from data.sample._survey_plan import ITEMS, SURVEYS, Survey

SETTLED = 30  # days employed before an invitation
CUTS = (-1.45, -0.78, 0.0, 1.12)  # between the answers 1 to 5
USUAL = 0.42  # mean agreement; with the spread below about seven in ten answers are favourable
ALIKE, APART = 0.52, 0.82  # spread between people and within a person's answers
RECOMMENDING = 7.95  # mean answer to the question whether one would recommend the company
RECOMMENDING_APART = 1.55
SILENT_ON_ENPS = 0.03
WAVES = {
    date(2020, 10, 5): 0.1,
    date(2021, 10, 4): 0.02,
    date(2022, 10, 3): -0.04,
    date(2023, 10, 2): 0.02,
    date(2024, 10, 7): 0.04,
    date(2025, 10, 6): -0.02,
    date(2026, 10, 5): 0.05,
}  # shift of the whole company, in standard deviations
TECHNOLOGY = {
    date(2025, 3, 31): 0.0,
    date(2025, 5, 12): -0.72,
    date(2025, 10, 6): -0.6,
    date(2026, 5, 11): -0.36,
    date(2026, 10, 5): -0.24,
}  # shift of the division after its reorganisation
CARE = {date(2025, 3, 31): 0.0, date(2026, 10, 5): -0.28}


@dataclass(frozen=True)
class Invitation:
    """One person invited to one survey.

    Args:
        survey: Survey.
        person: Person.
        answered: Day of the answer; blank where there is none.
        scores: One answer per item, in the order of the items.
        enps: 0 to 10; blank where the question was skipped.
    """

    survey: Survey
    person: Person
    answered: date | None = None
    scores: tuple[int, ...] = ()
    enps: int | None = None


def invitations(people: Sequence[Person]) -> list[Invitation]:
    """Every invitation of every survey, with its answer."""
    dice = Dice(7)
    moods = {person.key: dice.normal() for person in people}
    found = []
    for survey in SURVEYS:
        for person in people:
            spell = _invited(person, survey)
            if spell is not None:
                found.append(_asked(survey, person, spell, moods[person.key], dice))
    return found


def _invited(person: Person, survey: Survey) -> Spell | None:
    for spell in person.spells:
        there = spell.first <= survey.opened - SETTLED * DAY and (
            spell.last is None or spell.last >= survey.opened
        )
        if there and spell.worker is Worker.EMPLOYEE:
            return spell
    return None


def _asked(survey: Survey, person: Person, spell: Spell, mood: float, dice: Dice) -> Invitation:
    gone = spell.last is not None and spell.last < survey.closed
    unit = job_on(spell, survey.closed).team.unit
    if gone or not dice.chance(unit.answering):
        return Invitation(survey, person)
    answered = survey.opened + min(dice.days(4, spread=0.9), (survey.closed - survey.opened).days) * DAY
    level = USUAL + _shift(spell, survey) + ALIKE * mood
    scores = tuple(_score(level + item.ease + APART * dice.normal()) for item in ITEMS)
    felt = RECOMMENDING + 1.5 * (level - USUAL) + RECOMMENDING_APART * dice.normal()
    enps = None if dice.chance(SILENT_ON_ENPS) else min(10, max(0, round(felt)))
    return Invitation(survey, person, answered, scores, enps)


def _shift(spell: Spell, survey: Survey) -> float:
    team = job_on(spell, survey.closed).team
    shift = between_points(WAVES, survey.opened) + team.unit.mood
    if team.unit.division == "Technology":
        shift += between_points(TECHNOLOGY, survey.opened)
    if team.department == "Customer Care":
        shift += between_points(CARE, survey.opened)
    return shift


def _score(agreement: float) -> int:
    return 1 + sum(agreement >= cut for cut in CUTS)
