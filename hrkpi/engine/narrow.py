"""One file of the narrowest integers from the many wide ones that a cluster writes."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS_AT_ONCE = 1 << 20
WIDTHS = (pa.int8(), pa.int16(), pa.int32(), pa.int64())


def join(source: Path, target: Path) -> None:
    """Write one Parquet file of integers from all files in a folder, in the order of their names."""
    files = [pq.ParquetFile(path) for path in sorted(source.glob("*.parquet"))]
    names = files[0].schema_arrow.names
    schema = pa.schema([(name, _width(files, at)) for at, name in enumerate(names)])
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for file in files:
            for rows in file.iter_batches(batch_size=ROWS_AT_ONCE):
                writer.write_batch(rows.cast(schema))


def nothing(columns: pa.Schema, target: Path) -> None:
    """Write a file without rows."""
    schema = pa.schema([(column.name, WIDTHS[0]) for column in columns])
    pq.write_table(schema.empty_table(), target)


def _width(files: list[pq.ParquetFile], at: int) -> pa.DataType:
    """The narrowest integer that holds a column, by what the files say of themselves."""
    groups = [file.metadata.row_group(group) for file in files for group in range(file.num_row_groups)]
    said: list[Any] = [group.column(at).statistics for group in groups]  # Any: as wide as the column
    ends = {0}.union(*({one.min, one.max} for one in said if one is not None and one.has_min_max))
    return next(width for width in WIDTHS if _holds(width, ends))


def _holds(width: pa.DataType, ends: set[int]) -> bool:
    limits = np.iinfo(str(width))
    return bool(limits.min <= min(ends) and max(ends) <= limits.max)
