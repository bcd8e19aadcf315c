"""Who was where, when: spells cut into segments in which no dimension changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import DayArray, IntArray
from hrkpi.fact import PEOPLE_DIMENSIONS
from hrkpi.positions import positions
from hrkpi.restate import coding
from hrkpi.restate.across import Across
from hrkpi.restate.held import in_force, spell_of, taken, unique
from hrkpi.restate.origins import sources
from hrkpi.restate.stacked import narrow
from hrkpi.restate.states import FULL_TIME, JOB_DIMENSIONS, keys, states
from hrkpi.tables_people import EMPLOYEES


@dataclass(frozen=True)
class Timeline:
    """Spells and their segments, both in order of person and time.

    Args:
        spells: As ``hrkpi.restate.spells.spells`` gives them, with ``code`` (integer of the person) and
            ``source`` (code of the channel they came by).
        segments: One row per stretch without change: ``spell`` (position), ``start`` (first day), ``cause``
            (why it began), ``fte`` (hundredths) and a code per dimension of the people fact.
        people: Ids in the order of their integers.
    """

    spells: pd.DataFrame
    segments: pd.DataFrame
    people: pd.Index

    def at(self, person: "pd.Series[str]", day: DayArray) -> IntArray:
        """The segment each person was in at the close of a day before exits; −1 where not employed then."""
        return self.at_code(positions(person, self.people), day)

    def at_code(self, code: IntArray, day: DayArray) -> IntArray:
        """As ``at``, for integers of persons."""
        if not len(self.segments):
            return np.full(len(code), -1)
        found = np.searchsorted(self._starts, keys(code, day), side="right") - 1
        home = self.home[found]
        fits = (
            (found >= 0) & (code >= 0) & ~np.isnat(day) & (self.code[home] == code) & (self.last[home] >= day)
        )
        return np.where(fits, found, -1)

    def described(self, segment: IntArray) -> pd.DataFrame:
        """The code of every dimension in each segment; a position counts from zero."""
        return self.segments[list(PEOPLE_DIMENSIONS)].take(segment).reset_index(drop=True)

    @cached_property
    def home(self) -> IntArray:
        """The spell of each segment."""
        return self.segments["spell"].to_numpy(dtype=np.int64)

    @cached_property
    def code(self) -> IntArray:
        """The integer of the person of each spell."""
        return self.spells["code"].to_numpy(dtype=np.int64)

    @cached_property
    def start(self) -> DayArray:
        """The first day of each spell."""
        return dates.days_of(self.spells["start"])

    @cached_property
    def last(self) -> DayArray:
        """The last day of each spell; ``OPEN`` while employed."""
        return dates.days_of(self.spells["last"])

    @cached_property
    def begins(self) -> DayArray:
        """The first day of each segment."""
        return dates.days_of(self.segments["start"])

    @cached_property
    def ends(self) -> DayArray:
        """The last day of each segment; ``OPEN`` while it goes on."""
        ends = self.last[self.home].copy()
        on = np.flatnonzero(self.home[1:] == self.home[:-1])
        ends[on] = self.begins[on + 1] - dates.ONE_DAY
        return ends

    @cached_property
    def _starts(self) -> IntArray:
        return keys(self.code[self.home], self.begins)


def timeline(
    tables: Mapping[str, pd.DataFrame],
    labels: coding.Labels,
    found: pd.DataFrame,
    told: Across,
    *,
    as_of: date,
    leadership_levels: tuple[str, ...],
) -> Timeline:
    """The spells of a company and their segments.

    Args:
        tables: Canonical tables; ``employees`` and ``jobs`` are read.
        labels: Codes of the dimensions.
        found: Spells, as ``hrkpi.restate.spells.spells`` gives them.
        told: What is known of these people from others' rows.
        as_of: Day of knowledge.
        leadership_levels: Levels that count as leadership where ``is_leader`` is blank.
    """
    people = pd.Index(found["person"].unique())
    code = positions(found["person"], people)
    found = found.assign(code=code, source=sources(told.applied, found))
    jobs = states(tables, labels, people, as_of=as_of, leadership_levels=leadership_levels)
    persons = _persons(tables, labels, people).take(found["code"].to_numpy())
    above = _lines(told.lines, people)
    cuts = _cuts(found, pd.concat([jobs, above]), dates.days_of(persons["birth"]), as_of)
    return Timeline(found, _changes(_described(cuts, found, jobs, persons, above, labels)), people)


def _lines(told: pd.DataFrame, people: pd.Index) -> pd.DataFrame:
    """Chains of managers by the integer of the person, ``code``, in order of person and time."""
    code = positions(told["person"], people)
    known = told.loc[code >= 0, ["day", "line"]].assign(code=code[code >= 0])
    return known.sort_values(["code", "day"], ignore_index=True)


def _line_of(above: pd.DataFrame, code: IntArray, day: DayArray) -> IntArray:
    """The line each person stands under on a day, 0 for none."""
    if not len(above):
        return np.zeros(len(code), dtype=np.int64)
    who = above["code"].to_numpy()
    at = np.searchsorted(keys(who, dates.days_of(above["day"])), keys(code, day), side="right") - 1
    line: IntArray = np.where((at >= 0) & (who[at] == code), above["line"].to_numpy(dtype=np.int64)[at], 0)
    return line


def _persons(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, people: pd.Index) -> pd.DataFrame:
    """Birthday and attributes in the order of the persons' integers."""
    rows = tables.get("employees", empty(EMPLOYEES)).set_index("employee_id").reindex(people)
    codes = {name: labels.codes(name, rows[name]) for name in ("gender", "ethnicity")}
    return pd.DataFrame({"birth": rows["birth_date"].to_numpy(), **codes})


