"""Facts of training: what was due, done in time, overdue, and the hours learnt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import ONE_DAY, DayArray, IntArray
from hrkpi.fact import TRAINING
from hrkpi.restate import coding
from hrkpi.restate.distinct import lags, paired
from hrkpi.restate.timeline import Timeline
from hrkpi.tables import TRAINING as TABLE

NOT_REQUIRED = ("exempt", "cancelled")
NOT_DONE = (*NOT_REQUIRED, "failed")
FAR = np.datetime64("9999-12-31", "D")


def training(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, line: Timeline, *, as_of: date
) -> pd.DataFrame:
    """The fact ``training``.

    Mandatory assignments count in the month of their first due date, for people employed on it. One that is
    not complete is overdue from the day after, until it is completed or the person's last day is over. Hours
    count in the month of completion.
    """
    rows = tables.get("training", empty(TABLE))
    today, course = (
        np.datetime64(as_of, "D"),
        labels.codes("course", rows["course"].fillna(rows["course_id"])),
    )
    due, done = dates.days_of(rows["first_due_date"].fillna(rows["due_date"])), _completions(rows, as_of)
    segment = line.at(rows["employee_id"], due)
    wanted = rows["is_mandatory"].fillna(value=False).to_numpy(dtype=bool)
    wanted &= ~rows["status"].isin(NOT_REQUIRED).to_numpy()
    required = np.flatnonzero(wanted & (due <= today) & (segment >= 0))
    undated = ((rows["status"] == "completed") & rows["completed_date"].isna()).to_numpy()
    stock = _Required(
        line=line,
        segment=segment[required],
        due=due[required],
        done=done[required],
        undated=undated[required],
        course=course[required].astype(np.int64),
    )
    parts = [stock.fallen_due(), *stock.stocks(as_of), _hours(rows, line, done, course)]
    return pd.concat(parts, ignore_index=True).reindex(columns=TRAINING.columns).fillna(0)


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

    def fallen_due(self) -> pd.DataFrame:
        """What fell due, and the marks by which the persons behind it can be counted."""
        person, month = self.line.code[self.line.home[self.segment]], dates.months_of(self.due)
        day = self.due.astype(np.int64)
        marked, lag = lags(person, month, paired(month, self.course), day)
        _, course_lag = lags(paired(person, self.course), month, month, day)
        on_time = (self.done <= self.due).astype(np.int64)
        return self._at(np.arange(len(month)), self.due).assign(
            due=1, on_time=on_time, persons=marked, lag=lag, course_lag=course_lag
        )

    def stocks(self, as_of: date) -> list[pd.DataFrame]:
        """What enters and leaves the stocks: assignments due to date, overdue ones, persons with any."""
        today, spell = np.datetime64(as_of, "D"), self.line.home[self.segment]
        gone, late = self.line.last[spell], self.due + ONE_DAY
        over = np.minimum(self.done, gone)
        overdue = (over >= late) & (self.done > self.due) & ~self.undated & (late <= today)
        everything, left = np.arange(len(spell)), np.flatnonzero(gone <= today)
        begun, ended = np.flatnonzero(overdue), np.flatnonzero(overdue & (over <= today))
        one, of_course = self._firsts(spell), self._firsts(paired(spell, self.course))
        return [
            self._at(everything, self.due).assign(
                due_to_date=1, persons_due=one, course_persons_due=of_course
            ),
            self._at(left, gone[left]).assign(
                due_to_date=-1, persons_due=-one[left], course_persons_due=-of_course[left]
            ),
            self._at(begun, late[begun]).assign(overdue=1),
            self._at(ended, over[ended]).assign(overdue=-1),
        ]

    def _firsts(self, of: IntArray) -> IntArray:
        """1 for the assignment of each spell (and course) that fell due first: the stock counts persons."""
        order = np.lexsort((self.course, self.due, of))
        first = np.zeros(len(of), dtype=np.int64)
        first[order] = np.append(True, of[order][1:] != of[order][:-1])[: len(of)]
        return first

    def _at(self, chosen: IntArray, day: DayArray) -> pd.DataFrame:
        described = self.line.described(self.segment[chosen])
        return described.assign(course=self.course[chosen], month=dates.months_of(day))


def _completions(rows: pd.DataFrame, as_of: date) -> DayArray:
    """The day each assignment was completed; ``FAR`` where it is not complete by a day."""
    done = dates.days_of(rows["completed_date"])
    known = (done <= np.datetime64(as_of, "D")) & ~rows["status"].isin(NOT_DONE).to_numpy()
    return np.where(known, done, FAR)


def _hours(rows: pd.DataFrame, line: Timeline, done: DayArray, course: coding.CodeArray) -> pd.DataFrame:
    """Hours of everything completed while employed, mandatory or not, in hundredths."""
    segment = line.at(rows["employee_id"], done)
    chosen = np.flatnonzero((segment >= 0) & (done < FAR) & rows["hours"].notna().to_numpy())
    hundredths = (rows["hours"].to_numpy()[chosen] * 100).round().astype(np.int64)
    return line.described(segment[chosen]).assign(
        course=course[chosen], month=dates.months_of(done[chosen]), hours_hundredths=hundredths
    )
