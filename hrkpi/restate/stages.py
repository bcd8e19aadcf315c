"""Fact of hiring stages: which an application entered, and whether it got further."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import IntArray
from hrkpi.fact import STAGES
from hrkpi.positions import positions
from hrkpi.restate import coding
from hrkpi.restate.distinct import lags, paired
from hrkpi.restate.hiring import applications, in_month
from hrkpi.restate.stacked import stacked
from hrkpi.tables_hiring import APPLICATION_STAGES, APPLICATIONS


def stages(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date) -> pd.DataFrame:
    """The fact ``stages``: one row per application and stage entered, in the month of the application.

    It reached the next stage where it entered one further along on that day or later, so that a step back is
    no progress and a stage left out is no loss. The last stage of all has no next one, and is not in it.
    """
    log, today = _log(tables, labels, as_of), np.datetime64(as_of, "D")
    rows = applications(tables, labels).iloc[log["application"].to_numpy()].reset_index(drop=True)
    decided = (dates.days_of(rows["rejected"]) <= today) | (dates.days_of(rows["decided"]) <= today)
    fits = (dates.days_of(rows["applied"]) <= today) & (log["stage"] < len(labels.of["stage"])).to_numpy()
    frame = rows.assign(
        rank=log["rank"].to_numpy(),
        stage=log["stage"].to_numpy(),
        entered=1,
        reached=log["reached"].to_numpy(dtype=np.int64),
        waiting=(~log["reached"] & log["stays"]).to_numpy() & ~decided,
    )
    frame = frame[fits]
    return stacked([in_month(frame.assign(**marks(frame, "applied")), "applied")], STAGES.columns)


def entries(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, as_of: date) -> pd.DataFrame:
    """Entries into stages that are known by a day, in order of application, day and stage.

    Returns:
        ``application`` (position in its table), ``rank`` (of its id), ``day``, ``stage`` (code) and ``left``
        (day; missing where nobody said so by then).
    """
    known = pd.Index(tables.get("applications", empty(APPLICATIONS))["application_id"])
    ranks = np.append(np.argsort(known.argsort()), -1)
    rows, today = tables.get("application_stages", empty(APPLICATION_STAGES)), np.datetime64(as_of, "D")
    left = dates.days_of(rows["left_date"])
    application = positions(rows["application_id"], known)
    frame = pd.DataFrame(
        {
            "application": application,
            "rank": ranks[application],
            "day": dates.days_of(rows["entered_date"]),
            "stage": labels.codes("stage", rows["stage"]).astype(np.int64),
            "left": np.where(left <= today, left, np.datetime64("NaT")),
        }
    )
    frame = frame[(frame["application"] >= 0) & (frame["day"] <= today)]
    return frame.sort_values(["application", "day", "stage"], kind="stable", ignore_index=True)


def marks(frame: pd.DataFrame, day: str) -> Mapping[str, IntArray | NDArray[np.bool_]]:
    """What counts each person once, in any window, in all stages together and in each.

    Args:
        frame: ``person``, ``stage`` and ``rank`` of each row.
        day: Column of the day to whose month a row belongs.
    """
    person = pd.factorize(frame["person"])[0].astype(np.int64)
    month, stage = dates.months_of(dates.days_of(frame[day])), frame["stage"].to_numpy(dtype=np.int64)
    rank = frame["rank"].to_numpy(dtype=np.int64)
    marked, lag = lags(person, month, paired(month, stage), rank)
    _, stage_lag = lags(paired(person, stage), month, month, rank)
    return {"persons": marked, "lag": lag, "stage_lag": stage_lag}


def _log(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, as_of: date) -> pd.DataFrame:
    """First entries known by a day, one per application and stage.

    Returns:
        ``application`` (position in its table), ``rank`` (of its id), ``stage`` (code), ``reached`` (entered
        one further along then or after) and ``stays`` (not known to have left it).
    """
    frame = entries(tables, labels, as_of)
    furthest = frame[::-1].groupby("application")["stage"].cummax()[::-1]
    frame = frame.assign(reached=furthest > frame["stage"], stays=frame["left"].isna())
    of_stage = frame.groupby(["application", "stage"])["stays"].transform("any")
    return frame.assign(stays=of_stage).drop_duplicates(["application", "stage"]).reset_index(drop=True)
