"""Unknown turnover: how fast people go nobody knows why."""

from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import (
    average_headcount,
    behind_exits,
    decided_otherwise,
    denominators,
    exits,
)
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Exits of unknown type (persons) over average headcount (persons)."""
    left, staff = exits(query, "unknown"), average_headcount(query)
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
    key="unknown_turnover_rate",
    label="Unknown turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Exits of which the source does not say whose decision they were, divided by the average headcount; "
        "a class of its own, so that the four classes add up to the total."
    ),
    source="ISO/TS 30421:2021, turnover and retention.",
    facts=("people",),
    counted="exits",
    averages=True,
    order=7,
    guards_numerator=True,
    needs=("employments.hire_date", "employments.last_day", "employments.exit_type"),
    measure=measure,
)
