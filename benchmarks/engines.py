"""How long the three engines take over the same facts: ``python -m benchmarks.engines [PEOPLE]``.

Starts PostgreSQL and Spark as the tests do. Every engine must say the same, or nothing is printed of it.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

import numpy as np

from hrkpi import facts
from hrkpi.bench.made import made
from hrkpi.book import Book, Rules
from hrkpi.discovery import collect
from hrkpi.engine import spark_facts
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.spark import SparkEngine
from hrkpi.engine.sql import SqlEngine
from hrkpi.engine.sql_tables import FactTables
from hrkpi.engine.sums import Engine
from hrkpi.evaluate import Evaluation, evaluate
from hrkpi.kpi import Kpi
from hrkpi.kpis.headcount import KPI as HEADCOUNT
from hrkpi.period import WindowKind, parse_month, windows
from hrkpi.query import Query
from hrkpi.scorecard import KEYS
from hrkpi.snapshot import TABLES_FOLDER, write_table
from hrkpi.tables import TABLES
from tests import servers

MONTHS = windows(WindowKind.MONTH, parse_month("2016-01"), parse_month("2025-12"))
WHERE: Mapping[str, tuple[int, ...]] = {
    "gender": (1, 2),
    "level": (1, 2, 3),
    "department": tuple(range(1, 21)),
}
SECONDS = 600
ROUNDS = 5
T = TypeVar("T")


def timed(work: Callable[[], T], rounds: int = ROUNDS) -> tuple[float, T]:
    """Median time in milliseconds, and what the work gave."""
    took, given = [], []
    for _ in range(rounds):
        begun = perf_counter()
        given.append(work())
        took.append((perf_counter() - begun) * 1000)
    return median(took), given[-1]


def opened(folder: Path, database: str, spark: servers.Spark) -> dict[str, Callable[[], Engine]]:
    """Every engine over the facts in a folder, by name."""
    tables = FactTables("bench", "000001-bench0", folder, folder.parent)
    return {
        "duckdb": lambda: DuckdbEngine(folder),
        "sql": lambda: SqlEngine(database, tables, seconds=SECONDS),
        "spark": lambda: SparkEngine(spark.local, folder, seconds=SECONDS),
        "spark connect": lambda: SparkEngine(spark.connect, folder, seconds=SECONDS),
    }


def asked(engine: Engine, book: Book) -> tuple[Callable[[], Evaluation], Callable[[], Evaluation]]:
    """One chart, and all KPIs of the scorecard, of 120 months by department with three filters."""
    catalogue = collect("hrkpi.kpis", "KPI", Kpi)
    kpis = [catalogue[key] for key in KEYS]

    def over(several: list[Kpi]) -> Evaluation:
        return evaluate(several, Query(engine, book, MONTHS, by=("department",), where=WHERE))

    return lambda: over([HEADCOUNT]), lambda: over(kpis)


def told(home: Path, people: int, database: str, spark: servers.Spark) -> None:
    """Builds the facts twice and asks every engine."""
    company = made(people)
    tables, rules = company.tables, Rules(company.as_of)
    folders = {name: home / name for name in (TABLES_FOLDER, "facts", "there")}
    for folder in folders.values():
        folder.mkdir()
    for name, rows in tables.items():
        write_table(home, TABLES[name], rows)
    build, built = timed(lambda: facts.built(tables, rules), 1)
    built.save(folders["facts"])
    there, _ = timed(
        lambda: spark_facts.build(spark.local, folders[TABLES_FOLDER], folders["there"], rules), 1
    )
    counted, size = sum(map(len, built.frames.values())), sum(map(_size, folders["facts"].iterdir()))
    sys.stdout.write(
        f"{people:,} people, {sum(map(len, tables.values())):,} rows of tables.\n"
        f"{counted:,} rows of facts, {size:,} bytes: "
        f"built here in {build / 1000:.1f} s, on Spark in {there / 1000:.1f} s.\n\n"
        "engine        |  first, s | chart, ms | scorecard, ms\n"
    )
    expected = None
    for name, opens in opened(folders["facts"], database, spark).items():
        chart, scorecard = asked(opens(), built.book)
        first, _ = timed(chart, 1)
        warm, _ = timed(chart)
        timed(scorecard, 1)
        whole, found = timed(scorecard)
        expected = expected or found
        _must_agree(expected, found)
        sys.stdout.write(f"{name:<14}|{first / 1000:>10.1f} |{warm:>10.0f} |{whole:>13.0f}\n")


def _must_agree(expected: Evaluation, found: Evaluation) -> None:
    for key, answer in expected.answers.items():
        np.testing.assert_array_equal(found.answers[key].value, answer.value, err_msg=key)


def _size(file: Path) -> int:
    return file.stat().st_size


def main() -> None:
    """Starts the servers, and stops them."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with (
        TemporaryDirectory() as folder,
        servers.postgresql() as database,
        servers.spark(Path(folder) / "spark", settings="spark.driver.memory 4g\n") as spark,
    ):
        told(Path(folder), people, database, spark)


if __name__ == "__main__":
    main()
