"""A database answers as the embedded engine does, whoever loads it and whatever happens to it."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.sql import SqlEngine, database
from hrkpi.engine.sql_tables import LEDGER, FactTables, forget
from hrkpi.errors import EngineError, SettingError
from hrkpi.fact import FACTS
from tests import servers
from tests.engine.asked import ONE_SUM, facts_of, told

pytestmark = pytest.mark.xdist_group("servers")

SNAPSHOT = "000001-abc123"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return facts_of(1, tmp_path_factory.mktemp("facts") / "facts")


@pytest.fixture
def tables(folder: Path, tmp_path: Path) -> FactTables:
    (tmp_path / "snapshots" / SNAPSHOT).mkdir(parents=True)
    return FactTables(tmp_path.name[-8:].replace("-", "_"), SNAPSHOT, folder, tmp_path / "snapshots")


@pytest.fixture(params=["postgresql", "sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'facts.db'}"
    else:
        yield request.getfixturevalue("postgresql")


def engine(url: str, tables: FactTables, *, seconds: int = 60) -> SqlEngine:
    return SqlEngine(url, tables, seconds=seconds)


def names(url: str) -> list[str]:
    return sa.inspect(database(url, 60)).get_table_names()


def test_a_database_says_what_the_embedded_engine_says(url: str, tables: FactTables) -> None:
    assert told(engine(url, tables)) == told(DuckdbEngine(tables.folder))


def test_sums_are_whole_numbers(url: str, tables: FactTables) -> None:
    assert {column.dtype for column in engine(url, tables).sums(ONE_SUM).values()} == {np.dtype(np.int64)}


def test_facts_are_loaded_once(url: str, tables: FactTables) -> None:
    engine(url, tables).sums(ONE_SUM)
    with database(url, 60).begin() as connection:
        connection.execute(sa.delete(sa.table(f"{tables.prefix}people")))

    again = engine(url, tables).sums(ONE_SUM)

    assert len(again["month"]) == 0  # what is there is not looked at again


def test_many_may_ask_first(url: str, tables: FactTables) -> None:
    expected = DuckdbEngine(tables.folder).sums(ONE_SUM)["headcount"].sum()
    found: list[int] = []
    asking = [
        threading.Thread(target=lambda: found.append(engine(url, tables).sums(ONE_SUM)["headcount"].sum()))
        for _ in range(4)
    ]

    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert found == [expected] * 4


def test_a_load_that_breaks_off_leaves_nothing(
    url: str, tables: FactTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[str] = []
    whole = FactTables._fill  # noqa: SLF001 - the disk breaks while it is filled

    def breaks(self: FactTables, connection: sa.Connection, fact: str) -> None:
        whole(self, connection, fact)
        filled.append(fact)
        if len(filled) == 3:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(FactTables, "_fill", breaks)
        with pytest.raises(KeyboardInterrupt):
            engine(url, tables).sums(ONE_SUM)

    assert [name for name in names(url) if name.startswith(tables.prefix)] == []
    assert told(engine(url, tables)) == told(DuckdbEngine(tables.folder))


def test_tables_that_somebody_dropped_are_loaded_again(url: str, tables: FactTables) -> None:
    asked = engine(url, tables)
    before = asked.sums(ONE_SUM)
    with database(url, 60).begin() as connection:
        connection.exec_driver_sql(f"DROP TABLE {tables.prefix}people")

    after = asked.sums(ONE_SUM)

    assert after["headcount"].sum() == before["headcount"].sum()


def test_facts_go_with_their_snapshot(url: str, tables: FactTables, tmp_path: Path) -> None:
    (tables.shelf / "000002-def456").mkdir()
    other = replace(tables, workspace="another")
    later = replace(tables, snapshot="000002-def456", folder=facts_of(2, tmp_path / "facts"))
    for one in (tables, other):
        engine(url, one).sums(ONE_SUM)
    shutil.rmtree(tables.shelf / SNAPSHOT)

    engine(url, later).sums(ONE_SUM)

    left = names(url)
    assert not [name for name in left if name.startswith(tables.prefix)]
    for kept in (later, other):
        assert len([name for name in left if name.startswith(kept.prefix)]) == len(FACTS)


def test_facts_can_be_forgotten(url: str, tables: FactTables) -> None:
    engine(url, tables).sums(ONE_SUM)

    forget(database(url, 60), tables.workspace, [])

    with database(url, 60).connect() as connection:
        listed = connection.scalars(sa.select(LEDGER.c.prefix)).all()
    assert tables.prefix not in listed
    assert not [name for name in names(url) if name.startswith(tables.prefix)]


def test_other_facts_stand_beside_those_of_the_same_snapshot(tables: FactTables, tmp_path: Path) -> None:
    """A snapshot asked as of an earlier day has facts of its own."""
    other = replace(tables, folder=facts_of(3, tmp_path / "facts"))

    assert other.prefix != tables.prefix


def test_a_database_that_holds_other_rows_is_not_believed(
    url: str, tables: FactTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrkpi.engine.sql_tables._batches", lambda _: iter(()))

    with pytest.raises(EngineError, match="holds 0 rows where"):
        engine(url, tables).sums(ONE_SUM)


# ---- what is told


def test_a_database_that_is_not_there_is_told_without_its_password(tables: FactTables) -> None:
    address = f"postgresql+psycopg://hr:s3cret@{servers.LOOPBACK}:{servers.free_port()}/facts"

    with pytest.raises(EngineError, match="refused") as refused:
        engine(address, tables).sums(ONE_SUM)

    assert "s3cret" not in str(refused.value)
    assert "engine = 'duckdb'" in refused.value.mend


def test_a_wrong_password_is_told_and_not_shown(postgresql: str, tables: FactTables) -> None:
    address = postgresql.replace(servers.PASSWORD, "s3cret")

    with pytest.raises(EngineError, match="password authentication failed") as refused:
        engine(address, tables).sums(ONE_SUM)

    assert "s3cret" not in str(refused.value)


def test_a_question_that_takes_too_long_is_stopped(
    postgresql: str, tables: FactTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = engine(postgresql, tables, seconds=1)
    asked.sums(ONE_SUM)
    monkeypatch.setattr("hrkpi.engine.sql.rendered", lambda *_: "SELECT 1, 2 FROM pg_sleep(30)")

    with pytest.raises(EngineError, match="within 1 seconds") as stopped:
        asked.sums(ONE_SUM)

    assert "engine_seconds" in stopped.value.mend


def test_a_question_that_the_database_refuses_is_told(
    url: str, tables: FactTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = engine(url, tables)
    asked.sums(ONE_SUM)
    monkeypatch.setattr("hrkpi.engine.sql.rendered", lambda *_: "SELECT nothing")

    with pytest.raises(EngineError, match="cannot be used"):
        asked.sums(ONE_SUM)


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "nosuchdatabase://host/facts",
        "postgresql+nodriver://host/facts",
        "postgresql+psycopg://hr:s3cret@host:port/facts",
        "postgresql+psycopg://hr:s3@cret@host/facts",
    ],
)
def test_an_address_that_leads_nowhere_is_a_wrong_setting(tables: FactTables, address: str) -> None:
    with pytest.raises(SettingError) as refused:
        engine(address, tables)

    assert refused.value.where == "setting engine_url"
    assert "cret" not in str(refused.value)


def test_a_driver_that_is_not_installed_comes_with_the_command_that_installs_it(
    tables: FactTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError(name="psycopg")

    monkeypatch.setattr("hrkpi.engine.sql.sa.create_engine", missing)

    with pytest.raises(SettingError, match="psycopg") as refused:
        engine("postgresql+psycopg://host/other", tables)

    assert "pip install 'hrkpi[postgres]'" in refused.value.mend
