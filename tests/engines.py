"""Every engine, opened on facts just built; one is plain pandas, to compare the others with."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from hrkpi.book import Facts
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.sums import Columns, Engine, Sums
from hrkpi.fact import FACTS


class FramesEngine:
    """The one query in plain pandas.

    Args:
        frames: The facts by name.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        self._frames = frames

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``, one element per group that occurs."""
        frame = self._frames[asked.fact].astype(np.int64)
        for name, codes in asked.where.items():
            frame = frame[frame[name].isin(codes)]
        frame = frame if asked.stop is None else frame[frame["month"] < asked.stop]
        summed = frame.groupby(list(asked.by))[list(asked.measures)].sum().reset_index()
        return {name: summed[name].to_numpy() for name in (*asked.by, *asked.measures)}


def duckdb_engine(built: Facts) -> Engine:
    """The embedded engine over facts that went to the disk and came back."""
    with TemporaryDirectory() as folder:
        built.save(Path(folder))
        engine = DuckdbEngine(Path(folder))
        for fact in (FACTS[name] for name in built.frames):  # into memory, before the folder goes
            engine.sums(Sums(fact.name, fact.measures, tuple(fact.columns[: -len(fact.measures)])))
    return engine


def frames_engine(built: Facts) -> Engine:
    """The facts as they were built."""
    return FramesEngine(built.frames)


ENGINES: Mapping[str, Callable[[Facts], Engine]] = {"duckdb": duckdb_engine, "frames": frames_engine}
