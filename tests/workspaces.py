"""Small workspaces for tests: a company whose size tells which version of it is served."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pandas as pd

from hrkpi.conform import conform
from hrkpi.manifest import Source
from hrkpi.principal import Principal
from hrkpi.snapshot import Snapshot
from hrkpi.tables import TABLES
from hrkpi.workspace import Workspace

OWNER = Principal.owner("ada")
NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
AS_OF = date(2025, 3, 31)


def company(people: int, *, department: str = "Sales") -> dict[str, pd.DataFrame]:
    """A company of that many persons, all hired on 1 January 2024 into one department."""
    ids = [f"E{number:03d}" for number in range(people)]
    hired = pd.to_datetime(["2024-01-01"] * people)
    return {
        "employees": table("employees", employee_id=ids),
        "employments": table("employments", employee_id=ids, hire_date=hired),
        "jobs": table("jobs", employee_id=ids, effective_date=hired, department=[department] * people),
    }


def table(name: str, **columns: object) -> pd.DataFrame:
    """Rows of a canonical table, conformed."""
    return conform(pd.DataFrame(columns), TABLES[name])


def sources(text: str) -> list[Source]:
    """The one file an import came from, by its content."""
    return [Source("people.csv", sha256(text.encode()).hexdigest(), "canonical", 1)]


def load(
    workspace: Workspace, people: int, tables: Mapping[str, pd.DataFrame] | None = None, **changed: object
) -> Snapshot:
    """A company of that many persons, or other tables, published."""
    asked: dict[str, object] = {
        "sources": sources(str(people)),
        "as_of": AS_OF,
        "loaded_at": NOON,
        "principal": OWNER,
    }
    asked |= {"tables": tables or company(people), **changed}
    return workspace.publish(**asked)  # type: ignore[arg-type]  # the tests name what they change


def served(path: Path) -> int | None:
    """Persons in the snapshot that a newly opened workspace serves; None if it serves nothing."""
    current = Workspace.open(path).current()
    return None if current is None else len(current.table("employees"))
