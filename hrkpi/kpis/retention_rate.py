"""Retention: of the people who were here at the start, how many still are."""

from hrkpi.fact import LEAVERS, PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """People of the opening still in the same spell at the close over people of the opening (persons)."""
    opening = query.opening(PEOPLE.headcount)
    return Ratio(opening - query.leavers(LEAVERS.leavers), opening, people=opening)


KPI = Kpi(
    key="retention_rate",
    label="Retention",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Of the people employed at the opening of the period, the share still employed, without a break, "
        "at its close, in the unit of the opening. It is not one minus turnover."
    ),
    source="ISO/TS 30421:2021, turnover and retention: retention rate.",
    facts=("people", "leavers"),
    order=5,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
