"""Facts of hiring: applications by cohort, offers by decision, and how long it took."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.fact import DURATIONS, HIRING, HIRING_DIMENSIONS
from hrkpi.restate import coding
from hrkpi.tables import APPLICATIONS, REQUISITIONS

OF_REQUISITION = ("division", "department", "team", "location", "country", "job_family", "level")
NOT_FILLED = ("open", "closed", "cancelled", "on_hold")
DECISIONS = {"accepted": "offers_accepted", "declined": "offers_declined", "reneged": "offers_reneged"}


def hiring(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date) -> pd.DataFrame:
    """The fact ``hiring``: applications in the month applied, answered offers in the month decided."""
    rows, day = _applications(tables, labels), np.datetime64(as_of, "D")
    accepted = (rows["outcome"] == "accepted") & (rows["decided"] <= day)
    applied = rows[rows["applied"] <= day].assign(applications=1, selected=accepted.astype(np.int64))
    decided = rows[rows["outcome"].isin(DECISIONS) & (rows["decided"] <= day)]
    counts = {column: (decided["outcome"] == word).astype(np.int64) for word, column in DECISIONS.items()}
    parts = [_in_month(applied, "applied"), _in_month(decided.assign(**counts), "decided")]
    return pd.concat(parts, ignore_index=True).reindex(columns=HIRING.columns).fillna(0)


def durations(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date) -> pd.DataFrame:
    """The fact ``durations``: one row per hire and per filled opening, in the month of acceptance.

    A duration below zero is an error of the source and is left out; the import report names it.
    """
    parts = [_to_hire(_applications(tables, labels), as_of), _to_fill(tables, labels, as_of)]
    frame = pd.concat(parts, ignore_index=True)
    return frame[frame["days"] >= 0].reindex(columns=DURATIONS.columns).fillna(0)


def _to_hire(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    done = rows[(rows["outcome"] == "accepted") & (rows["decided"] <= np.datetime64(as_of, "D"))]
    return _in_month(done.assign(days=(done["decided"] - done["applied"]).dt.days, to_hire=1), "decided")


def _to_fill(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, as_of: date) -> pd.DataFrame:
    """Openings filled; where an export has no status, a day of acceptance is what shows it."""
    rows = tables.get("requisitions", empty(REQUISITIONS))
    begun = rows["approved_date"].fillna(rows["opened_date"])
    filled = rows["filled_date"].fillna(_acceptances(rows, tables))
    done = ~rows["status"].isin(NOT_FILLED) & begun.notna() & (filled <= np.datetime64(as_of, "D"))
    frame = _coded_requisitions(rows, labels).assign(filled=filled, days=(filled - begun).dt.days, to_fill=1)
    return _in_month(frame[done], "filled")


def _acceptances(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> "pd.Series[pd.Timestamp]":
    """The day an offer was accepted, for requisitions of one opening; missing for the others."""
    offers = tables.get("applications", empty(APPLICATIONS))
    accepted = offers[(offers["offer_outcome"] == "accepted") & offers["requisition_id"].notna()]
    first = accepted.groupby("requisition_id")["offer_decided_date"].min()
    single = ~rows["requisition_id"].duplicated(keep=False)
    return dates.looked_up(rows["requisition_id"], first).where(single)


def _applications(tables: Mapping[str, pd.DataFrame], labels: coding.Labels) -> pd.DataFrame:
    """Applications with the codes of their requisition."""
    rows = tables.get("applications", empty(APPLICATIONS))
    wanted = tables.get("requisitions", empty(REQUISITIONS)).drop_duplicates("requisition_id")
    coded = _coded_requisitions(wanted, labels).set_index(pd.Index(wanted["requisition_id"]))
    found = coded.reindex(rows["requisition_id"]).fillna(0).astype(np.int32).reset_index(drop=True)
    return found.assign(
        gender=labels.codes("gender", rows["gender"]),
        ethnicity=labels.codes("ethnicity", rows["ethnicity"]),
        hire_source=labels.codes("hire_source", rows["source"]),
        is_internal=coding.flags(rows["is_internal"]),
        applied=rows["applied_date"].to_numpy(),
        decided=rows["offer_decided_date"].to_numpy(),
        outcome=rows["offer_outcome"].to_numpy(dtype=object),
    )


def _coded_requisitions(rows: pd.DataFrame, labels: coding.Labels) -> pd.DataFrame:
    return pd.DataFrame({name: labels.codes(name, rows[name]) for name in OF_REQUISITION}, index=rows.index)


def _in_month(frame: pd.DataFrame, day: str) -> pd.DataFrame:
    named = (*HIRING_DIMENSIONS, "days", *HIRING.measures, *DURATIONS.measures)
    kept = [name for name in named if name in frame]
    return frame[kept].assign(month=dates.months_of(dates.days_of(frame[day])))
