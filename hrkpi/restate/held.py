"""Which job state is in force on a day of a spell."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.dates import DayArray, IntArray
from hrkpi.restate.states import keys


def spell_of(found: pd.DataFrame, jobs: pd.DataFrame) -> IntArray:
    """The spell each job state may begin in: the person's latest that had begun, −1 if none.

    Args:
        found: Spells with ``code``.
        jobs: Job states.
    """
    code = found["code"].to_numpy(dtype=np.int64)
    if not len(code):
        return np.full(len(jobs), -1)
    starts = keys(code, dates.days_of(found["start"]))
    who = jobs["code"].to_numpy(dtype=np.int64)
    at = np.searchsorted(starts, keys(who, dates.days_of(jobs["day"])), side="right") - 1
    return np.where((at >= 0) & (code[at] == who), at, -1)


def in_force(found: pd.DataFrame, jobs: pd.DataFrame, home: IntArray, day: DayArray) -> IntArray:
    """The job state in force: the latest since the spell before, else the first of the spell, else −1.

    Args:
        found: Spells with ``code``.
        jobs: Job states.
        home: Position of a spell, one per day asked.
        day: Days in it.
    """
    if not len(jobs):
        return np.full(len(home), -1)
    code, job_day = found["code"].to_numpy(dtype=np.int64)[home], dates.days_of(jobs["day"])
    who = jobs["code"].to_numpy(dtype=np.int64)
    latest = np.searchsorted(keys(who, job_day), keys(code, day), side="right") - 1
    holds = (latest >= 0) & (who[latest] == code)
    holds &= job_day[latest] > dates.days_of(found["previous"])[home]
    after = np.minimum(latest + 1, len(jobs) - 1)
    follows = (who[after] == code) & (job_day[after] > day)
    follows &= job_day[after] <= dates.days_of(found["last"])[home]
    return np.where(holds, latest, np.where(follows, after, -1))


def unique(home: IntArray, day: DayArray) -> tuple[IntArray, DayArray]:
    """Pairs of spell and day in order, each once."""
    order = np.lexsort((day, home))
    home, day = home[order], day[order]
    fresh = np.ones(len(home), dtype=bool)
    fresh[1:] = (home[1:] != home[:-1]) | (day[1:] != day[:-1])
    return home[fresh], day[fresh]


def taken(values: NDArray[np.generic], at: IntArray, otherwise: object) -> NDArray[np.generic]:
    """The value at each position; another where the position is −1."""
    padded = np.append(values, np.array([otherwise], dtype=values.dtype))
    return padded[at]
