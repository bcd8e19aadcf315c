"""Tables headed like the canonical ones: recognised by headings, told apart by name only in a tie."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from connectors._connector import ExportConnector, Part, Rows
from connectors._kinds import Cell, rule
from connectors._sheet import fold
from hrkpi.table import Kind, Table
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connectors._source import Source

NUMBERS = frozenset({Kind.NUMBER, Kind.WHOLE})
ENOUGH = 0.5  # share of a file's headings that must be columns of the table


@dataclass(frozen=True, eq=False)
class CanonicalConnector(ExportConnector):
    """Files that have the headings of canonical tables; each table is a part."""

    @property
    def needs_company(self) -> bool:
        """False: each table says what it says alone."""
        return False

    def recognises(self, source: "Source") -> str | None:
        """The table that has the headings as columns.

        A file named like a table that half of its headings fit is that table; else the table that most of
        them fit, if all that it needs is there: a table that lacks a column is not taken for another.
        """
        there = {fold(heading) for heading in source.headings if fold(heading)}
        among = max(len(there), 1)
        shares = {name: len(there & set(TABLES[name].names)) / among for name in self.files}
        whole = {name for name in shares if not self.lacks(source, name)}
        stem = PurePath(source.name or source.file).stem
        if stem in whole and shares[stem] >= ENOUGH:
            return stem
        best = [name for name, share in shares.items() if share == max(shares.values()) >= ENOUGH]
        fitting = [name for name in best if name in whole]
        return fitting[0] if len(fitting) == 1 else None


def parts(tables: "Mapping[str, Table]") -> dict[str, Part]:
    """One part per table, with its required columns as signature."""
    return {
        name: Part(tuple(column.name for column in table.columns if column.required))
        for name, table in tables.items()
    }


def rows(table: Table) -> Rows:
    """Each column read from the heading of its name; machines write numbers with a point."""
    return Rows(
        {
            column.name: rule(
                column, Cell(heading=column.name, decimal="." if column.kind in NUMBERS else "")
            )
            for column in table.columns
        },
        part=table.name,
    )
