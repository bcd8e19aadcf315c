"""A connector: one export of one system, its files, and the canonical tables it becomes."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from connectors._sheet import fold
from hrkpi.errors import DefinitionError
from hrkpi.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from connectors._sheet import Filter, Rule
    from connectors._source import Source
    from hrkpi.table import Table


@dataclass(frozen=True, eq=False)
class Part:
    """One file of an export of several files, or one list of records in a JSON payload.

    Args:
        signature: Headings that it must have; dotted paths in records.
        without: Headings that it must not have.
        records: Path of the records where the part is a JSON payload; a table with the headings is read too.
            ``[]`` is a list at the top, ``employees[]`` the list under a key, ``[].openings[]`` the inner
            lists of all.
        optional: Whether the export can be read without it; what is looked up there is blank then.
    """

    signature: tuple[str, ...]
    without: tuple[str, ...] = ()
    records: str = ""
    optional: bool = False


@dataclass(frozen=True, eq=False)
class Rows:
    """How rows of an export become rows of one canonical table.

    Args:
        columns: Canonical column to rule.
        part: Part of the export whose rows they are.
        only: Which rows are meant.
        weak: Whether they count only while no other connector fills the table.
        repeats: Whether the export repeats the same row, as a list of employments repeats the person.
    """

    columns: "Mapping[str, Rule]"
    part: str = ""
    only: "tuple[Filter, ...]" = ()
    weak: bool = False
    repeats: bool = False

    def wants(self) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """Part and names of every heading that is read."""
        for rule in self.columns.values():
            yield from rule.wants(self.part)
        for one in self.only:
            yield from one.wants(self.part)


@dataclass(frozen=True, eq=False)
class ExportConnector:
    """One export of one system.

    Args:
        key: Name of the file.
        label: What the reader calls the export.
        tables: Canonical table to its columns, or to one or several ``Rows``.
        signature: Headings by which a file is recognised, all others may be absent; without, every heading.
        records: Path of the records where the export is a JSON payload; see ``Part``.
        parts: Files of an export that has several; without, the export is one file.
    """

    key: str
    label: str
    tables: "Mapping[Table, Mapping[str, Rule] | Rows | tuple[Rows, ...]]"
    signature: tuple[str, ...] = ()
    records: str = ""
    parts: "Mapping[str, Part]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table, rows in self.rows():
            _check(self, table, rows)

    @property
    def source(self) -> str:
        """Under what name answers are remembered."""
        return self.key

    @property
    def is_explicit(self) -> bool:
        """Whether the user named it with a mapping file, so that it goes before others."""
        return False

    @property
    def needs_company(self) -> bool:
        """Whether one of its files alone says little, so that a stray file is not taken for a damaged one."""
        return bool(self.parts)

    @cached_property
    def files(self) -> "Mapping[str, Part]":
        """The parts of the export; one without a name where the export is one file."""
        one = Part(self.signature or tuple(names[0] for names in self.wants()), records=self.records)
        return self.parts or {"": one}

    def rows(self) -> "Iterator[tuple[Table, Rows]]":
        """Every way in which rows become rows of a table."""
        for table, given in self.tables.items():
            several = given if isinstance(given, tuple) else (given,)
            for one in several:
                yield table, one if isinstance(one, Rows) else Rows(one)

    def wants(self, part: str = "") -> tuple[tuple[str, ...], ...]:
        """Names of every heading that is read from one part; several names mean the same."""
        return tuple(names for home, names in self._wanted if home == part)

    @cached_property
    def _wanted(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple(dict.fromkeys(pair for _, rows in self.rows() for pair in rows.wants()))

    def recognises(self, source: "Source") -> str | None:
        """The part of the export that a sheet is, by its headings alone; None if it is none.

        Of several parts whose headings are all there, the one that asks for most is meant.
        """
        fitting = [name for name in self.files if self.tables and not self.lacks(source, name)]
        return max(fitting, key=lambda name: len(self.files[name].signature), default=None)

    def lacks(self, source: "Source", part: str) -> tuple[str, ...]:
        """What keeps a sheet from being a part: headings that it must have, or must not have."""
        there, meant = {fold(heading) for heading in source.headings}, self.files[part]
        if source.records not in {"", meant.records}:
            return meant.signature
        same = {fold(name): names for names in self.wants(part) for name in names}
        lacking = [
            name
            for name in meant.signature
            if not there & {fold(name), *(fold(other) for other in same.get(fold(name), ()))}
        ]
        return (*lacking, *(name for name in meant.without if fold(name) in there))


def _check(connector: ExportConnector, table: "Table", rows: Rows) -> None:
    where = f"connectors/{connector.key}.py, table {table.name}"
    known, required = table.names, [column.name for column in table.columns if column.required]
    for name in set(rows.columns) - set(known):
        raise DefinitionError(f"{table.name} has no column {name!r}.", where=where, mend=nearest(name, known))
    for name in set(required) - set(rows.columns):
        mend = "name the heading that holds it."
        raise DefinitionError(f"The required column {name!r} is not filled.", where=where, mend=mend)
    parts = tuple(connector.parts or ("",))
    for name in {home for home, _ in rows.wants()} - set(parts):
        raise DefinitionError(f"The export has no part {name!r}.", where=where, mend=nearest(name, parts))
