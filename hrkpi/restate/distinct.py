"""Counting each person once in any window, from rows that are only ever summed."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.fact import LAG_CAP


def lags(person: NDArray[np.int64], month: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Marks one row per person and month, and says how long ago the person's last marked row was.

    A window that begins at most ``lag − 1`` months before a marked row does not hold the person's earlier
    one. Summing the marked rows whose earlier row lies before the window therefore counts each person once.

    Args:
        person: Integer of the person of each row (or of the person and whatever else is to be counted apart).
        month: Month of each row.

    Returns:
        1 for the marked rows and 0 for the others; months since the person's last marked row, at most
        ``LAG_CAP``.
    """
    rows = pd.DataFrame({"person": person, "month": month})
    marked = ~rows.duplicated().to_numpy()
    once = rows[marked].sort_values(["person", "month"], kind="stable")
    since = once["month"] - once.groupby("person")["month"].shift()
    lag = np.full(len(rows), LAG_CAP, dtype=np.int64)
    lag[once.index.to_numpy()] = since.fillna(LAG_CAP).clip(upper=LAG_CAP).to_numpy(dtype=np.int64)
    return marked.astype(np.int64), lag
