"""Fact of spans: how many direct reports each manager has, month by month."""

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import IntArray
from hrkpi.fact import SPANS
from hrkpi.restate.held import unique
from hrkpi.restate.spells import OPEN
from hrkpi.restate.states import keys
from hrkpi.restate.timeline import Timeline


def spans(line: Timeline, reports: pd.DataFrame) -> pd.DataFrame:
    """The fact ``spans``: +1 where a manager comes to have so many direct reports, −1 where no longer.

    Managers count while they are employed, as they are described then; days within one month leave no trace.

    Args:
        line: Spells and segments.
        reports: Direct reports of each person from the close of a day on.
    """
    code = line.people.get_indexer(pd.Index(reports["person"])).astype(np.int64)
    here = np.flatnonzero(code >= 0)
    here = here[np.lexsort((dates.days_of(reports["day"])[here], code[here]))]
    who, day = code[here], dates.days_of(reports["day"])[here]
    segment, point = _points(line, who, day)
    if not len(who):
        return pd.DataFrame(columns=SPANS.columns)
    at = np.searchsorted(keys(who, day), keys(line.code[line.home[segment]], point), side="right") - 1
    known = (at >= 0) & (who[at] == line.code[line.home[segment]])
    count = np.where(known, reports["reports"].to_numpy(dtype=np.int64)[here][at], 0)
    until = _ends(line, segment)
    on = np.flatnonzero(segment[1:] == segment[:-1])
    until[on] = point[on + 1]
    lasting = (count > 0) & (dates.months_of(point) < dates.months_of(until))
    segment, count, point, until = segment[lasting], count[lasting], point[lasting], until[lasting]
    over = until < OPEN
    rows = [
        line.described(segment).assign(month=dates.months_of(point), reports=count, managers=1),
        line.described(segment[over]).assign(
            month=dates.months_of(until[over]), reports=count[over], managers=-1
        ),
    ]
    return pd.concat(rows, ignore_index=True)[SPANS.columns]


def _points(line: Timeline, who: IntArray, day: dates.DayArray) -> tuple[IntArray, dates.DayArray]:
    """Segments of managers, and the days on which one begins or the number of reports changes in it."""
    managers = np.unique(who)
    begun = np.flatnonzero(np.isin(line.code[line.home], managers))
    changed = line.at_code(who, day)
    inside = changed >= 0
    segment = np.concatenate([begun, changed[inside]])
    return unique(segment, np.concatenate([line.begins[begun], day[inside]]))


def _ends(line: Timeline, segment: IntArray) -> dates.DayArray:
    """The first day at whose close each segment is over: that of the next one, or the last day employed."""
    following = np.minimum(segment + 1, len(line.home) - 1)
    goes_on = (line.home[following] == line.home[segment]) & (following > segment)
    return np.where(goes_on, line.begins[following], line.last[line.home[segment]])
