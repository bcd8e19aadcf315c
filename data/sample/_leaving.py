"""Who leaves, when and why: chances by unit, tenure, season and the stories of the company."""

import math
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from data.sample._calendar import DAY, anniversary, month_end
from data.sample._company import ACQUISITION, CARE_WORSENS, CHIEF, REORGANISATION
from data.sample._dice import Dice
from data.sample._staff import Exit, Job, Person
from data.sample._survey_plan import SURVEYS

SEASON = (1.25, 0.95, 1.1, 0.9, 0.9, 1.0, 1.05, 1.15, 1.35, 0.9, 0.75, 0.7)  # January to December
YEARS = {2020: 0.74, 2021: 0.96, 2022: 1.15, 2023: 1.1, 2024: 1.02, 2025: 1.02, 2026: 1.08}
REASONS = {
    "Voluntary": {
        "Better offer": 0.3,
        "Career change": 0.18,
        "Workload": 0.16,
        "Relocation": 0.12,
        "Family": 0.1,
        "Relationship with manager": 0.08,
        "Further education": 0.06,
    },
    "Involuntary": {"Performance": 0.55, "Misconduct": 0.1, "Redundancy": 0.35},
    "Other": {"End of fixed term": 0.85, "Death in service": 0.15},
}
REGRETTED = {"Yes": 0.42, "No": 0.43, "": 0.15}
UNRECORDED = 0.012  # share of exits without a type
AT_MONTH_END = 0.4
OWN_CHOICE = 0.84  # share of the exits in the first year that are voluntary
CARE_FASTER = (1.45, 1.15)  # Customer Care since it got worse: in the first year, and later
SHAKEN = 1.45  # Technology in the year after its reorganisation
BOUGHT = 1.3  # people of the bought company in their first year here
LEADING = 0.55  # people who lead
SHORTEST = 3  # days
PROBATION = 180  # days
RETIREMENT = 66  # years of age
RETIRING = 3  # years before it in which some go already
DISMISSED = (0.0035, 0.0016)  # a month: in probation, and later
LAID_OFF = 0.014  # a month, in the months and departments below
LAYOFFS = {
    date(2020, 7, 1): ("Plant North", "Plant South", "Sales"),
    date(2020, 8, 1): ("Plant North", "Logistics"),
    date(2024, 10, 1): ("Digital", "Sales", "Marketing"),
    date(2024, 11, 1): ("Digital", "Plant South", "Field Service"),
}  # months in which the company let people go


class Leaving:
    """Draws the exits of each month."""

    def __init__(self) -> None:
        self.dice = Dice(3)
        self._carried: dict[bool, float] = defaultdict(float)

    def draw(self, person: Person, first: date) -> bool:
        """Whether the person leaves from ``first`` to the end of its month; if so, day and reason are set."""
        if person.spell.last is not None or person.job.level == CHIEF:
            return False
        chances = _chances(person, first)
        share = (month_end(first) - first).days / 30.4
        if not self._happens(person, first, sum(chances.values()) * share):
            return False
        day = self._last_day(person, first)
        if day is None:
            return False
        person.spell.last, person.spell.exit = day, self._exit(self.dice.weighted(chances), person, day)
        return True

    def _happens(self, person: Person, first: date, probability: float) -> bool:
        """Chance; among newcomers what one is spared weighs on the next, so that cohorts keep their story."""
        if (first - person.spell.first).days >= 365:
            return self.dice.chance(probability)
        bleeds = person.job.team.unit.bleeds
        self._carried[bleeds] += probability
        happens = self.dice.chance(self._carried[bleeds])
        self._carried[bleeds] -= float(happens)
        return happens

    def _last_day(self, person: Person, first: date) -> date | None:
        end = month_end(first)
        day = (
            end if self.dice.chance(AT_MONTH_END) else first + self.dice.between(0, (end - first).days) * DAY
        )
        early = max(person.spell.first + SHORTEST * DAY, person.busy_until + DAY)
        return None if day < early or day in AVOIDED or _near_a_year(person.spell.first, day) else day

    def _exit(self, kind: str, person: Person, day: date) -> Exit:
        reason = self.dice.weighted(REASONS[kind])
        if kind == "Involuntary" and (day - person.spell.first).days < PROBATION:
            reason = "Probation not passed"
        if kind == "Other" and day >= anniversary(person.birth, RETIREMENT - RETIRING):
            reason = "Retirement"
        regretted = self.dice.weighted(REGRETTED) if kind == "Voluntary" else ""
        return Exit("", "", "") if self.dice.chance(UNRECORDED) else Exit(kind, reason, regretted)


AVOIDED = frozenset(survey.closed for survey in SURVEYS)  # "still employed at the close" stays beyond dispute


def _near_a_year(first: date, last: date) -> bool:
    return abs((last - anniversary(first, 1)).days) <= 2  # "gone within a year" stays beyond dispute


def _chances(person: Person, month: date) -> Mapping[str, float]:
    tenure = (month - person.spell.first).days
    return {
        "Voluntary": _voluntary(person.job, tenure, month),
        "Involuntary": _involuntary(person, tenure, month),
        "Other": _otherwise(person.birth, tenure, month),
    }


def _voluntary(job: Job, tenure: int, month: date) -> float:
    unit = job.team.unit
    care = job.team.department == "Customer Care" and month >= CARE_WORSENS
    if tenure < 365:
        monthly = (1 - math.pow(1 - unit.first_year, 1 / 12)) * OWN_CHOICE * (CARE_FASTER[0] if care else 1.0)
    else:
        monthly = unit.leaving / 12 * (1.5 if tenure < 730 else 1.0 if tenure < 1826 else 0.75)
        monthly *= CARE_FASTER[1] if care else 1.0
    shaken = unit.division == "Technology" and 0 <= (month - REORGANISATION).days < 365
    bought = 0 <= (month - ACQUISITION).days < 365 and job.change == "Acquisition"
    monthly *= (SHAKEN if shaken else 1.0) * (BOUGHT if bought else 1.0) * (LEADING if job.leads else 1.0)
    return monthly * SEASON[month.month - 1] * YEARS.get(month.year, 1.0)


def _involuntary(person: Person, tenure: int, month: date) -> float:
    base = DISMISSED[0] if tenure < PROBATION else DISMISSED[1]
    laid_off = person.job.team.department in LAYOFFS.get(month.replace(day=1), ())
    return base + (LAID_OFF if laid_off else 0.0)


def _otherwise(birth: date, tenure: int, month: date) -> float:
    age = (month - birth).days / 365.25
    ending = 0.0009 if tenure < 730 else 0.0001
    return ending + (0.3 if age >= RETIREMENT else 0.02 if age >= RETIREMENT - RETIRING else 0.0)
