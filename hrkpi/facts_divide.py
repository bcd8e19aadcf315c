"""Canonical Parquet divided into parts: rows that belong together in one small file per table and part."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from hrkpi.dates import IntArray
from hrkpi.facts_parts import FAMILIES, TOLD
from hrkpi.restate.survey import REPLIED

ROWS_AT_ONCE = 1 << 18
Writer = pa.ipc.RecordBatchFileWriter
INVITATIONS, ANSWERS = "survey_invitations", "survey_answers"
SQUEEZED = pa.ipc.IpcWriteOptions(compression="lz4")
READ = "read_parquet('{file}', file_row_number = true)"
PART = "CAST(hash({key}) % {parts} AS INTEGER) AS part"
PLACED = "SELECT file_row_number AS row, {part} FROM {rows} ORDER BY row"
ALONG = """
SELECT file_row_number AS row, part
FROM {rows} JOIN (SELECT DISTINCT {column}, {part} FROM {others}) USING ({column})
ORDER BY row, part
"""
GIVEN = """
SELECT given IS NOT NULL AS given
FROM {rows} LEFT JOIN (SELECT DISTINCT survey_id, respondent_id, true AS given FROM {others})
     USING (survey_id, respondent_id)
ORDER BY file_row_number
"""


@dataclass(frozen=True)
class Ground:
    """Where facts are built.

    Args:
        tables: One Parquet file per canonical table.
        folder: Where the facts go.
        scratch: What lies here is gone in the end.
    """

    tables: Path
    folder: Path
    scratch: Path

    def file(self, name: str) -> Path:
        """The file of a table, or of one of ``TOLD``."""
        return (self.scratch if name in TOLD else self.tables) / f"{name}.parquet"

    def part(self, family: int, name: str, part: int) -> Path:
        """The file of the rows of a table in a part."""
        return self.scratch / str(family) / name / f"{part}.arrow"

    def made(self, fact: str) -> Path:
        """The folder with the rows of a fact, or of ``units``; a file for each part that has any."""
        return self.scratch / "made" / fact


@dataclass(frozen=True)
class Divide:
    """Puts each row of a table into its part.

    Args:
        ground: Where.
        family: Position of the way to divide.
        name: Table, or one of ``TOLD``.
        parts: How many.
    """

    ground: Ground
    family: int
    name: str
    parts: int

    def run(self) -> None:
        """Writes a file for each part, with its rows in their order."""
        files = [self.ground.part(self.family, self.name, part) for part in range(self.parts)]
        files[0].parent.mkdir(parents=True)
        with ExitStack() as opened:
            connection = opened.enter_context(duckdb.connect())
            connection.execute("SET threads = 1")
            row, part = self._places(connection)
            source = opened.enter_context(pq.ParquetFile(self.ground.file(self.name)))
            batches = self._batches(source, connection)
            schema = source.schema_arrow
            if self.name == INVITATIONS:
                schema = schema.append(pa.field(REPLIED, pa.bool_()))
            targets = [opened.enter_context(_opened(file, schema)) for file in files]
            begun = 0
            for batch in batches:
                low, high = np.searchsorted(row, [begun, begun + batch.num_rows])
                _put(pa.Table.from_batches([batch], schema), row[low:high] - begun, part[low:high], targets)
                begun += batch.num_rows

    def _places(self, connection: duckdb.DuckDBPyConnection) -> tuple[IntArray, IntArray]:
        """Rows in order and the part of each; a row that goes along with others may be in several."""
        family = FAMILIES[self.family]
        if self.name in family.keys:
            asked = PLACED.format(part=self._part(self.name), rows=self._seen(self.name))
        else:
            other, column = family.along[self.name]
            asked = ALONG.format(
                column=column, part=self._part(other), rows=self._seen(self.name), others=self._seen(other)
            )
        found = connection.execute(asked).fetchnumpy()
        row, part = (np.asarray(found[name], dtype=np.int64) for name in ("row", "part"))
        return row, part

    def _part(self, name: str) -> str:
        return PART.format(key=FAMILIES[self.family].keys[name], parts=self.parts)

    def _seen(self, name: str) -> str:
        return READ.format(file=str(self.ground.file(name)).replace("'", "''"))

    def _batches(
        self, source: pq.ParquetFile, connection: duckdb.DuckDBPyConnection
    ) -> Iterator[pa.RecordBatch]:
        """The rows of the table; invitations with whether they were answered."""
        replied = self._replied(connection, source.metadata.num_rows) if self.name == INVITATIONS else None
        begun = 0
        for batch in source.iter_batches(batch_size=ROWS_AT_ONCE):
            rows = slice(begun, begun + batch.num_rows)
            yield batch if replied is None else batch.append_column(REPLIED, pa.array(replied[rows]))
            begun += batch.num_rows

    def _replied(self, connection: duckdb.DuckDBPyConnection, rows: int) -> NDArray[np.bool_]:
        if not self.ground.file(ANSWERS).exists():
            return np.zeros(rows, dtype=bool)
        asked = GIVEN.format(rows=self._seen(INVITATIONS), others=self._seen(ANSWERS))
        return np.asarray(connection.execute(asked).fetchnumpy()["given"], dtype=bool)


def read(file: Path, columns: Sequence[int] | None = None) -> pa.Table:
    """The rows of a part, or some columns of them by their positions; held until nobody needs them."""
    options = pa.ipc.IpcReadOptions(included_fields=None if columns is None else list(columns))
    with pa.OSFile(str(file), "rb") as source:
        return pa.ipc.open_file(source, options=options).read_all()


def write(file: Path, rows: pa.Table) -> None:
    """Write the rows of a part."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with _opened(file, rows.schema) as target:
        target.write_table(rows)


def _opened(file: Path, schema: pa.Schema) -> Writer:
    return pa.ipc.new_file(str(file), schema, options=SQUEEZED)


def _put(rows: pa.Table, row: IntArray, part: IntArray, targets: Sequence[Writer]) -> None:
    """Append some rows of a table, given in order, to the files of their parts."""
    order = np.argsort(part, kind="stable")
    taken = rows.take(row[order])
    ends = np.searchsorted(part[order], np.arange(len(targets) + 1))
    for target, low, high in zip(targets, ends[:-1], ends[1:], strict=True):
        if low < high:
            target.write_table(taken.slice(low, high - low))
