"""Offer acceptance: how many of the offers answered were accepted."""

from hrkpi.fact import HIRING
from hrkpi.kpi import Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Offers accepted over offers answered; pending ones and those the company took back are out."""
    accepted = query.total(HIRING.offers_accepted)
    answered = accepted + query.total(HIRING.offers_declined) + query.total(HIRING.offers_reneged)
    return Ratio(accepted, answered, people=answered)


KPI = Kpi(
    key="offer_acceptance_rate",
    label="Offer acceptance",
    family="Hiring",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Offers accepted divided by offers accepted, declined or accepted and then refused, by the day "
        "of the decision."
    ),
    source="ANSI/SHRM-06001.2012, cost per hire: offer acceptance.",
    facts=("hiring",),
    order=3,
    needs=("applications.offer_outcome", "applications.offer_decided_date"),
    measure=measure,
)
