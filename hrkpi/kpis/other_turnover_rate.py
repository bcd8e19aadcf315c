"""Other turnover: how fast people go for reasons that nobody decided."""

from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import (
    average_headcount,
    behind_exits,
    decided_otherwise,
    denominators,
    exits_of,
)
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Other exits (persons) over average headcount (persons)."""
    left, staff = exits_of(query, "other"), average_headcount(query)
    return Ratio(
        numerator=left,
        denominator=staff,
        people=behind_exits(query, left, staff),
        basis=Basis.RATE,
        scale=query.yearly,
        beside=denominators(query),
        guarded=decided_otherwise(query),
    )


KPI = Kpi(
    key="other_turnover_rate",
    label="Other turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Exits that neither the employee nor the employer chose (retirement, death, end of a term) in the "
        "period, divided by the average headcount."
    ),
    source="ISO/TS 30421:2021, turnover and retention.",
    facts=("people",),
    counted="exits",
    averages=True,
    order=6,
    guards_numerator=True,
    needs=("employments.hire_date", "employments.last_day", "employments.exit_type"),
    measure=measure,
)
