"""Canonical tables on this machine, looked at column by column."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from hrkpi import facts
from hrkpi.conform import shaped
from hrkpi.dates import days_of
from hrkpi.fact import ORGANISATION
from hrkpi.facts_whole import Whole
from hrkpi.restate.pipeline import STAGE, precedence
from hrkpi.restate.units import DATED
from hrkpi.tables import TABLES

STAGE_LOG = "application_stages"
ROWS_AT_ONCE = 2_000_000  # of the stage log
LOG = "SELECT * FROM read_parquet($file) WHERE hash(application_id) % $parts = $part"


class LookedWhole(Whole):
    """Canonical tables on this machine, of which little is in memory at a time."""

    def words(self, place: facts.Place) -> Iterable[str]:
        """The words that occur in a column."""
        name, column = place
        found = set[str]()
        with pq.ParquetFile(self.file(name), read_dictionary=[column]) as file:
            for batch in file.iter_batches(columns=[column]):
                found.update(map(str, pc.unique(batch.column(0).drop_null()).to_pylist()))
        return found

    def span(self, place: facts.Place) -> facts.Span:
        """First and last day of a column up to the day of knowledge; nothing where there is none."""
        name, column = place
        days = pq.read_table(self.file(name), columns=[column]).column(0).cast(pa.date32())
        ends = pc.min_max(days.filter(pc.less_equal(days, pa.scalar(self.rules.as_of, pa.date32()))))
        first, last = ends["min"].as_py(), ends["max"].as_py()
        return (first, last) if first else ()

    def precedence(self) -> pd.DataFrame:
        """How often each stage came after others, as ``hrkpi.restate.pipeline.precedence`` counts it."""
        file = self.file(STAGE_LOG)
        parts = ceil(pq.read_metadata(file).num_rows / ROWS_AT_ONCE)
        counted = []
        with duckdb.connect() as connection:
            for part in range(parts):
                asked = {"file": str(file), "parts": parts, "part": part}
                log = connection.execute(LOG, asked).df()
                counted.append(precedence(shaped(log, TABLES[STAGE_LOG])))
        return pd.concat(counted).groupby(STAGE).sum() if counted else precedence(self.columns(STAGE_LOG, ()))

    def combined(self, name: str, days: list[date]) -> pd.DataFrame:
        """Every combination of units in a table, with the latest of some days up to that of the row."""
        dated = DATED[name]
        units = [unit for unit in ORGANISATION if unit in TABLES[name].names]
        rows = self.columns(name, [*units, *dated])
        day = days_of(rows[list(dated)].bfill(axis=1).iloc[:, 0])
        known = np.array([days[-1] - timedelta(days=1), *reversed(days)], dtype="datetime64[D]")
        since = known[np.maximum(np.searchsorted(known, day, side="right") - 1, 0)]
        since[np.isnat(day)] = np.datetime64("NaT")
        several = rows[units].assign(**{dated[0]: since}).drop_duplicates(ignore_index=True)
        return shaped(several, TABLES[name])
