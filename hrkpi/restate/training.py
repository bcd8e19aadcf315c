"""Facts of training: what was due, done in time, overdue, and the hours learnt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.fact import PEOPLE_DIMENSIONS, TRAINING
from hrkpi.restate import coding
from hrkpi.restate.distinct import lags
from hrkpi.restate.timeline import Timeline
from hrkpi.tables import TRAINING as TABLE

NOT_REQUIRED = ("exempt", "cancelled")
FAR = np.datetime64("9999-12-31", "D")


def training(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, line: Timeline, *, as_of: date
) -> pd.DataFrame:
    """The fact ``training``.

    Mandatory assignments count in the month of their first due date, for people employed on it; an overdue
    one leaves the stock when it is completed or the person's last day is over. Hours count in the month of
    completion.
    """
    rows = tables.get("training", empty(TABLE)).reset_index(drop=True)
    today = np.datetime64(as_of, "D")
    due = dates.days_of(rows["first_due_date"].fillna(rows["due_date"]))
    done = dates.days_of(rows["completed_date"])
    done = np.where(np.isnat(done) | (done > today), FAR, done)
    course = labels.codes("course", rows["course"].fillna(rows["course_id"]))
    wanted = (
        rows["is_mandatory"].fillna(value=False).to_numpy(dtype=bool)
        & ~rows["status"].isin(NOT_REQUIRED).to_numpy()
    )
    segment = line.at(rows["employee_id"], due)
    required = np.flatnonzero(wanted & (due <= today) & (segment >= 0))
    undated = (rows["status"] == "completed").to_numpy() & (done == FAR)
    stock = _Stock(
        line=line,
        segment=segment[required],
        due=due[required],
        done=done[required],
        undated=undated[required],
        course=course[required],
    )
    parts = [*stock.rows(today), _hours(rows, line, done, course)]
    return pd.concat(parts, ignore_index=True).reindex(columns=TRAINING.columns).fillna(0)


@dataclass(frozen=True)
class _Stock:
    """Required assignments of people employed on the due date; one element per assignment in every array."""

    line: Timeline
    segment: NDArray[np.int64]
    due: NDArray[np.datetime64]
    done: NDArray[np.datetime64]
    undated: NDArray[np.bool_]
    course: coding.CodeArray

    def rows(self, today: NDArray[np.datetime64]) -> list[pd.DataFrame]:
        """Rows of what fell due, of the overdue stock and of the stock due to date."""
        spell = self.line.segments["spell"].to_numpy(dtype=np.int64)[self.segment]
        gone = self.line.spells["last"].to_numpy().astype("datetime64[D]")[spell]
        first, lag = lags(self.line.spells["code"].to_numpy()[spell], dates.months_of(self.due))
        opens = self._opens(spell)
        everything, left = np.arange(len(spell)), np.flatnonzero(gone <= today)
        late = (self.done > self.due) & ~self.undated
        over = np.minimum(self.done, gone)
        begun, ended = np.flatnonzero(late), np.flatnonzero(late & (over <= today))
        on_time = (self.done <= self.due).astype(np.int64)
        due = {
            "due": 1,
            "on_time": on_time,
            "persons": first,
            "lag": lag,
            "due_to_date": 1,
            "persons_due": opens,
        }
        return [
            self._at(everything, self.due).assign(**due),
            self._at(left, gone[left]).assign(due_to_date=-1, persons_due=-opens[left]),
            self._at(begun, self.due[begun]).assign(overdue=1),
            self._at(ended, over[ended]).assign(overdue=-1),
        ]

    def _opens(self, spell: NDArray[np.int64]) -> NDArray[np.int64]:
        """1 for the first assignment that fell due in each spell, so that the stock counts persons."""
        order = np.argsort(self.due, kind="stable")
        first = np.zeros(len(spell), dtype=np.int64)
        first[order] = ~pd.Series(spell[order]).duplicated().to_numpy()
        return first

    def _at(self, chosen: NDArray[np.int64], day: NDArray[np.datetime64]) -> pd.DataFrame:
        described = (
            self.line.segments[list(PEOPLE_DIMENSIONS)].iloc[self.segment[chosen]].reset_index(drop=True)
        )
        return described.assign(course=self.course[chosen], month=dates.months_of(day))


def _hours(
    rows: pd.DataFrame, line: Timeline, done: NDArray[np.datetime64], course: coding.CodeArray
) -> pd.DataFrame:
    """Hours of everything completed while employed, mandatory or not, in hundredths."""
    segment = line.at(rows["employee_id"], done)
    chosen = np.flatnonzero((segment >= 0) & (done < FAR) & rows["hours"].notna().to_numpy())
    described = line.segments[list(PEOPLE_DIMENSIONS)].iloc[segment[chosen]].reset_index(drop=True)
    hundredths = (rows["hours"].to_numpy()[chosen] * 100).round().astype(np.int64)
    return described.assign(
        course=course[chosen], month=dates.months_of(done[chosen]), hours_hundredths=hundredths
    )
