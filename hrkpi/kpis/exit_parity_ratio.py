"""Exit parity ratio: how the share of each group that stays compares with the highest."""

from hrkpi.fact import LEAVERS, PEOPLE
from hrkpi.kpi import Better, Index, Kpi, Unit
from hrkpi.parity import impact
from hrkpi.population import attribute
from hrkpi.query import Query


def measure(query: Query) -> Index:
    """Stay rate of the group over that of the group with the highest; of the people of the opening."""
    opening = query.opening(PEOPLE.headcount)
    return impact(query, opening - query.leavers(LEAVERS.leavers), opening, attribute(query))


KPI = Kpi(
    key="exit_parity_ratio",
    label="Exit parity ratio",
    family="Diversity",
    unit=Unit.RATIO,
    better=Better.NONE,
    definition=(
        "Of a group's people employed at the opening of the period the share still employed, without a "
        "break, at its close, divided by the same share of the group with the highest, of groups of at least "
        "five people and 2 % of all. Below four fifths calls for a closer look; exactly 0.80 does not."
    ),
    source="Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D, applied to those who stay.",
    facts=("people", "leavers"),
    decimals=2,
    splits="gender",
    order=7,
    needs=("employments.hire_date", "employments.last_day", "employees.gender"),
    measure=measure,
)
