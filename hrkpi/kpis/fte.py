"""Full-time equivalents: how much contracted work the people employed add up to."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Count, Kpi, Sensitivity, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """Contracted shares of full time at the close of the window."""
    return Count(total=query.closing(PEOPLE.fte_hundredths) / 100, people=query.closing(PEOPLE.headcount))


KPI = Kpi(
    key="fte",
    label="Full-time equivalents",
    family="Workforce",
    unit=Unit.FTE,
    better=Better.NONE,
    definition=(
        "Contracted shares of full time of the people employed after the exits of the last day, added "
        "up; blank counts as full time."
    ),
    source="ISO 30414:2018, workforce availability: full-time equivalents.",
    facts=("people",),
    sensitivity=Sensitivity.S0,
    timing=Timing.CLOSE,
    decimals=1,
    window="month",
    order=2,
    adds_up=True,
    needs=("employments.hire_date", "employments.last_day", "jobs.fte?"),
    measure=measure,
)
