"""Facts of training: what was due, done in time, overdue, and the hours learnt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import DayArray, IntArray
from hrkpi.fact import TRAINING
from hrkpi.restate import coding
from hrkpi.restate.distinct import lags, paired
from hrkpi.restate.money import hundredths, is_ours
from hrkpi.restate.stacked import stacked
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_growth import TRAINING as TABLE

NOT_REQUIRED = ("exempt", "cancelled")
NOT_DONE = (*NOT_REQUIRED, "failed")
AGES = {"overdue": 1, "overdue_31": 31, "overdue_61": 61}  # days past due from which each stock holds it
FAR = np.datetime64("9999-12-31", "D")


def training(
    tables: Mapping[str, pd.DataFrame],
    labels: coding.Labels,
    line: Timeline,
    *,
    as_of: date,
    currency: str,
) -> pd.DataFrame:
    """The fact ``training``.

    Mandatory assignments count in the month of their first due date, for people employed on it. One that is
    not complete is overdue from the day after, until it is completed or the person's last day is over. Hours
    and costs count in the month of completion; costs in another currency are left out and counted.
    """
    rows = tables.get("training", empty(TABLE))
    course, done = courses(rows, labels), completions(rows, as_of)
    due, segment, required = required_of(rows, line, as_of)
    stock = _Required(
        line=line,
        segment=segment[required],
        due=due[required],
        done=done[required],
        undated=is_undated(rows)[required],
        course=course[required],
    )
    parts = [*stock.rows(as_of), _learnt(rows, line, done, course, currency)]
    return stacked(parts, TRAINING.columns)


def courses(rows: pd.DataFrame, labels: coding.Labels) -> IntArray:
    """The code of each row's course."""
    return labels.codes("course", rows["course"].fillna(rows["course_id"])).astype(np.int64)


def required_of(rows: pd.DataFrame, line: Timeline, as_of: date) -> tuple[DayArray, IntArray, IntArray]:
    """The first due date of each row, where the person was on it, and the rows required by a day."""
    due = dates.days_of(rows["first_due_date"].fillna(rows["due_date"]))
    segment = line.at(rows["employee_id"], due)
    wanted = rows["is_mandatory"].fillna(value=False).to_numpy(dtype=bool)
    wanted &= ~rows["status"].isin(NOT_REQUIRED).to_numpy()
    return due, segment, np.flatnonzero(wanted & (due <= np.datetime64(as_of, "D")) & (segment >= 0))


