"""Transfers out: how many people went to another unit."""

from hrkpi.fact import PEOPLE
from hrkpi.kpi import Better, Count, Kpi, Unit
from hrkpi.population import average_headcount, moves
from hrkpi.query import Query


def measure(query: Query) -> Count:
    """Moves out of each unit to another one (persons); none where no unit is named."""
    transfers, _ = moves(query, PEOPLE.moves_out)
    return Count(total=transfers, people=average_headcount(query))


KPI = Kpi(
    key="transfers_out",
    label="Transfers out",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition=(
        "People who moved out to another unit or place than those that the question names, while they went "
        "on being employed; a unit that was reorganised around them is no move. Without units there are none."
    ),
    source="ISO 30414:2018, recruitment, mobility and turnover: internal mobility.",
    facts=("people",),
    decimals=0,
    order=7,
    additive_parts=("people",),
    adds_up=True,
    needs=("employments.hire_date", "jobs.effective_date"),
    measure=measure,
)
