"""Applications per hire: how many people apply for each who is hired."""

from hrkpi.fact import HIRING
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Applications received over offers accepted, both in the window; people are those hired."""
    hired = query.total(HIRING.offers_accepted)
    return Ratio(query.total(HIRING.applications), hired, people=hired, basis=Basis.COUNTS)


KPI = Kpi(
    key="applications_per_hire",
    label="Applications per hire",
    family="Hiring",
    unit=Unit.APPLICATIONS,
    better=Better.NONE,
    definition=(
        "Applications received in the period divided by the offers accepted in the same period; these "
        "need not be of the same people."
    ),
    source="ISO 30414:2018, recruitment: number of qualified candidates per position; all candidates.",
    facts=("hiring",),
    order=6,
    needs=("applications.applied_date", "applications.offer_outcome", "applications.offer_decided_date"),
    measure=measure,
)
