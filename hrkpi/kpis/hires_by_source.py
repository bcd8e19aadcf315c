"""Hires by source: where the people hired come from."""

from hrkpi.fact import HIRING
from hrkpi.kpi import Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Offers accepted by people of the source over all offers accepted, of unknown source included."""
    hired = query.total(HIRING.offers_accepted)
    return Ratio(hired, query.across(hired, "hire_source"), people=hired)


KPI = Kpi(
    key="hires_by_source",
    label="Hires by source",
    family="Hiring",
    unit=Unit.SHARE,
    better=Better.NONE,
    definition=(
        "Offers accepted by people who applied through a source divided by all offers accepted, by month of "
        "acceptance; hires of unknown source are a group of their own."
    ),
    source="ISO 30405:2023, guidelines on recruitment: sourcing.",
    facts=("hiring",),
    splits="hire_source",
    order=7,
    additive_parts=("numerator", "people"),
    needs=("applications.source", "applications.offer_outcome", "applications.offer_decided_date"),
    measure=measure,
)
