"""Spells of employment as the KPIs count them: bridged over short gaps, known up to one day."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import DayArray, IntArray
from hrkpi.restate.concurrent import EMPLOYEE, one_at_a_time
from hrkpi.tables_people import EMPLOYMENTS

OPEN = np.datetime64("9999-12-31", "D")
NEVER = np.datetime64("0001-01-01", "D")
NO_BRIDGE = ("acquisition", "conversion")


def spells(
    tables: Mapping[str, pd.DataFrame], *, as_of: date, bridge_days: int, records_from: date | None = None
) -> pd.DataFrame:
    """Spells that have begun by a day, in order of person and time.

    A spell goes on where the next one of the same worker type begins at most ``bridge_days`` days after its
    last day, or where they overlap; the days between count as employed. Where spells of several worker types
    overlap, the person counts once, as ``one_at_a_time`` decides. Later days are not known yet: a hire after
    ``as_of`` is left out, an exit after it is open.

    Args:
        tables: Canonical tables; only ``employments`` is read.
        as_of: Day of knowledge.
        bridge_days: Longest gap that does not end a spell.
        records_from: First day whose leavers are known, if not all are; spells that ended before are left
            out, since nobody knows how many like them there were.

    Returns:
        One row per spell: ``person`` (id), ``start``, ``last`` (``OPEN`` while employed), ``previous`` (last
        day of the spell before, ``NEVER`` for the first), ``hire_type``, ``exit_type``, ``exit_reason``,
        ``regretted``, ``worker_type``.
    """
    rows, today = tables.get("employments", empty(EMPLOYMENTS)), np.datetime64(as_of, "D")
    start, last = dates.days_of(rows["hire_date"]), dates.days_of(rows["last_day"])
    described = pd.DataFrame(
        {
            "person": rows["employee_id"],
            "start": start,
            "last": np.where(np.isnat(last) | (last > today), OPEN, last),
            "hire_type": rows["hire_type"],
            "exit_type": rows["exit_type"].fillna("unknown"),
            "exit_reason": rows["exit_reason"],
            "regretted": rows["regretted"],
            "worker_type": rows["worker_type"].fillna(EMPLOYEE),
        }
    )
    known = one_at_a_time(described[start <= today])
    found = _with_history(_joined(known, bridge_days), bridge_days)
    if records_from is None:
        return found
    return found[found["last"] >= np.datetime64(records_from, "D")].reset_index(drop=True)


def _joined(rows: pd.DataFrame, bridge_days: int) -> pd.DataFrame:
    """Rows in order of person and time, each joined with the one before where that goes on."""
    start, last = _days(rows["start"]), _days(rows["last"])
    same = _repeats(rows["person"]) & _repeats(rows["worker_type"])
    reach = _reach(rows["person"], last)
    gap = (start - _shifted(reach)).astype(np.int64)
    bridged = (gap <= bridge_days) & ~rows["hire_type"].isin(NO_BRIDGE).to_numpy()
    first = np.flatnonzero(~(same & (bridged | (gap <= 0))))
    ends = _last_to_end(last, first)
    begun = rows[["person", "start", "hire_type", "worker_type"]].iloc[first].reset_index(drop=True)
    ended = rows[["last", "exit_type", "exit_reason", "regretted"]].iloc[ends].reset_index(drop=True)
    return pd.concat([begun, ended], axis=1)


def _with_history(joined: pd.DataFrame, bridge_days: int) -> pd.DataFrame:
    """Adds the last day of the spell before, and names unnamed hires.

    Straight from another worker type it is a conversion, after an earlier spell of the same type a rehire,
    else new.
    """
    before = np.where(_repeats(joined["person"]), _shifted(_days(joined["last"])), NEVER)
    gap = (_days(joined["start"]) - before).astype(np.int64)
    again = joined.duplicated(["person", "worker_type"]).to_numpy()
    other = ~_repeats(joined["worker_type"]) & (gap <= bridge_days)
    unnamed = np.select([other, again], ["conversion", "rehire"], "new")
    named = joined["hire_type"].where(joined["hire_type"].notna(), unnamed)
    return joined.assign(previous=before, hire_type=named)


def _last_to_end(last: DayArray, first: IntArray) -> IntArray:
    """For each joined spell the row that ends last; the later row where two end together."""
    rows = len(last)
    group = np.repeat(np.arange(len(first)), np.diff(np.append(first, rows)))
    order = np.lexsort((np.arange(rows), last.astype(np.int64), group))
    ends: IntArray = order[np.append(first, rows)[1:] - 1]
    return ends


def _reach(person: "pd.Series[str]", last: DayArray) -> DayArray:
    """The latest last day up to each row of the same person."""
    reach = pd.Series(last.astype(np.int64)).groupby(person.to_numpy(), sort=False).cummax()
    return reach.to_numpy().astype("datetime64[D]")


def _repeats(column: "pd.Series[str]") -> NDArray[np.bool_]:
    """Whether each value is the one of the row before."""
    return np.asarray((column == column.shift()).to_numpy(), dtype=bool)


def _shifted(days: DayArray) -> DayArray:
    """Each day one row further down; the first is ``NEVER``."""
    return np.concatenate([np.array([NEVER]), days])[: len(days)]


def _days(column: "pd.Series[pd.Timestamp]") -> DayArray:
    return column.to_numpy().astype("datetime64[D]")
