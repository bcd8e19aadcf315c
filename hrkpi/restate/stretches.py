"""Stretches of days of many keys at once: joined, and what lies between them."""

from dataclasses import dataclass

import numpy as np

from hrkpi.dates import DayArray, IntArray


@dataclass(frozen=True)
class Stretches:
    """Half-open stretches of days, in order of key and time: the first day counts, the last does not.

    Args:
        key: Integer that each belongs to.
        start: First day.
        stop: First day after it.
    """

    key: IntArray
    start: DayArray
    stop: DayArray


def joined(some: Stretches) -> Stretches:
    """The days that any stretch of a key holds, as stretches that neither overlap nor touch."""
    kept = some.start < some.stop
    key, start, stop = some.key[kept], some.start[kept], some.stop[kept]
    order = np.lexsort((start, key))
    key, start, stop = key[order], start[order], stop[order]
    reach = _reach(key, stop)
    first = np.ones(len(key), dtype=bool)
    first[1:] = (key[1:] != key[:-1]) | (start[1:] > reach[:-1])
    last = np.append(first[1:], np.ones(min(len(key), 1), dtype=bool))
    return Stretches(key[first], start[first], reach[last])


def without(whole: Stretches, taken: Stretches) -> Stretches:
    """What is left of one stretch per key when the days of others are taken from it.

    Args:
        whole: At most one per key.
        taken: Joined; keys that are not in ``whole`` are left out.
    """
    at = np.searchsorted(whole.key, taken.key)
    mine = at < len(whole.key)
    mine[mine] = whole.key[at[mine]] == taken.key[mine]
    at = at[mine]
    start = np.clip(taken.start[mine], whole.start[at], whole.stop[at])
    stop = np.clip(taken.stop[mine], whole.start[at], whole.stop[at])
    key = np.concatenate([whole.key, taken.key[mine]])
    opens = np.concatenate([whole.start, stop])  # a gap opens at the start of the whole and after each piece
    order = np.lexsort((opens, key))
    key, opens = key[order], opens[order]
    closing = np.concatenate([taken.key[mine], whole.key])
    closes = np.concatenate([start, whole.stop])
    closes = closes[np.lexsort((closes, closing))]
    some = opens < closes
    return Stretches(key[some], opens[some], closes[some])


def _reach(key: IntArray, stop: DayArray) -> DayArray:
    """The latest end up to each stretch of the same key."""
    days = stop.astype(np.int64)
    group = np.cumsum(np.append(False, key[1:] != key[:-1])[: len(key)]).astype(np.int64)
    span = int(np.ptp(days)) + 1 if len(days) else 1
    lifted = group * span + (days - (days.min() if len(days) else 0))
    reach = np.maximum.accumulate(lifted) - group * span + (days.min() if len(days) else 0)
    return reach.astype("datetime64[D]")
