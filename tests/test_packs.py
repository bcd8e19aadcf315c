"""Packs are kept in the workspace, by whoever may do more than look."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrkpi.errors import AccessError, QueryError
from hrkpi.packs import MOST_PAGES, Pack, pack, packs, remove, save
from hrkpi.principal import Principal
from hrkpi.store.audit import written
from hrkpi.workspace import Workspace
from tests.workspaces import OWNER

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
BOARD = Pack("board", ("scorecard", "headcount?by=location"), NOON, "ada")
EVE = Principal.viewer("eve")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "workspace")


def test_a_pack_is_there_after_opening_again(workspace: Workspace) -> None:
    save(workspace, BOARD, OWNER)

    assert packs(Workspace.open(workspace.path)) == (BOARD,)


def test_the_later_of_two_of_one_name_is_kept(workspace: Workspace) -> None:
    save(workspace, BOARD, OWNER)
    save(workspace, Pack("board", ("exits",), NOON, "ada"), OWNER)

    assert pack(workspace, "board").pages == ("exits",)


def test_a_removed_pack_is_gone(workspace: Workspace) -> None:
    save(workspace, BOARD, OWNER)
    remove(workspace, "board", OWNER)

    with pytest.raises(QueryError, match="There is no pack 'board'"):
        pack(workspace, "board")


def test_saving_and_removing_are_written_down(workspace: Workspace) -> None:
    save(workspace, BOARD, OWNER)
    remove(workspace, "board", OWNER)

    with workspace.reading() as connection:
        assert [entry.action for entry in written(connection)][-2:] == ["pack.save", "pack.remove"]


@pytest.mark.parametrize("name", ["", "../board", "Board", "a" * 41, "-board"])
def test_a_name_that_no_file_may_have_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(QueryError, match="no name of a pack"):
        save(workspace, Pack(name, ("exits",), NOON, "ada"), OWNER)


@pytest.mark.parametrize("count", [0, MOST_PAGES + 1])
def test_a_pack_has_a_sensible_number_of_pages(workspace: Workspace, count: int) -> None:
    with pytest.raises(QueryError, match="A pack has 1 to 60 pages"):
        save(workspace, Pack("board", ("exits",) * count, NOON, "ada"), OWNER)


def test_who_may_only_look_saves_and_removes_nothing(workspace: Workspace) -> None:
    save(workspace, BOARD, OWNER)

    with pytest.raises(AccessError):
        save(workspace, BOARD, EVE)
    with pytest.raises(AccessError):
        remove(workspace, "board", EVE)
