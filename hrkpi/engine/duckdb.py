"""The embedded engine: DuckDB over a snapshot's facts, in the process, read-only and locked down."""

from pathlib import Path
from threading import Lock

import duckdb
import numpy as np
from pyarrow import parquet
from sqlalchemy.engine.default import DefaultDialect

from hrkpi.engine.sums import Columns, Sums, rendered

DIALECT = DefaultDialect()  # plain sums and groups are plain SQL
LOCKED = (
    "SET autoinstall_known_extensions=false",
    "SET autoload_known_extensions=false",
    "SET enable_external_access=false",
    "SET lock_configuration=true",
)


class DuckdbEngine:
    """Facts of one snapshot, loaded into memory at first use.

    Args:
        folder: Where the snapshot keeps one Parquet file per fact.
        threads: Threads of one query.
    """

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        self._folder, self._lock, self._loaded = folder, Lock(), set[str]()
        self._connection = duckdb.connect(":memory:")
        self._connection.execute(f"SET threads={int(threads)}")
        for setting in LOCKED:
            self._connection.execute(setting)

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``, one element per group that occurs."""
        self._load(asked.fact)
        found = self._connection.cursor().execute(rendered(asked, DIALECT)).fetchnumpy()
        return {name: np.ma.filled(column, 0).astype(np.int64) for name, column in found.items()}

    def _load(self, fact: str) -> None:
        with self._lock:
            if fact not in self._loaded:
                rows = parquet.read_table(
                    self._folder / f"{fact}.parquet"
                )  # the engine itself may open no file
                self._connection.from_arrow(rows).create(fact)
                self._loaded.add(fact)
