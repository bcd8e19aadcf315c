"""Facts of people: who enters and leaves a unit, for how many days; which openings leavers were part of."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.dates import ONE_DAY, DayArray, IntArray
from hrkpi.fact import LAG_CAP, LEAVERS, PEOPLE, PEOPLE_DIMENSIONS, REORGANISED, changed_bit
from hrkpi.restate.spells import OPEN
from hrkpi.restate.timeline import Timeline

FIRST_YEAR = np.timedelta64(365, "D")
NOT_A_MOVE = ("reorganisation", "data")
HIRES = {
    "new": "hires_new",
    "rehire": "hires_rehire",
    "conversion": "hires_conversion",
    "acquisition": "acquisitions",
}
EXITS = {name: f"exits_{name}" for name in ("voluntary", "involuntary", "other", "unknown")}


def people(line: Timeline, *, as_of: date) -> pd.DataFrame:
    """The fact ``people``: +1 where a person enters a set of attributes, −1 where they leave it.

    Employee-days of a month are its closing headcount times its days, plus ``day_adjustment``: minus the days
    before an entry, plus the days before a departure.
    """
    begins = np.ones(len(line.home), dtype=bool)
    begins[1:] = line.home[1:] != line.home[:-1]
    ends = np.append(begins[1:], np.ones(min(len(begins), 1), dtype=bool))
    moved = np.flatnonzero(~begins)
    gone = np.flatnonzero(ends & (line.last[line.home] != OPEN))
    day, changed = dates.days_of(line.segments["start"])[moved], _changed(line.segments)[moved]
    parts = [
        _entries(line, np.flatnonzero(begins), as_of),
        _rows(line, moved, sign=1, day=day).assign(moves_in=1, changed=changed),
        _rows(line, moved - 1, sign=-1, day=day).assign(moves_out=1, changed=changed),
        _exits(line, gone),
    ]
    return pd.concat(parts, ignore_index=True).reindex(columns=PEOPLE.columns).fillna(0)


def leavers(line: Timeline) -> pd.DataFrame:
    """The fact ``leavers``: each exit as described at the openings, up to eleven months back, it was part of.

    ``lag_from`` and ``lag_to`` are the months, inclusive, from such an opening to the month of the exit.
    """
    left = np.flatnonzero(line.last != OPEN)
    start, month, code = line.start[left], dates.months_of(line.last[left]), line.code[left]
    seen = []
    for lag in range(LAG_CAP):
        opening = dates.first_days(month - lag)
        there = np.flatnonzero(start < opening)
        at = line.at_code(code[there], opening[there] - ONE_DAY)
        seen.append(pd.DataFrame({"month": month[there], "segment": at, "lag": lag}))
    return _lag_runs(pd.concat(seen, ignore_index=True), line)


def _lag_runs(seen: pd.DataFrame, line: Timeline) -> pd.DataFrame:
    """Joins neighbouring lags in which the person was in the same segment; a segment belongs to one exit."""
    ordered = seen.sort_values(["segment", "lag"], kind="stable", ignore_index=True)
    segment, lag = ordered["segment"].to_numpy(dtype=np.int64), ordered["lag"].to_numpy()
    first = np.flatnonzero(np.append(True, segment[1:] != segment[:-1])[: len(segment)])
    final = np.append(first, len(segment))[1:] - 1
    frame = line.described(segment[first]).assign(
        month=ordered["month"].to_numpy()[first], lag_from=lag[first], lag_to=lag[final], leavers=1
    )
    return frame.reindex(columns=LEAVERS.columns)


def _entries(line: Timeline, first: IntArray, as_of: date) -> pd.DataFrame:
    spell = line.home[first]
    start, kind = line.start[spell], line.spells["hire_type"].to_numpy(dtype=object)[spell]
    reached = (start + FIRST_YEAR <= np.datetime64(as_of, "D")) & (kind != "acquisition")
    early = reached & (line.last[spell] < start + FIRST_YEAR)
    return _rows(line, first, sign=1, day=start).assign(
        **{column: (kind == word).astype(np.int64) for word, column in HIRES.items()},
        first_year_cohort=reached.astype(np.int64),
        first_year_leavers=early.astype(np.int64),
    )


def _exits(line: Timeline, gone: IntArray) -> pd.DataFrame:
    """Departures after the last day; they belong to the month of that day."""
    spell = line.home[gone]
    last, kind = line.last[spell], line.spells["exit_type"].to_numpy(dtype=object)[spell]
    return _rows(line, gone, sign=-1, day=last, days=dates.days_into_month(last) + 1).assign(
        **{column: (kind == word).astype(np.int64) for word, column in EXITS.items()}
    )


def _rows(
    line: Timeline, at: IntArray, *, sign: int, day: DayArray, days: IntArray | None = None
) -> pd.DataFrame:
    """Rows that add a person to a set of attributes, or take one from it.

    Args:
        line: Spells and segments.
        at: Segment each row is about.
        sign: +1 to enter, −1 to leave.
        day: Day of the event; its month is the row's.
        days: Days of the month before the change, those before ``day`` unless given.
    """
    before = -sign * (dates.days_into_month(day) if days is None else days)
    fte = line.segments["fte"].to_numpy(dtype=np.int64)[at]
    return line.described(at).assign(
        month=dates.months_of(day),
        headcount=sign,
        day_adjustment=before,
        fte_hundredths=sign * fte,
        fte_day_adjustment=before * fte,
    )


def _changed(segments: pd.DataFrame) -> IntArray:
    """Which dimensions differ from the segment before, one bit each."""
    mask = np.where(_is_no_move(segments["cause"]), REORGANISED, 0)
    for name in PEOPLE_DIMENSIONS:
        codes = segments[name].to_numpy()
        mask[1:] |= np.where(codes[1:] != codes[:-1], changed_bit(name), 0)
    return mask


def _is_no_move(cause: "pd.Series[str]") -> NDArray[np.bool_]:
    """Whether it was not the person that moved: the unit changed around them, or only its record did."""
    return cause.isin(NOT_A_MOVE).to_numpy()
