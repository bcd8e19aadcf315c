"""Stage conversion: how many of those who enter a stage of hiring get further."""

from hrkpi.fact import STAGES
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import candidates
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Applications that went on from the stage over those that entered it; the undecided stand beside it."""
    return Ratio(
        query.total(STAGES.reached),
        query.total(STAGES.entered),
        people=candidates(query),
        basis=Basis.CLUSTERED,
        beside={"waiting": query.total(STAGES.waiting)},
    )


KPI = Kpi(
    key="stage_conversion",
    label="Stage conversion",
    family="Hiring",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Of the applications of the period that entered a stage of hiring, the share that entered a later "
        "one by the as-of date, then or after; stages are in the order in which applications go through "
        "them, and the last has none to reach. Applications still waiting there are counted beside it."
    ),
    source="ISO 30405:2023, guidelines on recruitment: assessment.",
    facts=("stages",),
    splits="stage",
    order=8,
    additive_parts=("numerator", "denominator"),
    needs=("application_stages.stage", "application_stages.entered_date", "application_stages.left_date?"),
    measure=measure,
)
