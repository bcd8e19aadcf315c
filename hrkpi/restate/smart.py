"""Rules that make a goal measurable: what is measured, how much of it, from where, by whom, by when."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

RULES = ("metric", "number", "baseline", "owner", "date")
MILESTONE = "milestone"  # done or not: it needs an owner and a day, and no number
FROM_SOMEWHERE = ("reach", "increase", "decrease")  # kinds whose progress begins at a baseline
USUAL = "reach"  # kind of a goal that names none


def lacking(goals: "pd.DataFrame") -> "Mapping[str, NDArray[np.bool_]]":
    """What each goal lacks, by rule.

    ``metric``: a KPI, which has a unit, or the unit of a figure of its own. ``number``: the value aimed at,
    on the side of the baseline that the kind names. ``baseline``: where it starts, unless it is to stay on
    one side of a value. ``owner`` and ``date``: who answers for it, and until when.

    Args:
        goals: Rows of the table ``goals``.
    """
    known = {name: goals[name].notna().to_numpy(dtype=bool) for name in goals.columns}
    kind = goals["kind"].fillna(USUAL).to_numpy(dtype=object)
    counts, step = kind != MILESTONE, (goals["target"] - goals["baseline"]).to_numpy(dtype=float)
    backwards = ((kind == "increase") & (step <= 0)) | ((kind == "decrease") & (step >= 0))
    return {
        "metric": counts & ~known["kpi"] & ~known["measure_unit"],
        "number": counts & (~known["target"] | backwards),
        "baseline": np.isin(kind, FROM_SOMEWHERE) & ~known["baseline"],
        "owner": ~known["owner_id"],
        "date": ~known["due_date"],
    }
