"""First-year turnover: how many of the people hired are gone within a year."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Hires of the window gone before day 365 (persons) over hires who could reach it by now (persons)."""
    cohort = query.total(PEOPLE.first_year_cohort)
    return Ratio(query.total(PEOPLE.first_year_leavers), cohort, people=cohort)


KPI = Kpi(
    key="first_year_turnover_rate",
    label="First-year turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Of the people hired in the period who could reach their 365th day by the as-of date, the share "
        "gone before it, in the unit of the hire."
    ),
    source="ISO/TS 30421:2021, turnover and retention: turnover of new hires.",
    facts=("people",),
    matures=12,
    without=("tenure_band",),
    order=4,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
