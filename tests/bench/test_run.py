"""The benchmark measures right figures, or none."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrkpi.bench import byhand
from hrkpi.bench.made import made
from hrkpi.bench.promises import CHART, OVER_FACTS, OVER_TABLES, SCORECARD, WITH_MASKS, promises
from hrkpi.bench.run import SAME, measured, timed
from hrkpi.errors import WorkspaceError
from tests.commands import Run, runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_a_company_is_the_same_each_time_and_its_truth_is_in_its_tables() -> None:
    one, again = made(300, years=2), made(300, years=2)

    assert all(one.tables[name].equals(rows) for name, rows in again.tables.items())
    assert one.joined.sum() == len(one.tables["employments"])
    assert one.left.sum() == one.tables["employments"]["last_day"].notna().sum()
    assert one.headcount[-1] == one.joined.sum() - one.left.sum()


def test_a_run_measures_ours_and_the_same_by_hand(tmp_path: Path) -> None:
    steps: list[str] = []

    found = measured(tmp_path / "workspace", people=400, years=2, tell=steps.append, rounds=2)

    names = [timing.name for timing in found.timings]
    assert SAME in names
    assert set(found.ratios) == {name for name in names if name.startswith("by hand")}
    assert all(0 < timing.p50 <= timing.p95 for timing in found.timings)
    assert found.rows["employees"] == 400
    assert found.build["rows"] > 400
    assert 0 < found.build["gigabytes"] < 4
    assert len(steps) == 6


def test_times_of_wrong_figures_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lying = lambda people, years: replace(made(people, years), left=np.zeros(years * 12, dtype=np.int64))  # noqa: E731
    monkeypatch.setattr("hrkpi.bench.run.made", lying)

    with pytest.raises(WorkspaceError, match="headcount is not the truth"):
        measured(tmp_path / "workspace", people=200, years=1, tell=lambda _step: None, rounds=1)


def test_ways_that_do_not_agree_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        right = byhand.with_groupby
        patched.setattr("hrkpi.bench.byhand.with_masks", lambda *asked: right(*asked) + 1)
        with pytest.raises(WorkspaceError, match="does not agree"):
            measured(tmp_path / "workspace", people=200, years=1, tell=lambda _step: None, rounds=1)


def test_the_first_round_is_not_counted() -> None:
    done: list[int] = []

    found = timed("something", lambda: done.append(1), rounds=3)

    assert (len(done), found.rounds) == (4, 3)


def test_a_large_company_is_held_to_every_limit_and_a_small_one_to_a_chart() -> None:
    names = (CHART, SCORECARD, OVER_FACTS, OVER_TABLES, WITH_MASKS)
    quick = dict(zip(names, (40.0, 250.0, 40.0, 300.0, 20_000.0), strict=True))
    build = {"seconds": 80.0, "gigabytes": 3.0}

    large = promises(1_000_000, quick, build)
    slow = promises(1_000_000, {**quick, CHART: 50.0}, {"seconds": 91.0, "gigabytes": 4.5})

    assert all(promise.is_kept for promise in large)
    assert [promise.is_kept for promise in slow] == [False, True, False, True, True, False, False]
    assert promises(100_000, quick, build) == ()
    assert [promise.is_kept for promise in promises(10_000, quick, build)] == [False]


def test_the_command_tells_times_and_ratios(run: Run) -> None:
    said = run("bench", "--people", "200", "--years", "1", "--rounds", "1")

    assert "A company of 200 people over 1 years" in said.out
    assert "by hand: pandas, a mask per month" in said.out
    assert " ×" in said.out
    assert "at most 10 ms" in said.out


def test_the_command_tells_machines_the_same(run: Run) -> None:
    said = run("bench", "--people", "200", "--years", "1", "--rounds", "1", "--json")

    assert said.json["people"] == 200
    assert {"name", "p50", "p95", "rounds"} == set(said.json["timings"][0])


def test_facts_are_built_in_a_process_of_their_own(tmp_path: Path) -> None:
    company = made(200, years=1)
    for name, rows in company.tables.items():
        rows.to_parquet(tmp_path / f"{name}.parquet", index=False)

    command = [sys.executable, "-m", "hrkpi.bench.build", str(tmp_path), "2025-12-31"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)

    assert json.loads(done.stdout)["seconds"] > 0
