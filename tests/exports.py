"""Sample exports of the connectors, and the tables worked out by hand beside them.

A case is a folder under ``tests/connectors/<key>/`` with ``expected_<table>.csv``: its other files are the
export, ``answers.toml`` answers its questions, and ``mapping.toml`` maps its headings.
"""

from pathlib import Path

import pandas as pd

from connectors._answers import read_answers
from connectors._batch import Batch, load
from connectors._check import Checked, check
from connectors._connector import ExportConnector
from connectors._files import ENDINGS, files
from connectors._mapping import read_mapping
from connectors._reading import read
from hrkpi.conform import conform
from hrkpi.discovery import collect
from hrkpi.findings import Severity
from hrkpi.merge import Mode
from hrkpi.table import Column, Kind, Table
from hrkpi.tables import TABLES
from hrkpi.tables_people import EMPLOYEES

HOME = Path(__file__).parent / "connectors"
CASES = sorted({found.parent for found in HOME.glob("*/**/expected_*.csv")})
CONNECTORS = collect("connectors", "CONNECTOR", ExportConnector)
NOBODY = pd.Series(dtype="str")
TOLD = {Severity.ERROR, Severity.QUESTION}


def key(case: Path) -> str:
    """The connector that a case belongs to."""
    return case.relative_to(HOME).parts[0]


def exports(case: Path) -> list[Path]:
    return [
        path
        for path in sorted(case.iterdir())
        if path.suffix in ENDINGS and not path.name.startswith("expected_")
    ]


def answers(case: Path) -> dict[str, str]:
    told = case / "answers.toml"
    return read_answers(told) if told.exists() else {}


def batch(case: Path) -> Batch:
    mapped = [read_mapping(path) for path in case.glob("mapping.toml")]
    return load(files(exports(case)), (*CONNECTORS.values(), *mapped), answers(case), lambda *_: None)


def read_in(case: Path) -> Checked:
    """The export read and checked, as if nothing were there but the people that it names."""
    loaded = batch(case)
    readings = [read(one, loaded.parts(one), answers(case)) for one in loaded.connectors]
    drafts = [draft for reading in readings for draft in reading.drafts]
    issues = [issue for reading in readings for issue in reading.issues]
    return check(drafts, [*loaded.issues, *issues], there_already(case), Mode.REPLACE)


def troubles(seen: Checked) -> list[str]:
    """Errors and questions."""
    return [f"{one.code}: {one.what}" for one in seen.issues if one.severity in TOLD]


def there_already(case: Path) -> dict[str, pd.DataFrame]:
    tables = [expected(path) for path in case.glob("expected_*.csv")]
    people = pd.concat([table["employee_id"] for table in tables if "employee_id" in table] or [NOBODY])
    known = pd.DataFrame({"employee_id": people.dropna().unique()})
    return {} if (case / "expected_employees.csv").exists() else {"employees": conform(known, EMPLOYEES)}


def expected(path: Path) -> pd.DataFrame:
    """A table worked out by hand; columns that it leaves out are blank."""
    table = TABLES[path.stem.removeprefix("expected_")]
    texts = pd.read_csv(path, dtype="str", keep_default_na=False).replace("", pd.NA)
    columns = {
        column.name: typed(texts[column.name], column) for column in table.columns if column.name in texts
    }
    return conform(pd.DataFrame(columns), table)


def typed(cells: pd.Series, column: Column) -> pd.Series:
    if column.kind is Kind.DAY:
        return pd.to_datetime(cells, format="%Y-%m-%d")
    if column.kind is Kind.FLAG:
        return cells.eq("true").astype("boolean").mask(cells.isna())
    return pd.to_numeric(cells) if column.kind in {Kind.NUMBER, Kind.WHOLE} else cells


def ordered(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The rows in an order that does not depend on the files."""
    return frame.sort_values(list(table.key or table.names)).reset_index(drop=True)
