"""Spells of employment as the KPIs count them: bridged over short gaps, known up to one day."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.tables import EMPLOYMENTS

OPEN = np.datetime64("9999-12-31", "D")
NEVER = np.datetime64("0001-01-01", "D")
NO_BRIDGE = ("acquisition", "conversion")


def spells(tables: Mapping[str, pd.DataFrame], *, as_of: date, bridge_days: int) -> pd.DataFrame:
    """Spells that have begun by a day, in order of person and time.

    A spell goes on where the next one begins at most ``bridge_days`` days after its last day and is of the
    same worker type, or where they overlap; the days between count as employed. Later days are not known yet:
    a hire after ``as_of`` is left out, an exit after it is open.

    Args:
        tables: Canonical tables; only ``employments`` is read.
        as_of: Day of knowledge.
        bridge_days: Longest gap that does not end a spell.

    Returns:
        One row per spell: ``person`` (id), ``start``, ``last`` (``OPEN`` while employed), ``previous`` (last
        day of the spell before, ``NEVER`` for the first), ``hire_type``, ``exit_type``, ``exit_reason``,
        ``regretted``, ``worker_type``.
    """
    rows = tables.get("employments", empty(EMPLOYMENTS))
    rows = rows.sort_values(["employee_id", "hire_date", "last_day"], kind="stable", na_position="last")
    rows = rows.assign(worker_type=rows["worker_type"].fillna("employee"))
    start, last = dates.days_of(rows["hire_date"]), dates.days_of(rows["last_day"])
    known = start <= np.datetime64(as_of, "D")
    rows, start, last = rows[known], start[known], last[known]
    last = np.where(np.isnat(last) | (last > np.datetime64(as_of, "D")), OPEN, last)
    return _joined(rows.reset_index(drop=True), start, last, bridge_days)


def _joined(rows: pd.DataFrame, start: np.ndarray, last: np.ndarray, bridge_days: int) -> pd.DataFrame:
    person = rows["employee_id"]
    reach = pd.Series(last.astype(np.int64)).groupby(person.to_numpy(), sort=False).cummax().to_numpy()
    reach = reach.astype("datetime64[D]")
    goes_on = (
        (person == person.shift()).to_numpy()
        & (rows["worker_type"] == rows["worker_type"].shift()).to_numpy()
        & ~rows["hire_type"].isin(NO_BRIDGE).to_numpy()
        & (start <= _shifted(reach) + np.timedelta64(bridge_days, "D"))
    )
    overlaps = (person == person.shift()).to_numpy() & (start <= _shifted(reach))
    first = np.flatnonzero(~(goes_on | overlaps))
    if not len(rows):
        first = np.array([], dtype=np.int64)
    final = np.append(first[1:], len(rows)) - 1 if len(first) else first
    ends = _last_to_end(last, first, len(rows))
    joined = pd.DataFrame(
        {
            "person": person.to_numpy()[first],
            "start": start[first],
            "last": last[ends],
            "hire_type": rows["hire_type"].to_numpy()[first],
            "worker_type": rows["worker_type"].to_numpy()[final],
            "exit_type": rows["exit_type"].fillna("unknown").to_numpy()[ends],
            "exit_reason": rows["exit_reason"].to_numpy()[ends],
            "regretted": rows["regretted"].to_numpy()[ends],
        }
    )
    return _with_history(joined)


def _with_history(joined: pd.DataFrame) -> pd.DataFrame:
    """Adds the last day of the spell before, and what an unnamed hire is: new the first time, then a rehire."""
    again = (joined["person"] == joined["person"].shift()).to_numpy()
    before = np.where(again, _shifted(joined["last"].to_numpy().astype("datetime64[D]")), NEVER)
    unnamed = np.where(again, "rehire", "new")
    return joined.assign(
        previous=before, hire_type=joined["hire_type"].where(joined["hire_type"].notna(), unnamed)
    )


def _last_to_end(last: np.ndarray, first: np.ndarray, rows: int) -> np.ndarray:
    """For each joined spell the row that ends last; the later row where two end together."""
    if not len(first):
        return first
    group = np.repeat(np.arange(len(first)), np.diff(np.append(first, rows)))
    order = np.lexsort((np.arange(rows), last.astype(np.int64), group))
    return order[np.append(first[1:], rows) - 1]


def _shifted(days: np.ndarray) -> np.ndarray:
    """Each day one row further down; the first is ``NEVER``."""
    return np.concatenate([[NEVER], days[:-1]]) if len(days) else days
