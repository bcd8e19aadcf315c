"""A count of people day by day, in plain Python: what the facts are compared with.

Written from the definitions of the KPIs alone, without a look at how the product does it: it walks through
every day of every person and notes what happens. Slow, and easy to believe.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from hrkpi.fact import ORGANISATIONAL

DAY = timedelta(days=1)
TYPES = ("employee", "intern", "contractor", "other")  # who is two at once counts as the first of them
BREAKS = ("acquisition", "conversion")  # such an entry never continues the spell before
STATE = ("division", "department", "location", "level", "job_family", "manager_id")
NOBODY = dict.fromkeys(STATE)
Cells = Mapping[str, Any]  # Any: text, days and numbers of a row
Unit = tuple[object, ...]


@dataclass
class Day:
    """A day on which a person is employed.

    Args:
        spell: Number of the spell among the person's.
        state: Attributes of the job at the end of the day.
        fte: Hundredths of full time.
        job: The row of the job.
        cause: Why the state began, on the day it began.
    """

    spell: int
    state: Cells
    fte: int
    cause: object = None
    job: Cells | None = None


@dataclass
class Spell:
    """A spell of employment as it is counted."""

    kind: str
    first: date
    last: date
    hire_type: str
    over: bool = False
    exit_type: str = "unknown"
    regretted: bool | None = None


@dataclass
class Person:
    """Everything that is known of a person, day by day."""

    days: dict[date, Day] = field(default_factory=dict)
    spells: list[Spell] = field(default_factory=list)
    key: str = ""
    promoted: set[date] = field(default_factory=set)

    def at_close(self, day: date) -> Day | None:
        """Where an employee is once a day and its exits are over."""
        here = self.employed(day)
        return (
            None
            if here is None or (self.spells[here.spell].over and self.spells[here.spell].last == day)
            else here
        )

    def employed(self, day: date) -> Day | None:
        """Where an employee is on a day."""
        here = self.days.get(day)
        return here if here and self.spells[here.spell].kind == TYPES[0] else None


class Oracle:
    """Counts of one company.

    Args:
        tables: Canonical tables.
        as_of: Day of knowledge.
        bridge_days: Longest gap that does not end a spell.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], as_of: date, bridge_days: int = 30) -> None:
        self.as_of = as_of
        spells, jobs = _rows(tables, "employments", "hire_date"), _rows(tables, "jobs", "effective_date")
        self.people = [
            _lived(rows, jobs.get(key, []), as_of, bridge_days) for key, rows in sorted(spells.items())
        ]
        for person, key in zip(self.people, sorted(spells), strict=True):
            person.key = key
            person.promoted = {
                row["effective_date"] for row in jobs.get(key, []) if row["change"] == "promotion"
            }
        self.renames = rows_of(tables, "org_changes")

    def headcount(self, day: date, by: tuple[str, ...]) -> Counter[Unit]:
        """Persons at the close of a day."""
        return Counter(
            by_unit(here, by) for person in self.people if (here := person.at_close(self._known(day)))
        )

    def fte(self, day: date, by: tuple[str, ...]) -> Counter[Unit]:
        """Hundredths of full time at the close of a day."""
        total: Counter[Unit] = Counter()
        for person in self.people:
            if here := person.at_close(self._known(day)):
                total[by_unit(here, by)] += here.fte
        return total

    def days(self, first: date, last: date, by: tuple[str, ...]) -> Counter[Unit]:
        """Employee-days of a period."""
        return Counter(
            by_unit(here, by)
            for person in self.people
            for day in days_between(first, self._known(last))
            if (here := person.employed(day))
        )

    def hires(self, first: date, last: date, by: tuple[str, ...]) -> dict[str, Counter[Unit]]:
        """First days of a period, by type of hire."""
        found: dict[str, Counter[Unit]] = {}
        for person, spell in self._spells():
            if first <= spell.first <= last:
                found.setdefault(spell.hire_type, Counter())[by_unit(person.days[spell.first], by)] += 1
        return found

    def exits(self, first: date, last: date, by: tuple[str, ...]) -> dict[str, Counter[Unit]]:
        """Last days of a period, by whose decision the exit was."""
        found: dict[str, Counter[Unit]] = {}
        for person, spell in self._spells():
            if spell.over and first <= spell.last <= last:
                found.setdefault(spell.exit_type, Counter())[by_unit(person.days[spell.last], by)] += 1
        return found

    def moves(self, first: date, last: date, by: tuple[str, ...]) -> dict[str, Counter[Unit]]:
        """Moves between units within a spell: transfers in and out, and what was only reclassified (net)."""
        found: dict[str, Counter[Unit]] = {"in": Counter(), "out": Counter(), "reclassified": Counter()}
        for person in self.people:
            for day in days_between(first, self._known(last)):
                before, here = person.employed(day - DAY), person.employed(day)
                if (
                    before
                    and here
                    and before.spell == here.spell
                    and by_unit(before, by) != by_unit(here, by)
                ):
                    changed = [name for name in by if before.state[name] != here.state[name]]
                    moved = any(
                        name in ORGANISATIONAL and not self.renamed(name, before, here, day)
                        for name in changed
                    )
                    if moved and here.cause not in {"reorganisation", "data"}:
                        found["in"][by_unit(here, by)] += 1
                        found["out"][by_unit(before, by)] += 1
                    else:
                        found["reclassified"][by_unit(here, by)] += 1
                        found["reclassified"][by_unit(before, by)] -= 1
        return found

    def renamed(self, name: str, before: Day, here: Day, day: date) -> bool:
        """Whether a unit only got another name by that day."""
        pair = (before.state[name], here.state[name])
        return name != "location" and any(
            (row["old_unit"], row["new_unit"]) == pair and row["effective_date"] <= day
            for row in self.renames
        )

    def early(
        self, first: date, last: date, by: tuple[str, ...], length: int = 365
    ) -> tuple[Counter[Unit], Counter[Unit]]:
        """Hires of a period who could reach a day, the 365th, by now, and those of them who did not."""
        cohort, gone = Counter[Unit](), Counter[Unit]()
        for person, spell in self._spells():
            reached = spell.first + timedelta(days=length)
            if first <= spell.first <= last and spell.hire_type != "acquisition" and reached <= self.as_of:
                cohort[by_unit(person.days[spell.first], by)] += 1
                gone[by_unit(person.days[spell.first], by)] += spell.over and spell.last < reached
        return cohort, gone

    def kept(self, first: date, last: date, by: tuple[str, ...]) -> Counter[Unit]:
        """Persons of the opening who are still in the same spell at the close, in the unit of the opening."""
        found: Counter[Unit] = Counter()
        for person in self.people:
            before, after = person.at_close(self._known(first - DAY)), person.at_close(self._known(last))
            if before and after and before.spell == after.spell:
                found[by_unit(before, by)] += 1
        return found

    def _spells(self) -> Iterator[tuple[Person, Spell]]:
        for person in self.people:
            yield from ((person, spell) for spell in person.spells if spell.kind == TYPES[0])

    def _known(self, day: date) -> date:
        return min(day, self.as_of)


