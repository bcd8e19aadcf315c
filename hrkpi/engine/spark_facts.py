"""Facts built on Spark from canonical Parquet, by the same code as on one machine, part by part.

The result is what ``Facts.save`` writes: one sorted Parquet file per fact, and the book.
"""

import shutil
from dataclasses import dataclass
from functools import cached_property, reduce
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hrkpi import facts
from hrkpi.book import Book, Rules
from hrkpi.engine import narrow
from hrkpi.engine.spark import seen
from hrkpi.engine.spark_code import archive
from hrkpi.engine.spark_session import accepted, cluster
from hrkpi.engine.spark_whole import SparkWhole
from hrkpi.fact import FACTS, Fact
from hrkpi.facts_parts import (
    FAMILIES,
    PACKED,
    PLACE,
    TOLD,
    UNITS,
    Family,
    Plan,
    columns_of,
    columns_of_fact,
    dated_rows,
    packed,
    travelling,
    unpacked,
)
from hrkpi.restate.summed import ordered
from hrkpi.restate.survey import OCCASION, REPLIED, occasions
from hrkpi.restate.tree import LATEST, UNIT, parents
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ROWS_PER_PART = 500_000  # of all tables together; a part of so many takes half a gigabyte of a worker
SCRATCH, CELLS = "parts", "cells"
METADATA = ("file_name", "row_index")  # what Spark knows of where a row stood
INVITATIONS, ANSWERS, RESPONDENT = "survey_invitations", "survey_answers", ("survey_id", "respondent_id")
WORDS = {pa.int64(): "BIGINT", pa.date32(): "DATE", pa.string(): "STRING"}


def build(url: str, tables: Path, folder: Path, rules: Rules, *, rows_per_part: int = ROWS_PER_PART) -> Book:
    """Build the facts of a company.

    Args:
        url: Address of a Spark Connect server or of a master.
        tables: One Parquet file per canonical table, on storage that every machine of the cluster sees.
        folder: Where the facts go, on the same storage; must exist.
        rules: By which rows are restated.
        rows_per_part: Rows of all tables together that one worker holds at a time.

    Raises:
        EngineError: If Spark cannot be reached or fails.
        SettingError: If Spark or Java is not installed.
    """
    scratch = folder / SCRATCH
    scratch.mkdir()
    try:
        with accepted():
            return cluster(url).run(lambda spark: _Work(spark, tables, folder, rules, rows_per_part).run())
    finally:
        shutil.rmtree(scratch)


