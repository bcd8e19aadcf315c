"""Cost per hire: what it takes to win one person."""

from hrkpi.fact import COSTS, HIRING
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Costs over offers accepted; no interval, since two sums do not hold how costs spread over hires."""
    internal, external, unnamed = (
        query.total(measure) / 100
        for measure in (COSTS.internal_hundredths, COSTS.external_hundredths, COSTS.unnamed_hundredths)
    )
    hired = query.total(HIRING.offers_accepted)
    return Ratio(
        internal + external + unnamed,
        hired,
        people=hired,
        basis=Basis.MEAN,
        beside={
            "internal": internal,
            "external": external,
            "other_currency": query.total(COSTS.other_currency),
        },
    )


KPI = Kpi(
    key="cost_per_hire",
    label="Cost per hire",
    family="Hiring",
    unit=Unit.MONEY,
    better=Better.LOWER,
    definition=(
        "Internal and external costs of recruiting in the period divided by the offers accepted in it, in "
        "the reporting currency; costs in another currency are left out and their number stands beside it."
    ),
    source="ANSI/SHRM-06001.2012, cost per hire.",
    facts=("costs", "hiring"),
    decimals=0,
    order=10,
    needs=("recruiting_costs.amount", "recruiting_costs.currency?", "applications.offer_decided_date"),
    measure=measure,
)
