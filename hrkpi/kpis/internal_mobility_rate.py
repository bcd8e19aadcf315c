"""Internal mobility: what share of the people moves to another unit or kind of job."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_headcount, denominators
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Moves to another unit or job family (persons) over average headcount (persons)."""
    staff = average_headcount(query)
    return Ratio(
        numerator=query.total(PEOPLE.relocations),
        denominator=staff,
        people=staff,
        basis=Basis.RATE,
        scale=query.yearly,
        beside=denominators(query),
    )


KPI = Kpi(
    key="internal_mobility_rate",
    label="Internal mobility",
    family="Workforce",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Moves to another company, division, department, team or job family in the period, divided by the "
        "average headcount; in the unit moved to. A unit that was renamed or reorganised is no move."
    ),
    source="ISO 30414:2018, recruitment, mobility and turnover: internal mobility rate.",
    facts=("people",),
    averages=True,
    order=10,
    needs=("employments.hire_date", "jobs.effective_date"),
    measure=measure,
)
