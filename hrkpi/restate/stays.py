"""Fact of stays in stages of hiring: how long applications were in each, and which are there still."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import DayArray
from hrkpi.fact import STAYS
from hrkpi.restate import coding
from hrkpi.restate.hiring import applications, in_month
from hrkpi.restate.stacked import stacked
from hrkpi.restate.stages import entries, marks

NO_DAY = np.datetime64("NaT", "D")


def stays(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date) -> pd.DataFrame:
    """The fact ``stays``: a row where an application enters a stage, one with its days where it leaves it.

    It leaves a stage on the day that the log says, else when it enters the next one, else when it is rejected
    or its offer decided. Who comes back begins a new stay. What a person hired enters last, on the day of the
    acceptance or later, is the hire itself and no stay.
    """
    log = entries(tables, labels, as_of)
    rows = applications(tables, labels).iloc[log["application"].to_numpy()].reset_index(drop=True)
    entered, today = dates.days_of(log["day"]), np.datetime64(as_of, "D")
    following = _following(log)
    rejected, decided = (_by(dates.days_of(rows[name]), today) for name in ("rejected", "decided"))
    left, outcome = dates.days_of(log["left"]), (rows["outcome"] == "accepted").to_numpy()
    ended = np.where(np.isnat(left), _first(following, rejected, decided, since=entered), left)
    is_hire = outcome & (entered >= decided) & np.isnat(following)
    known = (dates.days_of(rows["applied"]) <= today) & ~is_hire
    frame = rows.assign(rank=log["rank"], stage=log["stage"], entered=entered, ended_on=ended, waiting=1)
    frame, days = frame[known], (ended - entered)[known]
    over = frame[frame["ended_on"].notna()].assign(days=days[~np.isnat(days)].astype(np.int64))
    over = over.assign(ended=1, waiting=-1, **marks(over, "ended_on"))
    return stacked([in_month(frame, "entered"), in_month(over, "ended_on")], STAYS.columns)


def _following(log: pd.DataFrame) -> DayArray:
    """The day on which the application of each entry entered a stage again; missing after the last."""
    application, day = log["application"].to_numpy(), dates.days_of(log["day"])
    following = np.full(len(log), NO_DAY)
    on = np.flatnonzero(application[1:] == application[:-1])
    following[on] = day[on + 1]
    return following


def _by(days: DayArray, today: np.datetime64) -> DayArray:
    """Days that are known by a day; the others are missing."""
    return np.where(days <= today, days, NO_DAY)


def _first(*several: DayArray, since: DayArray) -> DayArray:
    """The first of several days that is not before another; missing where none is."""
    held = [np.where(days >= since, days, NO_DAY) for days in several]
    first: DayArray = np.fmin.reduce(held)
    return first
