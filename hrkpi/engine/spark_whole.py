"""Canonical tables on storage that Spark sees, looked at by Spark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from hrkpi import facts
from hrkpi.conform import shaped
from hrkpi.engine.spark import seen
from hrkpi.fact import ORGANISATION
from hrkpi.facts_parts import counted
from hrkpi.facts_whole import Whole
from hrkpi.restate import coding
from hrkpi.restate.pipeline import APPLICATION, STAGE
from hrkpi.restate.units import DATED
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

COUNTS = ("earlier", "compared")
COUNTED = f"{STAGE} string, earlier bigint, compared bigint"
PARTS = 200  # of the stage log, each read by one worker at a time
ENDS = ("min", "max")


@dataclass(frozen=True)
class SparkWhole(Whole):
    """Canonical tables on storage that Spark and this machine see.

    Args:
        spark: A session.
    """

    spark: "SparkSession"

    def read(self, name: str) -> "DataFrame":
        """A table as Spark sees it."""
        return self.spark.read.parquet(seen(self.file(name)))

    def words(self, place: facts.Place) -> Iterable[str]:
        """The words that occur in a column."""
        name, column = place
        words: Iterable[str] = self._found[name][column]
        return words

    def span(self, place: facts.Place) -> facts.Span:
        """First and last day of a column up to the day of knowledge; nothing where there is none."""
        name, column = place
        first, last = (self._found[name][f"{end}_{column}"] for end in ENDS)
        return (first, last) if first else ()

    def precedence(self) -> pd.DataFrame:
        """How often each stage came after others, as ``hrkpi.restate.pipeline.precedence`` counts it."""
        logs = self.read("application_stages").selectExpr(
            "*", f"pmod(xxhash64({APPLICATION}), {PARTS}) AS part"
        )
        sums = logs.groupBy("part").applyInArrow(lambda log: counted(log), COUNTED)  # noqa: PLW0108
        found = sums.groupBy(STAGE).sum(*COUNTS).toArrow().to_pandas().set_index(STAGE)
        return found.set_axis(list(COUNTS), axis=1)

    def combined(self, name: str, days: list[date]) -> pd.DataFrame:
        """Every combination of units in a table, with the latest of some days up to that of the row."""
        dated = DATED[name]
        day = f"CAST(coalesce({', '.join(dated)}) AS DATE)"
        units = [unit for unit in ORGANISATION if unit in TABLES[name].names]
        known = [*days, days[-1] - timedelta(days=1)]
        cases = " ".join(f"WHEN {day} >= DATE '{one}' THEN DATE '{one}'" for one in known[:-1])
        since = f"CASE {cases} WHEN {day} IS NOT NULL THEN DATE '{known[-1]}' END AS {dated[0]}"
        rows = self.read(name).selectExpr(*units, since).distinct().toArrow()
        return shaped(rows.to_pandas(date_as_object=False), TABLES[name])

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
