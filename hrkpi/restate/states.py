"""Job states: what each person's job is from a day on, as codes."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import DayArray, IntArray
from hrkpi.fact import JOB, ORGANISATION, PLACE
from hrkpi.positions import positions
from hrkpi.restate import coding
from hrkpi.tables_people import JOBS

JOB_DIMENSIONS = (*ORGANISATION, *PLACE, *JOB)
FULL_TIME = 100  # hundredths of an FTE, integers add up exactly; a blank counts as full time
DAY_BITS = 23  # days of twenty thousand years around 1970, so that person and day fit into one integer
BEFORE_ALL = -1  # rank of a row of the day whose sequence is blank


def states(
    tables: Mapping[str, pd.DataFrame],
    labels: coding.Labels,
    people: pd.Index,
    *,
    as_of: date,
    leadership_levels: tuple[str, ...],
) -> pd.DataFrame:
    """Job states known by a day, one per person and day, in order of person and time.

    Args:
        tables: Canonical tables; only ``jobs`` is read.
        labels: Codes of the dimensions.
        people: Ids in the order of their integers; rows of others are left out.
        as_of: Day of knowledge.
        leadership_levels: Levels that count as leadership where ``is_leader`` is blank.

    Returns:
        ``code`` (integer of the person), ``day``, ``cause``, ``fte`` (hundredths) and a code per dimension of
        jobs. Of several rows of one day the one with the highest sequence holds.
    """
    rows, code = held_rows(tables.get("jobs", empty(JOBS)), people, as_of)
    coded = {name: labels.codes(name, rows[name]) for name in JOB_DIMENSIONS if name != "is_leader"}
    return pd.DataFrame(
        {
            "code": code,
            "day": rows["effective_date"].to_numpy(),
            "cause": rows["change"].fillna("").to_numpy(dtype=object),
            "fte": (rows["fte"].fillna(1.0) * FULL_TIME).round().to_numpy(dtype=np.int32),
            "is_leader": coding.flags(_leads(rows, leadership_levels)),
            **coded,
        }
    )


def managers(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, people: pd.Index, *, as_of: date
) -> pd.DataFrame:
    """As ``states``, with ``code``, ``day`` and ``manager`` (code) alone."""
    rows, code = held_rows(tables.get("jobs", empty(JOBS)), people, as_of)
    manager = labels.codes("manager", rows["manager_id"])
    return pd.DataFrame({"code": code, "day": rows["effective_date"].to_numpy(), "manager": manager})


def keys(code: IntArray, day: DayArray) -> IntArray:
    """Person and day as one sortable integer."""
    key: IntArray = (code << DAY_BITS) + day.astype("datetime64[D]").astype(np.int64) + (1 << (DAY_BITS - 1))
    return key


def held_rows(rows: pd.DataFrame, people: pd.Index, as_of: date) -> tuple[pd.DataFrame, IntArray]:
    """Rows of ``jobs`` that hold at the close of their day, and the integers of their persons, in order.

    Args:
        rows: Rows of the table, any columns beside person, day and sequence.
        people: Ids in the order of their integers; rows of others are left out.
        as_of: Day of knowledge.
    """
    code = positions(rows["employee_id"], people)
    kept = (code >= 0) & (dates.days_of(rows["effective_date"]) <= np.datetime64(as_of, "D"))
    rows, code = rows[kept], code[kept]
    rank = rows["sequence"].fillna(BEFORE_ALL).to_numpy(dtype=np.int64)
    order = _last_of_each_day(code, dates.days_of(rows["effective_date"]), rank)
    return rows.iloc[order], code[order]


def _last_of_each_day(code: IntArray, day: DayArray, rank: IntArray) -> IntArray:
    """Positions in order of person and time, of each day the one with the highest rank."""
    order = np.lexsort((rank, day, code))
    last = np.ones(len(order), dtype=bool)
    last[:-1] = (code[order][1:] != code[order][:-1]) | (day[order][1:] != day[order][:-1])
    return order[last]


def _leads(rows: pd.DataFrame, leadership_levels: tuple[str, ...]) -> "pd.Series[bool]":
    """Whether each job is leadership, as the row says, else as its level; missing where neither is known."""
    by_level = rows["level"].isin(leadership_levels).astype("boolean").where(rows["level"].notna())
    return rows["is_leader"].fillna(by_level) if leadership_levels else rows["is_leader"]
