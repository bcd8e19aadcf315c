"""Women: what share of the people they are."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Sensitivity, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Women over people whose gender is known."""
    known = query.known("gender").closing(PEOPLE.headcount)
    return Ratio(query.only("gender", "woman").closing(PEOPLE.headcount), known, people=known)


KPI = Kpi(
    key="women_share",
    label="Women",
    family="Diversity",
    unit=Unit.SHARE,
    better=Better.NONE,
    definition=(
        "Women divided by the people whose gender is known and disclosed, after the exits of the last day."
    ),
    source="ISO 30414:2018, diversity: workforce diversity; GRI 405-1.",
    facts=("people",),
    sensitivity=Sensitivity.S1,
    timing=Timing.CLOSE,
    window="month",
    guards_numerator=True,
    without=("gender",),
    order=1,
    needs=("employments.hire_date", "employments.last_day", "employees.gender"),
    measure=measure,
)
