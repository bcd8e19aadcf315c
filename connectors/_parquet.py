"""Parquet files: their cells as text again, so that one set of rules types everything."""

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from connectors._sheet import Issue, Sheet, fold
from connectors._source import UnreadableError
from connectors._text import cleaned
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_ROW = 2  # rows are counted as if the headings stood above them


@dataclass(frozen=True, eq=False)
class ParquetSource:
    """A Parquet file with its headings.

    Args:
        file: Label of the file.
        data: Its bytes.
        headings: Names of its columns.
    """

    file: str
    data: bytes
    headings: tuple[str, ...]
    name: str = field(default="", init=False)
    records: str = field(default="", init=False)

    def read(
        self, wanted: frozenset[str], answers: "Mapping[str, str]", source: str
    ) -> tuple[Sheet, tuple[Issue, ...]]:
        """The rows, with the wanted headings alone."""
        del answers, source  # types are written in the file
        names = {fold(heading): heading for heading in self.headings if fold(heading) in wanted}
        table = pq.read_table(io.BytesIO(self.data), columns=list(names.values()))
        index = pd.RangeIndex(FIRST_ROW, table.num_rows + FIRST_ROW)
        texts = {name: cleaned(_worded(table[heading]), index) for name, heading in names.items()}
        return Sheet(self.file, "", self.headings, pd.DataFrame(texts, index=index), lettered=False), ()


def open_parquet(data: bytes, file: str) -> ParquetSource:
    """A Parquet file with its headings.

    Raises:
        UnreadableError: If the file is damaged.
    """
    try:
        schema = pq.read_schema(io.BytesIO(data))
    except (pa.ArrowInvalid, OSError):
        what = say("the Parquet file is damaged, or cut short")
        raise UnreadableError("DAMAGED_FILE", what, file=file, mend=say("write it again.")) from None
    return ParquetSource(file, data, tuple(schema.names))


def _worded(
    column: "pa.ChunkedArray[Any]",
) -> "pa.ChunkedArray[pa.StringScalar]":  # the file decides about the type
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_floating(column.type):
        column = pc.if_else(pc.is_nan(column), None, column)
        whole = pc.all(pc.equal(column, pc.floor(column)), min_count=0).as_py()
        column = (
            column.cast(pa.int64()) if whole else column
        )  # a column of counts with gaps was made one of decimals
    if pa.types.is_timestamp(column.type):
        midnight = pc.equal(column, pc.floor_temporal(column, unit="day"))
        column = column.cast(pa.date32()) if pc.all(midnight, min_count=0).as_py() else column
    texts: pa.ChunkedArray[Any] = column.cast(pa.string())
    return texts
