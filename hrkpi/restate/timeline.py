"""Who was where, when: spells cut into segments in which no dimension changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.fact import JOB, ORGANISATION, PEOPLE_DIMENSIONS, PLACE
from hrkpi.restate import coding
from hrkpi.restate.spells import OPEN, spells
from hrkpi.tables import EMPLOYEES, JOBS

JOB_DIMENSIONS = (*ORGANISATION, *PLACE, *JOB)
FULL_TIME = 100  # hundredths of an FTE; a blank counts as full time, and the definition of FTE says so
DAY_BITS = 22  # days of eleven thousand years, so that person and day fit into one integer
DayArray = NDArray[np.datetime64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Timeline:
    """Spells and their segments, both in order of person and time.

    Args:
        spells: As ``hrkpi.restate.spells.spells`` gives them, with ``code`` (integer of the person).
        segments: One row per stretch without change: ``spell`` (position), ``start`` (first day), ``cause``
            (why it began), ``fte`` (hundredths) and a code per dimension of the people fact.
        people: Ids in the order of their integers.
    """

    spells: pd.DataFrame
    segments: pd.DataFrame
    people: pd.Index

    def at(self, person: "pd.Series[str]", day: DayArray) -> IntArray:
        """The segment each person was in at the close of a day before exits, −1 where not employed that day."""
        code = self.people.get_indexer(pd.Index(person)).astype(np.int64)
        return self.at_code(code, day)

    def at_code(self, code: IntArray, day: DayArray) -> IntArray:
        """As ``at``, for integers of persons."""
        wanted = keys(code, day)
        found = np.searchsorted(self._starts, wanted, side="right") - 1
        home = self.segments["spell"].to_numpy()[found] if len(self.segments) else found
        fits = (found >= 0) & (code >= 0) & ~np.isnat(day)
        if len(self.spells):
            fits &= (self.spells["code"].to_numpy()[home] == code) & (
                self.spells["last"].to_numpy()[home] >= day
            )
        return np.where(fits, found, -1)

    @property
    def _starts(self) -> IntArray:
        codes = self.spells["code"].to_numpy()[self.segments["spell"].to_numpy()]
        return keys(codes, self.segments["start"].to_numpy())


def keys(code: IntArray, day: DayArray) -> IntArray:
    """Person and day as one sortable integer."""
    return (
        (code.astype(np.int64) << DAY_BITS)
        + day.astype("datetime64[D]").astype(np.int64)
        + (1 << (DAY_BITS - 1))
    )


def timeline(
    tables: Mapping[str, pd.DataFrame],
    labels: coding.Labels,
    *,
    as_of: date,
    bridge_days: int,
    leadership_levels: tuple[str, ...],
) -> Timeline:
    """The spells of a company and their segments.

    Args:
        tables: Canonical tables; ``employees``, ``employments`` and ``jobs`` are read.
        labels: Codes of the dimensions.
        as_of: Day of knowledge.
        bridge_days: Longest gap that does not end a spell.
        leadership_levels: Levels that count as leadership where ``is_leader`` is blank.
    """
    found = spells(tables, as_of=as_of, bridge_days=bridge_days)
    people = pd.Index(found["person"].unique())
    found = found.assign(code=people.get_indexer(pd.Index(found["person"])).astype(np.int64))
    found = found.astype({"start": "datetime64[s]", "last": "datetime64[s]", "previous": "datetime64[s]"})
    jobs = _jobs(tables.get("jobs", empty(JOBS)), labels, people, as_of, leadership_levels)
    birth = (
        _person_days(tables, people)[found["code"].to_numpy()]
        if len(found)
        else np.array([], "datetime64[D]")
    )
    cuts = _cuts(found, jobs, birth, as_of)
    return Timeline(found, _changes(_described(cuts, found, jobs, birth, tables, labels, people)), people)


def _jobs(
    rows: pd.DataFrame,
    labels: coding.Labels,
    people: pd.Index,
    as_of: date,
    leadership_levels: tuple[str, ...],
) -> pd.DataFrame:
    """Job states known by a day as codes, one per person and day, in order of person and time."""
    code = people.get_indexer(pd.Index(rows["employee_id"])).astype(np.int64)
    kept = (code >= 0) & (dates.days_of(rows["effective_date"]) <= np.datetime64(as_of, "D"))
    rows, code = rows[kept], code[kept]
    coded = {name: labels.codes(name, rows[name]) for name in JOB_DIMENSIONS if name != "is_leader"}
    leads = (
        rows["is_leader"].fillna(rows["level"].isin(leadership_levels))
        if leadership_levels
        else rows["is_leader"]
    )
    frame = pd.DataFrame(
        {
            "code": code,
            "day": rows["effective_date"].to_numpy(),
            "rank": rows["sequence"].fillna(0).to_numpy(dtype=np.int64),
            "cause": rows["change"].fillna("").to_numpy(),
            "fte": (rows["fte"].fillna(1.0) * FULL_TIME).round().to_numpy(dtype=np.int32),
            "is_leader": coding.flags(leads),
            **coded,
        }
    )
    frame = frame.sort_values(["code", "day", "rank"], kind="stable")
    return frame[~frame.duplicated(["code", "day"], keep="last")].reset_index(drop=True)


def _person_days(tables: Mapping[str, pd.DataFrame], people: pd.Index) -> DayArray:
    """Birthdays in the order of the persons' integers."""
    rows = tables.get("employees", empty(EMPLOYEES))
    days = rows.set_index("employee_id")["birth_date"].reindex(people)
    return dates.days_of(days)


