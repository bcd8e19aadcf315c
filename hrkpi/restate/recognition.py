"""Fact of recognition: how often each person was recognised lately, as a stock by number of times."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import IntArray
from hrkpi.fact import RECOGNITION
from hrkpi.positions import positions
from hrkpi.restate.placed import placed, stock
from hrkpi.restate.spells import OPEN
from hrkpi.restate.stretches import Stretches
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_growth import RECOGNITIONS

LATELY = np.timedelta64(90, "D")  # the day itself is the first of them


def recognition(tables: Mapping[str, pd.DataFrame], line: Timeline, *, as_of: date) -> pd.DataFrame:
    """The fact ``recognition``: people employed, by how often they were recognised in the last ninety days.

    Nobody recognises themselves.
    """
    rows = tables.get("recognitions", empty(RECOGNITIONS))
    code = positions(rows["receiver_id"], line.people)
    own = (rows["giver_id"] == rows["receiver_id"]).to_numpy(dtype=bool)
    day = dates.days_of(rows["date"])
    kept = (code >= 0) & ~own & (day <= np.datetime64(as_of, "D"))
    some, times = _counted(code[kept], day[kept])
    pieces = placed(line, some.key, some)
    described = line.described(pieces.segment).assign(received=times[pieces.row])
    ones = np.ones(len(pieces.row), dtype=np.int64)
    return stock(described, pieces.start, pieces.stop, as_of, recognised=ones)[RECOGNITION.columns]


def _counted(code: IntArray, day: dates.DayArray) -> tuple[Stretches, IntArray]:
    """Stretches in which a person was recognised so many times lately, and how many times."""
    key, when = np.concatenate([code, code]), np.concatenate([day, day + LATELY])
    change = np.repeat([1, -1], len(code))
    order = np.lexsort((when, key))
    key, when, running = key[order], when[order], np.cumsum(change[order])
    stop = np.append(when[1:], np.full(min(len(when), 1), OPEN))
    some = np.flatnonzero((running > 0) & (when < stop))  # each person's changes add up to none
    return Stretches(key[some], when[some], stop[some]), running[some].astype(np.int64)
