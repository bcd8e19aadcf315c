"""A publish that is killed, fails or meets another leaves the old snapshot or the new one, never a half."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrkpi.errors import WorkspaceError
from hrkpi.house import SNAPSHOTS, STAGING
from hrkpi.workspace import Workspace
from tests.victims import NEW
from tests.workspaces import load, served

OLD = 5
TABLES = ("employees", "employments", "jobs")
BEFORE = ("merge", "facts", "stage", *(f"write {name}" for name in TABLES), "write facts", "flush", "verify")
UNACKNOWLEDGED = (*BEFORE, "describe", "rename", "flush names", "register", "commit")
ACKNOWLEDGED = ("committed", "point", "done")
STEPS = (*UNACKNOWLEDGED, *ACKNOWLEDGED)
FLUSHES = 15  # at least, in one publish
HOME = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that serves the old snapshot."""
    folder = tmp_path_factory.mktemp("old") / "workspace"
    load(Workspace.create(folder), OLD)
    return folder


def fates(how: str, old: Path, home: Path) -> tuple[list[int], list[Path]]:
    """How processes that publish into copies of a workspace ended, and the copies."""
    command = [sys.executable, "-m", "tests.victims", how, str(old), str(home)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HOME)
    return [int(word) for word in told.stdout.split()], sorted(home.iterdir())


def copy(old: Path, home: Path) -> Path:
    return Path(shutil.copytree(old, home / "workspace"))


def is_in_order(folder: Path) -> bool:
    """Nothing is staged, no folder is without its row, and nobody has to be told anything."""
    workspace = Workspace.open(folder)
    listed = {entry.id for entry in workspace.snapshots()}
    return (
        not list((folder / STAGING).iterdir())
        and {path.name for path in (folder / SNAPSHOTS).iterdir()} == listed
        and workspace.problems() == ()
    )


@pytest.fixture(scope="module")
def killed(old: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """For each step, a workspace whose publisher was killed there."""
    ended, folders = fates("dies_at_step", old, tmp_path_factory.mktemp("killed"))

    assert ended == [-signal.SIGKILL] * len(STEPS) + [0]
    return dict(zip(STEPS, folders, strict=False))


def test_the_steps_are_those_of_the_protocol(old: Path, tmp_path: Path) -> None:
    told: list[str] = []

    load(Workspace.open(copy(old, tmp_path)), NEW, progress=told.append)

    assert tuple(told) == STEPS


@pytest.mark.parametrize("step", STEPS)
def test_a_publisher_killed_at_a_step_leaves_the_old_snapshot_or_the_new_one(
    killed: dict[str, Path], step: str
) -> None:
    folder = killed[step]

    assert served(folder) == (NEW if step in ACKNOWLEDGED else OLD)
    assert is_in_order(folder)
    load(Workspace.open(folder), NEW)
    assert served(folder) == NEW
    assert is_in_order(folder)


def test_a_publisher_killed_at_any_flush_or_rename_leaves_no_half(old: Path, tmp_path: Path) -> None:
    ended, folders = fates("dies_at_call", old, tmp_path)

    assert set(ended[:-1]) == {-signal.SIGKILL}
    assert ended[-1] == 0
    assert len(ended) > FLUSHES
    for folder in folders:
        assert served(folder) in {OLD, NEW}
        assert is_in_order(folder)
    load(Workspace.open(folders[0]), NEW)
    assert served(folders[0]) == NEW


def test_a_full_disk_leaves_everything_as_it_was(old: Path, tmp_path: Path) -> None:
    """The limit strikes the lock first, then tables and facts, and the database last."""
    ended, folders = fates("fills_the_disk", old, tmp_path)

    assert set(ended[:-1]) == {errno.ENOSPC}
    assert ended[-1] == 0
    assert len(ended) > 5
    for folder in folders[:-1]:
        assert served(folder) == OLD
        assert is_in_order(folder)
        load(Workspace.open(folder), NEW)
        assert served(folder) == NEW


def test_two_publishers_at_once_lose_nothing(old: Path, tmp_path: Path) -> None:
    ended, (folder,) = fates("adds_a_department", old, tmp_path)

    assert ended == [0, 0]
    assert served(folder) == OLD + 3 + 3
    assert [entry.id[:6] for entry in Workspace.open(folder).snapshots()] == ["000003", "000002", "000001"]
    assert is_in_order(folder)


@contextmanager
def broken_at(name: str) -> Iterator[None]:
    """Every flush of what has that name fails."""
    flush = os.fsync

    def broken(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").readlink().name == name:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        flush(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        yield


@pytest.mark.parametrize("name", ["jobs.parquet", "book.json", "tables", "manifest.json", "lock", SNAPSHOTS])
def test_a_disk_error_at_a_flush_leaves_everything_as_it_was(old: Path, tmp_path: Path, name: str) -> None:
    """The same open workspace goes on serving, and the retry succeeds."""
    workspace = Workspace.open(copy(old, tmp_path))
    with broken_at(name), pytest.raises(WorkspaceError, match="Input/output error"):
        load(workspace, NEW)

    current = workspace.current()

    assert current is not None
    assert len(current.table("employees")) == OLD
    assert is_in_order(workspace.path)
    assert len(load(workspace, NEW).table("employees")) == NEW


def test_a_pointer_that_cannot_be_written_does_not_undo_a_publish(old: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(copy(old, tmp_path))
    with broken_at("CURRENT.tmp"):
        published = load(workspace, NEW)

    assert (workspace.path / "CURRENT").read_text() != published.id
    assert served(workspace.path) == NEW
    assert (workspace.path / "CURRENT").read_text() == published.id


def test_all_is_flushed_before_it_is_renamed_and_the_name_before_it_is_registered(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut can take away is only what was not flushed."""
    workspace = Workspace.open(copy(old, tmp_path))
    done: list[str] = []
    flush = os.fsync

    def seen(descriptor: int) -> None:
        done.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", seen)
    snapshot = load(workspace, NEW, progress=lambda step: done.append(f"step {step}"))

    before = set(done[: done.index("step rename")])
    assert before >= {path.name for path in snapshot.path.rglob("*")}
    assert SNAPSHOTS in done[done.index("step rename") : done.index("step register")]
    assert done[done.index("step point") :] == [
        "step point",
        "CURRENT.tmp",
        workspace.path.name,
        workspace.path.name,
        "step done",
    ]


def test_a_listener_that_fails_takes_the_publish_back(old: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(copy(old, tmp_path))

    def fails(step: str) -> None:
        if step == "commit":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(workspace, NEW, progress=fails)

    assert served(workspace.path) == OLD
    assert is_in_order(workspace.path)