def _cuts(found: pd.DataFrame, jobs: pd.DataFrame, birth: DayArray, as_of: date) -> pd.DataFrame:
    """Each day on which a spell begins or anything about it may change; ``jobs`` are its states."""
    start, last = dates.days_of(found["start"]), dates.days_of(found["last"])
    last = np.minimum(last, np.datetime64(as_of, "D"))
    spell = np.arange(len(found))
    inside = spell_of(found, jobs)
    parts = [(spell, start), (inside[inside >= 0], dates.days_of(jobs["day"])[inside >= 0])]
    parts += [(spell, dates.anniversaries(birth, limit)) for limit in coding.AGE_LIMITS]
    parts += [(spell, dates.anniversaries(start, limit)) for limit in coding.TENURE_LIMITS]
    home, day = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
    held = (day >= start[home]) & (day <= last[home])
    home, day = unique(home[held], day[held])
    return pd.DataFrame({"spell": home, "day": day})


def _described(
    cuts: pd.DataFrame,
    found: pd.DataFrame,
    jobs: pd.DataFrame,
    persons: pd.DataFrame,
    above: pd.DataFrame,
    labels: coding.Labels,
) -> pd.DataFrame:
    """The codes of every dimension from each cut on; ``persons`` has a row per spell."""
    home, day = cuts["spell"].to_numpy(dtype=np.int64), dates.days_of(cuts["day"])
    state = in_force(found, jobs, home, day)
    begun = state >= 0
    begun[begun] = dates.days_of(jobs["day"])[state[begun]] == day[begun]
    return pd.DataFrame(
        {
            "spell": home,
            "start": day,
            "cause": taken(jobs["cause"].to_numpy(dtype=object), np.where(begun, state, -1), ""),
            "fte": taken(jobs["fte"].to_numpy(), state, FULL_TIME),
            **{name: taken(jobs[name].to_numpy(), state, 0) for name in JOB_DIMENSIONS},
            "worker_type": labels.codes("worker_type", found["worker_type"])[home],
            "hire_source": found["source"].to_numpy()[home],
            "manager": _line_of(above, found["code"].to_numpy(dtype=np.int64)[home], day),
            "gender": persons["gender"].to_numpy()[home],
            "ethnicity": persons["ethnicity"].to_numpy()[home],
            "age_band": coding.bands(dates.days_of(persons["birth"])[home], day, coding.AGE_LIMITS),
            "tenure_band": coding.bands(dates.days_of(found["start"])[home], day, coding.TENURE_LIMITS),
        }
    )


def _changes(segments: pd.DataFrame) -> pd.DataFrame:
    """Segments without those that only repeat the one before."""
    fresh = np.zeros(len(segments), dtype=bool)
    fresh[:1] = True
    for name in ("spell", "fte", *PEOPLE_DIMENSIONS):
        values = segments[name].to_numpy()
        fresh[1:] |= values[1:] != values[:-1]
    kept = segments[fresh].reset_index(drop=True)
    return kept.assign(**{name: narrow(kept[name]) for name in PEOPLE_DIMENSIONS})
