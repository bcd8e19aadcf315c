"""The embedded engine: right sums, and nothing else to be had from it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import numpy as np
import pytest

from hrkpi import facts
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.sums import Sums
from tests.builders import AS_OF, company, enrolment, worker
from tests.engines import FramesEngine

BUILT = facts.build(
    company(
        worker("ann"), worker(last_day="2025-02-28"), enrolment("ann", completed_date="2025-02-01", hours=2.5)
    ),
    as_of=AS_OF,
)
HEADCOUNT = Sums("people", ("headcount", "exits_unknown"), ("month",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / 'it\'s a "snapshot"'
    home.mkdir()
    BUILT.save(home)
    (home / "secret.csv").write_text("a\n1\n")
    (tmp_path / "other.csv").write_text("a\n1\n")
    return home


@pytest.fixture
def locked(folder: Path) -> duckdb.DuckDBPyConnection:
    """The connection behind an engine that has answered."""
    engine = DuckdbEngine(folder)
    engine.sums(HEADCOUNT)
    return engine._connection  # noqa: SLF001  # what a stranger would have to get hold of


def test_it_sums_by_month(folder: Path) -> None:
    found = DuckdbEngine(folder).sums(HEADCOUNT)

    ordered = np.argsort(found["month"])
    assert found["headcount"][ordered].tolist() == [2, *[0] * (len(ordered) - 2), -1]
    assert found["exits_unknown"].sum() == 1
    assert all(column.dtype == np.int64 for column in found.values())


def test_it_says_what_plain_pandas_says(folder: Path) -> None:
    engine, plain = DuckdbEngine(folder), FramesEngine(BUILT.frames)
    for asked in (HEADCOUNT, Sums("training", ("hours_hundredths",), ("month", "course"), stop=24302)):
        left, right = (np.sort(np.stack(list(one.sums(asked).values())), axis=1) for one in (engine, plain))
        assert left.tolist() == right.tolist()


def test_a_sum_of_nothing_is_nothing(folder: Path) -> None:
    engine = DuckdbEngine(folder)

    assert engine.sums(Sums("survey", ("answers",)))["answers"].tolist() == [0]
    assert engine.sums(Sums("people", ("headcount",), ("month",), {"gender": ()}))["month"].tolist() == []


def test_threads_may_ask_at_once(folder: Path) -> None:
    engine = DuckdbEngine(folder, threads=1)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: int(engine.sums(HEADCOUNT)["headcount"].sum()), range(40)))

    assert set(found) == {1}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{folder}/../other.csv')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/etc/*')",
        "ATTACH '{folder}/../other.db'",
        "SELECT * FROM read_parquet('{folder}/people.parquet')",
        "COPY (SELECT 1) TO '{folder}/people.parquet'",
        "COPY (SELECT 1) TO '{folder}/../other.parquet'",
        "EXPORT DATABASE '{folder}/../export'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM 'https://example.org/a.parquet'",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET lock_configuration = false",
        "RESET enable_external_access",
        "PRAGMA enable_profiling",
        "SET autoinstall_known_extensions = true",
    ],
)
def test_it_is_locked_down(locked: duckdb.DuckDBPyConnection, folder: Path, statement: str) -> None:
    with pytest.raises(duckdb.Error):
        locked.execute(statement.replace("{folder}", str(folder).replace("'", "''")))


def test_it_writes_nothing_into_the_snapshot(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    engine = DuckdbEngine(folder)
    engine.sums(HEADCOUNT)
    engine.sums(Sums("leavers", ("leavers",), ("month",)))

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
