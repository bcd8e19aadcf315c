"""Involuntary turnover: how fast the employer ends employment."""

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
    """Involuntary exits (persons) over average headcount (persons)."""
    left, staff = exits_of(query, "involuntary"), average_headcount(query)
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
    key="involuntary_turnover_rate",
    label="Involuntary turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Employees whose employment the employer ended in the period, divided by the average headcount."
    ),
    source="ISO/TS 30421:2021, turnover and retention.",
    facts=("people",),
    counted="exits",
    averages=True,
    order=3,
    guards_numerator=True,
    needs=("employments.hire_date", "employments.last_day", "employments.exit_type"),
    measure=measure,
)
