"""Fact of spans: how many direct reports each manager has, month by month."""

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.fact import SPANS
from hrkpi.positions import positions
from hrkpi.restate.standing import points, standing
from hrkpi.restate.states import keys
from hrkpi.restate.timeline import Timeline


def spans(line: Timeline, reports: pd.DataFrame) -> pd.DataFrame:
    """The fact ``spans``: +1 where a manager comes to have so many direct reports, −1 where no longer.

    Managers count while they are employed, as they are described then; days within one month leave no trace.

    Args:
        line: Spells and segments.
        reports: Direct reports of each person from the close of a day on.
    """
    code = positions(reports["person"], line.people)
    here = np.flatnonzero(code >= 0)
    here = here[np.lexsort((dates.days_of(reports["day"])[here], code[here]))]
    who, day = code[here], dates.days_of(reports["day"])[here]
    if not len(who):
        return pd.DataFrame(columns=SPANS.columns)
    segment, point = points(line, who, day)
    at = np.searchsorted(keys(who, day), keys(line.code[line.home[segment]], point), side="right") - 1
    known = (at >= 0) & (who[at] == line.code[line.home[segment]])
    count = np.where(known, reports["reports"].to_numpy(dtype=np.int64)[here][at], 0)
    held = standing(line, segment, point, count, "reports")
    return held.rename(columns={"sign": "managers"})[SPANS.columns]