def _cuts(found: pd.DataFrame, jobs: pd.DataFrame, birth: DayArray, as_of: date) -> pd.DataFrame:
    """Each day on which a spell begins or anything about it may change."""
    start, last = _days(found["start"]), np.minimum(_days(found["last"]), np.datetime64(as_of, "D"))
    spell = np.arange(len(found))
    inside = _spell_of(found, jobs)
    parts = [(spell, start), (inside[inside >= 0], _days(jobs["day"])[inside >= 0])]
    parts += [(spell, dates.anniversaries(birth, limit)) for limit in coding.AGE_LIMITS]
    parts += [(spell, dates.anniversaries(start, limit)) for limit in coding.TENURE_LIMITS]
    cuts = pd.DataFrame(
        {"spell": np.concatenate([s for s, _ in parts]), "day": np.concatenate([d for _, d in parts])}
    )
    day = _days(cuts["day"])
    home = cuts["spell"].to_numpy(dtype=np.int64)
    cuts = cuts[(day >= start[home]) & (day <= last[home])] if len(cuts) else cuts
    return cuts.drop_duplicates().sort_values(["spell", "day"], kind="stable").reset_index(drop=True)


def _spell_of(found: pd.DataFrame, jobs: pd.DataFrame) -> IntArray:
    """The spell each job state may begin in: the person's latest that had begun, −1 if none."""
    if not len(found):
        return np.full(len(jobs), -1)
    starts = keys(found["code"].to_numpy(), _days(found["start"]))
    at = np.searchsorted(starts, keys(jobs["code"].to_numpy(), _days(jobs["day"])), side="right") - 1
    return np.where((at >= 0) & (found["code"].to_numpy()[at] == jobs["code"].to_numpy()), at, -1)


def _described(
    cuts: pd.DataFrame,
    found: pd.DataFrame,
    jobs: pd.DataFrame,
    birth: DayArray,
    tables: Mapping[str, pd.DataFrame],
    labels: coding.Labels,
    people: pd.Index,
) -> pd.DataFrame:
    """The codes of every dimension from each cut on."""
    home, day = cuts["spell"].to_numpy(dtype=np.int64), _days(cuts["day"])
    state = _state_of(found, jobs, home, day)
    known = state >= 0
    columns: dict[str, NDArray[np.int32] | DayArray | IntArray] = {"spell": home, "start": day}
    columns["cause"] = _taken(jobs["cause"].to_numpy(dtype=object), state, known, "")
    columns["fte"] = _taken(jobs["fte"].to_numpy(), state, known, FULL_TIME)
    for name in JOB_DIMENSIONS:
        columns[name] = _taken(jobs[name].to_numpy(), state, known, 0)
    columns["worker_type"] = labels.codes("worker_type", found["worker_type"])[home]
    persons = tables.get("employees", empty(EMPLOYEES)).set_index("employee_id").reindex(people)
    for name in ("gender", "ethnicity"):
        columns[name] = labels.codes(name, persons[name])[found["code"].to_numpy()[home]]
    columns["age_band"] = coding.bands(birth[home], day, coding.AGE_LIMITS)
    columns["tenure_band"] = coding.bands(_days(found["start"])[home], day, coding.TENURE_LIMITS)
    return pd.DataFrame(columns)


def _state_of(found: pd.DataFrame, jobs: pd.DataFrame, home: IntArray, day: DayArray) -> IntArray:
    """The job state in force: the latest since the spell before ended, else the first of the spell, else none (−1)."""
    if not len(jobs):
        return np.full(len(home), -1)
    code, job_day = found["code"].to_numpy()[home], _days(jobs["day"])
    order = keys(jobs["code"].to_numpy(), job_day)
    latest = np.searchsorted(order, keys(code, day), side="right") - 1
    holds = (latest >= 0) & (jobs["code"].to_numpy()[latest] == code)
    holds &= job_day[latest] > _days(found["previous"])[home]
    after = np.minimum(latest + 1, len(jobs) - 1)
    follows = (jobs["code"].to_numpy()[after] == code) & (job_day[after] > day)
    follows &= job_day[after] <= _days(found["last"])[home]
    return np.where(holds, latest, np.where(follows, after, -1))


def _changes(segments: pd.DataFrame) -> pd.DataFrame:
    """Segments without those that only repeat the one before."""
    described = segments[["spell", "fte", *PEOPLE_DIMENSIONS]].to_numpy()
    same = np.zeros(len(segments), dtype=bool)
    same[1:] = (described[1:] == described[:-1]).all(axis=1)
    return segments[~same].reset_index(drop=True)


def _taken(values: np.ndarray, state: IntArray, known: NDArray[np.bool_], otherwise: object) -> np.ndarray:
    if not len(values):
        return np.full(len(state), otherwise)
    return np.where(known, values[state], np.array(otherwise, dtype=values.dtype))


def _days(column: pd.Series) -> DayArray:
    return column.to_numpy().astype("datetime64[D]")


__all__ = ["OPEN", "Timeline", "keys", "timeline"]
