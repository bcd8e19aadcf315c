"""Fact of recruiting costs: what was spent, on which vacancies, and by whom it was earned."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.fact import COSTS, OPENING_DIMENSIONS
from hrkpi.restate import coding
from hrkpi.restate.hiring import of_requisition
from hrkpi.restate.money import hundredths, is_ours
from hrkpi.tables_hiring import RECRUITING_COSTS

KINDS = ("internal", "external", "unnamed")


def costs(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date, currency: str
) -> pd.DataFrame:
    """The fact ``costs``, in the month of the cost, in the unit of the vacancy it was for.

    Amounts in another currency than the reporting one are left out and their rows counted.
    """
    rows = tables.get("recruiting_costs", empty(RECRUITING_COSTS))
    rows = rows[dates.days_of(rows["cost_date"]) <= np.datetime64(as_of, "D")]
    ours = is_ours(rows["currency"], currency)
    amounts, kind = np.where(ours, hundredths(rows["amount"]), 0), rows["kind"].fillna("unnamed")
    frame = of_requisition(rows["requisition_id"], tables, labels)[list(OPENING_DIMENSIONS)].assign(
        month=dates.months_of(dates.days_of(rows["cost_date"])),
        **{f"{word}_hundredths": np.where(kind == word, amounts, 0) for word in KINDS},
        other_currency=~ours,
    )
    return frame.reindex(columns=COSTS.columns)
