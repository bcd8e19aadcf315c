"""What every part of a company must know of the whole: words, days, stages, renamed units, managers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from hrkpi import facts
from hrkpi.book import Rules, Units
from hrkpi.conform import shaped
from hrkpi.engine.spark import seen
from hrkpi.fact import ORGANISATION
from hrkpi.facts_parts import WHOLE, Plan, counted
from hrkpi.restate import coding
from hrkpi.restate.pipeline import APPLICATION, STAGE, in_order
from hrkpi.restate.units import DATED, Change, as_now, changes
from hrkpi.tables import DAY_DTYPE, TABLES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ACROSS: Mapping[str, tuple[str, ...]] = {  # columns that say what persons are to each other
    "employments": ("employee_id", "hire_date", "last_day", "hire_type", "worker_type"),
    "jobs": ("employee_id", "effective_date", "sequence", "manager_id"),
    "applications": ("application_id", "employee_id", "applied_date", "offer_outcome", "source"),
    "goals": ("goal_id", "parent_id", "level", "owner_id"),
}
SMALL = ("org_units", "org_changes")
COUNTS = ("earlier", "compared")
COUNTED = f"{STAGE} string, earlier bigint, compared bigint"
PARTS = 200  # of the stage log, each read by one worker at a time
ENDS = ("min", "max")


@dataclass(frozen=True)
class Whole:
    """Canonical tables on storage that Spark and this machine see.

    Args:
        spark: A session.
        folder: One Parquet file per canonical table.
        rules: By which rows are restated.
    """

    spark: "SparkSession"
    folder: Path
    rules: Rules

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the tables there are."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.parquet") if path.stem in TABLES))

    def file(self, name: str) -> Path:
        """The file of a table."""
        return self.folder / f"{name}.parquet"

    def read(self, name: str) -> "DataFrame":
        """A table as Spark sees it."""
        return self.spark.read.parquet(seen(self.file(name)))

    def plan(self) -> Plan:
        """What every part must know."""
        small = {name: self._columns(name, TABLES[name].names) for name in SMALL if name in self.names}
        units = {**small, **self._units(small)}
        renamed = tuple(changes(units))
        labels = coding.labelled(self._words(renamed), self._stages())
        persons = {
            name: self._columns(name, columns) for name, columns in ACROSS.items() if name in self.names
        }
        if self.rules.units is Units.AS_NOW:
            units = dict(as_now(units, as_of=self.rules.as_of, told=renamed))
        whole = {name: pd.read_parquet(self.file(name)) for name in WHOLE if name in self.names}
        told = facts.known_across(_over(persons, units), labels, self.rules)
        return Plan(labels, self.rules, renamed, told, whole)

    @cached_property
    def spans(self) -> Mapping[facts.Place, facts.Span]:
        """First and last day of each column of evidence, up to the day of knowledge."""
        spans: dict[facts.Place, facts.Span] = dict.fromkeys(facts.PLACES, ())
        for place in facts.PLACES:
            name, column = place
            if name in self.names and self._found[name][f"min_{column}"]:
                spans[place] = (self._found[name][f"min_{column}"], self._found[name][f"max_{column}"])
        return spans

    def _words(self, renamed: Iterable[Change]) -> Mapping[facts.Place, list[str]]:
        words: dict[facts.Place, list[str]] = {
            (name, column): self._found[name][column] for name, column in coding.PLACES if name in self.names
        }
        for change in renamed:
            words.setdefault((coding.RENAMED, change.dimension), []).append(change.new)
        return words

    @cached_property
    def _found(self) -> Mapping[str, Mapping[str, Any]]:  # Any: lists of words, or days
        """Per table its words and its first and last days, in one look at it."""
        return {name: self._row(name, {**_words_of(name), **self._days_of(name)}) for name in self.names}

    def _days_of(self, name: str) -> Mapping[str, str]:
        """What gives the first and last day of each column of evidence."""
        until = f"DATE '{self.rules.as_of.isoformat()}'"
        days = {column: f"CAST({column} AS DATE)" for table, column in facts.PLACES if table == name}
        return {
            f"{end}_{column}": f"{end}(CASE WHEN {day} <= {until} THEN {day} END)"
            for column, day in days.items()
            for end in ENDS
        }

    def _stages(self) -> tuple[str, ...]:
        """Stages of hiring in their order."""
        if "application_stages" not in self.names:
            return ()
        logs = self.read("application_stages").selectExpr(
            "*", f"pmod(xxhash64({APPLICATION}), {PARTS}) AS part"
        )
        sums = logs.groupBy("part").applyInArrow(lambda log: counted(log), COUNTED)  # noqa: PLW0108
        found = sums.groupBy(STAGE).sum(*COUNTS).toArrow().to_pandas().set_index(STAGE)
        return in_order(found.set_axis(list(COUNTS), axis=1))

    def _units(self, small: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """Every combination of units that occurs, on the day of the change before: all that changes tell."""
        changed = (
            small["org_changes"]["effective_date"] if "org_changes" in small else pd.Series(dtype=DAY_DTYPE)
        )
        days = sorted({day.date() for day in changed}, reverse=True)
        return {
            name: self._combined(name, f"CAST(coalesce({', '.join(dated)}) AS DATE)", dated[0], days)
            for name, dated in DATED.items()
            if days and name in self.names
        }

    def _combined(self, name: str, day: str, column: str, days: list[date]) -> pd.DataFrame:
        units = [unit for unit in ORGANISATION if unit in TABLES[name].names]
        known = [*days, days[-1] - timedelta(days=1)]
        cases = " ".join(f"WHEN {day} >= DATE '{one}' THEN DATE '{one}'" for one in known[:-1])
        since = f"CASE {cases} WHEN {day} IS NOT NULL THEN DATE '{known[-1]}' END AS {column}"
        rows = self.read(name).selectExpr(*units, since).distinct().toArrow()
        return shaped(rows.to_pandas(date_as_object=False), TABLES[name])

    def _columns(self, name: str, columns: Iterable[str]) -> pd.DataFrame:
        """Some columns of a table; the others are blank."""
        return shaped(pd.read_parquet(self.file(name), columns=list(columns)), TABLES[name])

    def _row(self, name: str, asked: Mapping[str, str]) -> Mapping[str, Any]:  # Any: lists of words, or days
        """The one row of an aggregate over a table."""
        if not asked:
            return {}
        columns = [f"{expression} AS {column}" for column, expression in asked.items()]
        row: Mapping[str, Any] = self.read(name).selectExpr(*columns).toArrow().to_pylist()[0]
        return row


def _words_of(name: str) -> Mapping[str, str]:
    """What gives the words of each column of a table that has codes."""
    return {column: f"collect_set({column})" for table, column in coding.PLACES if table == name}


def _over(
    persons: Mapping[str, pd.DataFrame], units: Mapping[str, pd.DataFrame]
) -> Mapping[str, pd.DataFrame]:
    """Rows of persons and of units as the tables of one company; what has units is nobody's row."""
    both = {
        name: pd.concat([persons[name], units[name]], ignore_index=True)
        for name in persons.keys() & units.keys()
    }
    return {**persons, **units, **both}
