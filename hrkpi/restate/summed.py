"""Rows of a fact put in order and added up: one row per month and combination of members and keys."""

from collections.abc import Callable, Iterable
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.dates import IntArray
from hrkpi.fact import Fact
from hrkpi.restate.stacked import Whole, narrow

ORDERED = 4  # leading dimensions by which facts are sorted before the month: those that filters name most
WORD_BITS = 63  # of one integer that holds several columns


def ordered(fact: Fact) -> tuple[str, ...]:
    """Columns that tell rows of a fact apart, in the order that these are sorted by."""
    return (*fact.dimensions[:ORDERED], "month", *fact.dimensions[ORDERED:], *fact.keys)


def summed(frame: pd.DataFrame, fact: Fact) -> pd.DataFrame:
    """The rows of a fact, those alike in month, members and keys as one, in the order that filters read.

    A row whose measures add up to nothing stays: it tells that somebody was there.

    Args:
        frame: Rows in any order; whole numbers.
        fact: Whose they are.

    Returns:
        Whole numbers of the narrowest width. The same rows in whatever order give the same frame.
    """
    return summed_columns(lambda name: narrow(frame[name]), fact) if len(frame) else _none(fact).copy()


def summed_columns(column: Callable[[str], Whole], fact: Fact) -> pd.DataFrame:
    """As ``summed``, of columns that are read when they are needed and not kept.

    Args:
        column: Whole numbers of a column; those of ``ordered`` are asked for twice.
        fact: Whose rows they are.
    """
    words = _packed(map(column, ordered(fact)))
    order = np.lexsort(words[::-1])
    fresh = _fresh(words, order)
    chosen, again = order[fresh], order[~fresh]
    group = (np.cumsum(fresh) - 1)[~fresh]
    columns = {}
    for name in fact.columns:
        values = column(name)
        held, more = values[chosen], values[again]
        if name in fact.measures and more.any():
            total = held.astype(np.int64)
            np.add.at(total, group, more)
            held = total
        columns[name] = narrow(pd.Series(held, copy=False))
    return pd.DataFrame(columns, copy=False)


@cache
def _none(fact: Fact) -> pd.DataFrame:
    """No rows of a fact."""
    return pd.DataFrame(dict.fromkeys(fact.columns, np.zeros(0, np.int8)))


def _fresh(words: list[IntArray], order: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each row, in some order, differs from the one before."""
    fresh = np.zeros(len(order), dtype=bool)
    fresh[:1] = True
    for word in words:
        held = word[order]
        fresh[1:] |= held[1:] != held[:-1]
    return fresh


def _packed(columns: Iterable[Whole]) -> list[IntArray]:
    """Columns as few integers, the first ones in the highest bits: these sort as the columns do."""
    words: list[IntArray] = []
    room = 0
    for values in columns:
        low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
        bits = (high - low).bit_length()
        if bits > room or not words:
            words.append(np.zeros(len(values), dtype=np.int64))
            room = WORD_BITS
        if bits:
            words[-1] <<= bits
            words[-1] += values - np.int64(low)
            room -= bits
    return words
