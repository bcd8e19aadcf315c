"""``hrkpi readiness``: what it writes for people and machines."""

import csv
from pathlib import Path

import pytest

from hrkpi.report import catalogue
from tests.builders import worker
from tests.commands import Run, runner
from tests.kept import opened

PARTS = [
    *(worker(f"P{at}", gender="woman", exit_type="voluntary", last_day="2025-03-31") for at in range(8)),
    *(worker(f"Q{at}", gender="man") for at in range(30)),
    *(worker(f"X{at}", last_day="2025-02-14") for at in range(7)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readiness")
    opened(path, PARTS)
    return path / "workspace"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_machines_get_every_kpi_and_the_first_keys(run: Run, folder: Path) -> None:
    said = run("readiness", "--json", "--workspace", folder)

    assert said.code == 0
    assert [one["kpi"] for one in said.json["kpis"]] == list(catalogue())
    voluntary = next(one for one in said.json["kpis"] if one["kpi"] == "voluntary_turnover_rate")
    assert voluntary["grade"] == "D"
    assert voluntary["because"] == ["employments.exit_type has blanks"]
    assert voluntary["coverage"][-1] == {
        "column": "employments.exit_type",
        "is_helpful": False,
        "is_missing": False,
        "rows": 15,
        "filled": 8,
        "share": pytest.approx(8 / 15),
    }
    assert voluntary["bounds"]["low"] < voluntary["bounds"]["high"]
    mend = next(one for one in said.json["mend"] if one["column"] == "exit_type")
    assert (mend["table"], mend["rows"], mend["keys"][0]) == ("employments", 7, "X0 / 2020-01-01")


def test_people_get_a_table(run: Run, folder: Path) -> None:
    lines = run("readiness", "--workspace", folder).out.splitlines()

    assert lines[0].split() == ["KPI", "Grade", "Filled", "Months", "old", "Between", "Because"]
    turnover = next(line for line in lines if line.startswith("Voluntary turnover"))
    assert "53.3 %" in turnover
    assert "employments.exit_type has blanks" in turnover
    assert any(line.startswith("Rows to mend:") for line in lines)
    assert any("X0 / 2020-01-01" in line and "…" in line for line in lines)


def test_all_rows_go_to_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mend.csv"

    run("readiness", "-o", file, "--workspace", folder)

    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert sum(row["column"] == "exit_type" for row in rows) == 7


def test_a_file_that_cannot_be_written_is_said(run: Run, folder: Path, tmp_path: Path) -> None:
    said = run("readiness", "-o", tmp_path / "no" / "mend.csv", "--workspace", folder)

    assert said.code == 2
    assert "The file cannot be written" in said.err


def test_data_without_gaps_are_told_so(run: Run, tmp_path: Path) -> None:
    opened(tmp_path, [worker(gender="man", hire_type="new", fte=1.0) for _ in range(3)])

    assert "No row needs mending." in run("readiness", "--workspace", tmp_path / "workspace").out


def test_one_kpi_may_be_asked_about(run: Run, folder: Path) -> None:
    said = run("readiness", "headcount", "--json", "--workspace", folder)

    assert [one["kpi"] for one in said.json["kpis"]] == ["headcount"]
    assert said.json["mend"] == []


def test_what_the_unknown_does_not_move_has_no_bounds_to_read(run: Run, folder: Path) -> None:
    lines = run("readiness", "headcount", "--workspace", folder).out.splitlines()

    assert lines[1].split() == ["Headcount", "A", "100.0", "%", "0"]


def test_a_kpi_that_is_none_is_refused(run: Run, folder: Path) -> None:
    assert run("readiness", "headcont", "--workspace", folder).code == 2
