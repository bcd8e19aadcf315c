"""Facts of people: who enters and leaves a unit, for how many days; which openings leavers were part of."""

from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import ONE_DAY, DayArray, IntArray
from hrkpi.fact import LAG_CAP, LEAVERS, PEOPLE
from hrkpi.period import whole_month_from
from hrkpi.restate.moved import changed, relocated
from hrkpi.restate.spells import OPEN
from hrkpi.restate.stacked import stacked
from hrkpi.restate.timeline import Timeline
from hrkpi.restate.units import Renames

EARLY = {"first_year": np.timedelta64(365, "D"), "ninety_day": np.timedelta64(90, "D")}
HIRES = {
    "new": "hires_new",
    "rehire": "hires_rehire",
    "conversion": "hires_conversion",
    "acquisition": "acquisitions",
}
EXITS = {name: f"exits_{name}" for name in ("voluntary", "involuntary", "other", "unknown")}


def people(
    line: Timeline, renames: Renames, *, as_of: date, records_from: date | None = None
) -> pd.DataFrame:
    """The fact ``people``: +1 where a person enters a set of attributes, −1 where they leave it.

    Employee-days of a month are its closing headcount times its days, plus ``day_adjustment``: minus the days
    before an entry, plus the days before a departure. ``hired`` is the first day of the spell, ``tenure`` the
    days of it that were over at the event, those of an exit with its last day; at an entry that is the first
    day at risk of leaving, at a departure the first one no longer.

    Args:
        line: Spells and segments.
        renames: Units that became others; who went from the old to the new one did not move.
        as_of: Day of knowledge.
        records_from: First day whose leavers are known. Who was there before is known from that day on, and
            is no hire; none where the records are whole.
    """
    begins = np.ones(len(line.home), dtype=bool)
    begins[1:] = line.home[1:] != line.home[:-1]
    ends = np.append(begins[1:], np.ones(min(len(begins), 1), dtype=bool))
    moved = np.flatnonzero(~begins)
    gone = np.flatnonzero(ends & (line.last[line.home] != OPEN))
    mask, day = changed(line.segments, renames), dates.days_of(line.segments["start"])[moved]
    relocations = relocated(line.segments, mask)[moved].astype(np.int64)
    hired = _entries(line, np.flatnonzero(begins), as_of)
    parts = [
        hired,
        _rows(line, moved, sign=1, day=day).assign(moves_in=1, changed=mask[moved], relocations=relocations),
        _rows(line, moved - 1, sign=-1, day=day).assign(moves_out=1, changed=mask[moved]),
        _exits(line, gone),
    ]
    rows = stacked(parts, PEOPLE.columns)
    return rows if records_from is None else _known_from(rows, records_from)


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
    cohorts = {}
    for name, length in EARLY.items():
        reached = (start + length <= np.datetime64(as_of, "D")) & (kind != "acquisition")
        cohorts[f"{name}_cohort"] = reached.astype(np.int64)
        cohorts[f"{name}_leavers"] = (reached & (line.last[spell] < start + length)).astype(np.int64)
    return _rows(line, first, sign=1, day=start).assign(
        **{column: (kind == word).astype(np.int64) for word, column in HIRES.items()}, **cohorts
    )


def _known_from(rows: pd.DataFrame, first: date) -> pd.DataFrame:
    """Rows in which people who were there on the first day of the records are no hires, but there already.

    Whatever happened to them before that day lies before the first month, and in the days of their tenure on
    which nobody watched.
    """
    late, hired = int(np.datetime64(first, "D").astype(np.int64)), rows["hired"].to_numpy(dtype=np.int64)
    flags = [*HIRES.values(), *(f"{name}_{part}" for name in EARLY for part in ("cohort", "leavers"))]
    already = hired <= late
    month, tenure = (rows[name].to_numpy(dtype=np.int64) for name in ("month", "tenure"))
    before = already & (tenure <= late - hired)
    return rows.assign(
        month=np.where(before, np.minimum(month, whole_month_from(first) - 1), month),
        tenure=np.where(already, np.maximum(tenure, late - hired), tenure),
        **{name: np.where(already, 0, rows[name]) for name in flags},
    )


def _exits(line: Timeline, gone: IntArray) -> pd.DataFrame:
    """Departures after the last day; they belong to the month of that day."""
    spell = line.home[gone]
    last, kind = line.last[spell], line.spells["exit_type"].to_numpy(dtype=object)[spell]
    return _rows(line, gone, sign=-1, day=last, until=last + ONE_DAY).assign(
        **{column: (kind == word).astype(np.int64) for word, column in EXITS.items()}
    )


def _rows(
    line: Timeline, at: IntArray, *, sign: int, day: DayArray, until: DayArray | None = None
) -> pd.DataFrame:
    """Rows that add a person to a set of attributes, or take one from it.

    Args:
        line: Spells and segments.
        at: Segment each row is about.
        sign: +1 to enter, −1 to leave.
        day: Day of the event; its month is the row's.
        until: First day after the change, ``day`` unless given.
    """
    change, month = day if until is None else until, dates.months_of(day)
    before = -sign * (change - dates.first_days(month)).astype(np.int64)
    workdays = -sign * np.busday_count(dates.first_days(month), change)
    fte, hired = line.segments["fte"].to_numpy(dtype=np.int64)[at], line.start[line.home[at]]
    return line.described(at).assign(
        month=month,
        hired=hired.astype(np.int64),
        tenure=(change - hired).astype(np.int64),
        headcount=sign,
        day_adjustment=before,
        fte_hundredths=sign * fte,
        fte_day_adjustment=before * fte,
        fte_workday_adjustment=workdays * fte,
    )
