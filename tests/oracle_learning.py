"""Counts of training day by day: what is due, done, late and learnt, and who holds what they must."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from tests.oracle import Cells, Day, Oracle, Person, Unit, by_unit, rows_of

VOID = ("exempt", "cancelled")


class LearningOracle(Oracle):
    """Counts of one company.

    Args:
        tables: Canonical tables.
        as_of: Day of knowledge.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], as_of: date) -> None:
        super().__init__(tables, as_of)
        self.rows: dict[str, list[Cells]] = {}
        for row in rows_of(tables, "training"):
            self.rows.setdefault(row["employee_id"], []).append(row)

    def due(self, first: date, last: date, by: tuple[str, ...]) -> tuple[Counter[Unit], Counter[Unit]]:
        """Assignments that fell due in a period, and those done by then."""
        due, in_time = Counter[Unit](), Counter[Unit]()
        for _, row, here in self._required(min(last, self.as_of)):
            if first <= _due(row) <= last:
                due[by_unit(here, by)] += 1
                in_time[by_unit(here, by)] += (done := self._done(row)) is not None and done <= _due(row)
        return due, in_time

    def standing(self, day: date, by: tuple[str, ...]) -> dict[str, Counter[Unit]]:
        """Assignments due to date of people still there at a close, by what became of them."""
        found = {name: Counter[Unit]() for name in ("due", "completed", "1", "31", "61")}
        now = min(day, self.as_of)
        for person, row, here in self._required(now):
            after = person.at_close(now)
            if after is None or after.spell != here.spell:
                continue
            unit, done = by_unit(here, by), self._done(row)
            found["due"][unit] += 1
            if (row["status"] == "completed" and row["completed_date"] is None) or (done and done <= now):
                found["completed"][unit] += 1
            elif (late := (now - _due(row)).days) > 0:
                found["1" if late <= 30 else "31" if late <= 60 else "61"][unit] += 1
        return found

    def certified(self, day: date, by: tuple[str, ...]) -> tuple[Counter[Unit], Counter[Unit]]:
        """People at a close of whom a certificate is required, where it was last; those who hold all."""
        wanted, held, now = Counter[Unit](), Counter[Unit](), min(day, self.as_of)
        for person in self.people:
            after = person.at_close(now)
            mine = [
                (row, here)
                for row, here in self._of(person, now)
                if after is not None and here.spell == after.spell
            ]
            if mine:
                last = max(mine, key=lambda one: _due(one[0]))
                wanted[by_unit(last[1], by)] += 1
                held[by_unit(last[1], by)] += all(
                    any(self._holds(one, row["course_id"], now) for one in self.rows[person.key])
                    for row, _ in mine
                )
        return wanted, held

    def learners(self, first: date, last: date, by: tuple[str, ...]) -> Counter[Unit]:
        """People with a completion in a period, where they were on the first."""
        found = Counter[Unit]()
        for person in self.people:
            days = [self._done(row) for row in self.rows.get(person.key, [])]
            there = [day for day in days if day and first <= day <= last and person.employed(day)]
            if there and (here := person.employed(min(there))):
                found[by_unit(here, by)] += 1
        return found

    def _required(self, until: date) -> Iterator[tuple[Person, Cells, Day]]:
        for person in self.people:
            yield from ((person, row, here) for row, here in self._of(person, until))

    def _of(self, person: Person, until: date) -> Iterator[tuple[Cells, Day]]:
        for row in self.rows.get(person.key, []):
            due: Any = row["first_due_date"] or row["due_date"]
            here = person.employed(due) if due and due <= until else None
            if here and row["is_mandatory"] and row["status"] not in VOID:
                yield row, here

    def _done(self, row: Cells) -> date | None:
        done: date | None = row["completed_date"]
        known = done is not None and done <= self.as_of and row["status"] not in (*VOID, "failed")
        return done if known else None

    def _holds(self, row: Cells, course: str, day: date) -> bool:
        if row["course_id"] != course:
            return False
        done = self._done(row)
        dated = done is not None and done <= day
        undated = row["status"] == "completed" and row["completed_date"] is None
        return (dated or undated) and (row["expires_date"] is None or day <= row["expires_date"])


def _due(row: Cells) -> date:
    due: date = row["first_due_date"] or row["due_date"]
    return due
