"""Spark answers as the embedded engine does, by either door, and tells what it lacks."""

import sys
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from pyspark.errors import PySparkException

from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.spark import SparkEngine, seen
from hrkpi.engine.spark_session import Cluster, cluster
from hrkpi.errors import EngineError, SettingError
from tests import servers
from tests.engine.asked import ONE_SUM, QUESTIONS, facts_of, ordered, told

pytestmark = pytest.mark.xdist_group("servers")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return facts_of(1, tmp_path_factory.mktemp("facts") / "100% [of] a {b}?")


@pytest.fixture(params=["spark_local", "spark_connect"])
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


def test_spark_says_what_the_embedded_engine_says(url: str, folder: Path) -> None:
    assert told(SparkEngine(url, folder, seconds=120)) == told(DuckdbEngine(folder))


def test_several_may_ask_at_once(url: str, folder: Path) -> None:
    engine, embedded = SparkEngine(url, folder, seconds=120), DuckdbEngine(folder)
    found: dict[int, object] = {}
    asking = [
        Thread(target=lambda at=at: found.update({at: ordered(engine.sums(QUESTIONS[at]))}))
        for at in range(3)
    ]

    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert found == {at: ordered(embedded.sums(QUESTIONS[at])) for at in range(3)}
    assert engine.sums(ONE_SUM)["headcount"].dtype == np.int64


def test_a_question_that_takes_too_long_is_stopped(
    url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = SparkEngine(url, folder, seconds=1)
    slow = "SELECT sum(id % 7) FROM range(0, 1000000000000, 1, 200)"
    monkeypatch.setattr("hrkpi.engine.spark.rendered", lambda *_: slow)

    with pytest.raises(EngineError, match="within 1 seconds") as stopped:
        engine.sums(ONE_SUM)

    assert "engine_seconds" in stopped.value.mend
    monkeypatch.undo()
    assert len(SparkEngine(url, folder, seconds=120).sums(ONE_SUM)["month"])


def test_facts_that_are_not_on_the_storage_are_told(url: str, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="PATH_NOT_FOUND") as lost:
        SparkEngine(url, tmp_path, seconds=60).sums(ONE_SUM)

    assert "storage" in lost.value.mend
    assert "JVM" not in lost.value.what


def test_a_path_is_no_pattern() -> None:
    assert seen(Path("/data/a [b]*?{c}/facts")) == r"file:///data/a \[b\]\*\?\{c\}/facts"


def test_a_server_that_forgot_the_session_is_asked_again(spark_connect: str, folder: Path) -> None:
    """A Connect server forgets who was silent for an hour."""
    engine = SparkEngine(spark_connect, folder, seconds=120)
    before = ordered(engine.sums(ONE_SUM))
    cluster(spark_connect).run(lambda session: session.client.release_session())

    after = ordered(engine.sums(ONE_SUM))

    assert after == before


# ---- what is missing


def test_a_master_that_is_not_there_is_told_at_once(folder: Path) -> None:
    nobody = f"spark://{servers.LOOPBACK}:{servers.free_port()},{servers.LOOPBACK}:port"

    with pytest.raises(EngineError, match="no master answers"):
        SparkEngine(nobody, folder, seconds=60).sums(ONE_SUM)


@pytest.mark.parametrize("address", ["nonsense", "http://host:15002", "sc://"])
def test_an_address_that_is_none_of_sparks_is_told(folder: Path, address: str) -> None:
    with pytest.raises((SettingError, EngineError), match=r"none of Spark's|INVALID_CONNECT_URL"):
        SparkEngine(address, folder, seconds=60).sums(ONE_SUM)


def test_spark_that_is_not_installed_comes_with_the_command_that_installs_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("pyspark.errors", "pyspark.sql.connect.session"):
        monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(SettingError, match="not installed") as missing:
        SparkEngine("sc://another", folder, seconds=60).sums(ONE_SUM)

    assert "pip install 'hrkpi[spark]'" in missing.value.mend


@pytest.mark.parametrize(
    ("complaint", "reason"),
    [
        ("[PATH_NOT_FOUND] No such path.\n\nJVM stacktrace:\n\tat org", "[PATH_NOT_FOUND] No such path"),
        ('<_Rendezvous\n\tstatus = UNAVAILABLE\n\tdetails = "refused"\n\tdebug = "x"\n>', "refused"),
        (
            'Traceback (most recent call last):\n  File "a"\n    a()\nValueError: no\n SQLSTATE',
            "ValueError: no",
        ),
        ("long " * 100, "long " * 59 + "long…"),
    ],
    ids=["Spark", "connection", "worker", "long"],
)
def test_a_complaint_is_cut_to_its_reason(complaint: str, reason: str) -> None:
    with pytest.raises(EngineError) as told, Cluster("local[2]")._told():  # noqa: SLF001 - what users read
        raise PySparkException(complaint)

    assert told.value.what == f"Spark cannot be used: {reason}."
