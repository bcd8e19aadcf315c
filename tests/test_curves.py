"""The whole curve of how long people stay, as people may see it."""

import pytest

from hrkpi.curves import survival
from hrkpi.period import parse_month
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.workspace import Workspace
from tests.builders import company, worker
from tests.reports import ANALYST
from tests.workspaces import load

ASKED = Question("survival_curve", first=parse_month("2025-03"), last=parse_month("2025-03"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Eight people of Sales of whom four leave after 10, 20, 30 and 40 days, and six of Legal."""
    gone = [
        worker(hire_date="2025-01-01", last_day=day) for day in ("2025-01-11", "2025-01-21", "2025-01-31")
    ]
    gone.append(worker(hire_date="2025-01-01", last_day="2025-02-10"))
    stay = [worker(hire_date="2025-01-01") for _ in range(4)]
    legal = [worker(hire_date="2025-01-01", department="Legal") for _ in range(3)]
    workspace = Workspace.create(tmp_path_factory.mktemp("curves") / "workspace")
    load(workspace, 0, tables=company(*gone, *stay, *legal))
    return workspace


def test_a_curve_has_a_row_per_day_on_which_anybody_left(made: Workspace) -> None:
    found = survival(Report(made, ANALYST), ASKED)

    assert found["day"].tolist() == [10, 20, 30, 40]
    assert found["at_risk"].tolist() == [11, 10, 9, 8]
    assert found["events"].tolist() == [1, 1, 1, 1]
    assert found["share"].tolist() == pytest.approx([10 / 11, 9 / 11, 8 / 11, 7 / 11])
    assert (found["low"] < found["share"]).all()
    assert (found["share"] < found["high"]).all()


def test_it_ends_where_few_are_left_and_leaves_out_who_is_hidden(made: Workspace) -> None:
    asked = Question("survival_curve", by=("department",), first=ASKED.first, last=ASKED.last)

    seen = survival(Report(made, ANALYST), asked)
    everything = survival(Report(made, Principal.owner("ada", unprotected=True)), asked)

    assert seen.empty
    assert everything[everything["department"] == "Sales"]["at_risk"].tolist() == [8, 7, 6, 5]
    assert everything[everything["department"] == "Legal"]["at_risk"].tolist() == [3, 3, 3, 3]
