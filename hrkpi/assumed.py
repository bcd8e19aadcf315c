"""What a figure would be if everything unknown were something: an engine that answers as if it were.

So any KPI gets its bounds from its own formula, without a second definition of it. The questions go to the
same facts; only the answers are read differently.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from hrkpi.engine.sums import Columns, Engine, Sums
from hrkpi.fact import FACTS

UNKNOWN = 0  # code of what nobody knows


@dataclass(frozen=True)
class Recoded:
    """As if some members of a dimension were another: every unknown gender a woman.

    Args:
        engine: Answers the question itself.
        dimension: Whose members.
        codes: Members that are taken for another.
        target: The other.
    """

    engine: Engine
    dimension: str
    codes: tuple[int, ...]
    target: int

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``; the same group may occur twice."""
        if self.dimension not in FACTS[asked.fact].dimensions:
            return self.engine.sums(asked)
        where = dict(asked.where)
        if self.dimension in where:
            kept = set(where[self.dimension]) - set(self.codes)
            where[self.dimension] = tuple(sorted(kept | set(self.codes if self.target in kept else ())))
        found = dict(self.engine.sums(replace(asked, where=where)))
        if self.dimension in found:
            column = found[self.dimension]
            found[self.dimension] = np.where(np.isin(column, self.codes), self.target, column)
        return found


@dataclass(frozen=True)
class Merged:
    """As if what one measure counts belonged to another: every unknown exit voluntary.

    Args:
        engine: Answers the question itself.
        measures: For each fact the measure that is emptied, and the one that takes it.
    """

    engine: Engine
    measures: Mapping[str, tuple[str, str]]

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``."""
        emptied, filled = self.measures.get(asked.fact, ("", ""))
        if not {emptied, filled} & set(asked.measures):
            return self.engine.sums(asked)
        wanted = tuple(dict.fromkeys((*asked.measures, emptied, filled)))
        found = dict(self.engine.sums(replace(asked, measures=wanted)))
        found[filled], found[emptied] = found[filled] + found[emptied], np.zeros_like(found[emptied])
        return {name: found[name] for name in (*asked.by, *asked.measures)}


@dataclass(frozen=True)
class Added:
    """As if rows that were left out counted: every vacancy with impossible days filled in no time.

    They are of nobody in particular, so this is for questions about the whole.

    Args:
        engine: Answers the question itself.
        fact: Whose rows.
        measure: What each of them counts one of.
        rows: Their months and keys.
    """

    engine: Engine
    fact: str
    measure: str
    rows: Columns

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``; the same group may occur twice."""
        found = self.engine.sums(asked)
        if asked.fact != self.fact or self.measure not in asked.measures:
            return found
        month = self.rows["month"]
        kept = month < (asked.stop if asked.stop is not None else np.inf)
        count = int(kept.sum())
        own = {name: self.rows[name][kept] for name in asked.by if name in self.rows}
        own[self.measure] = np.ones(count, dtype=np.int64)
        nothing = np.zeros(count, dtype=np.int64)
        return {name: np.concatenate([column, own.get(name, nothing)]) for name, column in found.items()}
