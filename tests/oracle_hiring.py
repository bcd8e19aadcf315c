"""Counts of hiring, row by row: who applied, who was offered what, what stood open and for how long."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import pandas as pd

from tests.oracle import Cells, Unit, rows_of

NOT_FILLED = ("open", "closed", "cancelled", "on_hold")
STILL_OPEN = ("open", "on_hold")
FOREVER = date.max


class HiringOracle:
    """Counts of one company, each of whose requisitions has one opening.

    Args:
        tables: Canonical tables.
        as_of: Day of knowledge.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], as_of: date) -> None:
        self.as_of = as_of
        self.openings = {row["requisition_id"]: row for row in rows_of(tables, "requisitions")}
        self.offers = rows_of(tables, "applications")
        self.steps = rows_of(tables, "application_stages")

    def applied(self, first: date, last: date, by: tuple[str, ...]) -> Counter[Unit]:
        """Applications of a period."""
        return Counter(
            self._unit(row, by) for row in self.offers if self._within(row["applied_date"], first, last)
        )

    def answered(self, first: date, last: date, by: tuple[str, ...]) -> dict[str, Counter[Unit]]:
        """Offers decided in a period, by what became of them."""
        found = {outcome: Counter[Unit]() for outcome in ("accepted", "declined", "reneged")}
        for row in self.offers:
            if row["offer_outcome"] in found and self._within(row["offer_decided_date"], first, last):
                found[row["offer_outcome"]][self._unit(row, by)] += 1
        return found

    def internal(self, first: date, last: date) -> tuple[int, int]:
        """Offers accepted by people from inside, and by people of whom it is known."""
        said = [row["is_internal"] for row in self._hired(first, last) if row["is_internal"] is not None]
        return sum(map(bool, said)), len(said)

    def waits(self, first: date, last: date, by: tuple[str, ...]) -> dict[Unit, list[int]]:
        """Days from application to acceptance of those hired in a period."""
        pairs = [
            (self._unit(row, by), row["offer_decided_date"] - row["applied_date"])
            for row in self._hired(first, last)
        ]
        return _listed((unit, gap.days) for unit, gap in pairs)

    def fills(self, first: date, last: date, by: tuple[str, ...]) -> dict[Unit, list[int]]:
        """Days from approval to acceptance of the openings filled in a period."""
        return _listed(
            (_unit(row, by), (filled - begun).days)
            for row in self.openings.values()
            if (filled := self._filled(row))
            and (begun := row["approved_date"] or row["opened_date"])
            and self._within(filled, first, last)
        )

    def starts(
        self, first: date, last: date, by: tuple[str, ...]
    ) -> tuple[dict[Unit, list[int]], Counter[Unit]]:
        """Days from approval to the first day of those hired in a period; those who have not begun."""
        waited, waiting = [], Counter[Unit]()
        for row in self._hired(first, last):
            opening = self.openings.get(row["requisition_id"])
            begun = (opening["approved_date"] or opening["opened_date"]) if opening else None
            if begun and row["start_date"] and row["start_date"] <= self.as_of:
                waited.append((self._unit(row, by), (row["start_date"] - begun).days))
            elif begun:
                waiting[self._unit(row, by)] += 1
        return _listed(waited), waiting

    def ages(self, day: date, by: tuple[str, ...]) -> dict[Unit, list[int]]:
        """Days since approval of the openings that are open at the close of a day."""
        close = min(day, self.as_of)
        return _listed(
            (_unit(row, by), (close - begun).days)
            for row in self.openings.values()
            if (begun := row["approved_date"] or row["opened_date"])
            and begun <= close
            and (end := self._end(row))
            and begun < end
            and close < end
        )

    def stays(self, first: date, last: date) -> tuple[dict[Unit, list[int]], Counter[Unit]]:
        """By stage the days of the stays that ended in a period; and who is there at its close."""
        waited, there = list[tuple[Unit, int]](), Counter[Unit]()
        for offer in self.offers:
            if offer["applied_date"] > self.as_of:
                continue
            path = self._path(offer)
            for at, step in enumerate(path):
                after = path[at + 1]["entered_date"] if at + 1 < len(path) else None
                end, begun = self._over(step, after, offer), step["entered_date"]
                if self._is_hire(offer, begun, after):
                    continue
                if end and self._within(end, first, last):
                    waited.append(((step["stage"],), (end - begun).days))
                if begun <= last and (end is None or end > min(last, self.as_of)):
                    there[(step["stage"],)] += 1
        return _listed(waited), there

    def _path(self, offer: Cells) -> list[Cells]:
        """Entries of an application in order; of one day as most applications go through them."""
        own = [step for step in self.steps if step["application_id"] == offer["application_id"]]
        known = [step for step in own if step["entered_date"] <= self.as_of]
        return sorted(known, key=lambda step: (step["entered_date"], self._places[step["stage"]]))

    @cached_property
    def _firsts(self) -> dict[str, dict[str, date]]:
        """First day in each stage, by application."""
        found: dict[str, dict[str, date]] = {}
        for step in self.steps:
            days = found.setdefault(step["application_id"], {})
            days[step["stage"]] = min(days.get(step["stage"], FOREVER), step["entered_date"])
        return found

    @cached_property
    def _places(self) -> dict[str, tuple[float, str]]:
        return {stage: self._place(stage) for stage in {step["stage"] for step in self.steps}}

    def _place(self, stage: str) -> tuple[float, str]:
        """How much of what was entered on other days came before a stage."""
        others = [
            (day, days[stage])
            for days in self._firsts.values()
            if stage in days
            for name, day in days.items()
            if name != stage and day != days[stage]
        ]
        return sum(day < own for day, own in others) / max(len(others), 1), stage

    def _over(self, step: Cells, after: date | None, offer: Cells) -> date | None:
        """The day a stage was left: as the log says, else the first thing that happened then."""
        if step["left_date"] and step["left_date"] <= self.as_of:
            left: date = step["left_date"]
            return left
        ends = [after, offer["rejected_date"], offer["offer_decided_date"]]
        return min((day for day in ends if day and step["entered_date"] <= day <= self.as_of), default=None)

    def _is_hire(self, offer: Cells, begun: date, after: date | None) -> bool:
        """Whether an entry is that of somebody hired into what comes after all stages."""
        decided = offer["offer_decided_date"]
        accepted = offer["offer_outcome"] == "accepted" and decided and decided <= self.as_of
        return bool(accepted and begun >= decided and after is None)

    def _hired(self, first: date, last: date) -> Iterator[Cells]:
        return (
            row
            for row in self.offers
            if row["offer_outcome"] == "accepted" and self._within(row["offer_decided_date"], first, last)
        )

    def _filled(self, opening: Cells) -> date | None:
        """The day an opening was filled; if nobody says it, that of the first offer accepted for it."""
        if opening["status"] in NOT_FILLED:
            return None
        days = [
            row["offer_decided_date"]
            for row in self.offers
            if row["offer_outcome"] == "accepted" and row["requisition_id"] == opening["requisition_id"]
        ]
        filled: date | None = opening["filled_date"] or min(filter(None, days), default=None)
        return filled

    def _end(self, opening: Cells) -> date | None:
        """The first day at whose close an opening is open no longer; none if nobody knows it."""
        ends = [day for day in (self._filled(opening), opening["closed_date"]) if day]
        if opening["status"] in STILL_OPEN or (opening["status"] is None and not ends):
            return FOREVER
        if opening["status"] == "filled":
            return ends[0] if ends else None
        return min(ends, default=None)

    def _within(self, day: date | None, first: date, last: date) -> bool:
        return day is not None and first <= day <= min(last, self.as_of)

    def _unit(self, row: Cells, by: tuple[str, ...]) -> Unit:
        """The group of an application: what it says itself, and what its opening says."""
        opening = self.openings.get(row["requisition_id"], {})
        own = {"hire_source": "source"}
        return tuple(row[own[name]] if name in own else opening.get(name) for name in by)


def _unit(opening: Cells, by: tuple[str, ...]) -> Unit:
    return tuple(opening.get(name) for name in by)


def _listed(pairs: Iterator[tuple[Unit, int]] | list[tuple[Unit, int]]) -> dict[Unit, list[int]]:
    """Days by group; those below zero are errors of the source."""
    found: dict[Unit, list[int]] = {}
    for unit, days in pairs:
        if days >= 0:
            found.setdefault(unit, []).append(days)
    return found
