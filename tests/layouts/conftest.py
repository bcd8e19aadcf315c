"""Three desks for pages: a company with every feed, one with next to nothing, and an empty one."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import importer
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from layouts._page import Desk
from tests.layouts import builders
from tests.workspaces import company, load


def desk_of(workspace: Workspace) -> Desk:
    """A desk for the owner of a workspace."""
    return Desk(workspace, builders.OWNER, importer(workspace, builders.OWNER), Wording())


def gone() -> int:
    """Id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        return ended.pid


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of(builders.workspace(tmp_path_factory.mktemp("full") / "workspace"))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two persons of one department, nothing else: everything is hidden or has no data."""
    made = Workspace.create(tmp_path_factory.mktemp("tiny") / "workspace")
    load(made, 2, company(2))
    return desk_of(made)


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    return desk_of(Workspace.create(tmp_path / "workspace"))
