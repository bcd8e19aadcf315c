"""What every part of a company must know of the whole: words, days, stages, renamed units, managers."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq

from hrkpi import facts
from hrkpi.book import Rules, Units
from hrkpi.conform import shaped
from hrkpi.facts_parts import WHOLE, Plan
from hrkpi.restate import coding
from hrkpi.restate.pipeline import in_order
from hrkpi.restate.units import DATED, Change, as_now, changes
from hrkpi.table import DAY_DTYPE
from hrkpi.tables import TABLES

ACROSS: Mapping[str, tuple[str, ...]] = {  # columns that say what persons are to each other
    "employments": ("employee_id", "hire_date", "last_day", "hire_type", "worker_type"),
    "jobs": ("employee_id", "effective_date", "sequence", "manager_id"),
    "applications": ("application_id", "employee_id", "applied_date", "offer_outcome", "source"),
    "goals": ("goal_id", "parent_id", "level", "owner_id"),
}
SMALL = ("org_units", "org_changes")


@dataclass(frozen=True)
class Whole(ABC):
    """Canonical tables in a folder, looked at without holding them.

    Args:
        folder: One Parquet file per canonical table.
        rules: By which rows are restated.
    """

    folder: Path
    rules: Rules

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the tables there are."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.parquet") if path.stem in TABLES))

    def file(self, name: str) -> Path:
        """The file of a table."""
        return self.folder / f"{name}.parquet"

    def plan(self) -> Plan:
        """What every part must know."""
        small = {name: self.columns(name, TABLES[name].names) for name in SMALL if name in self.names}
        units = {**small, **self._units(small)}
        renamed = tuple(changes(units))
        stages = in_order(self.precedence()) if "application_stages" in self.names else ()
        labels = coding.labelled(self._words(renamed), stages)
        persons = {name: self._persons(name) for name in ACROSS if name in self.names}
        if self.rules.units is Units.AS_NOW:
            units = dict(as_now(units, as_of=self.rules.as_of, told=renamed))
        whole = {name: pd.read_parquet(self.file(name)) for name in WHOLE if name in self.names}
        told = facts.known_across(_over(persons, units), labels, self.rules)
        return Plan(labels, self.rules, renamed, told, whole)

    @cached_property
    def spans(self) -> Mapping[facts.Place, facts.Span]:
        """First and last day of each column of evidence, up to the day of knowledge."""
        return {place: self.span(place) if place[0] in self.names else () for place in facts.PLACES}

    @abstractmethod
    def words(self, place: facts.Place) -> Iterable[str]:
        """The words that occur in a column."""

    @abstractmethod
    def span(self, place: facts.Place) -> facts.Span:
        """First and last day of a column up to the day of knowledge; nothing where there is none."""

    @abstractmethod
    def precedence(self) -> pd.DataFrame:
        """How often each stage came after others, as ``hrkpi.restate.pipeline.precedence`` counts it."""

    @abstractmethod
    def combined(self, name: str, days: list[date]) -> pd.DataFrame:
        """Every combination of units in a table, with the latest of some days up to that of the row.

        Args:
            name: One of ``DATED``; the latest day stands in the first of its columns.
            days: Days of changes, the latest first; of a row before all of them the day before stands.
        """

    def columns(self, name: str, columns: Iterable[str]) -> pd.DataFrame:
        """Some columns of a table; the others are blank."""
        return shaped(pd.read_parquet(self.file(name), columns=list(columns)), TABLES[name])

    def _persons(self, name: str) -> pd.DataFrame:
        """Rows that say what persons are to each other; of those who only applied there are none."""
        rows = pq.read_table(self.file(name), columns=list(ACROSS[name]))
        if name == "applications":
            rows = rows.filter(pc.is_valid(rows["employee_id"]))
        return shaped(rows.to_pandas(), TABLES[name])

    def _words(self, renamed: Iterable[Change]) -> Mapping[facts.Place, set[str]]:
        words = {place: set(self.words(place)) for place in coding.PLACES if place[0] in self.names}
        for change in renamed:
            for dimension, label in {**change.above, change.dimension: change.new}.items():
                words.setdefault((coding.RENAMED, dimension), set()).add(label)
        return words

    def _units(self, small: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """Every combination of units that occurs, on the day of the change before: all that changes tell."""
        changed = (
            small["org_changes"]["effective_date"] if "org_changes" in small else pd.Series(dtype=DAY_DTYPE)
        )
        days = sorted({day.date() for day in changed}, reverse=True)
        return {name: self.combined(name, days) for name in DATED if days and name in self.names}


def _over(
    persons: Mapping[str, pd.DataFrame], units: Mapping[str, pd.DataFrame]
) -> Mapping[str, pd.DataFrame]:
    """Rows of persons and of units as the tables of one company; what has units is nobody's row."""
    both = {
        name: pd.concat([persons[name], units[name]], ignore_index=True)
        for name in persons.keys() & units.keys()
    }
    return {**persons, **units, **both}
