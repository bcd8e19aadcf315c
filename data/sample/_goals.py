"""Goals of three years, from the company's down to those of people, and their check-ins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import AS_OF, DAY
from data.sample._company import EXECUTIVE, HEAD, LEAD, REORGANISATION
from data.sample._dice import Dice
from data.sample._staff import Job, Person, Spell, Worker, job_on

YEARS = (2024, 2025, 2026)
LEVELS = ("company", "division", "department", "team", "individual")
LINKED = {"division": 0.97, "department": 0.92, "team": 0.86, "individual": 0.74}
OWN = {2024: 0.42, 2025: 0.6, 2026: 0.74}  # share of people with goals of their own
ON_THE_FLOOR = 0.55  # of that share in Operations
LAX_AFTER, STRICT_AGAIN = REORGANISATION, date(2026, 1, 1)  # Technology forgets its check-ins for a while
COMPANY_GOALS = (
    ("Keep the people we have", "voluntary_turnover_rate", "decrease", 0.11, 0.095),
    ("Fill vacancies faster", "time_to_fill", "decrease", 50.0, 42.0),
    ("A place people speak well of", "engagement_favourable", "increase", 0.68, 0.74),
    ("More women who lead", "women_in_leadership", "increase", 0.27, 0.33),
)
KINDS = {"reach": 0.35, "increase": 0.25, "decrease": 0.15, "stay_below": 0.1, "milestone": 0.15}
UNITS = ("hours", "orders", "machines", "customers", "EUR", "per cent")


@dataclass(frozen=True)
class Goal:
    """One goal, with the days on which somebody looked after it."""

    key: str
    parent: str
    title: str
    level: str
    owner: Person | None
    unit: str
    kpi: str
    kind: str
    baseline: float | None
    target: float | None
    measure_unit: str
    start: date
    due: date | None
    cadence: int | None
    check_ins: tuple[date, ...]


def goals(people: Sequence[Person]) -> list[Goal]:
    """Every goal set by the day of the export, by year and from the top down."""
    dice, found = Dice(10), list[Goal]()
    for year in YEARS:
        found += _Year(year, people, dice).goals()
    return found


class _Year:
    """The goals of one year, each level under the one above."""

    def __init__(self, year: int, people: Sequence[Person], dice: Dice) -> None:
        self.year, self.dice, self.set = year, dice, list[Goal]()
        day = date(year, 2, 1)
        self.there = [
            (person, spell, job_on(spell, day))
            for person in people
            for spell in person.spells
            if spell.worker is Worker.EMPLOYEE and spell.first <= day <= (spell.last or AS_OF)
        ]
        self.above: dict[tuple[str, str], list[str]] = {}

    def goals(self) -> list[Goal]:
        """From the company down to people."""
        for title, kpi, kind, baseline, target in COMPANY_GOALS:
            chief = self._led("", EXECUTIVE + 1, "")
            self._add("company", "", chief, (title, kpi, kind, baseline, target, ""))
        for level, least, several in (("division", EXECUTIVE, 3), ("department", HEAD, 3), ("team", LEAD, 1)):
            for unit, division, department in self._units(level):
                for _ in range(several):
                    owner = self._led(unit, least, level)
                    self._add(level, unit, owner, self._filled(unit), under=(division, department))
        for person, spell, job in self.there:
            likely = OWN[self.year] * (ON_THE_FLOOR if job.team.unit.division == "Operations" else 1.0)
            if self.dice.chance(likely):
                for _ in range(self.dice.weighted({1: 0.6, 2: 0.4})):
                    under = (job.team.unit.division, job.team.department)
                    filled = self._filled(job.team.name)
                    self._add("individual", "", (person, spell), filled, under=under)
        return self.set

    def _units(self, level: str) -> list[tuple[str, str, str]]:
        """Units of a level with the division and department they lie in."""
        found = {
            (_unit(job, level), job.team.unit.division, "" if level == "division" else job.team.department)
            for _, _, job in self.there
        }
        return sorted(found)

    def _led(self, unit: str, least: int, level: str) -> tuple[Person, Spell] | None:
        """Whoever leads a unit: the highest in it, of a level that may."""
        mine = [
            one for one in self.there if one[2].level >= least and (not level or _unit(one[2], level) == unit)
        ]
        best = max(mine, key=lambda one: (one[2].level, -one[0].number), default=None)
        return None if best is None else (best[0], best[1])

    def _add(
        self,
        level: str,
        unit: str,
        owner: tuple[Person, Spell] | None,
        filled: tuple[str, str, str, float | None, float | None, str],
        under: tuple[str, str] = ("", ""),
    ) -> None:
        title, kpi, kind, baseline, target, measure_unit = filled
        key = f"G{self.year}-{len(self.set) + 1:04d}"
        start = date(self.year, 1 if level in {"company", "division"} else 2, 1)
        due = None if level == "individual" and self.dice.chance(0.05) else date(self.year, 12, 31)
        cadence = None if self.dice.chance(0.04) else 91 if level == "individual" else 30
        goal = Goal(
            key=key,
            parent=self._parent(level, under),
            title=title,
            level=level,
            owner=owner[0] if owner else None,
            unit=unit,
            kpi=kpi,
            kind=kind,
            baseline=baseline,
            target=target,
            measure_unit=measure_unit,
            start=start,
            due=due,
            cadence=cadence,
            check_ins=tuple(self._looked_after(owner, start, cadence)),
        )
        self.set.append(goal)
        place = {"company": "", "division": unit, "department": unit, "team": unit}.get(level)
        if place is not None:
            self.above.setdefault((level, place), []).append(key)

    def _parent(self, level: str, under: tuple[str, str]) -> str:
        """A goal one or more levels up; none for a few, whose owners forgot it."""
        division, department = under
        places = {"company": "", "division": division, "department": department}
        if level == "company" or not self.dice.chance(LINKED[level]):
            return ""
        for higher in reversed(LEVELS[: LEVELS.index(level)]):
            if higher in places and (keys := self.above.get((higher, places[higher]))):
                return self.dice.pick(keys)
        return ""

    def _filled(self, name: str) -> tuple[str, str, str, float | None, float | None, str]:
        """What a goal says of itself; some say little."""
        kind = self.dice.weighted(KINDS)
        baseline = float(self.dice.between(20, 80)) if self.dice.chance(0.84) else None
        step = float(self.dice.between(2, 15)) * (-1 if kind == "decrease" else 1)
        target = (baseline or 50.0) + step if self.dice.chance(0.92) else None
        unit = self.dice.pick(UNITS) if self.dice.chance(0.9) else ""
        return f"Better work in {name}", "", kind, baseline, target, unit

    def _looked_after(
        self, owner: tuple[Person, Spell] | None, start: date, cadence: int | None
    ) -> Iterator[date]:
        """The days of check-ins, most of them in time, until the owner leaves."""
        if owner is None or cadence is None:
            return
        spell = owner[1]
        end = min(spell.last or AS_OF, AS_OF, date(start.year, 12, 31))
        day = start
        while (day := day + (cadence - self.dice.between(0, 9)) * DAY) <= end:
            lax = job_on(spell, day).team.unit.division == "Technology" and LAX_AFTER <= day < STRICT_AGAIN
            if self.dice.chance(0.5 if lax else 0.86):
                yield day


def _unit(job: Job, level: str) -> str:
    """The unit of a job on a level."""
    team = job.team
    return {"division": team.unit.division, "department": team.department, "team": team.name}[level]
