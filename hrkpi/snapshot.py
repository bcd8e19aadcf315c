"""One published state of all tables and facts. It never changes: an import makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pandas as pd
from pyarrow.parquet import ParquetFile

from hrkpi import book
from hrkpi.conform import empty
from hrkpi.errors import TableError
from hrkpi.nearest import nearest
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from hrkpi.manifest import Manifest
    from hrkpi.table import Table

TABLES_FOLDER = "tables"
FACTS_FOLDER = "facts"


@dataclass(frozen=True)
class Snapshot:
    """One snapshot whose files were checked.

    Args:
        path: Its folder.
        manifest: What it is, came from and holds.
    """

    path: "Path"
    manifest: "Manifest"

    @property
    def id(self) -> str:
        """Sequence number and the start of the content's hash; sorts in the order of publishing."""
        return self.manifest.id

    @property
    def as_of(self) -> "date":
        """Day of knowledge; nothing later is in the facts."""
        return self.manifest.as_of

    @property
    def loaded_at(self) -> "datetime":
        """When it was imported."""
        return self.manifest.loaded_at

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables that were ever imported."""
        return tuple(sorted(self.manifest.tables))

    @cached_property
    def facts(self) -> book.Facts:
        """The facts, read at first use."""
        return book.load(self.facts_folder)

    @property
    def facts_folder(self) -> "Path":
        """Folder of the facts' Parquet files, for an engine that reads them itself."""
        return self.path / FACTS_FOLDER

    @property
    def tables_folder(self) -> "Path":
        """Folder of the canonical tables' Parquet files, for a cluster that builds facts from them."""
        return self.path / TABLES_FOLDER

    def rows(self, folder: str) -> dict[str, int]:
        """Rows of each table or fact, as the manifest says.

        Args:
            folder: ``TABLES_FOLDER`` or ``FACTS_FOLDER``.
        """
        files = [(PurePosixPath(part.path), part.rows) for part in self.manifest.parts]
        return {file.stem: rows for file, rows in files if file.parent.name == folder and rows is not None}

    def table(self, name: str) -> pd.DataFrame:
        """A canonical table, conformed; without rows if it was never imported.

        Raises:
            TableError: If there is no such table.
        """
        table = known(name)
        return read_table(self.path, table) if name in self.manifest.tables else empty(table)


class Stored(Mapping[str, pd.DataFrame]):
    """The canonical tables in a folder, read when they are asked for; only the last one stays in memory.

    Args:
        folder: One Parquet file per table.
    """

    def __init__(self, folder: "Path") -> None:
        self._files = {path.stem: path for path in sorted(folder.glob("*.parquet")) if path.stem in TABLES}
        self._last: tuple[str, pd.DataFrame] | None = None

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table of that name, conformed."""
        if self._last and self._last[0] == name:
            return self._last[1]
        self._last = None  # before the next one comes
        frame = pd.read_parquet(self._files[name])
        self._last = name, frame
        return frame

    def __contains__(self, name: object) -> bool:
        """Whether there is such a table; it is not read."""
        return name in self._files

    def __iter__(self) -> "Iterator[str]":
        """Names of the tables."""
        return iter(self._files)

    def __len__(self) -> int:
        """Number of tables."""
        return len(self._files)


def known(name: str) -> "Table":
    """The canonical table of that name.

    Raises:
        TableError: If there is none.
    """
    if name not in TABLES:
        raise TableError(f"There is no table {name!r}.", where="canonical tables", mend=nearest(name, TABLES))
    return TABLES[name]


def write_table(folder: "Path", table: "Table", frame: pd.DataFrame) -> None:
    """Write a conformed frame into the folder of a snapshot."""
    frame.to_parquet(folder / TABLES_FOLDER / f"{table.name}.parquet", compression="zstd", index=False)


def read_table(folder: "Path", table: "Table") -> pd.DataFrame:
    """The conformed frame that ``write_table`` wrote."""
    with ParquetFile(folder / TABLES_FOLDER / f"{table.name}.parquet") as stored:
        return stored.read().to_pandas()
