"""A damaged snapshot is never served, and its damage is told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hrkpi.errors import WorkspaceError
from hrkpi.manifest import FILE, SCHEMA_VERSION
from hrkpi.snapshot import Snapshot
from hrkpi.workspace import Workspace
from tests.workspaces import OWNER, load, served

OLD, NEW = 5, 7


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two snapshots."""
    workspace = Workspace.create(tmp_path_factory.mktemp("made") / "workspace")
    load(workspace, OLD)
    load(workspace, NEW)
    return workspace.path


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "workspace"))


def current(folder: Path) -> Snapshot:
    found = Workspace.open(folder).current()
    assert found is not None
    return found


def change(path: Path, changed: Callable[[bytes], bytes]) -> None:
    path.chmod(0o600)
    path.write_bytes(changed(path.read_bytes()))


def flipped(content: bytes, place: int) -> bytes:
    """Content with its lowest bit at a place turned over."""
    turned = bytearray(content)
    turned[place] ^= 1
    return bytes(turned)


def test_a_flipped_bit_in_any_part_is_found_and_the_older_snapshot_served(folder: Path) -> None:
    snapshot = current(folder)
    parts = [snapshot.path / part.path for part in snapshot.manifest.parts]

    for part in [*parts, snapshot.path / FILE]:
        content = part.read_bytes()
        for place in (0, len(content) // 2, len(content) - 1):
            change(part, lambda content, place=place: flipped(content, place))  # type: ignore[misc]  # bound now

            assert served(folder) == OLD, (part, place)
            told = Workspace.open(folder).problems()
            name = part.relative_to(snapshot.path).as_posix()
            assert f"snapshot {snapshot.id}: {name} was changed" in told
            part.write_bytes(content)
    assert served(folder) == NEW


@pytest.mark.parametrize(
    ("name", "damage", "told"),
    [
        ("tables/jobs.parquet", lambda path: path.write_bytes(path.read_bytes()[:-10]), "was changed"),
        ("tables/jobs.parquet", lambda path: path.write_bytes(b""), "was changed"),
        ("tables/jobs.parquet", lambda path: path.unlink(), "is missing"),
        ("tables/more.parquet", lambda path: path.write_bytes(b"x"), "does not belong to it"),
        (FILE, lambda path: path.unlink(), "is missing"),
        (FILE, lambda path: path.write_bytes(b"{}"), "was changed"),
        (".", shutil.rmtree, f"{FILE} is missing"),
    ],
)
def test_damage_is_told_and_the_older_snapshot_served(
    folder: Path, name: str, damage: Callable[[Path], object], told: str
) -> None:
    snapshot = current(folder)
    path = snapshot.path / name
    if path.is_file():
        path.chmod(0o600)
    damage(path)
    workspace = Workspace.open(folder)

    assert served(folder) == OLD
    first, second = workspace.problems()
    assert told in first
    assert second == f"snapshot {workspace.snapshots()[1].id} is served instead"
    assert workspace.verify(snapshot.id) == (first,)
    with pytest.raises(WorkspaceError, match="The snapshot is damaged"):
        workspace.snapshot(snapshot.id)


def test_damage_that_comes_while_the_workspace_is_open_is_found(folder: Path) -> None:
    workspace = Workspace.open(folder)
    snapshot = workspace.current()
    assert snapshot is not None

    change(snapshot.path / "facts" / "people.parquet", lambda content: content[:-1])

    found = workspace.current()
    assert found is not None
    assert len(found.table("employees")) == OLD


def test_an_import_onto_a_damaged_snapshot_is_refused_until_another_is_chosen(folder: Path) -> None:
    """Laid over the older one, it would lose what came in between without a word."""
    snapshot = current(folder)
    change(snapshot.path / "tables" / "jobs.parquet", lambda _content: b"")
    workspace = Workspace.open(folder)

    with pytest.raises(WorkspaceError, match="damaged") as refused:
        load(workspace, 9)
    workspace.use(workspace.snapshots()[1].id, OWNER)
    load(workspace, 9)

    assert "snapshots use" in refused.value.mend
    assert served(folder) == 9
    assert workspace.problems() == ()


def test_when_every_snapshot_is_damaged_none_is_served(folder: Path) -> None:
    for listed in Workspace.open(folder).snapshots():
        (folder / "snapshots" / listed.id / FILE).unlink()
    workspace = Workspace.open(folder)

    with pytest.raises(WorkspaceError, match="Every snapshot is damaged"):
        workspace.current()
    assert workspace.problems()[-1] == "no snapshot can be served"


def test_a_snapshot_of_a_newer_version_is_refused_with_advice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrkpi.manifest.SCHEMA_VERSION", SCHEMA_VERSION - 1)

    with pytest.raises(WorkspaceError, match="newer version") as refused:
        Workspace.open(folder).current()

    assert "upgrade" in refused.value.mend


def test_a_folder_that_nobody_published_is_told_and_not_served(folder: Path) -> None:
    newest = current(folder)
    shutil.copytree(newest.path, folder / "snapshots" / "000009-abcdef")
    workspace = Workspace.open(folder)

    assert current(folder).id == newest.id
    assert [told.partition(" was ")[0] for told in workspace.problems()] == ["snapshot 000009-abcdef"]
    assert load(workspace, 9).id.startswith("000010-")


def test_an_unknown_snapshot_comes_with_the_nearest(folder: Path) -> None:
    name = current(folder).id

    with pytest.raises(WorkspaceError, match=f"did you mean '{name}'"):
        Workspace.open(folder).snapshot(name[:-1])
    with pytest.raises(WorkspaceError, match="There is no snapshot"):
        Workspace.open(folder).verify("../../etc")


def test_a_whole_snapshot_has_nothing_to_tell(folder: Path) -> None:
    workspace = Workspace.open(folder)

    assert [workspace.verify(listed.id) for listed in workspace.snapshots()] == [(), ()]


def test_only_the_last_few_checks_are_kept_in_memory(folder: Path) -> None:
    workspace = Workspace.open(folder)
    first = workspace.current()
    for people in range(10, 15):
        load(workspace, people)

    assert first is not None
    assert workspace.snapshot(first.id) == first
    assert workspace.snapshot(first.id) is not first
