"""Promotions: what share of the people moves up."""

import numpy as np

from hrkpi.fact import PROMOTIONS
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_headcount, denominators, tells_promotions
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Promotions (persons) over average headcount (persons); not known where no job says why it changes."""
    staff = average_headcount(query)
    return Ratio(
        numerator=query.total(PROMOTIONS.promotions) + (0.0 if tells_promotions(query) else np.nan),
        denominator=staff,
        people=staff,
        basis=Basis.RATE,
        scale=query.yearly,
        beside=denominators(query),
    )


KPI = Kpi(
    key="promotion_rate",
    label="Promotions",
    family="Workforce",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "People promoted in the period while they went on being employed, divided by the average headcount; "
        "in the unit and level that they have from that day on."
    ),
    source="ISO 30414:2018, recruitment, mobility and turnover: internal mobility, upwards.",
    facts=("people", "promotions"),
    averages=True,
    additive_parts=("denominator", "people"),
    order=9,
    needs=("employments.hire_date", "jobs.effective_date", "jobs.change"),
    measure=measure,
)
