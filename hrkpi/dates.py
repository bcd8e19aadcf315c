"""Arithmetic on columns of days."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
EPOCH_MONTH = 1970 * 12


def days_of(column: "pd.Series[pd.Timestamp]") -> NDArray[np.datetime64]:
    """A day column as numpy days."""
    return column.to_numpy().astype("datetime64[D]")


def months_of(days: NDArray[np.datetime64]) -> IntArray:
    """The month of each day, as ``hrkpi.period`` counts them; meaningless where the day is missing."""
    return days.astype("datetime64[M]").astype(np.int64) + EPOCH_MONTH


def day_of_month(days: NDArray[np.datetime64]) -> IntArray:
    """1 to 31."""
    return (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1


def first_days(months: IntArray) -> NDArray[np.datetime64]:
    """The first day of each month."""
    return (months - EPOCH_MONTH).astype("datetime64[M]").astype("datetime64[D]")


def anniversaries(days: NDArray[np.datetime64], years: int) -> NDArray[np.datetime64]:
    """The same day some years later; 29 February becomes 28 February in a common year."""
    month = days.astype("datetime64[M]")
    later = month + np.timedelta64(12 * years, "M")
    day = later.astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    end = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.minimum(day, end)


def looked_up(by: "pd.Series[str]", found: "pd.Series[pd.Timestamp]") -> "pd.Series[pd.Timestamp]":
    """The day each key has in a column indexed by unique keys; missing where it has none."""
    return found.reindex(pd.Index(by)).set_axis(by.index)
