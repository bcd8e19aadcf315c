"""Representation: what share of the people each group is."""

import numpy as np

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Sensitivity, Timing, Unit
from hrkpi.population import attribute, is_known
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """People of the group over people whose group is known; the unknown are measured against everybody."""
    group, dimension = query.closing(PEOPLE.headcount), attribute(query)
    known = is_known(query, dimension)
    everybody = query.across(group, dimension)
    return Ratio(group, np.where(known, query.across(group * known, dimension), everybody), people=group)


KPI = Kpi(
    key="representation",
    label="Representation",
    family="Diversity",
    unit=Unit.SHARE,
    better=Better.NONE,
    definition=(
        "People of a group divided by the people whose group is known and disclosed, after the exits of "
        "the last day; unknown and undisclosed stand beside it as shares of everybody."
    ),
    source="ISO 30414:2018, diversity: workforce diversity.",
    facts=("people",),
    sensitivity=Sensitivity.S0,
    timing=Timing.CLOSE,
    window="month",
    splits="gender",
    order=3,
    additive_parts=("numerator", "people"),
    needs=("employments.hire_date", "employments.last_day", "employees.gender"),
    measure=measure,
)
