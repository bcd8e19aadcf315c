"""Openings of approved vacancies: since when and until when each was open, and what filled it."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import ONE_DAY, DayArray, IntArray
from hrkpi.fact import OPENING_DIMENSIONS, OPENINGS
from hrkpi.restate import coding
from hrkpi.restate.stacked import stacked
from hrkpi.tables_hiring import APPLICATIONS, REQUISITIONS

NOT_FILLED = ("open", "closed", "cancelled", "on_hold")
STILL_OPEN = ("open", "on_hold")
NEVER = np.datetime64("9999-12-31", "D")


def openings(tables: Mapping[str, pd.DataFrame], labels: coding.Labels) -> pd.DataFrame:
    """One row per opening.

    Returns:
        A code per dimension of openings, ``begun`` (approved, else opened), ``filled`` (by an accepted
        offer), ``ended`` (filled or closed; ``NEVER`` while open, missing where nobody knows when) and
        ``hold`` (whole days on hold; missing where unknown).
    """
    rows = tables.get("requisitions", empty(REQUISITIONS))
    filled = rows["filled_date"].fillna(_acceptances(rows, tables)).mask(rows["status"].isin(NOT_FILLED))
    return coded(rows, labels).assign(
        begun=rows["approved_date"].fillna(rows["opened_date"]).to_numpy(),
        filled=filled.to_numpy(),
        ended=_ends(rows, dates.days_of(filled)),
        hold=rows["on_hold_days"].round().to_numpy(),
    )


def filled_openings(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Openings filled by a day, with how long that took and how much of it they were on hold."""
    done = rows[rows["begun"].notna() & (rows["filled"] <= np.datetime64(as_of, "D"))]
    return done.assign(days=(done["filled"] - done["begun"]).dt.days, to_fill=1, **_holds(done["hold"]))


def steps(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """What enters and leaves the stock of open openings up to a day, at the close of each day."""
    lived = _lived(rows, as_of)
    over = lived[dates.days_of(lived["ended"]) <= np.datetime64(as_of, "D")]
    return pd.concat(
        [
            lived.assign(month=dates.months_of(dates.days_of(lived["begun"])), open_openings=1),
            over.assign(month=dates.months_of(dates.days_of(over["ended"])), open_openings=-1),
        ]
    )


def ages(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date) -> pd.DataFrame:
    """The fact ``openings``: each opening at each close of a month at which it is open, with its age then.

    The last close is the day of knowledge. Days on hold are known at the export alone, so they stand there.
    """
    lived, today = _lived(openings(tables, labels), as_of), np.datetime64(as_of, "D")
    begun, ended = dates.days_of(lived["begun"]), dates.days_of(lived["ended"])
    first, now = dates.months_of(begun), int(dates.months_of(np.array([today]))[0])
    closes = np.where(ended <= today, dates.months_of(ended) - 1, now) - first + 1
    at, month = np.repeat(np.arange(len(lived)), closes), _ranges(first, closes)
    close = np.minimum(dates.first_days(month + 1) - ONE_DAY, today)
    frame = lived.iloc[at].assign(month=month, days=(close - begun[at]).astype(np.int64), still_open=1)
    held = _holds(frame["hold"].where(month == now))
    return stacked([frame.assign(**held)], OPENINGS.columns)


def coded(rows: pd.DataFrame, labels: coding.Labels) -> pd.DataFrame:
    """The code of each dimension of requisitions."""
    return pd.DataFrame({name: labels.codes(name, rows[name]) for name in OPENING_DIMENSIONS}, rows.index)


def _lived(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Openings that were open at the close of some day up to a day."""
    begun, ended = dates.days_of(rows["begun"]), dates.days_of(rows["ended"])
    return rows[(begun <= np.datetime64(as_of, "D")) & (begun < ended)]


def _ends(rows: pd.DataFrame, filled: DayArray) -> DayArray:
    """The day each opening was no longer open."""
    closed = dates.days_of(rows["closed_date"])
    status = rows["status"]
    first = np.fmin(filled, closed)
    still = status.isin(STILL_OPEN).to_numpy() | (status.isna().to_numpy() & np.isnat(first))
    ended = np.where((status == "filled").to_numpy(), np.where(np.isnat(filled), closed, filled), first)
    return np.where(still, NEVER, ended)


def _holds(hold: "pd.Series[float]") -> Mapping[str, IntArray]:
    known = hold.notna().to_numpy()
    return {
        "on_hold_days": hold.fillna(0).to_numpy().astype(np.int64),
        "on_hold_known": known.astype(np.int64),
    }


def _acceptances(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> "pd.Series[pd.Timestamp]":
    """The day an offer was accepted, for requisitions of one opening; missing for the others."""
    offers = tables.get("applications", empty(APPLICATIONS))
    accepted = offers[(offers["offer_outcome"] == "accepted") & offers["requisition_id"].notna()]
    first = accepted.groupby("requisition_id")["offer_decided_date"].min()
    single = ~rows["requisition_id"].duplicated(keep=False)
    return dates.looked_up(rows["requisition_id"], first).where(single)


def _ranges(first: IntArray, length: IntArray) -> IntArray:
    """Consecutive integers from each first one on, one after another."""
    starts = np.repeat(first - np.cumsum(length) + length, length)
    counted: IntArray = starts + np.arange(len(starts))
    return counted
