"""A workspace with gaps, for the tests of what data can carry."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from hrkpi.conform import empty
from hrkpi.principal import Principal
from hrkpi.relevance import Known
from hrkpi.report import Report
from hrkpi.tables import TABLES
from hrkpi.workspace import Workspace
from tests.builders import Company, Entry, Worker, company
from tests.workspaces import AS_OF, NOON, OWNER, sources

STEWARD = Principal.owner("ada")


def opened(path: Path, parts: Iterable[Worker | Entry], principal: Principal = STEWARD) -> Report:
    """What somebody sees of a company, known up to the end of March 2025."""
    made = Workspace.create(path / "workspace")
    tables = company(*parts)
    made.publish(tables, sources=sources("gaps"), as_of=AS_OF, loaded_at=NOON, principal=OWNER)
    return Report(made, principal)


def known(*parts: Worker | Entry) -> Known:
    """The tables of a company as known at the end of March 2025."""
    tables: Company = company(*parts)
    return Known(lambda name: tables[name] if name in tables else empty(TABLES[name]), AS_OF)


def keys(found: pd.DataFrame, chosen: "pd.Series[bool]", column: str) -> list[str]:
    """A column of chosen rows."""
    return found.loc[chosen, column].astype(str).tolist()
