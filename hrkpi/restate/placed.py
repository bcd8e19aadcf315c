"""Stretches of days of persons, cut into pieces in which the person is employed and described alike."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import DayArray, IntArray
from hrkpi.restate.spells import OPEN
from hrkpi.restate.states import keys
from hrkpi.restate.stretches import Stretches
from hrkpi.restate.timeline import Timeline


@dataclass(frozen=True)
class Pieces:
    """Parts of stretches, half-open and as of closes: whose exit is on a day is gone at its close.

    Args:
        row: Position of the stretch each was cut from.
        segment: Where the person was.
        start: First day.
        stop: First day after it.
    """

    row: IntArray
    segment: IntArray
    start: DayArray
    stop: DayArray


def placed(line: Timeline, code: IntArray, some: Stretches) -> Pieces:
    """The parts of stretches at whose closes a person is employed.

    Args:
        line: Spells and segments.
        code: Integer of the person of each stretch; −1 for nobody.
        some: Stretches in any order.
    """
    place = keys(line.code[line.home], line.begins)
    low = np.maximum(np.searchsorted(place, keys(code, some.start), side="right") - 1, 0)
    count = np.maximum(np.searchsorted(place, keys(code, some.stop), side="left") - low, 0)
    row = np.repeat(np.arange(len(code)), count)
    segment = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    start = np.maximum(some.start[row], line.begins[segment])
    stop = np.minimum(some.stop[row], closes(line)[segment])
    held = np.flatnonzero((line.code[line.home[segment]] == code[row]) & (start < stop))
    return Pieces(row[held], segment[held], start[held], stop[held])


def closes(line: Timeline) -> DayArray:
    """The first day at whose close each segment is over: that of the next one, or the last day employed."""
    ends = line.last[line.home].copy()
    on = np.flatnonzero(line.home[1:] == line.home[:-1])
    ends[on] = line.begins[on + 1]
    return ends


def stock(
    described: pd.DataFrame, start: DayArray, stop: DayArray, as_of: date, **measures: IntArray
) -> pd.DataFrame:
    """Rows of a fact by which something enters a stock and leaves it; without what a month begins and ends.

    Args:
        described: Codes of the dimensions and keys, one row per stretch.
        start: First day of each.
        stop: First day after it.
        as_of: Day of knowledge.
        **measures: How much of each measure is in the stock meanwhile.
    """
    today = np.datetime64(as_of, "D")
    stop = np.where(stop > today, OPEN, stop)
    lasting = (dates.months_of(start) < dates.months_of(stop)) & (start <= today)
    begun, over = np.flatnonzero(lasting), np.flatnonzero(lasting & (stop < OPEN))
    parts = [
        described.take(at).assign(
            month=dates.months_of(day[at]), **{name: sign * part[at] for name, part in measures.items()}
        )
        for at, day, sign in ((begun, start, 1), (over, stop, -1))
    ]
    return pd.concat(parts, ignore_index=True)
