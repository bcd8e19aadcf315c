"""Transfers in: how many people came from another unit."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Count, Kpi, Unit
from hrkpi.population import average_headcount, moves
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """Moves into each unit from another one (persons); none where no unit is named."""
    transfers, _ = moves(query, PEOPLE.moves_in)
    return Count(total=transfers, people=average_headcount(query))


KPI = Kpi(
    key="transfers_in",
    label="Transfers in",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition=(
        "People who moved in from another unit or place of those that the question names, while they went on "
        "being employed; a unit that was reorganised around them is no move. Without units there are none."
    ),
    source="ISO 30414:2018, recruitment, mobility and turnover: internal mobility.",
    facts=("people",),
    decimals=0,
    order=6,
    additive_parts=("people",),
    adds_up=True,
    needs=("employments.hire_date", "jobs.effective_date"),
    measure=measure,
)
