"""Training completed: how much required training is done, in time or late."""

from hrkpi.fact import TRAINING
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.population import required
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Assignments due to date and complete at the close over those due to date, of people still employed."""
    return Ratio(
        query.closing(TRAINING.completed), query.closing(TRAINING.due_to_date), people=required(query)
    )


KPI = Kpi(
    key="training_completed_share",
    label="Training completed",
    family="Training",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Mandatory assignments due to date and complete at the close, late ones included, divided by all due "
        "to date, of people employed at the close."
    ),
    source="ISO 30414:2018, skills and capabilities: training participation.",
    facts=("training",),
    timing=Timing.CLOSE,
    window="month",
    order=4,
    needs=("training.is_mandatory?", "training.first_due_date|due_date", "training.completed_date"),
    measure=measure,
)
