"""The one door into the canonical tables: checks a typed frame against its table and gives it its shape.

Checks are vectorised over whole columns and collected, so that one look shows everything that is wrong.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from hrkpi.errors import TableError
from hrkpi.language import marked, say
from hrkpi.table import DTYPES, Column, Kind, Table
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LISTED_ROWS = 5
BEFORE = marked("'{then}' is before '{first}'")
LESS = marked("'{then}' is less than '{first}'")
MEND_DAYS = marked("correct one of the two days in the source.")
MEND_NUMBERS = marked("correct one of the two numbers in the source.")


@dataclass(frozen=True)
class Violation:
    """A rule that rows of one table break.

    Args:
        code: Stable name of the rule, for example ``MISSING_CELL``.
        column: Canonical column, or columns joined by ``, ``.
        rows: Labels of the rows in the index of the checked frame.
        what: The rule, in the reader's words.
        mend: The next step that makes it work.
    """

    code: str
    column: str
    rows: pd.Index
    what: str
    mend: str


def violations(frame: pd.DataFrame, table: Table) -> list[Violation]:
    """Every rule of a table that a typed frame breaks.

    Args:
        frame: One row per grain of the table, any index, columns already of the dtypes of their kinds;
            columns that the table does not have are ignored, columns that it has and the frame lacks are
            blank.
        table: Canonical table.
    """
    frame = shaped(frame, table)
    found = (_cells, _orders, _fixed, _duplicates)
    return [violation for check in found for violation in check(frame, table)]


def broken_references(tables: "Mapping[str, pd.DataFrame]") -> "Mapping[str, list[Violation]]":
    """Rows whose key points at a row that no table holds.

    Args:
        tables: Conformed frames by table name.

    Returns:
        Violations by table name; only tables with some.
    """
    found = {name: list(_references(frame, TABLES[name], tables)) for name, frame in tables.items()}
    return {name: several for name, several in found.items() if several}


def conform(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """A frame as the table wants it: all columns in order, right dtypes, fresh index.

    Raises:
        TableError: If any rule of the table is broken.
    """
    if broken := violations(frame, table):
        raise TableError(
            "; ".join(one.what for one in broken[:LISTED_ROWS]),
            where=f"{table.name}, rows {', '.join(str(row) for row in broken[0].rows[:LISTED_ROWS])}",
            mend=broken[0].mend,
        )
    return shaped(frame, table).reset_index(drop=True)


@cache
def empty(table: Table) -> pd.DataFrame:
    """A conformed frame without rows."""
    return shaped(pd.DataFrame(), table)


def shaped(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """A frame with the columns of a table in order, of their dtypes; nothing is checked."""
    columns = {column.name: _typed(frame, column) for column in table.columns}
    return pd.DataFrame(columns, index=frame.index)


def _typed(
    frame: pd.DataFrame, column: Column
) -> "pd.Series[Any]":  # Any: what a cell holds is the column's to say
    dtype = pd.api.types.pandas_dtype(DTYPES[column.kind])
    if column.name in frame:
        return frame[column.name].astype(dtype)
    return pd.Series(None, index=frame.index, dtype=dtype)


def _cells(frame: pd.DataFrame, table: Table) -> "Iterator[Violation]":
    for column in table.columns:
        values = frame[column.name]
        if column.required and (blank := values.isna()).any():
            yield Violation(
                "MISSING_CELL",
                column.name,
                frame.index[blank],
                say("'{name}' is blank, and a row without it cannot be counted", name=column.name),
                say("fill in '{name}': {meaning}", name=column.name, meaning=say(column.meaning)),
            )
        if column.options and (unknown := values.notna() & ~values.isin(column.options)).any():
            yield Violation(
                "UNKNOWN_WORD",
                column.name,
                frame.index[unknown],
                say("'{name}' holds a word outside its closed list", name=column.name),
                say("use one of: {options}.", options=", ".join(column.options)),
            )
        yield from _range(frame, column)


def _range(frame: pd.DataFrame, column: Column) -> "Iterator[Violation]":
    if column.kind not in {Kind.NUMBER, Kind.WHOLE}:
        return
    values = frame[column.name]
    low = values < column.low if column.low is not None else pd.Series(data=False, index=frame.index)
    high = values > column.high if column.high is not None else pd.Series(data=False, index=frame.index)
    outside = (low | high).fillna(value=False).astype(bool)
    if outside.any():
        lowest = "−∞" if column.low is None else f"{column.low:g}"
        highest = "∞" if column.high is None else f"{column.high:g}"
        yield Violation(
            "OUT_OF_RANGE",
            column.name,
            frame.index[outside],
            say(
                "'{name}' is outside {lowest} to {highest} {unit}",
                name=column.name,
                lowest=lowest,
                highest=highest,
                unit=say(column.unit),
            ),
            say("check the unit of '{name}': {meaning}", name=column.name, meaning=say(column.meaning)),
        )


def _orders(frame: pd.DataFrame, table: Table) -> "Iterator[Violation]":
    for rule in table.orders:
        wrong = frame[rule.first] > frame[rule.then]
        days = table.column(rule.then).kind is Kind.DAY
        if wrong.any():
            yield Violation(
                rule.code,
                rule.about or rule.then,
                frame.index[wrong],
                say(BEFORE if days else LESS, then=rule.then, first=rule.first),
                say(MEND_DAYS if days else MEND_NUMBERS),
            )


def _fixed(frame: pd.DataFrame, table: Table) -> "Iterator[Violation]":
    for rule in table.fixed:
        holds = np.logical_and.reduce([frame[name] == number for name, number in rule.numbers])
        wrong = (frame[rule.column] == rule.word) & ~holds
        if wrong.any():
            wanted = ", ".join(f"'{name}' {number:g}" for name, number in rule.numbers)
            yield Violation(
                rule.code,
                ", ".join(name for name, _ in rule.numbers),
                frame.index[wrong],
                say(
                    "where '{column}' is '{word}', the scale is {wanted}",
                    column=rule.column,
                    word=rule.word,
                    wanted=wanted,
                ),
                say(rule.mend),
            )


def _duplicates(frame: pd.DataFrame, table: Table) -> "Iterator[Violation]":
    if not table.key:
        return
    twice = frame.duplicated(list(table.key), keep=False)
    if twice.any():
        key = ", ".join(table.key)
        yield Violation(
            "DUPLICATE_KEY",
            key,
            frame.index[twice],
            say("rows share the same {key}, and each row is {grain}", key=key, grain=say(table.grain)),
            say("remove the extra rows, or give each its own key."),
        )


def _references(
    frame: pd.DataFrame, table: Table, tables: "Mapping[str, pd.DataFrame]"
) -> "Iterator[Violation]":
    for name, place in table.refers.items():
        home, key = place.split(".")
        known = tables[home][key] if home in tables else pd.Series([], dtype="str")
        lost = frame[name].notna() & ~frame[name].isin(known)
        if lost.any():
            yield Violation(
                "UNKNOWN_REFERENCE",
                name,
                frame.index[lost],
                say("'{name}' names somebody or something that '{home}' does not hold", name=name, home=home),
                say("import the export that fills '{home}' together with this one, or first.", home=home),
            )
