"""The same chart as most people would write it first: pandas, with a mask for each window."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hrkpi.period import Window, first_day, last_day

FOREVER = pd.Timestamp("2200-01-01")


def stints(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per stay of a person in a department: first and last day, and whether it ended in an exit."""
    rows = tables["jobs"].merge(tables["employments"], on="employee_id")
    rows = rows.sort_values(["employee_id", "effective_date"])
    follows = rows.groupby("employee_id")["effective_date"].shift(-1)
    until = (follows - pd.Timedelta(days=1)).fillna(rows["last_day"]).fillna(FOREVER)
    left = follows.isna() & rows["last_day"].notna()
    return rows.assign(first=rows["effective_date"], until=until, left=left)[
        ["department", "first", "until", "left"]
    ]


def turnover(rows: pd.DataFrame, over: tuple[Window, ...]) -> pd.DataFrame:
    """Turnover by window and department: exits over the average of the days employed."""
    found = {}
    for window in over:
        first, last = pd.Timestamp(first_day(window.start)), pd.Timestamp(last_day(window.last))
        here = rows[(rows["first"] <= last) & (rows["until"] >= first)]
        begun, ended = (
            here["first"].where(here["first"] > first, first),
            here["until"].where(here["until"] < last, last),
        )
        days = (ended - begun).dt.days + 1
        staff = days.groupby(here["department"]).sum() / ((last - first).days + 1)
        exits = here[here["left"] & (here["until"] <= last)].groupby("department").size()
        found[window.label, window.start] = exits.reindex(staff.index, fill_value=0) / staff
    return pd.DataFrame(found).T.astype(np.float64)
