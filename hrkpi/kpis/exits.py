"""Exits: how many people left."""

from hrkpi.kpi import Better, Count, Kpi, Unit
from hrkpi.population import average_headcount, behind_exits, exits
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """Last days employed in the window."""
    left = exits(query)
    return Count(total=left, people=behind_exits(query, left, average_headcount(query)))


KPI = Kpi(
    key="exits",
    label="Exits",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition="Last days employed in the period, whoever decided, in the unit held on the last day.",
    source="ISO/TS 30421:2021, turnover and retention: leavers.",
    facts=("people",),
    counted="exits",
    decimals=0,
    order=5,
    adds_up=True,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
