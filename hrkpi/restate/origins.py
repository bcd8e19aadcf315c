"""By which channel people came: from the application that their hire ended."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.tables import APPLICATIONS

NOT_HIRED = ("declined", "reneged", "rescinded", "pending")


def sources(tables: Mapping[str, pd.DataFrame], spells: pd.DataFrame) -> "pd.Series[str]":
    """The channel of each spell, missing where no application says it.

    It is that of the person's latest application up to the first day, made after the spell before had begun:
    an earlier one led to that spell.

    Args:
        tables: Canonical tables; only ``applications`` is read.
        spells: As ``hrkpi.restate.spells.spells`` gives them.
    """
    rows = tables.get("applications", empty(APPLICATIONS))
    rows = rows[rows["employee_id"].notna() & ~rows["offer_outcome"].isin(NOT_HIRED)]
    made = rows.sort_values(["applied_date", "application_id"], kind="stable")[
        ["employee_id", "applied_date", "source"]
    ]
    begun = spells[["person", "start"]].astype({"start": "datetime64[ms]"})
    before = begun["start"].shift().where(begun["person"] == begun["person"].shift())
    asked = begun.assign(place=np.arange(len(begun)), before=before).sort_values("start", kind="stable")
    found = pd.merge_asof(
        asked, made, left_on="start", right_on="applied_date", left_by="person", right_by="employee_id"
    ).sort_values("place", ignore_index=True)
    reused = dates.days_of(found["applied_date"]) <= dates.days_of(found["before"])
    return found["source"].mask(reused)
