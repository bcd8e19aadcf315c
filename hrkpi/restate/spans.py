"""Fact of spans: how many direct reports each manager has, month by month."""

import pandas as pd

from hrkpi.fact import SPANS
from hrkpi.restate.standing import held
from hrkpi.restate.timeline import Timeline


def spans(line: Timeline, reports: pd.DataFrame) -> pd.DataFrame:
    """The fact ``spans``: +1 where a manager comes to have so many direct reports, −1 where no longer.

    Managers count while they are employed, as they are described then; days within one month leave no trace.

    Args:
        line: Spells and segments.
        reports: Direct reports of each person from the close of a day on.
    """
    return held(line, reports, "reports").rename(columns={"sign": "managers"})[SPANS.columns]
