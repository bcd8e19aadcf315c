"""Average headcount: how many people there were over a period."""

from hrkpi.kpi import Better, Count, Kpi, Sensitivity, Unit
from hrkpi.population import average_headcount
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """Persons, averaged over the window by the query's method."""
    staff = average_headcount(query)
    return Count(total=staff, people=staff)


KPI = Kpi(
    key="average_headcount",
    label="Average headcount",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition=(
        "Days employed in the period divided by the days of the period, unless another method is chosen."
    ),
    source="ISO/TS 30421:2021, turnover and retention: average number of employees.",
    facts=("people",),
    averages=True,
    sensitivity=Sensitivity.S0,
    decimals=1,
    order=3,
    adds_up=True,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
