"""What a query wants of the engine, and what the engine said: one statement per fact, keys and filter.

Facts need not share all dimensions of a question. Where one lacks some (an average headcount has no type of
exit), its sums stand at every member of those. Whoever has a manager is in the groups of all managers above
as well: those groups overlap.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hrkpi.book import Book
from hrkpi.engine.sums import Columns, Engine, Sums
from hrkpi.fact import FACTS, LINE, MANAGER

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Where = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Source:
    """One statement: a fact, what it is grouped by beside months and groups, and its filter."""

    fact: str
    keys: tuple[str, ...]
    where: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Asked:
    """What the groups of a question are.

    Args:
        by: Dimensions of the groups.
        where: Codes kept, by dimension.
        complete: Those dimensions of ``by`` of which every member is a group, also where it holds nobody.
        stop: First month that is left out.
    """

    by: tuple[str, ...]
    where: Where
    complete: tuple[str, ...]
    stop: int


@dataclass
class Ledger:
    """What is wanted of the engine, and, once fetched, what it said.

    ``company`` is the same for everybody in one group, where a figure needs that as its measure.
    """

    wanted: dict[Source, list[str]] = field(default_factory=dict)
    found: dict[Source, Columns] = field(default_factory=dict)
    groups: IntArray | None = None
    places: dict[Source, IntArray] = field(default_factory=dict)
    running: dict[tuple[Source, str], FloatArray] = field(default_factory=dict)
    company: "Ledger | None" = None

    def want(self, source: Source, measure: str) -> None:
        """Notes a measure of a statement."""
        measures = self.wanted.setdefault(source, [])
        if measure not in measures:
            measures.append(measure)

    def fetch(self, engine: Engine, book: Book, asked: Asked) -> IntArray:
        """Asks the engine for everything that was wanted.

        Returns:
            The groups that occur, one row of codes each, shape (groups, dimensions).
        """
        for source, measures in self.wanted.items():
            by = [_column(name) for name in asked.by if _column(name) in FACTS[source.fact].dimensions]
            grouped = ("month", *dict.fromkeys(by), *source.keys)
            sums = Sums(source.fact, tuple(measures), grouped, dict(source.where), asked.stop)
            self.found[source] = _under_managers(engine.sums(sums), book, asked)
        self._stand_at_all_members(book, asked)
        return self._find_groups(book, asked)

    def _stand_at_all_members(self, book: Book, asked: Asked) -> None:
        """Repeats the rows of facts that lack a dimension for each of its members."""
        for name in asked.by:
            held = {source: rows for source, rows in self.found.items() if name in rows}
            others = [source for source in self.found if source not in held]
            codes = (
                np.unique(
                    np.concatenate(
                        [
                            np.arange(1, len(book.labels[name]) + 1, dtype=np.int64),
                            *(rows[name] for rows in held.values()),
                        ]
                    )
                )
                if others
                else np.zeros(0, np.int64)
            )
            kept = codes[np.isin(codes, asked.where[name])] if name in asked.where else codes
            for source in others:
                self.found[source] = _repeated(self.found[source], name, kept)

    def _find_groups(self, book: Book, asked: Asked) -> IntArray:
        sizes = [sized(book, name) for name in asked.by]
        packed = {
            source: _packed([rows[name] for name in asked.by], sizes, len(rows["month"]))
            for source, rows in self.found.items()
        }
        codes = (
            np.unique(np.concatenate([*packed.values(), np.array([], np.int64)]))
            if asked.by
            else np.zeros(1, np.int64)
        )
        groups = self.groups = _completed(_unpacked(codes, sizes), sizes, asked)
        codes = _packed(list(groups.T), sizes, len(groups))
        self.places.update({source: np.searchsorted(codes, key) for source, key in packed.items()})
        return groups


def sized(book: Book, name: str) -> int:
    """How many codes a dimension has, the unknown included."""
    return len(book.chains.managers) + 1 if name == LINE else len(book.labels[name]) + 1


def _column(name: str) -> str:
    """The column of facts that says a dimension: lines are what the column of managers holds."""
    return MANAGER if name == LINE else name


def _under_managers(rows: Columns, book: Book, asked: Asked) -> Columns:
    """The rows of each line standing at every manager above it, of those who are kept; or at the line."""
    if MANAGER not in rows:
        return rows
    named = {**rows, LINE: rows[MANAGER]} if LINE in asked.by else dict(rows)
    if MANAGER not in asked.by:
        return {name: column for name, column in named.items() if name != MANAGER}
    at, managers = book.chains.spread(rows[MANAGER])
    kept = np.isin(managers, asked.where[MANAGER]) if MANAGER in asked.where else np.ones(len(at), bool)
    return {**{name: column[at[kept]] for name, column in named.items()}, MANAGER: managers[kept]}


def _repeated(rows: Columns, name: str, codes: IntArray) -> Columns:
    count = len(rows["month"])
    again = {column: np.repeat(figures, len(codes)) for column, figures in rows.items()}
    return {**again, name: np.tile(codes, count)}


def _completed(groups: IntArray, sizes: list[int], asked: Asked) -> IntArray:
    """Groups with every member of the complete dimensions beside each other member that occurs."""
    for at, name in enumerate(asked.by):
        if name in asked.complete:
            kept = np.array(asked.where.get(name, range(sizes[at])), dtype=np.int64)
            rows = np.repeat(groups, len(kept), axis=0)
            rows[:, at] = np.tile(kept, len(groups))
            groups = np.unique(rows, axis=0)
    return groups


def summed(at: tuple[IntArray, ...], figures: IntArray, shape: tuple[int, ...]) -> FloatArray:
    """An array of a shape in which each figure is added at its place."""
    place = np.ravel_multi_index(at, shape) if len(figures) else np.zeros(0, dtype=np.int64)
    added = np.bincount(place, figures.astype(float), minlength=math.prod(shape))
    return added.astype(float, copy=False).reshape(shape)


def _packed(columns: list[IntArray], sizes: list[int], rows: int) -> IntArray:
    """The codes of several dimensions as one integer per row."""
    key = np.zeros(rows, dtype=np.int64)
    for column, size in zip(columns, sizes, strict=True):
        key = key * size + column
    return key


def _unpacked(key: IntArray, sizes: list[int]) -> IntArray:
    columns: list[IntArray] = []
    for size in reversed(sizes):
        columns.insert(0, key % size)
        key = key // size
    return np.stack(columns, axis=1) if columns else np.zeros((len(key), 0), np.int64)
