"""Fact of certificates: who must hold mandatory ones, and who holds all of them, valid."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import ONE_DAY, DayArray, IntArray
from hrkpi.fact import CERTIFICATES
from hrkpi.positions import positions
from hrkpi.restate import coding
from hrkpi.restate.stacked import stacked
from hrkpi.restate.states import keys
from hrkpi.restate.stretches import Stretches, joined, without
from hrkpi.restate.timeline import Timeline
from hrkpi.restate.training import FAR, completions, courses, is_undated, required_of
from hrkpi.tables_growth import TRAINING

COURSE_BITS = 20  # a million courses, so that spell or person and course fit into one integer
EVER = np.datetime64("0001-01-01", "D")  # a completion without a day has been valid as long as anybody knows


def certificates(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, line: Timeline, *, as_of: date
) -> pd.DataFrame:
    """The fact ``certificates``: persons enter and leave the stocks of the required and of the compliant.

    From its first due date on, a mandatory course is required of a person until their last day is over. A
    completion of the course, by whatever assignment, is valid up to its expiry. People are in the unit in
    which training last fell due for them.
    """
    rows = tables.get("training", empty(TRAINING))
    course = courses(rows, labels)
    due, segment, at = required_of(rows, line, as_of)
    spell = line.home[segment[at]]
    of_course = (spell << COURSE_BITS) + course[at]
    needed = _needed(of_course, due[at], line.last[spell])
    valid = _valid(rows, course, line, as_of)
    held = _carried(valid, needed, line)
    breach = without(needed, held)
    person = _needed(spell, due[at], line.last[spell])
    broken = joined(Stretches(breach.key >> COURSE_BITS, breach.start, breach.stop))
    of_all = np.zeros_like(spell)  # who must hold certificates of several courses is in none of them
    levels = {
        "course_": (Places(of_course, due[at], segment[at], course[at]), needed, without(needed, breach)),
        "": (Places(spell, due[at], segment[at], of_all), person, without(person, broken)),
    }
    parts = [
        _steps(line, places, some, f"{level}{name}", as_of)
        for level, (places, needs, fine) in levels.items()
        for name, some in (("required", needs), ("compliant", fine))
    ]
    return stacked(parts, CERTIFICATES.columns)


class Places:
    """Where each key is described: by the segment and course of its latest due date up to a day.

    Args:
        key: Integer of each assignment.
        due: Its first due date.
        segment: Where the person was on it.
        course: Code of its course; 0 where all courses count as one.
    """

    def __init__(self, key: IntArray, due: DayArray, segment: IntArray, course: IntArray) -> None:
        order = np.lexsort((course, due, key))
        fresh = np.ones(len(order), dtype=bool)
        fresh[1:] = np.any([part[order][1:] != part[order][:-1] for part in (key, segment, course)], axis=0)
        kept = order[fresh]
        self.key, self.due = key[kept], due[kept]
        self.segment, self.course = segment[kept], course[kept]

    def cut(self, some: Stretches) -> tuple[Stretches, IntArray]:
        """Stretches cut where their description changes, and the assignment that describes each piece."""
        rank, wanted = _ranks(self.key, some.key)
        due, start = keys(rank, self.due), keys(wanted, some.start)
        first = np.searchsorted(due, start, side="right") - 1
        last = np.searchsorted(due, keys(wanted, some.stop), side="left") - 1
        pieces = last - first + 1
        owner = np.repeat(np.arange(len(first)), pieces)
        at = np.arange(len(owner)) - np.repeat(np.cumsum(pieces) - pieces, pieces) + first[owner]
        follows = np.append(owner[1:] == owner[:-1], np.zeros(min(len(owner), 1), dtype=bool))
        following = np.minimum(at + 1, max(len(self.due) - 1, 0))
        starts = np.maximum(self.due[at], some.start[owner])
        stops = np.where(follows, self.due[following], some.stop[owner])
        return Stretches(some.key[owner], starts, stops), at


def _needed(key: IntArray, due: DayArray, gone: DayArray) -> Stretches:
    """From the first due date of each key to the last day of the spell, which is over at its close."""
    order = np.lexsort((due, key))
    first = np.ones(len(key), dtype=bool)
    first[1:] = key[order][1:] != key[order][:-1]
    at = order[first]
    some = due[at] < gone[at]
    return Stretches(key[at][some], due[at][some], gone[at][some])


def _valid(rows: pd.DataFrame, course: IntArray, line: Timeline, as_of: date) -> Stretches:
    """The days on which each person holds a valid certificate of each course."""
    person = positions(rows["employee_id"], line.people)
    done = np.where(is_undated(rows), EVER, completions(rows, as_of))
    until = dates.days_of(rows["expires_date"])
    stop = np.where(np.isnat(until), FAR, until + ONE_DAY)
    known = (person >= 0) & (done < FAR)
    key = (person[known] << COURSE_BITS) + course[known]
    return joined(Stretches(key, done[known], stop[known]))


def _carried(valid: Stretches, needed: Stretches, line: Timeline) -> Stretches:
    """Valid days by spell and course instead of by person and course; a person may have several spells."""
    spell, course = needed.key >> COURSE_BITS, needed.key & ((1 << COURSE_BITS) - 1)
    owner = (line.code[spell] << COURSE_BITS) + course
    first = np.searchsorted(valid.key, owner, side="left")
    count = np.searchsorted(valid.key, owner, side="right") - first
    at = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    return Stretches(np.repeat(needed.key, count), valid.start[at], valid.stop[at])


def _steps(line: Timeline, places: Places, some: Stretches, measure: str, as_of: date) -> pd.DataFrame:
    """+1 where a key enters a stock in a unit, −1 where it leaves it, up to a day."""
    pieces, at = places.cut(some)
    today = np.datetime64(as_of, "D")
    begun, ended = np.flatnonzero(pieces.start <= today), np.flatnonzero(pieces.stop <= today)
    which, day = np.concatenate([begun, ended]), np.concatenate([pieces.start[begun], pieces.stop[ended]])
    sign = np.repeat([1, -1], [len(begun), len(ended)])
    described = line.described(places.segment[at[which]])
    course = places.course[at[which]]
    return described.assign(course=course, month=dates.months_of(day), **{measure: sign})


def _ranks(of: IntArray, wanted: IntArray) -> tuple[IntArray, IntArray]:
    """Keys as small integers in the same order, so that key and day fit into one."""
    names = np.unique(of)
    return np.searchsorted(names, of).astype(np.int64), np.searchsorted(names, wanted).astype(np.int64)
