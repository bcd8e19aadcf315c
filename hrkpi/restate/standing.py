"""Facts of what stands at the close of each month: a number that a person holds from a day on."""

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import DayArray, IntArray
from hrkpi.fact import PEOPLE_DIMENSIONS
from hrkpi.positions import positions
from hrkpi.restate.held import unique
from hrkpi.restate.spells import OPEN
from hrkpi.restate.states import keys
from hrkpi.restate.timeline import Timeline


def held(line: Timeline, told: pd.DataFrame, key: str) -> pd.DataFrame:
    """As ``standing``, of what is told of persons: a number from the close of a day on.

    Args:
        line: Spells and segments.
        told: ``person`` (id), ``day`` and a column of the number; any order.
        key: That column.
    """
    code = positions(told["person"], line.people)
    here = np.flatnonzero(code >= 0)
    here = here[np.lexsort((dates.days_of(told["day"])[here], code[here]))]
    who, day = code[here], dates.days_of(told["day"])[here]
    if not len(who):
        return pd.DataFrame(columns=[*PEOPLE_DIMENSIONS, "month", key, "sign"])
    segment, point = points(line, who, day)
    at = np.searchsorted(keys(who, day), keys(line.code[line.home[segment]], point), side="right") - 1
    known = (at >= 0) & (who[at] == line.code[line.home[segment]])
    number = np.where(known, told[key].to_numpy(dtype=np.int64)[here][at], 0)
    return standing(line, segment, point, number, key)


def points(line: Timeline, who: IntArray, day: DayArray) -> tuple[IntArray, DayArray]:
    """Segments of some people, and the days on which one begins or something may change in it.

    Args:
        line: Spells and segments.
        who: Integers of persons, one per day.
        day: Days on which something may change for them.

    Returns:
        Position of the segment and day, in order of person and time, each pair once.
    """
    meant = np.zeros(len(line.people), dtype=bool)
    meant[who] = True
    begun = np.flatnonzero(meant[line.code[line.home]])
    changed = line.at_code(who, day)
    inside = changed >= 0
    segment = np.concatenate([begun, changed[inside]])
    return unique(segment, np.concatenate([line.begins[begun], day[inside]]))


def standing(line: Timeline, segment: IntArray, point: DayArray, number: IntArray, key: str) -> pd.DataFrame:
    """A row of +1 where a person comes to hold a number, and one of −1 where no longer; zero is none.

    What begins and ends within one month leaves no trace, as it stands at no close.

    Args:
        line: Spells and segments.
        segment: As ``points`` gives them.
        point: Likewise.
        number: What is held from each point on.
        key: Column of the number.

    Returns:
        Every dimension of the people, ``month``, the key and ``sign``.
    """
    until = _ends(line, segment)
    on = np.flatnonzero(segment[1:] == segment[:-1])
    until[on] = point[on + 1]
    lasting = (number > 0) & (dates.months_of(point) < dates.months_of(until))
    segment, number, point, until = segment[lasting], number[lasting], point[lasting], until[lasting]
    over = until < OPEN
    rows = [
        line.described(segment).assign(month=dates.months_of(point), sign=1, **{key: number}),
        line.described(segment[over]).assign(
            month=dates.months_of(until[over]), sign=-1, **{key: number[over]}
        ),
    ]
    return pd.concat(rows, ignore_index=True)


def _ends(line: Timeline, segment: IntArray) -> DayArray:
    """The first day at whose close each segment is over: that of the next one, or the last day employed."""
    following = np.minimum(segment + 1, len(line.home) - 1)
    goes_on = (line.home[following] == line.home[segment]) & (following > segment)
    return np.where(goes_on, line.begins[following], line.last[line.home[segment]])
