"""The sample company, made once, for everything that is measured."""

from pathlib import Path

import pytest

from hrkpi.cli_init import fill
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.workspace import Workspace


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmark") / "workspace"
    Workspace.create(folder)
    fill(folder, lambda _step, _done, _total: None)
    return folder


@pytest.fixture(scope="session")
def report(sample: Path) -> Report:
    return Report(Workspace.open(sample), Principal.owner("bench"))
