"""Fact of absences: working days absent, by month and as people were described then."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import ONE_DAY, DayArray, IntArray
from hrkpi.fact import ABSENCE
from hrkpi.positions import positions
from hrkpi.restate.distinct import lags
from hrkpi.restate.states import keys
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_people import ABSENCES

HUNDREDTHS = 100


def absence(tables: Mapping[str, pd.DataFrame], line: Timeline, *, as_of: date) -> pd.DataFrame:
    """The fact ``absence``: days from Monday to Friday absent while employed, times the share of full time.

    Where the source says how many days an absence had, these are spread over its working days. Nobody is
    absent for more than they were due to work, whatever rows say of the same days.
    """
    parts, today = _in_segments(_absences(tables, line), line), np.datetime64(as_of, "D")
    known = parts[parts["first"] <= today]
    pieces = _monthly(known.assign(last=np.minimum(dates.days_of(known["last"]), today)))
    segment, month = (
        pieces["segment"].to_numpy(dtype=np.int64),
        dates.months_of(dates.days_of(pieces["first"])),
    )
    fte = line.segments["fte"].to_numpy(dtype=np.int64)
    lost = _hundredths(pieces, fte[segment])
    summed = (
        pd.DataFrame({"segment": segment, "month": month, "lost": lost})
        .groupby(["segment", "month"], as_index=False)["lost"]
        .sum()
    )
    segment, month = summed["segment"].to_numpy(dtype=np.int64), summed["month"].to_numpy(dtype=np.int64)
    due = _workdays(*_stretch(line, segment, month)) * fte[segment]
    kept = np.flatnonzero(np.minimum(summed["lost"], due) > 0)
    person, when = line.code[line.home[segment[kept]]], month[kept]
    marked, lag = lags(person, when, when, segment[kept])
    frame = line.described(segment[kept]).assign(
        month=when,
        lag=lag,
        persons=marked,
        absent_hundredths=np.minimum(summed["lost"], due).to_numpy(dtype=np.int64)[kept],
    )
    return frame[ABSENCE.columns]


def _absences(tables: Mapping[str, pd.DataFrame], line: Timeline) -> pd.DataFrame:
    """Absences of known people: ``code``, ``first``, ``last`` and ``given`` (hundredths, −1 if not said).

    Those of which the source does not say how long they were count once where they overlap.
    """
    rows = tables.get("absences", empty(ABSENCES))
    frame = pd.DataFrame(
        {
            "code": positions(rows["employee_id"], line.people),
            "first": dates.days_of(rows["start_date"]),
            "last": dates.days_of(rows["end_date"]),
            "given": (rows["days"].fillna(-1 / HUNDREDTHS) * HUNDREDTHS).round().astype(np.int64),
        }
    )
    known = frame[frame["code"] >= 0]
    said = known[known["given"] >= 0]
    return pd.concat([said, _merged(known[known["given"] < 0])], ignore_index=True)


def _merged(rows: pd.DataFrame) -> pd.DataFrame:
    """Stretches of days of each person, none overlapping another."""
    ordered = rows.sort_values(["code", "first", "last"], ignore_index=True)
    reach = ordered["last"].groupby(ordered["code"]).cummax().groupby(ordered["code"]).shift()
    number = (~(ordered["first"] <= reach)).cumsum()
    merged = ordered.groupby(number.to_numpy()).agg(
        code=("code", "first"), first=("first", "first"), last=("last", "max"), given=("given", "first")
    )
    return merged.reset_index(drop=True)


def _in_segments(rows: pd.DataFrame, line: Timeline) -> pd.DataFrame:
    """The part of each absence that lies in each segment, with ``begun`` and ``over``, its own ends."""
    code, first = rows["code"].to_numpy(dtype=np.int64), dates.days_of(rows["first"])
    last = dates.days_of(rows["last"])
    place = keys(line.code[line.home], line.begins)
    low = np.maximum(np.searchsorted(place, keys(code, first), side="right") - 1, 0)
    high = np.searchsorted(place, keys(code, last), side="right")
    count = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(rows)), count)
    segment = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    begins = np.maximum(first[row], line.begins[segment])
    ends = np.minimum(last[row], line.ends[segment])
    held = (line.code[line.home[segment]] == code[row]) & (begins <= ends)
    cut = rows.take(row[held]).rename(columns={"first": "begun", "last": "over"}).reset_index(drop=True)
    return cut.assign(segment=segment[held], first=begins[held], last=ends[held])


def _monthly(pieces: pd.DataFrame) -> pd.DataFrame:
    """The part of each piece that lies in each month."""
    first, last = dates.days_of(pieces["first"]), dates.days_of(pieces["last"])
    count = dates.months_of(last) - dates.months_of(first) + 1
    row = np.repeat(np.arange(len(pieces)), count)
    month = dates.months_of(first)[row] + np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    begins, ends = dates.first_days(month), dates.first_days(month + 1) - ONE_DAY
    cut = pieces.take(row).reset_index(drop=True)
    return cut.assign(first=np.maximum(first[row], begins), last=np.minimum(last[row], ends))


def _hundredths(pieces: pd.DataFrame, fte: IntArray) -> IntArray:
    """Working days of each piece in hundredths; those that the source gives add up to what it says."""
    first, last = dates.days_of(pieces["first"]), dates.days_of(pieces["last"])
    begun, over = dates.days_of(pieces["begun"]), dates.days_of(pieces["over"])
    given, whole = pieces["given"].to_numpy(dtype=np.int64), _workdays(begun, over)
    before, after = _workdays(begun, first - ONE_DAY), _workdays(begun, last)
    weekend = whole == 0  # somebody who works on weekends: by days of the calendar
    length = np.where(weekend, (over - begun).astype(np.int64) + 1, whole)
    before = np.where(weekend, (first - begun).astype(np.int64), before)
    after = np.where(weekend, (last - begun).astype(np.int64) + 1, after)
    shared = given * after // length - given * before // length
    return np.where(given >= 0, shared, _workdays(first, last) * fte)


def _stretch(line: Timeline, segment: IntArray, month: IntArray) -> tuple[DayArray, DayArray]:
    """First and last day of a segment in a month."""
    first, last = dates.first_days(month), dates.first_days(month + 1) - ONE_DAY
    return np.maximum(first, line.begins[segment]), np.minimum(last, line.ends[segment])


def _workdays(first: DayArray, last: DayArray) -> IntArray:
    """Days from Monday to Friday from a day to another, both included."""
    count: IntArray = np.busday_count(first, np.maximum(last + ONE_DAY, first)).astype(np.int64)
    return count
