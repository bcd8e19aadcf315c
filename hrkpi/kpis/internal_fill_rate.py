"""Internal fill: how many openings are filled from inside."""

from hrkpi.fact import HIRING
from hrkpi.kpi import Better, Kpi, Ratio, Unit, divide
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Offers accepted by people employed here over offers accepted by people of whom it is known."""
    filled, known = (
        query.total(HIRING.offers_accepted),
        query.known("is_internal").total(HIRING.offers_accepted),
    )
    inside = query.only("is_internal", "yes").total(HIRING.offers_accepted)
    return Ratio(inside, known, people=known, beside={"unknown": divide(filled - known, filled)})


KPI = Kpi(
    key="internal_fill_rate",
    label="Internal fill",
    family="Hiring",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Openings filled by people employed here divided by the openings filled of which it is known, by "
        "month of acceptance; each accepted offer fills one opening. The share of which it is unknown "
        "stands beside it."
    ),
    source="ISO 30414:2018, recruitment, mobility and turnover: percentage of positions filled internally.",
    facts=("hiring",),
    without=("is_internal",),
    order=9,
    needs=("applications.is_internal", "applications.offer_outcome", "applications.offer_decided_date"),
    measure=measure,
)
