"""Facts of people: who enters and leaves a unit, for how many days; which openings leavers were part of."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
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
    segments, home = line.segments, line.segments["spell"].to_numpy(dtype=np.int64)
    is_first = np.ones(len(segments), dtype=bool)
    is_first[1:] = home[1:] != home[:-1]
    is_last = np.append(is_first[1:], True) if len(segments) else is_first
    starts = segments["start"].to_numpy().astype("datetime64[D]")
    changed, moved = _changed(segments), np.flatnonzero(~is_first)
    gone = np.flatnonzero(is_last & (_last(line)[home] != OPEN))
    parts = [
        _entries(line, np.flatnonzero(is_first), as_of),
        _rows(segments, moved, starts[moved], sign=1, days_before=-1).assign(
            moves_in=1, changed=changed[moved]
        ),
        _rows(segments, moved - 1, starts[moved], sign=-1, days_before=1).assign(
            moves_out=1, changed=changed[moved]
        ),
        _exits(line, gone),
    ]
    return pd.concat(parts, ignore_index=True).reindex(columns=PEOPLE.columns, fill_value=0).fillna(0)


def leavers(line: Timeline) -> pd.DataFrame:
    """The fact ``leavers``: each exit as described at the openings, up to eleven months back, it was part of.

    ``lag_from`` and ``lag_to`` are the months, inclusive, from such an opening to the month of the exit.
    """
    left = np.flatnonzero(_last(line) != OPEN)
    start = line.spells["start"].to_numpy().astype("datetime64[D]")[left]
    month = dates.months_of(_last(line)[left])
    code = line.spells["code"].to_numpy()[left]
    seen = []
    for lag in range(LAG_CAP):
        opening = dates.first_days(month - lag)
        there = np.flatnonzero(start < opening)
        at = line.at_code(code[there], opening[there] - np.timedelta64(1, "D"))
        seen.append(pd.DataFrame({"exit": there, "lag": lag, "segment": at}))
    return _lag_runs(pd.concat(seen, ignore_index=True), line, month)


def _lag_runs(seen: pd.DataFrame, line: Timeline, month: NDArray[np.int64]) -> pd.DataFrame:
    """Joins neighbouring lags in which the person was in the same segment."""
    runs = seen.groupby(["exit", "segment"], sort=True)["lag"].agg(lag_from="min", lag_to="max").reset_index()
    described = line.segments[list(PEOPLE_DIMENSIONS)].iloc[runs["segment"]].reset_index(drop=True)
    frame = described.assign(
        month=month[runs["exit"].to_numpy(dtype=np.int64)],
        lag_from=runs["lag_from"].to_numpy(),
        lag_to=runs["lag_to"].to_numpy(),
        leavers=1,
    )
    return frame.reindex(columns=LEAVERS.columns)


def _entries(line: Timeline, first: NDArray[np.int64], as_of: date) -> pd.DataFrame:
    spells = line.spells.iloc[line.segments["spell"].to_numpy()[first]]
    start = spells["start"].to_numpy().astype("datetime64[D]")
    rows = _rows(line.segments, first, start, sign=1, days_before=-1)
    kind = spells["hire_type"].to_numpy(dtype=object)
    hired = {column: (kind == word).astype(np.int64) for word, column in HIRES.items()}
    reached = (start + FIRST_YEAR <= np.datetime64(as_of, "D")) & (kind != "acquisition")
    early = reached & (spells["last"].to_numpy().astype("datetime64[D]") < start + FIRST_YEAR)
    return rows.assign(
        **hired, first_year_cohort=reached.astype(np.int64), first_year_leavers=early.astype(np.int64)
    )


def _exits(line: Timeline, gone: NDArray[np.int64]) -> pd.DataFrame:
    spells = line.spells.iloc[line.segments["spell"].to_numpy()[gone]]
    last = spells["last"].to_numpy().astype("datetime64[D]")
    kind = spells["exit_type"].to_numpy(dtype=object)
    left = {column: (kind == word).astype(np.int64) for word, column in EXITS.items()}
    return _rows(
        line.segments, gone, last + np.timedelta64(1, "D"), sign=-1, days_before=1, month_of=last
    ).assign(**left)


def _rows(
    segments: pd.DataFrame,
    at: NDArray[np.int64],
    day: NDArray[np.datetime64],
    *,
    sign: int,
    days_before: int,
    month_of: NDArray[np.datetime64] | None = None,
) -> pd.DataFrame:
    """Rows that add (or take) a person from a day on.

    Args:
        segments: All segments.
        at: Segment each row is about.
        day: First day of the new state.
        sign: +1 to enter, −1 to leave.
        days_before: Sign of the days of the month before ``day``.
        month_of: Day whose month the row belongs to, ``day`` where none; an exit belongs to its last day's.
    """
    home = day if month_of is None else month_of
    elapsed = (day - home.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64)
    fte = segments["fte"].to_numpy(dtype=np.int64)[at]
    frame = segments[list(PEOPLE_DIMENSIONS)].iloc[at].reset_index(drop=True)
    return frame.assign(
        month=dates.months_of(home),
        headcount=sign,
        day_adjustment=days_before * elapsed,
        fte_hundredths=sign * fte,
        fte_day_adjustment=days_before * elapsed * fte,
    )


def _changed(segments: pd.DataFrame) -> NDArray[np.int64]:
    """Which dimensions differ from the segment before, one bit each."""
    mask = np.zeros(len(segments), dtype=np.int64)
    for name in PEOPLE_DIMENSIONS:
        codes = segments[name].to_numpy()
        mask[1:] |= np.where(codes[1:] != codes[:-1], changed_bit(name), 0)
    return mask | np.where(segments["cause"].isin(NOT_A_MOVE).to_numpy(), REORGANISED, 0)


def _last(line: Timeline) -> NDArray[np.datetime64]:
    return line.spells["last"].to_numpy().astype("datetime64[D]")
