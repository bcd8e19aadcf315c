"""Ninety-day turnover: how many of the people hired are gone within ninety days."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Hires of the window gone before day 90 (persons) over hires who could reach it by now (persons)."""
    cohort = query.total(PEOPLE.ninety_day_cohort)
    return Ratio(query.total(PEOPLE.ninety_day_leavers), cohort, people=cohort)


KPI = Kpi(
    key="ninety_day_turnover_rate",
    label="Ninety-day turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Of the people hired in the period who could reach their 90th day by the as-of date, the share gone "
        "before it, in the unit of the hire."
    ),
    source="ISO/TS 30421:2021, turnover and retention: turnover of new hires.",
    facts=("people",),
    matures=3,
    without=("tenure_band",),
    order=9,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
