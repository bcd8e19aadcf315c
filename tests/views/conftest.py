"""A company with every feed, one with next to nothing, and what a reader asks of their views."""

import pytest

from hrkpi.report import Report
from hrkpi.view import Asking
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from tests.layouts import builders
from tests.workspaces import company, load


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return Report(builders.workspace(tmp_path_factory.mktemp("full") / "workspace"), builders.OWNER)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Two persons of one department, nothing else: everything is hidden or has no data."""
    made = Workspace.create(tmp_path_factory.mktemp("tiny") / "workspace")
    load(made, 2, company(2))
    return Report(made, builders.OWNER)


@pytest.fixture(scope="session")
def wording() -> Wording:
    return Wording()


@pytest.fixture
def asking(report: Report) -> Asking:
    return Asking(month=report.default_month)
