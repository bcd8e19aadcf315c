"""Facts of hiring: applications by cohort, offers by decision, and how long it took."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import DayArray
from hrkpi.fact import DURATIONS, HIRING, STAGES, STAYS
from hrkpi.positions import positions
from hrkpi.restate import coding
from hrkpi.restate.held import taken
from hrkpi.restate.openings import coded, filled_openings, openings, steps
from hrkpi.restate.stacked import stacked
from hrkpi.tables_hiring import APPLICATIONS, REQUISITIONS

FACTS = (HIRING, DURATIONS, STAGES, STAYS)
KEPT = tuple(dict.fromkeys(name for fact in FACTS for name in fact.columns if name != "month"))
DECISIONS = {"accepted": "offers_accepted", "declined": "offers_declined", "reneged": "offers_reneged"}


def hiring(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date) -> pd.DataFrame:
    """The fact ``hiring``: applications in the month applied, answered offers in the month decided.

    Openings enter and leave a stock, in the months in which they are approved and come to an end.
    """
    rows, day = applications(tables, labels), np.datetime64(as_of, "D")
    accepted = (rows["outcome"] == "accepted") & (rows["decided"] <= day)
    applied = rows[rows["applied"] <= day].assign(applications=1, selected=accepted.astype(np.int64))
    decided = rows[rows["outcome"].isin(DECISIONS) & (rows["decided"] <= day)]
    counts = {column: (decided["outcome"] == word).astype(np.int64) for word, column in DECISIONS.items()}
    parts = [
        in_month(applied, "applied"),
        in_month(decided.assign(**counts), "decided"),
        steps(openings(tables, labels), as_of),
    ]
    return stacked(parts, HIRING.columns)


def durations(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date) -> pd.DataFrame:
    """The fact ``durations``: one row per hire and per filled opening, in the month of acceptance.

    A duration below zero is an error of the source and is left out; the import report names it.
    """
    rows = applications(tables, labels)
    done = rows[(rows["outcome"] == "accepted") & (rows["decided"] <= np.datetime64(as_of, "D"))]
    filled = filled_openings(openings(tables, labels), as_of)
    parts = [_to_hire(done), _to_start(done, tables, as_of), in_month(filled, "filled")]
    frame = pd.concat(parts, ignore_index=True)
    return stacked([frame[frame["days"] >= 0]], DURATIONS.columns)


def applications(tables: Mapping[str, pd.DataFrame], labels: coding.Labels) -> pd.DataFrame:
    """Applications with the codes of their requisition: one row each, in the order of the table."""
    rows = tables.get("applications", empty(APPLICATIONS))
    return of_requisition(rows["requisition_id"], tables, labels).assign(
        gender=labels.codes("gender", rows["gender"]),
        ethnicity=labels.codes("ethnicity", rows["ethnicity"]),
        hire_source=labels.codes("hire_source", rows["source"]),
        is_internal=coding.flags(rows["is_internal"]),
        person=rows["candidate_id"].fillna("application " + rows["application_id"]).to_numpy(dtype=object),
        requisition=rows["requisition_id"].to_numpy(dtype=object),
        applied=rows["applied_date"].to_numpy(),
        decided=rows["offer_decided_date"].to_numpy(),
        rejected=rows["rejected_date"].to_numpy(),
        starts=rows["start_date"].to_numpy(),
        outcome=rows["offer_outcome"].to_numpy(dtype=object),
    )


def of_requisition(
    ids: "pd.Series[str]", tables: Mapping[str, pd.DataFrame], labels: coding.Labels
) -> pd.DataFrame:
    """The code of each dimension of requisitions, for each of several ids; 0 where there is none of that id.

    Openings of one requisition are alike; where they are not, the first by its id speaks for them.
    """
    rows = tables.get("requisitions", empty(REQUISITIONS)).sort_values(["requisition_id", "opening_id"])
    first = rows.drop_duplicates("requisition_id")
    known, at = coded(first, labels), positions(ids, first["requisition_id"])
    return pd.DataFrame({name: taken(known[name].to_numpy(), at, 0) for name in known})


def in_month(frame: pd.DataFrame, day: str) -> pd.DataFrame:
    """What a frame holds of hiring facts, with the month of a day of each row."""
    kept = [name for name in KEPT if name in frame]
    return frame[kept].assign(month=dates.months_of(dates.days_of(frame[day])))


def _to_hire(done: pd.DataFrame) -> pd.DataFrame:
    return in_month(done.assign(days=(done["decided"] - done["applied"]).dt.days, to_hire=1), "decided")


def _to_start(done: pd.DataFrame, tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """Hires of approved openings; first days that are not known yet, or not at all, are counted apart."""
    begun = _begun(done, tables)
    known = ~np.isnat(begun)
    hires, starts, begun = done[known], dates.days_of(done["starts"])[known], begun[known]
    started = starts <= np.datetime64(as_of, "D")
    days = np.where(started, (starts - begun).astype(np.int64), 0)
    counted = {"to_start": started.astype(np.int64), "not_started": (~started).astype(np.int64)}
    return in_month(hires.assign(days=days, **counted), "decided")


def _begun(done: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> DayArray:
    """The approval of the opening that each hire filled: the only one, or the one filled on that day."""
    wanted = tables.get("requisitions", empty(REQUISITIONS))
    wanted = wanted.assign(begun=wanted["approved_date"].fillna(wanted["opened_date"]))
    single = wanted[~wanted["requisition_id"].duplicated(keep=False)].set_index("requisition_id")["begun"]
    of_day = wanted.dropna(subset=["filled_date"]).groupby(["requisition_id", "filled_date"])["begun"].min()
    named = done[["requisition", "decided"]].set_axis(["requisition_id", "filled_date"], axis=1)
    same = named.merge(of_day.rename("begun").reset_index(), how="left")["begun"]
    only = single.reindex(pd.Index(done["requisition"]))
    return np.where(only.isna(), dates.days_of(same), dates.days_of(only))
