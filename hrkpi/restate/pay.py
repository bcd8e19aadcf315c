"""Fact of pay: how many people are paid how much for an hour of full time, month by month."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import IntArray
from hrkpi.fact import PAY
from hrkpi.restate.held import in_force, taken
from hrkpi.restate.money import HUNDREDTHS, is_ours
from hrkpi.restate.standing import points, standing
from hrkpi.restate.states import held_rows
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_people import JOBS

WEEKS = 52.0  # of a year, as in the 2,080 hours that 40 hours a week make
MONTHS, WORKDAYS = 12.0, 5.0  # of a year; of a week
PARTS = ("employee_id", "effective_date", "sequence", "fte", "pay_amount", "pay_currency", "pay_period")


def pay(
    tables: Mapping[str, pd.DataFrame],
    line: Timeline,
    *,
    as_of: date,
    currency: str,
    full_time_hours: float,
    is_full_time: bool,
) -> pd.DataFrame:
    """The fact ``pay``: +1 where a person comes to be paid so much an hour, −1 where no longer.

    ``hourly`` is pay for an hour of full time in hundredths of the reporting currency. Whose pay is in
    another currency is counted apart, without an amount; whose pay is not known, or nothing, is left out.

    Args:
        tables: Canonical tables; ``jobs`` is read.
        line: Spells and segments.
        as_of: Day of knowledge.
        currency: Code of the reporting currency.
        full_time_hours: Hours a week of full time.
        is_full_time: Whether amounts are stated for full time, whatever the contracted share.
    """
    rows = tables.get("jobs", empty(JOBS))
    if rows["pay_amount"].isna().all():
        return pd.DataFrame(columns=PAY.columns)
    jobs, code = held_rows(rows[list(PARTS)], line.people, as_of)
    ours = is_ours(jobs["pay_currency"], currency)
    amount = hourly(jobs, full_time_hours=full_time_hours, is_full_time=is_full_time)
    states = pd.DataFrame({"code": code, "day": jobs["effective_date"].to_numpy()})
    segment, point = points(line, code, dates.days_of(states["day"]))
    state = in_force(line.spells, states, line.home[segment], point)
    paid = taken(np.where(ours, amount, 0), state, 0).astype(np.int64)
    foreign = taken(np.where(ours, 0, amount > 0), state, 0).astype(np.int64)
    known = standing(line, segment, point, paid, "hourly").rename(columns={"sign": "paid"})
    frame = known.assign(other_currency=0)
    if foreign.any():
        other = standing(line, segment, point, foreign, "hourly").rename(columns={"sign": "other_currency"})
        frame = pd.concat([frame, other.assign(hourly=0, paid=0)], ignore_index=True)
    return frame[PAY.columns]


def hourly(jobs: pd.DataFrame, *, full_time_hours: float, is_full_time: bool) -> IntArray:
    """Pay for an hour of full time, in hundredths; 0 where it is not known, or nothing.

    An amount per hour is that already. Any other is for the contracted share of full time, unless amounts
    are stated for full time; a blank share is full time.

    Args:
        jobs: Rows with ``pay_amount``, ``pay_period`` and ``fte``.
        full_time_hours: Hours a week of full time.
        is_full_time: Whether amounts are stated for full time.
    """
    hours = {
        "hour": 1.0,
        "day": full_time_hours / WORKDAYS,
        "week": full_time_hours,
        "month": full_time_hours * WEEKS / MONTHS,
        "year": full_time_hours * WEEKS,
    }
    period = jobs["pay_period"].astype("object")
    whole = (period == "hour") | is_full_time
    share = jobs["fte"].fillna(1.0).where(~whole, 1.0).to_numpy(dtype=float)
    bought = period.map(hours).to_numpy(dtype=float) * np.where(share > 0, share, np.nan)
    amount = jobs["pay_amount"].to_numpy(dtype=float) / bought * HUNDREDTHS
    known: IntArray = np.nan_to_num(amount, nan=0.0).round().astype(np.int64)
    return known
