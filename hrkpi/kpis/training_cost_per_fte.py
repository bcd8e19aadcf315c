"""Training cost: how much is spent on learning for a full-time position."""

import numpy as np

from hrkpi.fact import TRAINING
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_fte, average_headcount
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Cost of training completed over average full-time equivalents; no interval, since it is a full count.

    Missing until the first cost in a group is known: an export without costs does not say that they are none.
    """
    priced = query.closing(TRAINING.priced) > 0
    return Ratio(
        np.where(priced, query.total(TRAINING.cost_hundredths) / 100, np.nan),
        average_fte(query),
        people=average_headcount(query),
        basis=Basis.MEAN,
        beside={"other_currency": query.total(TRAINING.other_currency)},
    )


KPI = Kpi(
    key="training_cost_per_fte",
    label="Training cost per FTE",
    family="Training",
    unit=Unit.MONEY,
    better=Better.NONE,
    definition=(
        "Cost of training completed in the period divided by the average full-time equivalents of the same "
        "period, in the reporting currency; costs in another currency are left out and their number stands "
        "beside it."
    ),
    source="ISO 30414:2018, skills and capabilities: total developing and training cost.",
    facts=("training", "people"),
    decimals=0,
    order=6,
    needs=("training.cost_amount", "training.currency?", "training.completed_date", "jobs.fte?"),
    measure=measure,
)
