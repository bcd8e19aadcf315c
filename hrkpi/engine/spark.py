"""Apache Spark as engine: the one query over Parquet on storage that every machine of the cluster sees."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.sql.compiler import IdentifierPreparer

from hrkpi.engine.spark_session import cluster
from hrkpi.engine.sums import Columns, Sums, rendered

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray
    from pyspark.sql import SparkSession


DIALECT = DefaultDialect()
DIALECT.identifier_preparer = IdentifierPreparer(DIALECT, initial_quote="`")
GLOB = str.maketrans({letter: f"\\{letter}" for letter in "{}[]*?\\"})


class SparkEngine:
    """Facts of one snapshot behind a Spark.

    Args:
        url: Address of a Spark Connect server or of a master.
        folder: Where the snapshot keeps one Parquet file per fact, on every machine.
        seconds: Longest time of one question.
    """

    def __init__(self, url: str, folder: Path, *, seconds: int) -> None:
        self._cluster, self._folder, self._seconds = cluster(url), folder.resolve(), seconds
        self._prefix = f"facts_{sha256(str(self._folder).encode()).hexdigest()[:12]}_"

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``, one element per group that occurs.

        Raises:
            EngineError: If Spark cannot be reached, fails, or takes too long.
        """
        text = rendered(asked, DIALECT, self._prefix)
        found = self._cluster.run(lambda spark: self._asked(spark, asked.fact, text), seconds=self._seconds)
        return {name: _integers(found.column(name)) for name in (*asked.by, *asked.measures)}

    def _asked(self, session: "SparkSession", fact: str, text: str) -> "pa.Table":
        view = self._prefix + fact
        if view not in self._cluster.views:
            session.read.parquet(seen(self._folder / f"{fact}.parquet")).createOrReplaceTempView(view)
            self._cluster.views.add(view)
        return session.sql(text).toArrow()


def _integers(column: "pa.ChunkedArray[Any]") -> "NDArray[np.int64]":
    """A sum over nothing is missing, and alone in its column; it is 0."""
    whole: NDArray[np.int64] = np.nan_to_num(column.to_numpy()).astype(np.int64)
    return whole


def seen(path: Path) -> str:
    """A file or folder as Spark is told of it: on the shared storage, and no pattern."""
    return f"file://{str(path.resolve()).translate(GLOB)}"
