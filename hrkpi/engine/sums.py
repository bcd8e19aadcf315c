"""The one query: sums of integers of one fact by month and codes, as a portable select.

Integers are written into the text as literals: they are validated codes and months, and planners read them
faster than bound values. No date function, no division, no word of any dialect.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from hrkpi.fact import FACTS

Columns = Mapping[str, NDArray[np.int64]]


@dataclass(frozen=True)
class Sums:
    """A question to a fact.

    Args:
        fact: Name of the fact.
        measures: Columns to sum.
        by: Columns to group by: dimensions, keys, ``month``.
        where: Codes kept, by dimension.
        stop: First month that is left out.
    """

    fact: str
    measures: tuple[str, ...]
    by: tuple[str, ...] = ()
    where: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    stop: int | None = None


class Engine(Protocol):
    """Answers the one query over the facts of one snapshot."""

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``; one element per group that occurs, unordered."""


def select(asked: Sums, prefix: str = "") -> sa.Select[tuple[int, ...]]:
    """The question as SQLAlchemy Core.

    Args:
        asked: The question.
        prefix: What the names of the tables begin with.
    """
    fact = FACTS[asked.fact]
    table = sa.table(prefix + fact.name, *(sa.column(name, sa.Integer) for name in fact.columns))
    grouped = [table.c[name] for name in asked.by]
    summed = [sa.func.sum(table.c[name]).label(name) for name in asked.measures]
    kept = [_kept(table.c[name], codes) for name, codes in sorted(asked.where.items())]
    if asked.stop is not None:
        kept.append(table.c.month < sa.literal(int(asked.stop)))
    return sa.select(*grouped, *summed).where(*kept).group_by(*grouped)


def rendered(asked: Sums, dialect: sa.Dialect, prefix: str = "") -> str:
    """The question as text with its integers written in."""
    return str(select(asked, prefix).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _kept(column: sa.ColumnClause[int], codes: tuple[int, ...]) -> sa.ColumnElement[bool]:
    if len(codes) == 1:
        return column == sa.literal(int(codes[0]))
    return column.in_([int(code) for code in codes])
