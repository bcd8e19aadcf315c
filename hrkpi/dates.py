"""Arithmetic on columns of days."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.positions import positions

IntArray = NDArray[np.int64]
DayArray = NDArray[np.datetime64]

EPOCH_MONTH = 1970 * 12
ONE_DAY = np.timedelta64(1, "D")


def days_of(column: "pd.Series[pd.Timestamp]") -> DayArray:
    """A day column as numpy days."""
    return column.to_numpy().astype("datetime64[D]")


def months_of(days: DayArray) -> IntArray:
    """The month of each day, as ``hrkpi.period`` counts them; meaningless where the day is missing."""
    months: IntArray = days.astype("datetime64[M]").astype(np.int64) + EPOCH_MONTH
    return months


def days_into_month(days: DayArray) -> IntArray:
    """Days of its month that are over before each day: 0 on the first."""
    elapsed: IntArray = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64)
    return elapsed


def first_days(months: IntArray) -> DayArray:
    """The first day of each month."""
    return (months - EPOCH_MONTH).astype("datetime64[M]").astype("datetime64[D]")


def anniversaries(days: DayArray, years: int) -> DayArray:
    """The same day some years later; 29 February becomes 28 February in a common year."""
    month = days.astype("datetime64[M]")
    later = month + np.timedelta64(12 * years, "M")
    day = later.astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    end = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - ONE_DAY
    same: DayArray = np.minimum(day, end)
    return same


def looked_up(by: "pd.Series[str]", found: "pd.Series[pd.Timestamp]") -> "pd.Series[pd.Timestamp]":
    """The day each key has in a column indexed by unique keys; missing where it has none."""
    days = np.append(found.to_numpy(), np.datetime64("NaT"))
    return pd.Series(days[positions(by, found.index)], by.index)
