"""Hiring impact ratio: how the selection rate of each group compares with the highest."""

from hrkpi.fact import HIRING
from hrkpi.kpi import Better, Index, Kpi, Unit
from hrkpi.parity import impact
from hrkpi.population import attribute
from hrkpi.query import Query


def measure(query: Query) -> Index:
    """Selection rate of the group over that of the group with the highest, by month of application."""
    return impact(query, query.total(HIRING.selected), query.total(HIRING.applications), attribute(query))


KPI = Kpi(
    key="hiring_impact_ratio",
    label="Hiring impact ratio",
    family="Diversity",
    unit=Unit.RATIO,
    better=Better.NONE,
    definition=(
        "Share of a group's applicants who were hired, divided by the same share of the group with the "
        "highest, of groups of at least five people and 2 % of all; by month of application. Below four "
        "fifths calls for a closer look; exactly 0.80 does not."
    ),
    source="Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D.",
    facts=("hiring",),
    decimals=2,
    splits="gender",
    order=4,
    needs=("applications.gender", "applications.offer_outcome", "applications.offer_decided_date"),
    measure=measure,
)
