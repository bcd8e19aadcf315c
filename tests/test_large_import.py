"""A company too large for one piece is imported, and told of another day, as a small one is."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hrkpi.reading import reading
from hrkpi.snapshot import FACTS_FOLDER, TABLES_FOLDER, Snapshot
from hrkpi.workspace import Workspace
from tests.workspaces import load

PEOPLE = 9
EARLIER = date(2024, 6, 30)


def imported(folder: Path) -> tuple[Snapshot, dict[str, pd.DataFrame]]:
    """A snapshot, and its facts as known on an earlier day."""
    workspace = Workspace.create(folder)
    snapshot = load(workspace, PEOPLE)
    cache = workspace.path / "cache"
    reading(snapshot, workspace.settings, cache, EARLIER)
    files = (cache / snapshot.id / EARLIER.isoformat()).glob("*.parquet")
    return snapshot, {file.stem: pd.read_parquet(file) for file in files}


def test_its_facts_are_the_same_now_and_as_they_were_known_earlier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, earlier = imported(tmp_path / "small")

    monkeypatch.setattr("hrkpi.book.ROWS_IN_ONE_PIECE", PEOPLE)
    large, earlier_of_large = imported(tmp_path / "large")

    assert large.facts.book == small.facts.book
    assert all(rows.equals(large.facts.frames[name]) for name, rows in small.facts.frames.items())
    assert all(rows.equals(earlier_of_large[name]) for name, rows in earlier.items())
    assert not [file for file in large.facts_folder.iterdir() if file.is_dir()]


def test_a_snapshot_knows_its_rows_without_reading_them(tmp_path: Path) -> None:
    snapshot, _ = imported(tmp_path / "workspace")

    assert snapshot.rows(TABLES_FOLDER) == dict.fromkeys(("employees", "employments", "jobs"), PEOPLE)
    assert snapshot.rows(FACTS_FOLDER) == {name: len(rows) for name, rows in snapshot.facts.frames.items()}
