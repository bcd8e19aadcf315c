"""Stability: of the people of a year ago, how many have stayed and now have a year of service."""

from hrkpi.fact import LEAVERS, PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.query import Query

YEAR = 12  # months


def measure(query: Query) -> Ratio:
    """People of a year ago who now have a year of service (persons) over headcount a year ago (persons)."""
    year = query.over(YEAR)
    before = year.opening(PEOPLE.headcount)
    return Ratio(before - year.leavers(LEAVERS.leavers), before, people=before)


KPI = Kpi(
    key="stability_index",
    label="Stability",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "People with at least one year of service at the close of the period, divided by the headcount a "
        "year ago; both in the unit of a year ago, so that moves between units do not count."
    ),
    source="Bowey (1974), A guide to manpower planning: stability index.",
    facts=("people", "leavers"),
    timing=Timing.CLOSE,
    window="month",
    order=10,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
)
