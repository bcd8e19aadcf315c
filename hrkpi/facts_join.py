"""The parts of a company restated one by one, and what they make joined to facts."""

import pickle
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from hrkpi.book import Book, Rules, save_fact
from hrkpi.fact import FACTS
from hrkpi.facts import RAW, coverage
from hrkpi.facts_divide import Ground, read, write
from hrkpi.facts_looked import LookedWhole
from hrkpi.facts_parts import FAMILIES, UNITS, Plan, conformed, part_of, travelling
from hrkpi.restate.stacked import Whole, narrow
from hrkpi.restate.summed import summed, summed_columns
from hrkpi.restate.survey import LAGS, OCCASION, dated_lags, occasions
from hrkpi.restate.tree import LATEST, UNIT

PLAN = "plan"


@dataclass(frozen=True)
class Look:
    """Finds what every part must know of the whole.

    Args:
        ground: Where.
        rules: By which rows are restated.
    """

    ground: Ground
    rules: Rules

    def run(self) -> None:
        """Writes it, the frames that travel as if they were tables, and the book; that without units."""
        whole = LookedWhole(self.ground.tables, self.rules)
        plan = whole.plan()
        for name, frame in travelling(plan.told).items():
            frame.to_parquet(self.ground.file(name), index=False)
        covered = coverage(whole.spans, self.rules.as_of, self.rules.records_from)
        (self.ground.scratch / PLAN).write_bytes(pickle.dumps(plan.sent))
        Book(self.rules.as_of, plan.labels.of, covered, {}, plan.told.chains).save(self.ground.scratch)


@dataclass(frozen=True)
class Restate:
    """Makes the rows of the facts of one part.

    Args:
        ground: Where.
        family: Position of the way to divide.
        part: Number of the part.
    """

    ground: Ground
    family: int
    part: int

    def run(self) -> None:
        """Writes a file for each fact that has rows, and one of units."""
        family = FAMILIES[self.family]
        names = [file.name for file in sorted((self.ground.scratch / str(self.family)).iterdir())]
        files = {name: self.ground.part(self.family, name, self.part) for name in names}
        frames = {name: conformed(read(file), name) for name, file in files.items()}
        made = part_of(frames, family, plan_of(self.ground.scratch))
        for name, rows in made.frames.items():
            whole = rows if name in RAW else summed(rows, FACTS[name])
            self._keep(name, pd.DataFrame({one: narrow(whole[one]) for one in whole}, copy=False))
        self._keep(UNITS, made.units)

    def _keep(self, name: str, rows: pd.DataFrame) -> None:
        if len(rows):
            file = self.ground.made(name) / f"{self.family}-{self.part}.arrow"
            write(file, pa.Table.from_pandas(rows, preserve_index=False))


@dataclass(frozen=True)
class Join:
    """Makes a fact of what the parts made of it.

    Args:
        ground: Where.
        fact: Its name.
    """

    ground: Ground
    fact: str

    def run(self) -> None:
        """Writes the file of the fact."""
        fact, files = FACTS[self.fact], sorted(self.ground.made(self.fact).glob("*"))
        rows = Made(files, RAW.get(self.fact, fact.columns))
        found: dict[str, Whole] = {}
        if self.fact == "survey":
            told = pd.DataFrame({name: rows.column(name) for name in (*OCCASION, *LAGS)}, copy=False)
            lags = dated_lags(told, occasions(told))
            found = {name: narrow(pd.Series(values)) for name, values in lags.items()}
        whole = summed_columns(lambda name: found[name] if name in found else rows.column(name), fact)
        save_fact(whole, self.ground.folder, self.fact)


@dataclass(frozen=True)
class Made:
    """The rows of a fact that all parts made.

    Args:
        files: One for each part that has any.
        columns: In the order of the files.
    """

    files: list[Path]
    columns: list[str]

    def column(self, name: str) -> Whole:
        """One of the columns."""
        at = [self.columns.index(name)]
        parts = [read(file, at).column(0).to_numpy() for file in self.files]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int8)


@lru_cache(maxsize=1)
def plan_of(scratch: Path) -> Plan:
    """What every part must know; read once per process."""
    plan: Plan = pickle.loads((scratch / PLAN).read_bytes())  # noqa: S301 - ``Look`` wrote it in this run
    return plan


def latest_units(ground: Ground) -> pd.DataFrame:
    """What all parts together say last of each unit."""
    said = [read(file).to_pandas() for file in sorted(ground.made(UNITS).glob("*"))]
    if not said:
        return pd.DataFrame(columns=[*UNIT, "above"])
    ordered = pd.concat(said, ignore_index=True).sort_values([*UNIT, *LATEST], ignore_index=True)
    return ordered.drop_duplicates(UNIT, keep="last")