def _lived(rows: list[Cells], jobs: list[Cells], as_of: date, bridge_days: int) -> Person:
    """Walks through the days of a person."""
    person = Person()
    rows = [row for row in rows if row["hire_date"] <= as_of]
    if rows:
        for day in days_between(rows[0]["hire_date"], as_of):
            _live(person, day, rows, as_of, bridge_days)
    jobs = [row for row in jobs if row["effective_date"] <= as_of]
    for number, spell in enumerate(person.spells):
        _work(person, number, spell, jobs)
    return person


def _live(person: Person, day: date, rows: list[Cells], as_of: date, bridge_days: int) -> None:
    """Adds a day to the spell that goes on, or begins one."""
    here = [row for row in rows if row["hire_date"] <= day <= _end(row, as_of)]
    if not here:
        return
    kind = min((_kind(row) for row in here), key=TYPES.index)
    held = [row for row in here if _kind(row) == kind]
    newest = held[-1]
    starts = newest if newest["hire_date"] == day else None
    spell = person.spells[-1] if person.spells else None
    if spell is None or not _goes_on(spell, kind, day, starts, alone=len(held) == 1, bridge_days=bridge_days):
        spell = Spell(kind, day, day, _hire_type(person, kind, day, starts, bridge_days))
        person.spells.append(spell)
    spell.last = day
    ends = _end(newest, as_of) if _end(newest, as_of) == day else None
    spell.over = day < as_of or all(_end(row, as_of) == day for row in held)
    spell.exit_type = newest["exit_type"] or "unknown" if ends else "other"
    spell.regretted = newest["regretted"] if ends else None