def is_undated(rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether each row is complete, nobody knows since when."""
    undated: NDArray[np.bool_] = ((rows["status"] == "completed") & rows["completed_date"].isna()).to_numpy()
    return undated


@dataclass(frozen=True)
class _Required:
    """Mandatory assignments of people employed on the due date; one element of each array per assignment.

    Args:
        line: Spells and segments.
        segment: Where the person was on the due date.
        due: First due date.
        done: Day of completion; ``FAR`` where not complete.
        undated: Whether it is complete, nobody knows since when: neither on time nor overdue.
        course: Code of the course.
    """

    line: Timeline
    segment: IntArray
    due: DayArray
    done: DayArray
    undated: NDArray[np.bool_]
    course: IntArray

    def rows(self, as_of: date) -> list[pd.DataFrame]:
        """What falls due, becomes overdue, is completed late, and goes with those who leave."""
        gone, today = self.line.last[self.spell], np.datetime64(as_of, "D")
        over, late = np.minimum(self.done, gone), (self.done > self.due) & ~self.undated
        held = {name: late & (self.due + np.timedelta64(days, "D") <= over) for name, days in AGES.items()}
        done, left = (
            np.flatnonzero(late & (self.done <= gone) & (self.done < FAR)),
            np.flatnonzero(gone <= today),
        )
        one, of_course = self._firsts(self.spell), self._firsts(paired(self.spell, self.course))
        kept = (self.undated | (self.done <= gone)).astype(np.int64)
        return [
            self._fallen_due(one, of_course),
            *self._overdue(held, today),
            self._at(done, self.done[done]).assign(
                completed=1, **{name: -some[done].astype(np.int64) for name, some in held.items()}
            ),
            self._at(left, gone[left]).assign(
                due_to_date=-1,
                persons_due=-one[left],
                course_persons_due=-of_course[left],
                completed=-kept[left],
                **{name: -(some & (self.done > gone))[left].astype(np.int64) for name, some in held.items()},
            ),
        ]

    @cached_property
    def spell(self) -> IntArray:
        """The spell of each assignment."""
        return self.line.home[self.segment]

    def _fallen_due(self, one: IntArray, of_course: IntArray) -> pd.DataFrame:
        """What fell due, and the marks by which the persons behind it can be counted."""
        person, month = self.line.code[self.spell], dates.months_of(self.due)
        day = self.due.astype(np.int64)
        marked, lag = lags(person, month, paired(month, self.course), day)
        _, course_lag = lags(paired(person, self.course), month, month, day)
        on_time = self.done <= self.due
        return self._at(np.arange(len(month)), self.due).assign(
            due=1,
            on_time=on_time.astype(np.int64),
            completed=(on_time | self.undated).astype(np.int64),
            persons=marked,
            lag=lag,
            course_lag=course_lag,
            due_to_date=1,
            persons_due=one,
            course_persons_due=of_course,
        )

    def _overdue(self, held: Mapping[str, NDArray[np.bool_]], today: np.datetime64) -> list[pd.DataFrame]:
        """What enters the stocks of the overdue, by the days that it is."""
        entries = []
        for name, some in held.items():
            since = self.due + np.timedelta64(AGES[name], "D")
            begun = np.flatnonzero(some & (since <= today))
            entries.append(self._at(begun, since[begun]).assign(**{name: 1}))
        return entries

    def _firsts(self, of: IntArray) -> IntArray:
        """1 for the assignment of each spell (and course) that fell due first: the stock counts persons."""
        order = np.lexsort((self.course, self.due, of))
        first = np.zeros(len(of), dtype=np.int64)
        first[order] = np.append(True, of[order][1:] != of[order][:-1])[: len(of)]
        return first

    def _at(self, chosen: IntArray, day: DayArray) -> pd.DataFrame:
        described = self.line.described(self.segment[chosen])
        return described.assign(course=self.course[chosen], month=dates.months_of(day))


def completions(rows: pd.DataFrame, as_of: date) -> DayArray:
    """The day each assignment was completed; ``FAR`` where it is not complete by a day."""
    done = dates.days_of(rows["completed_date"])
    known = (done <= np.datetime64(as_of, "D")) & ~rows["status"].isin(NOT_DONE).to_numpy()
    return np.where(known, done, FAR)


def _learnt(
    rows: pd.DataFrame, line: Timeline, done: DayArray, course: IntArray, currency: str
) -> pd.DataFrame:
    """Hours and costs, in hundredths, of everything completed while employed, and by whom."""
    segment = line.at(rows["employee_id"], done)
    chosen = np.flatnonzero((segment >= 0) & (done < FAR))
    held, day, segment = rows.iloc[chosen], done[chosen], segment[chosen]
    person, month, of = line.code[line.home[segment]], dates.months_of(day), course[chosen]
    rank = day.astype(np.int64)
    marked, lag = lags(person, month, paired(month, of), rank)
    _, course_lag = lags(paired(person, of), month, month, rank)
    told, ours = held["cost_amount"].notna().to_numpy(), is_ours(held["currency"], currency)
    return line.described(segment).assign(
        course=of,
        month=month,
        hours_hundredths=hundredths(held["hours"]),
        cost_hundredths=np.where(ours, hundredths(held["cost_amount"]), 0),
        priced=(told & ours).astype(np.int64),
        other_currency=(told & ~ours).astype(np.int64),
        learners=marked,
        lag=lag,
        course_lag=course_lag,
    )
