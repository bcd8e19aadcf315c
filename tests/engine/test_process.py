"""The command line with a database and with Spark: what is asked of another engine is answered alike."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hrkpi.book import Book
from hrkpi.engine.sums import Sums
from hrkpi.fact import FACTS
from hrkpi.reading import reading
from hrkpi.workspace import Workspace
from tests import servers
from tests.engine.asked import ordered
from tests.reports import workspace

pytestmark = pytest.mark.xdist_group("servers")

HRKPI = (sys.executable, "-c", "from hrkpi.cli import enter; enter()")
KPI = ("kpi", "turnover_rate", "--by", "department", "--from", "2024-12", "--json")
SCORECARD = ("scorecard", "--format", "json")
EARLIER = date(2024, 12, 31)
MONTHLY = Sums("people", FACTS["people"].measures, ("month", "department", "gender"))


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("process")).path


@pytest.fixture(params=["postgresql", "spark_connect"])
def engine(request: pytest.FixtureRequest) -> dict[str, str]:
    """The settings of another engine."""
    name = "sql" if request.param == "postgresql" else "spark"
    return {"HRKPI_ENGINE": name, "HRKPI_ENGINE_URL": request.getfixturevalue(request.param)}


@pytest.mark.parametrize("words", [KPI, SCORECARD], ids=["kpi", "scorecard"])
def test_another_engine_answers_alike(words: tuple[str, ...], company: Path, engine: dict[str, str]) -> None:
    assert told(words, company, engine) == told(words, company, {})


def test_spark_builds_the_facts_of_an_import_and_of_another_day(
    spark_connect: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = workspace(tmp_path / "here")
    monkeypatch.setenv("HRKPI_ENGINE", "spark")
    monkeypatch.setenv("HRKPI_ENGINE_URL", spark_connect)
    there = workspace(tmp_path / "there")

    ours, theirs = (_read(one) for one in (here, there))

    for book, figures in ours:
        assert (book, figures) in theirs


def test_an_engine_is_chosen_in_the_settings(postgresql: str, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "chosen").path
    expected = told(KPI, folder, {})
    chosen = f'engine = "sql"\nengine_url = "{postgresql}"\n'
    (folder / "hrkpi.toml").write_text(chosen)

    assert told(KPI, folder, {}) == expected
    assert (folder / "cache" / "engine-id").exists()


@pytest.mark.parametrize(
    ("engine", "url", "what"),
    [
        ("sql", f"postgresql+psycopg://hr:s3cret@{servers.LOOPBACK}:1/facts", "Connection refused"),
        ("spark", f"sc://{servers.LOOPBACK}:1/;token=s3cret", "Connection refused"),
        ("spark", "local[2]", "it needs Java 17 or later"),
    ],
    ids=["no database", "no Connect server", "no Java"],
)
def test_what_is_missing_is_told_in_three_parts(company: Path, engine: str, url: str, what: str) -> None:
    settings = {"HRKPI_ENGINE": engine, "HRKPI_ENGINE_URL": url, "JAVA_HOME": "/nowhere"}

    ended = ran(KPI, company, settings)

    assert ended.returncode == 2
    assert what in ended.stderr
    refused = json.loads(ended.stdout)
    assert refused["where"].startswith("setting engine_url")
    assert refused["mend"]
    assert "s3cret" not in ended.stdout + ended.stderr


def _read(company: Workspace) -> list[tuple[Book, Mapping[str, list[int]]]]:
    """The facts of the data's last day and of an earlier one: what they mean, and all their sums."""
    snapshot = company.current()
    assert snapshot
    days = (snapshot.as_of, EARLIER)
    read = [reading(snapshot, company.settings, company.path / "cache", day) for day in days]
    return [(one.book, ordered(one.engine.sums(MONTHLY))) for one in read]


def told(words: tuple[str, ...], folder: Path, settings: dict[str, str]) -> Any:  # Any: what JSON holds
    """What a command tells, and nothing beside it."""
    ended = ran(words, folder, settings)
    assert (ended.returncode, ended.stderr) == (0, "")
    return json.loads(ended.stdout)


def ran(words: tuple[str, ...], folder: Path, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A command that has ended."""
    return subprocess.run(
        [*HRKPI, *words, "--workspace", str(folder)],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
