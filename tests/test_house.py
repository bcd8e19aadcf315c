"""A workspace is made, found, and put in order after a writer died."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from hrkpi.errors import SettingError, WorkspaceError
from hrkpi.house import DRAFT, STAGING, STALE_SECONDS
from hrkpi.settings import FILE
from hrkpi.workspace import Workspace
from tests.workspaces import load, served


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace.create(tmp_path_factory.mktemp("made") / "workspace")
    load(workspace, 5)
    return workspace.path


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "workspace"))


@pytest.mark.parametrize("name", ["a/b/c", "with space", "Zürich – 東京", "100%", "a?b=c&d#e", "it's"])
def test_a_workspace_may_have_any_name(tmp_path: Path, name: str) -> None:
    load(Workspace.create(tmp_path / name), 3)

    assert served(tmp_path / name) == 3


def test_an_empty_folder_with_settings_becomes_a_workspace(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("fiscal_start = 4", encoding="utf-8")

    assert Workspace.create(tmp_path).settings.fiscal_start == 4


def test_a_workspace_half_made_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()

    assert Workspace.create(tmp_path).current() is None


def test_a_workspace_is_not_made_twice(folder: Path) -> None:
    with pytest.raises(WorkspaceError, match="a workspace already"):
        Workspace.create(folder)
    (folder / "hrkpi.db").unlink()
    with pytest.raises(WorkspaceError, match="a workspace already"):
        Workspace.create(folder)


def test_a_workspace_is_not_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()

    with pytest.raises(WorkspaceError, match="something else"):
        Workspace.create(tmp_path)


def test_a_workspace_is_not_made_where_a_file_stands(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(WorkspaceError, match="could not be written"):
        Workspace.create(tmp_path / "file" / "workspace")


def test_a_folder_without_a_workspace_comes_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="hrkpi init"):
        Workspace.open(tmp_path)


def test_a_lost_database_is_told_and_the_snapshots_are_left_alone(folder: Path) -> None:
    (folder / "hrkpi.db").unlink()
    before = sorted(folder.rglob("*"))

    with pytest.raises(WorkspaceError, match="backup"):
        Workspace.open(folder)

    assert sorted(folder.rglob("*")) == before


def test_a_wrong_setting_stops_the_opening(folder: Path) -> None:
    (folder / FILE).write_text("minimum_group = 1", encoding="utf-8")

    with pytest.raises(SettingError, match="minimum_group"):
        Workspace.open(folder)


def test_the_state_may_live_at_another_address(folder: Path) -> None:
    address = f"sqlite:///{folder.parent / 'state.db'}"
    (folder / "hrkpi.db").rename(folder.parent / "state.db")
    (folder / FILE).write_text(f'state_url = "{address}"', encoding="utf-8")

    assert served(folder) == 5
    assert not (folder / "hrkpi.db").exists()


@pytest.mark.parametrize("content", [None, "000099-ffffff"])
def test_the_pointer_is_written_again_from_the_database(folder: Path, content: str | None) -> None:
    pointer = folder / "CURRENT"
    right = pointer.read_text()
    pointer.unlink()
    if content:
        pointer.write_text(content)

    Workspace.open(folder)

    assert pointer.read_text() == right


def test_what_a_dead_writer_staged_is_swept_at_once_and_the_rest_after_a_day(folder: Path) -> None:
    staging = folder / STAGING
    for name in (f"{DRAFT}dead", "upload-new", "upload-old"):
        (staging / name).mkdir()
    (staging / "old.csv").touch()
    long_ago = (staging / "upload-new").stat().st_mtime - STALE_SECONDS - 60
    for name in ("upload-old", "old.csv"):
        os.utime(staging / name, (long_ago, long_ago))

    Workspace.open(folder)

    assert [path.name for path in staging.iterdir()] == ["upload-new"]


def test_nothing_is_swept_while_a_writer_is_at_work(folder: Path) -> None:
    workspace = Workspace.open(folder)
    (folder / STAGING / f"{DRAFT}alive").mkdir()

    with workspace._house.alone("bob", wait_seconds=0):  # noqa: SLF001 - plays the other one
        (folder / STAGING / f"{DRAFT}alive").mkdir()
        Workspace.open(folder)
        alive = (folder / STAGING / f"{DRAFT}alive").exists()

    assert alive


def test_a_workspace_that_cannot_be_written_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr("hrkpi.lock.os.open", refuses)
        with pytest.raises(WorkspaceError, match="Read-only file system") as refused:
            Workspace.open(folder)

    assert "MB free" in refused.value.mend
