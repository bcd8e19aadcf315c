"""A public database of 1,000 employees, put into canonical tables by a few lines, imports without a mapping.

The files and their licence stand in ``tests/data/test_db_small``; intervals there are [from_date, to_date).
"""

from pathlib import Path

import pandas as pd
import pytest

from connectors._import import run
from hrkpi.findings import Severity, Status
from hrkpi.workspace import Workspace
from tests.workspaces import NOON, OWNER

DATA = Path(__file__).parent.parent / "data" / "test_db_small"
OPEN = "9999-01-01"


def canonical(folder: Path) -> Path:
    """The canonical files of the small company."""
    people = pd.read_csv(DATA / "employee.csv", dtype="str").rename(columns={"emp_no": "employee_id"})
    units = pd.read_csv(DATA / "dept_emp.csv", dtype="str").rename(columns={"emp_no": "employee_id"})
    spells = units.groupby("employee_id", as_index=False).agg({"from_date": "min", "to_date": "max"})
    last = pd.to_datetime(spells["to_date"].where(spells["to_date"] != OPEN)) - pd.Timedelta(days=1)
    jobs = {"from_date": "effective_date", "dept_no": "department"}
    folder.mkdir()
    people[["employee_id", "birth_date", "gender"]].to_csv(folder / "people.csv", index=False)
    spells.assign(hire_date=spells["from_date"], last_day=last.dt.strftime("%Y-%m-%d"))[
        ["employee_id", "hire_date", "last_day"]
    ].to_csv(folder / "spells.csv", index=False)
    units.rename(columns=jobs)[["employee_id", *jobs.values()]].to_parquet(folder / "jobs.parquet")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "workspace")


def test_the_small_company_comes_in_whole(workspace: Workspace, tmp_path: Path) -> None:
    report = run(workspace, [canonical(tmp_path / "company")], principal=OWNER, loaded_at=NOON)

    assert (report.status, report.of(Severity.WARNING)) == (Status.PUBLISHED, ())
    assert report.tables == {"jobs": 1103, "employees": 1000, "employments": 1000}
    assert all(one.rows_in == one.published for one in report.files)


def test_its_spells_are_those_of_the_database(workspace: Workspace, tmp_path: Path) -> None:
    run(workspace, [canonical(tmp_path / "company")], principal=OWNER, loaded_at=NOON)

    current = workspace.current()
    assert current is not None
    spells = current.table("employments")
    hired, last = spells["hire_date"], spells["last_day"]
    opening = ((hired < "2000-01-01") & ~(last < "2000-01-01")).sum()
    assert opening == 860
    assert hired.between("2000-01-01", "2000-12-31").sum() == 5
    assert last.between("2000-01-01", "2000-12-31").sum() == 22
    assert last.between("2001-01-01", "2001-12-31").sum() == 25
