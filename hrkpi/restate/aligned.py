"""Which goals hang, over the goals above them, on a goal of the company."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hrkpi.conform import empty
from hrkpi.positions import positions
from hrkpi.tables_strategy import GOALS

COMPANY = "company"
NO_GOALS = pd.DataFrame({"person": pd.Series(dtype=str), "goal": pd.Series(dtype=str)})


def aligned(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Goals from which parents lead to a goal of the company, and such goals. A circle leads nowhere.

    Args:
        tables: Canonical tables of the whole company; only ``goals`` is read.

    Returns:
        ``goal`` (id) and ``person`` (id of the owner; without one, a word that no other goal has).
    """
    rows = tables.get("goals", empty(GOALS))
    above = positions(rows["parent_id"], rows["goal_id"])
    leads = (rows["level"] == COMPANY).to_numpy(dtype=bool)
    for _ in range(len(rows).bit_length()):  # each round looks twice as far
        known = above >= 0
        leads = leads | (known & leads[above])
        above = np.where(known, above[above], -1)
    held = rows[leads]
    alone = "goal " + held["goal_id"]
    person = held["owner_id"].fillna(alone)
    return pd.DataFrame({"person": person, "goal": held["goal_id"]}).reset_index(drop=True)
