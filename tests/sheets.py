"""One column of a made-up sheet, read by a rule; the first cell stands in row 2."""

from collections.abc import Mapping, Sequence

import pandas as pd

from connectors._sheet import Rule, Sheet, Typed, View, fold
from hrkpi.table import Column
from hrkpi.tables import TABLES

NO_ANSWERS: Mapping[str, str] = {}


def sheet(**columns: Sequence[str | None]) -> Sheet:
    """A sheet of text; the names of the columns are its headings."""
    frame = pd.DataFrame({fold(name): pd.array(list(cells), dtype="str") for name, cells in columns.items()})
    frame.index = frame.index + 2
    return Sheet("made_up.csv", "", tuple(columns), frame)


def column(place: str) -> Column:
    """The canonical column written ``table.column``."""
    table, name = place.split(".")
    return TABLES[table].column(name)


def read(
    rule: Rule, place: str, cells: Sequence[str | None], answers: Mapping[str, str] = NO_ANSWERS
) -> Typed:
    """Cells under the heading ``Cell`` as a canonical column."""
    return rule.read(View(sheet(Cell=cells), answers=answers, source="made_up"), column(place))


def days(typed: Typed) -> list[str | None]:
    """Days as ISO text."""
    return [None if pd.isna(day) else day.date().isoformat() for day in typed.series]


def told(typed: Typed) -> dict[str, list[int]]:
    """Codes of what was noticed, and the rows."""
    return {issue.code: issue.rows.tolist() for issue in typed.issues}
