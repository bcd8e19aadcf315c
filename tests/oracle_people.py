"""More counts of people day by day: stays, tenures, teams, moves, promotions and absences."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from tests.oracle import DAY, TYPES, Day, Oracle, Person, Spell, Unit, by_unit, days_between, rows_of

WORK = ("division", "department", "job_family")  # another of these is a move
STILL = {"reorganisation", "data"}
SATURDAY = 5


class PeopleOracle(Oracle):
    """Counts of one company.

    Args:
        tables: Canonical tables.
        as_of: Day of knowledge.
        bridge_days: Longest gap that does not end a spell.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], as_of: date, bridge_days: int = 30) -> None:
        super().__init__(tables, as_of, bridge_days)
        self.absences = rows_of(tables, "absences")

    def promotions(self, first: date, last: date, by: tuple[str, ...]) -> Counter[Unit]:
        """People promoted on a day of a period, later than the first of a spell."""
        return Counter(
            by_unit(here, by)
            for person, day, here in self._employed(first, last)
            if day in person.promoted and person.spells[here.spell].first < day
        )

    def relocations(self, first: date, last: date, by: tuple[str, ...]) -> Counter[Unit]:
        """Moves to another unit or job family, both known, in the unit moved to."""
        return Counter(
            by_unit(here, by)
            for person, day, here in self._employed(first, last)
            if (before := person.employed(day - DAY))
            and before.spell == here.spell
            and here.cause not in STILL
            and any(self._moved(name, before, here, day) for name in WORK)
        )

    def tenures(self, day: date, by: tuple[str, ...]) -> dict[Unit, list[int]]:
        """Days since the hire of everybody at the close of a day, shortest first."""
        found: dict[Unit, list[int]] = {}
        for person in self.people:
            if here := person.at_close(self._known(day)):
                days = (self._known(day) - person.spells[here.spell].first).days
                found.setdefault(by_unit(here, by), []).append(days)
        return {unit: sorted(days) for unit, days in found.items()}

    def spans(self, day: date, by: tuple[str, ...]) -> dict[Unit, list[int]]:
        """Direct reports of every manager at the close of a day, fewest first."""
        there = [(person, here) for person in self.people if (here := person.at_close(self._known(day)))]
        direct = Counter(
            here.state["manager_id"] for person, here in there if here.state["manager_id"] != person.key
        )
        found: dict[Unit, list[int]] = {}
        for person, here in there:
            if direct[person.key]:
                found.setdefault(by_unit(here, by), []).append(direct[person.key])
        return {unit: sorted(reports) for unit, reports in found.items()}

    def layers(self, day: date, by: tuple[str, ...]) -> dict[Unit, list[int]]:
        """How far every employee in a chain is from its top at the close of a day, nearest first."""
        at, keys = self._known(day), {one.key: one for one in self.people}
        there = [(person, here) for person in self.people if (here := person.at_close(at))]
        named = [(person.key, here.state["manager_id"]) for person, here in there]
        leading = {manager for key, manager in named if manager != key}
        found: dict[Unit, list[int]] = {}
        for person, here in there:
            path = _path(person.key, here.state["manager_id"], keys, at)
            if len(path) > 1 or person.key in leading & set(path):
                found.setdefault(by_unit(here, by), []).append(len(path))
        return {unit: sorted(layers) for unit, layers in found.items()}

    def regretted(self, first: date, last: date, by: tuple[str, ...]) -> Counter[Unit]:
        """Voluntary exits of a period that the employer regrets."""
        return Counter(
            by_unit(person.days[spell.last], by)
            for person, spell in self._ended(first, last)
            if spell.exit_type == "voluntary" and spell.regretted
        )

    def at_risk(
        self, close: date, by: tuple[str, ...]
    ) -> tuple[Counter[tuple[Unit, int]], Counter[tuple[Unit, int]]]:
        """By unit and day since the hire: people who could leave up to a close, and those who did."""
        watched, gone = Counter[tuple[Unit, int]](), Counter[tuple[Unit, int]]()
        for person, day, here in self._employed(date.min, close):
            spell = person.spells[here.spell]
            watched[by_unit(here, by), (day - spell.first).days] += 1
            gone[by_unit(here, by), (day - spell.first).days] += spell.over and spell.last == day
        return watched, gone

    def absent(self, first: date, last: date, by: tuple[str, ...]) -> tuple[Counter[Unit], Counter[Unit]]:
        """Working days absent and scheduled in a period, hundredths of days of full time."""
        lost, due = Counter[Unit](), Counter[Unit]()
        for person, day, here in self._employed(first, last):
            if day.weekday() < SATURDAY:
                due[by_unit(here, by)] += here.fte
                away = any(
                    row["employee_id"] == person.key and row["start_date"] <= day <= row["end_date"]
                    for row in self.absences
                )
                lost[by_unit(here, by)] += here.fte if away else 0
        return lost, due

    def under(self, day: date) -> Counter[str]:
        """People at the close of a day by everybody above them."""
        found: Counter[str] = Counter()
        for person in self.people:
            if here := person.at_close(self._known(day)):
                found.update(self._above(person, here, self._known(day)))
        return found

    def _above(self, person: Person, here: Day, day: date) -> set[str]:
        """The managers above a person, as far as they are known, each once."""
        keys = {one.key: one for one in self.people}
        found: list[str] = []
        manager, at = here.state["manager_id"], person.key
        while manager and manager != at and manager not in found:
            found.append(manager)
            if manager not in keys:
                break
            at, manager = manager, _last_manager(keys[manager], day)
        return set(found)

    def _moved(self, name: str, before: Day, here: Day, day: date) -> bool:
        old, new = before.state[name], here.state[name]
        known = old is not None and new is not None and old != new
        return known and (name == "job_family" or not self.renamed(name, before, here, day))

    def _employed(self, first: date, last: date) -> Iterator[tuple[Person, date, Day]]:
        """Every day of a period on which somebody is an employee."""
        for person in self.people:
            begin = max(first, min(person.days, default=self.as_of))
            for day in days_between(begin, self._known(last)):
                if here := person.employed(day):
                    yield person, day, here

    def _ended(self, first: date, last: date) -> Iterator[tuple[Person, Spell]]:
        for person in self.people:
            for spell in person.spells:
                if spell.kind == TYPES[0] and spell.over and first <= spell.last <= last:
                    yield person, spell


def _last_manager(person: Person, day: date) -> str | None:
    """The manager that somebody has on a day, or had on the last one known before."""
    known = [one for one in person.days if one <= day]
    manager: str | None = person.days[max(known)].state["manager_id"] if known else None
    return manager


def _path(key: str, above: str | None, people: Mapping[str, Person], day: date) -> list[str]:
    """A person and everybody above; nobody where that leads into a circle."""
    path = [key]
    while above and above != path[-1]:
        if above in path:
            return []
        path.append(above)
        above = _last_manager(people[above], day) if above in people else None
    return path
