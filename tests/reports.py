"""A company of three departments behind a report: twenty in Sales, eight in Finance, three in Legal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.workspace import Workspace
from tests.workspaces import NOON, OWNER, sources, table

ANALYST = Principal.viewer("eve")
MARCH = 2025 * 12 + 2
DIVISIONS = {"Sales": "Market", "Finance": "Corporate", "Legal": "Corporate"}


@dataclass(frozen=True)
class Person:
    """One person; all were hired on 1 January 2023 unless it says otherwise."""

    department: str
    last_day: str | None = None
    gender: str | None = "man"
    hire_date: str = "2023-01-01"
    exit_type: str = "voluntary"


def staff() -> list[Person]:
    """Thirty-one people; in the year to March 2025 two leave Sales and one leaves Legal."""
    sales = [Person("Sales", gender="woman") for _ in range(12)] + [Person("Sales") for _ in range(6)]
    gone = [Person("Sales", "2024-06-30"), Person("Sales", "2025-02-14"), Person("Legal", "2025-01-31")]
    finance = [Person("Finance", gender="woman") for _ in range(6)] + [Person("Finance") for _ in range(2)]
    return [*sales, *gone, *finance, *(Person("Legal") for _ in range(2))]


def workspace(path: Path, people: Iterable[Person] | None = None, **more: pd.DataFrame) -> Workspace:
    """A workspace with those people, known up to the end of March 2025."""
    rows = pd.DataFrame([vars(person) for person in (staff() if people is None else people)])
    ids = [f"E{number:03d}" for number in range(len(rows))]
    last = pd.to_datetime(rows["last_day"])
    hired = pd.to_datetime(rows["hire_date"])
    tables = {
        "employees": table("employees", employee_id=ids, gender=rows["gender"]),
        "employments": table(
            "employments",
            employee_id=ids,
            hire_date=hired,
            last_day=last,
            exit_type=rows["exit_type"].where(last.notna()),
        ),
        "jobs": table(
            "jobs",
            employee_id=ids,
            effective_date=hired,
            department=rows["department"],
            division=rows["department"].map(DIVISIONS),
        ),
        **more,
    }
    made = Workspace.create(path / "workspace")
    made.publish(tables, sources=sources("people"), as_of=date(2025, 3, 31), loaded_at=NOON, principal=OWNER)
    return made


def report(path: Path, people: Iterable[Person] | None = None, **more: pd.DataFrame) -> Report:
    """What somebody with no special rights sees of that workspace."""
    return Report(workspace(path, people, **more), ANALYST)
