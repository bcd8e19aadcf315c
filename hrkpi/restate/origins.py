"""By which channel people came: from the application that their hire ended."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.restate import coding
from hrkpi.tables_hiring import APPLICATIONS

NOT_HIRED = ("declined", "reneged", "rescinded", "pending")


def applied(tables: Mapping[str, pd.DataFrame], labels: coding.Labels) -> pd.DataFrame:
    """Applications that ended in a hire, in order of time.

    Args:
        tables: Canonical tables; only ``applications`` is read.
        labels: Codes of the dimensions.

    Returns:
        ``person`` (id), ``day`` and ``source`` (code).
    """
    rows = tables.get("applications", empty(APPLICATIONS))
    rows = rows[rows["employee_id"].notna() & ~rows["offer_outcome"].isin(NOT_HIRED)]
    rows = rows.sort_values(["applied_date", "application_id"], kind="stable", ignore_index=True)
    return pd.DataFrame(
        {
            "person": rows["employee_id"],
            "day": rows["applied_date"],
            "source": labels.codes("hire_source", rows["source"]),
        }
    )


def sources(made: pd.DataFrame, spells: pd.DataFrame) -> coding.CodeArray:
    """The channel of each spell, 0 where no application says it.

    It is that of the person's latest application up to the first day, made after the spell before had begun:
    an earlier one led to that spell.

    Args:
        made: As ``applied`` gives them.
        spells: As ``hrkpi.restate.spells.spells`` gives them.
    """
    begun = spells[["person", "start"]].astype({"start": made["day"].dtype})
    before = begun["start"].shift().where(begun["person"] == begun["person"].shift())
    asked = begun.assign(place=np.arange(len(begun)), before=before).sort_values("start", kind="stable")
    found = pd.merge_asof(asked, made, left_on="start", right_on="day", by="person").sort_values("place")
    reused = dates.days_of(found["day"]) <= dates.days_of(found["before"])
    return np.where(reused, 0, found["source"].fillna(0)).astype(np.int32)
