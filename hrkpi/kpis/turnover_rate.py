"""Turnover: how fast people leave, whoever decides."""

from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_headcount, behind_exits, denominators, exits
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """All exits (persons) over average headcount (persons)."""
    left, staff = exits(query), average_headcount(query)
    return Ratio(
        numerator=left,
        denominator=staff,
        people=behind_exits(query, left, staff),
        basis=Basis.RATE,
        scale=query.yearly,
        beside=denominators(query),
    )


KPI = Kpi(
    key="turnover_rate",
    label="Turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition="Exits in the period, whoever decided, divided by the average headcount.",
    source="ISO/TS 30421:2021, turnover and retention.",
    facts=("people",),
    counted="exits",
    averages=True,
    order=1,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
