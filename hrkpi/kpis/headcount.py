"""Headcount: how many people are employed once the last day is over."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Count, Kpi, Sensitivity, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """Persons at the close of the window."""
    closing = query.closing(PEOPLE.headcount)
    return Count(total=closing, people=closing)


KPI = Kpi(
    key="headcount",
    label="Headcount",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition="People employed after the exits of the last day of the period; part-timers count as one.",
    source="ISO 30414:2018, workforce availability: number of employees.",
    facts=("people",),
    sensitivity=Sensitivity.S0,
    timing=Timing.CLOSE,
    decimals=0,
    window="month",
    order=1,
    adds_up=True,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
