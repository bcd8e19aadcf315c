"""Hires: how many people began."""

from hrkpi.kpi import Better, Count, Kpi, Unit
from hrkpi.population import average_headcount, hires
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """First days employed in the window."""
    return Count(total=hires(query), people=average_headcount(query))


KPI = Kpi(
    key="hires",
    label="Hires",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition=(
        "First days employed in the period, people hired again and conversions included; people who came "
        "with an acquired company are not hires."
    ),
    source="ISO 30414:2018, recruitment, mobility and turnover: hires.",
    facts=("people",),
    decimals=0,
    order=4,
    adds_up=True,
    needs=("employments.hire_date", "employments.last_day", "employments.hire_type?"),
    measure=measure,
)
