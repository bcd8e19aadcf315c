"""The days of goals: when each is open, when a check-in is due of it, and when one is fresh."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import ONE_DAY, DayArray, IntArray
from hrkpi.positions import positions
from hrkpi.restate.spells import OPEN
from hrkpi.restate.stretches import Stretches, joined, without
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_strategy import GOAL_CHECK_INS, GOALS

NO_TIME = np.timedelta64(0, "D")


@dataclass(frozen=True)
class GoalDays:
    """Stretches of days of goals, whose keys are the positions of the goals.

    Args:
        tables: Canonical tables; ``goals`` and ``goal_check_ins`` are read.
        as_of: Day of knowledge; later check-ins are not known.
    """

    tables: Mapping[str, pd.DataFrame]
    as_of: date

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The goals."""
        return self.tables.get("goals", empty(GOALS)).reset_index(drop=True)

    def owner(self, line: Timeline) -> IntArray:
        """The integer of the owner of each goal; −1 where nobody known owns it."""
        return positions(self.rows["owner_id"], line.people)

    @cached_property
    def open(self) -> Stretches:
        """From the first day, of the goal or else of its first check-in, up to the last day and with it.

        A goal of which nobody knows since when it is one is never open.
        """
        goal, day = self._check_ins
        first = np.full(len(self.rows), OPEN)
        np.minimum.at(first, goal, day)
        said, due = (dates.days_of(self.rows[name]) for name in ("start_date", "due_date"))
        begun, over = np.where(np.isnat(said), first, said), np.where(np.isnat(due), OPEN, due + ONE_DAY)
        key = np.flatnonzero(begun < over)
        return Stretches(key, begun[key], over[key])

    @property
    def due(self) -> Stretches:
        """From the day on which the goal has been open for longer than its cadence, if it has one."""
        cadence = self._cadence[self.open.key]
        start = np.minimum(self.open.start + cadence + ONE_DAY, OPEN)
        some = (cadence >= NO_TIME) & (start < self.open.stop)
        return Stretches(self.open.key[some], start[some], self.open.stop[some])

    def checked(self, due: Stretches) -> Stretches:
        """The days among those on which the last check-in is no longer ago than the cadence.

        Args:
            due: As ``due`` gives them.
        """
        goal, day = self._check_ins
        cadence = self._cadence[goal]
        some = cadence >= NO_TIME
        stale = np.minimum(day[some] + cadence[some] + ONE_DAY, OPEN)
        return without(due, without(due, joined(Stretches(goal[some], day[some], stale))))

    @cached_property
    def _cadence(self) -> NDArray[np.timedelta64]:
        """Days between check-ins; negative where nobody says."""
        return self.rows["cadence_days"].fillna(-1).to_numpy(dtype=np.int64).astype("timedelta64[D]")

    @cached_property
    def _check_ins(self) -> tuple[IntArray, DayArray]:
        """The goal and the day of each check-in known."""
        rows = self.tables.get("goal_check_ins", empty(GOAL_CHECK_INS))
        goal = positions(rows["goal_id"], self.rows["goal_id"])
        day = dates.days_of(rows["date"])
        known = (goal >= 0) & (day <= np.datetime64(self.as_of, "D"))
        return goal[known], day[known]
