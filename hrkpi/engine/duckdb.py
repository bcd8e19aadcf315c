"""The embedded engine: DuckDB over a snapshot's facts, in the process, read-only and locked down."""

from pathlib import Path
from threading import Lock

import duckdb
import numpy as np
from pyarrow.parquet import ParquetFile

from hrkpi.engine.rolled import DIALECT, MONTH, Rolled
from hrkpi.engine.sums import Columns, Sums, rendered
from hrkpi.fact import FACTS

ARRIVED = "arrived"
SMALL_LOADS = 2  # of a fact: one for the figures asked for, one for the groups they are protected by
LOCKED = (
    "SET autoinstall_known_extensions=false",
    "SET autoload_known_extensions=false",
    "SET enable_external_access=false",
    "SET lock_configuration=true",
)


class DuckdbEngine:
    """Facts of one snapshot, loaded into memory as they are asked for.

    The first questions to a fact load the columns they need, so that a short command does not wait for the
    others; whoever asks on gets the whole fact, and roll-ups of what is asked again and again.

    Args:
        folder: Where the snapshot keeps one Parquet file per fact.
        threads: Threads of one query.
    """

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        self._folder, self._lock = folder, Lock()
        self._loaded: dict[str, list[frozenset[str]]] = {}
        self._rows: dict[str, int] = {}
        self._connection = duckdb.connect(":memory:")
        self._rolled = Rolled(self._connection)
        self._connection.execute(f"SET threads={int(threads)}")
        for setting in LOCKED:
            self._connection.execute(setting)

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``, one element per group that occurs."""
        self._load(asked.fact, frozenset((MONTH, *asked.by, *asked.measures, *asked.where)))
        prefix = self._rolled.prefix(asked, self._rows[asked.fact])
        found = self._connection.cursor().execute(rendered(asked, DIALECT, prefix)).fetchnumpy()
        return {name: np.ma.filled(column, 0).astype(np.int64) for name, column in found.items()}

    def _load(self, fact: str, needed: frozenset[str]) -> None:
        with self._lock:
            loads = self._loaded.setdefault(fact, [])
            if loads and needed <= loads[-1]:
                return
            whole = frozenset(FACTS[fact].columns)
            columns = whole if len(loads) == SMALL_LOADS else needed.union(*loads[-1:])
            file = self._folder / f"{fact}.parquet"  # the engine itself may open no file
            with ParquetFile(file) as stored:  # read_table would import the whole of Arrow's datasets
                self._rows[fact] = stored.metadata.num_rows
                self._connection.register(ARRIVED, stored.read(columns=sorted(columns)))
            self._connection.execute(f"CREATE OR REPLACE TABLE {fact} AS FROM {ARRIVED}")
            self._connection.unregister(ARRIVED)
            loads.append(columns)
