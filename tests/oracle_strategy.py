"""Counts of goals, check-ins, reviews and recognitions on single days."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from tests.oracle import Cells, Oracle, Unit, by_unit, rows_of

LATELY = timedelta(days=90)


class StrategyOracle(Oracle):
    """Counts of one company.

    Args:
        tables: Canonical tables.
        as_of: Day of knowledge.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], as_of: date) -> None:
        super().__init__(tables, as_of)
        self.goals = {row["goal_id"]: row for row in rows_of(tables, "goals")}
        self.check_ins: dict[str, list[date]] = {key: [] for key in self.goals}
        for row in rows_of(tables, "goal_check_ins"):
            if row["date"] <= as_of:
                self.check_ins[row["goal_id"]].append(row["date"])
        self.reviews, self.thanks = rows_of(tables, "reviews"), rows_of(tables, "recognitions")
        self.persons = {person.key: person for person in self.people}

    def owners(self, day: date, by: tuple[str, ...]) -> Counter[Unit]:
        """People at a close who own a goal open on the day."""
        now = min(day, self.as_of)
        owners = {row["owner_id"] for row in self._open(now)}
        return Counter(
            by_unit(here, by)
            for person in self.people
            if person.key in owners and (here := person.at_close(now))
        )

    def standing(self, day: date, by: tuple[str, ...]) -> dict[str, Counter[Unit]]:
        """Goals open on a day, by what can be said of them."""
        found = {name: Counter[Unit]() for name in ("goals", "aligned", "due", "checked")}
        now = min(day, self.as_of)
        for row in self._open(now):
            unit, cadence = self._unit(row, now, by), row["cadence_days"]
            found["goals"][unit] += 1
            found["aligned"][unit] += self._is_aligned(row)
            if cadence is not None and now > self._begun(row) + timedelta(days=int(cadence)):
                found["due"][unit] += 1
                ages = [(now - seen).days for seen in self.check_ins[row["goal_id"]] if seen <= now]
                found["checked"][unit] += bool(ages) and min(ages) <= cadence
        return found

    def reviewed(self, first: date, last: date, by: tuple[str, ...]) -> tuple[Counter[Unit], Counter[Unit]]:
        """Reviews of cycles that ended in a period, and those completed by then."""
        due, done = Counter[Unit](), Counter[Unit]()
        for row in self.reviews:
            end, person = row["period_end"], self.persons.get(row["employee_id"])
            here = person.employed(end) if person else None
            if (
                here
                and first <= end <= min(last, self.as_of)
                and row["status"] not in {"exempt", "cancelled"}
            ):
                due[by_unit(here, by)] += 1
                if row["completed_date"] is not None:
                    done[by_unit(here, by)] += row["completed_date"] <= end
                else:
                    rated = row["status"] is None and row["rating"] is not None
                    done[by_unit(here, by)] += row["status"] == "completed" or rated
        return due, done

    def recognised(self, day: date, by: tuple[str, ...]) -> dict[Unit, list[int]]:
        """How often each person at a close was recognised by others in ninety days, fewest first."""
        now, found = min(day, self.as_of), dict[Unit, list[int]]()
        times = Counter(
            row["receiver_id"]
            for row in self.thanks
            if now - LATELY < row["date"] <= now and row["giver_id"] != row["receiver_id"]
        )
        for person in self.people:
            if here := person.at_close(now):
                found.setdefault(by_unit(here, by), []).append(times[person.key])
        return {unit: sorted(several) for unit, several in found.items()}

    def _open(self, day: date) -> list[Cells]:
        return [
            row
            for row in self.goals.values()
            if self._begun(row) <= day and (row["due_date"] is None or day <= row["due_date"])
        ]

    def _begun(self, row: Cells) -> date:
        begun: date = row["start_date"] or min(self.check_ins[row["goal_id"]], default=date.max)
        return begun

    def _unit(self, row: Cells, day: date, by: tuple[str, ...]) -> Unit:
        owner = self.persons.get(row["owner_id"])
        here = owner.days.get(day) if owner else None  # whoever works here, employee or not
        if owner and here and not (owner.spells[here.spell].over and owner.spells[here.spell].last == day):
            return by_unit(here, by)
        return tuple(row["unit"] if row["level"] == name else None for name in by)

    def _is_aligned(self, row: Cells) -> bool:
        seen = set[str]()
        above: Cells | None = row
        while above and above["goal_id"] not in seen:
            if above["level"] == "company":
                return True
            seen.add(above["goal_id"])
            above = self.goals.get(above["parent_id"])
        return False
