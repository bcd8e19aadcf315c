"""Fact of reviews: which were due at the end of a cycle, and which were completed by then."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.fact import REVIEW
from hrkpi.restate.distinct import lags
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_growth import REVIEWS

NOT_DUE = ("exempt", "cancelled")
COMPLETED = "completed"


def reviews(tables: Mapping[str, pd.DataFrame], line: Timeline, *, as_of: date) -> pd.DataFrame:
    """The fact ``reviews``, in the month in which a cycle ends, of people employed on its last day.

    A review is complete by its day of completion; without one by its state, and without a state by a rating.
    """
    rows = tables.get("reviews", empty(REVIEWS))
    end = dates.days_of(rows["period_end"])
    segment = line.at(rows["employee_id"], end)
    due = ~rows["status"].isin(NOT_DUE).to_numpy() & (end <= np.datetime64(as_of, "D")) & (segment >= 0)
    at = np.flatnonzero(due)
    done = rows["completed_date"]
    told = (rows["status"] == COMPLETED) | (rows["status"].isna() & rows["rating"].notna())
    by_then = (done <= rows["period_end"]).where(done.notna(), told).to_numpy(dtype=bool)
    month, person = dates.months_of(end[at]), line.code[line.home[segment[at]]]
    marked, lag = lags(person, month, month, end[at].astype(np.int64))
    frame = line.described(segment[at]).assign(
        month=month, due=1, completed=by_then[at].astype(np.int64), persons=marked, lag=lag
    )
    return frame[REVIEW.columns]
