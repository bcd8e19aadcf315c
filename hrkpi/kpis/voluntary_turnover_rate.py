"""Voluntary turnover: how fast people choose to leave."""

from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_headcount, behind_exits, denominators, exits_of
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Voluntary exits (persons) over average headcount (persons)."""
    left, staff = exits_of(query, "voluntary"), average_headcount(query)
    return Ratio(
        numerator=left,
        denominator=staff,
        people=behind_exits(query, left, staff),
        basis=Basis.RATE,
        scale=query.yearly,
        beside=denominators(query),
    )


KPI = Kpi(
    key="voluntary_turnover_rate",
    label="Voluntary turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition="Employees who chose to leave in the period, divided by the average headcount.",
    source="ISO/TS 30421:2021, turnover and retention.",
    facts=("people",),
    counted="exits",
    averages=True,
    order=2,
    needs=("employments.hire_date", "employments.last_day", "employments.exit_type"),
    measure=measure,
)
