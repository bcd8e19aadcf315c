"""Net change: how many more people there are than at the start."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Count, Kpi, Unit
from hrkpi.population import average_headcount
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """Closing less opening headcount (persons)."""
    change = query.closing(PEOPLE.headcount) - query.opening(PEOPLE.headcount)
    return Count(total=change, people=average_headcount(query))


KPI = Kpi(
    key="net_change",
    label="Net change",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition=(
        "Headcount at the close less headcount at the opening: hires, people acquired and transfers in less "
        "exits and transfers out, and what was reclassified."
    ),
    source="ISO 30414:2018, workforce availability: change in the number of employees.",
    facts=("people",),
    decimals=0,
    order=8,
    adds_up=True,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