@dataclass(frozen=True)
class _Work:
    """One run: the whole is looked at, its parts are restated, and the facts are put together."""

    spark: "SparkSession"
    tables: Path
    folder: Path
    rules: Rules
    rows_per_part: int

    def run(self) -> Book:
        self.spark.addArtifacts(str(archive()), pyfile=True)
        plan = self._whole.plan()
        for name, frame in travelling(plan.told).items():
            frame.to_parquet(self._file(name), index=False)
        for family in FAMILIES:
            self._restate(family, plan.sent)
        for fact in FACTS:
            self._join(fact)
        spans = self._whole.spans
        book = Book(
            as_of=self.rules.as_of,
            labels=plan.labels.of,
            coverage=facts.coverage(spans, self.rules.as_of, self.rules.records_from),
            parents=parents(self._latest_units(), plan.labels),
            chains=plan.told.chains,
        )
        book.save(self.folder)
        return book

    # ---- the parts

    def _restate(self, family: Family, plan: Plan) -> None:
        """Puts the rows of a family's facts into cells."""
        keyed = {name: self._placed(name) for name in family.keys if self._file(name).exists()}
        rows = sum(pq.read_metadata(self._file(name)).num_rows for name in keyed)
        parts = ceil(rows / self.rows_per_part)
        if not parts:
            return
        divided = {
            name: frame.selectExpr("*", f"pmod(xxhash64({family.keys[name]}), {parts}) AS part")
            for name, frame in keyed.items()
        }
        for name, (other, column) in family.along.items():
            if self._file(name).exists():
                where = divided[other].select(column, "part").distinct()
                divided[name] = self._placed(name).join(where, column)
        together = reduce(_united, (self._structured(name, frame) for name, frame in divided.items()))
        groups = together.repartition(parts, "part").groupBy("part")
        cells = groups.applyInArrow(lambda part: packed(part, family, plan), PACKED)
        cells.write.mode("append").partitionBy("fact").parquet(self._seen(CELLS))

    def _placed(self, name: str) -> "DataFrame":
        """A table with where each row stood; invitations with whether they were answered."""
        stood = [f"_metadata.{one} AS {place}" for one, place in zip(METADATA, PLACE, strict=True)]
        rows = self.spark.read.parquet(seen(self._file(name))).selectExpr("*", *stood)
        if name != INVITATIONS:
            return rows
        if ANSWERS not in self._whole.names:
            return rows.selectExpr("*", f"false AS {REPLIED}")
        given = self._whole.read(ANSWERS).select(*RESPONDENT).distinct().selectExpr("*", "true AS given")
        return rows.join(given, list(RESPONDENT), "left").selectExpr("*", f"given IS NOT NULL AS {REPLIED}")

    def _structured(self, name: str, frame: "DataFrame") -> "DataFrame":
        """The rows of a table, each as one struct."""
        named = (*TABLES[name].names, REPLIED) if name in TABLES else TOLD[name]
        columns = [column for column in named if column in frame.columns]
        return frame.selectExpr("part", *PLACE, f"struct({', '.join(columns)}) AS {name}")

    # ---- the facts

    def _join(self, fact: str) -> None:
        target = self.folder / f"{fact}.parquet"
        if not self._is_made(fact):
            narrow.nothing(columns_of_fact(fact), target)
            return
        rows = self._unpacked(fact)
        if fact == "survey":
            held = occasions(rows.select(*OCCASION).distinct().toArrow().to_pandas())
            rows = self._cells(fact).mapInArrow(
                lambda cells: dated_rows(cells, held), _ddl(columns_of_fact(fact))
            )
        _summed(rows, FACTS[fact]).write.parquet(self._seen(fact))
        narrow.join(self.folder / SCRATCH / fact, target)

    def _latest_units(self) -> pd.DataFrame:
        """What all parts together say last of each unit."""
        if not self._is_made(UNITS):
            return pd.DataFrame(columns=[*UNIT, "above"])
        said = self._unpacked(UNITS).selectExpr(*UNIT, f"struct({', '.join(LATEST)}, above) AS said")
        latest = said.groupBy(*UNIT).agg({"said": "max"}).toArrow().to_pylist()
        rows = [{name: row[name] for name in UNIT} | row["max(said)"] for row in latest]
        return pd.DataFrame(rows, columns=[*UNIT, "above"])

    def _is_made(self, name: str) -> bool:
        """Whether any part has rows of a fact, or of ``units``."""
        return (self.folder / SCRATCH / CELLS / f"fact={name}").exists()

    def _unpacked(self, name: str) -> "DataFrame":
        return self._cells(name).mapInArrow(unpacked, _ddl(columns_of(name)))

    def _cells(self, name: str) -> "DataFrame":
        return self.spark.read.parquet(self._seen(CELLS)).where(f"fact = '{name}'").select("rows")

    # ---- places

    @cached_property
    def _whole(self) -> SparkWhole:
        return SparkWhole(self.tables, self.rules, self.spark)

    def _file(self, name: str) -> Path:
        return self.folder / SCRATCH / f"{name}.parquet" if name in TOLD else self._whole.file(name)

    def _seen(self, name: str) -> str:
        return seen(self.folder / SCRATCH / name)


def _summed(rows: "DataFrame", fact: Fact) -> "DataFrame":
    """Rows alike in month, members and keys as one, in the order that ``hrkpi.restate.summed`` gives them."""
    sums = rows.groupBy(*ordered(fact)).sum(*fact.measures)
    same = sums.withColumnsRenamed({f"sum({name})": name for name in fact.measures})
    return same.select(*fact.columns).orderBy(*ordered(fact))


def _united(one: "DataFrame", other: "DataFrame") -> "DataFrame":
    return one.unionByName(other, allowMissingColumns=True)


def _ddl(schema: pa.Schema) -> str:
    """A schema in Spark's words."""
    return ", ".join(f"`{column.name}` {WORDS[column.type]}" for column in schema)