def _goes_on(
    spell: Spell, kind: str, day: date, starts: Cells | None, *, alone: bool, bridge_days: int
) -> bool:
    """Whether a day continues the person's latest spell."""
    if spell.kind != kind:
        return False
    if starts is None or not alone:
        return spell.last == day - DAY
    return starts["hire_type"] not in BREAKS and (day - spell.last).days <= bridge_days


def _hire_type(person: Person, kind: str, day: date, starts: Cells | None, bridge_days: int) -> str:
    """What is said of the hire; else what it must be."""
    if starts is not None and starts["hire_type"]:
        return str(starts["hire_type"])
    before = person.spells[-1] if person.spells else None
    if before and before.kind != kind and (day - before.last).days <= bridge_days:
        return "conversion"
    return "rehire" if any(spell.kind == kind for spell in person.spells) else "new"


def _work(person: Person, number: int, spell: Spell, jobs: list[Cells]) -> None:
    """Gives every day of a spell, and the days it was bridged over, the state of the job."""
    before = person.spells[number - 1].last if number else date.min
    since = [row for row in jobs if row["effective_date"] > before]
    last = date.max if not spell.over else spell.last
    ahead = [row for row in since if row["effective_date"] <= last]
    for day in days_between(spell.first, spell.last):
        held = [row for row in since if row["effective_date"] <= day]
        row = _newest(held) if held else next(iter(ahead), None)
        if row is not None and not held:
            row = _newest([one for one in ahead if one["effective_date"] == row["effective_date"]])
        begins = row is not None and row["effective_date"] == day
        person.days[day] = Day(number, _state(row), _fte(row), row["change"] if row and begins else None, row)


def _newest(rows: list[Cells]) -> Cells:
    """The row that holds: of the latest day, the one with the highest sequence."""
    return max(rows, key=lambda row: (row["effective_date"], row["sequence"] or -1))


def _state(row: Cells | None) -> Cells:
    return NOBODY if row is None else {name: row[name] for name in STATE}


def _fte(row: Cells | None) -> int:
    return 100 if row is None or row["fte"] is None else round(row["fte"] * 100)


def by_unit(here: Day, by: tuple[str, ...]) -> Unit:
    """What a person is a member of."""
    return tuple(here.state[name] for name in by)


def _kind(row: Cells) -> str:
    return row["worker_type"] or TYPES[0]


def _end(row: Cells, as_of: date) -> date:
    """The last day of a row as far as it is known."""
    last: date | None = row["last_day"]
    return date.max if last is None or last > as_of else last


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from one to another."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def rows_of(tables: Mapping[str, pd.DataFrame], name: str) -> list[Cells]:
    """The rows of a table."""
    rows = tables[name].to_dict("records") if name in tables else []
    return [{str(key): _plain(row[key]) for key in row} for row in rows]


def _rows(tables: Mapping[str, pd.DataFrame], name: str, order: str) -> dict[str, list[Cells]]:
    """The rows of each person in order of time."""
    found: dict[str, list[Cells]] = {}
    for row in tables[name].sort_values(order, kind="stable").to_dict("records") if name in tables else []:
        found.setdefault(row["employee_id"], []).append({str(key): _plain(row[key]) for key in row})
    return found


def _plain(cell: Any) -> Any:
    """A day as a date, a missing cell as none."""
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell
