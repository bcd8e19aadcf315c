"""Counting each person once in any window, from rows that are only ever summed."""

import numpy as np
import pandas as pd

from hrkpi.dates import IntArray
from hrkpi.fact import LAG_CAP


def lags(person: IntArray, month: IntArray, occasion: IntArray, rank: IntArray) -> tuple[IntArray, IntArray]:
    """Marks one row per person and occasion, the earliest, and says how long ago the person's last mark was.

    A window that begins at most ``lag − 1`` months before a marked row does not hold the person's earlier
    one. Summing the marked rows whose earlier row lies before the window therefore counts each person once.
    Summing all marked rows of one occasion does so too.

    Args:
        person: Integer of the person of each row (or of the person and whatever else is to be counted apart).
        month: Month of each row.
        occasion: Integer of what the row belongs to, for example a survey, so that people can be counted
            there although they have been counted elsewhere in the same month.
        rank: Which row is the earlier of one person, month and occasion, so that no order of rows matters.

    Returns:
        1 for the marked rows and 0 for the others; months since the person's last marked row, at most
        ``LAG_CAP``, and 0 where there is an earlier one in the same month.
    """
    order = np.lexsort((rank, occasion, month, person))
    again = pd.DataFrame({"person": person[order], "occasion": occasion[order]}).duplicated().to_numpy()
    once = order[~again]
    since = np.full(len(once), LAG_CAP, dtype=np.int64)
    same = person[once][1:] == person[once][:-1]
    since[1:][same] = np.minimum(np.diff(month[once])[same], LAG_CAP)
    marked, lag = np.zeros(len(person), dtype=np.int64), np.full(len(person), LAG_CAP, dtype=np.int64)
    marked[once], lag[once] = 1, since
    return marked, lag


def paired(first: IntArray, second: IntArray) -> IntArray:
    """Two small integers as one."""
    pair: IntArray = (first.astype(np.int64) << 20) + second
    return pair
