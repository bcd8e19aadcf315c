"""Women in leadership: what share of the leaders they are."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Sensitivity, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Women over people whose gender is known, among leaders."""
    leaders = query.only("is_leader", "yes")
    known = leaders.known("gender").closing(PEOPLE.headcount)
    return Ratio(leaders.only("gender", "woman").closing(PEOPLE.headcount), known, people=known)


KPI = Kpi(
    key="women_in_leadership",
    label="Women in leadership",
    family="Diversity",
    unit=Unit.SHARE,
    better=Better.NONE,
    definition=(
        "Women in leadership divided by the leaders whose gender is known and disclosed, after the exits "
        "of the last day; leadership as the export or the settings mark it."
    ),
    source="ISO 30414:2018, diversity: leadership diversity; GRI 405-1.",
    facts=("people",),
    sensitivity=Sensitivity.S1,
    timing=Timing.CLOSE,
    window="month",
    guards_numerator=True,
    without=("gender", "is_leader"),
    order=2,
    needs=("employments.hire_date", "employments.last_day", "employees.gender", "jobs.is_leader|level"),
    measure=measure,
)
