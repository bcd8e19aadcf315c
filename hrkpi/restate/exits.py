"""Facts of single days in a spell: exits, by their type and reason, and promotions."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import ONE_DAY
from hrkpi.fact import EXITS, PROMOTIONS
from hrkpi.restate import coding
from hrkpi.restate.distinct import lags
from hrkpi.restate.spells import OPEN
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_people import JOBS


def exits(line: Timeline, labels: coding.Labels) -> pd.DataFrame:
    """The fact ``exits``: each exit in the month of its last day, as the person was described on it.

    ``tenure`` is the days employed, the last one included. Only of voluntary exits it counts whether the
    employer regrets them, and of how many that is known.
    """
    at = np.append(line.home[1:] != line.home[:-1], np.ones(min(len(line.home), 1), dtype=bool))
    at = np.flatnonzero(at & (line.last[line.home] != OPEN))
    spells, last = line.spells.take(line.home[at]), line.last[line.home[at]]
    kind, regretted = spells["exit_type"].reset_index(drop=True), spells["regretted"].reset_index(drop=True)
    chosen = kind == "voluntary"
    frame = line.described(at).assign(
        month=dates.months_of(last),
        exit_type=labels.codes("exit_type", kind),
        exit_reason=labels.codes("exit_reason", spells["exit_reason"].reset_index(drop=True)),
        tenure=(last + ONE_DAY - line.start[line.home[at]]).astype(np.int64),
        exits=1,
        regretted=chosen & regretted.fillna(value=False).astype(bool),
        regret_known=chosen & regretted.notna(),
        **{word: kind == word for word in ("voluntary", "involuntary", "other", "unknown")},
    )
    return frame[EXITS.columns]


def promotions(tables: Mapping[str, pd.DataFrame], line: Timeline, *, as_of: date) -> pd.DataFrame:
    """The fact ``promotions``: people promoted on a day while they were employed, as they are described then.

    A person is promoted once on a day, and not on the first one of a spell. ``persons`` marks the first
    promotion of each month, ``lag`` says how many months ago the one before was.
    """
    rows = tables.get("jobs", empty(JOBS))
    rows = rows[(rows["change"] == "promotion") & (rows["effective_date"] <= np.datetime64(as_of, "D"))]
    rows = rows.drop_duplicates(["employee_id", "effective_date"])
    day = dates.days_of(rows["effective_date"])
    at = line.at(rows["employee_id"], day)
    later = at >= 0
    later[later] = line.start[line.home[at[later]]] < day[later]
    at, day = at[later], day[later]
    month, rank = dates.months_of(day), day.astype(np.int64)
    persons, lag = lags(line.code[line.home[at]], month, month, rank)
    frame = line.described(at).assign(month=month, promotions=1, persons=persons, lag=lag)
    return frame[PROMOTIONS.columns]
