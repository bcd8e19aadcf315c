"""Training completion: how much required training was done in time."""

from hrkpi.fact import TRAINING
from hrkpi.kpi import Better, Kpi, Ratio, Unit
from hrkpi.population import trainees
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Assignments completed by their first due date over assignments due; people are persons, each once."""
    return Ratio(query.total(TRAINING.on_time), query.total(TRAINING.due), people=trainees(query))


KPI = Kpi(
    key="training_completion_rate",
    label="Training on time",
    family="Training",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Mandatory assignments completed by their first due date divided by those due in the period; "
        "exempt and cancelled ones and people gone before the due date are left out."
    ),
    source="ISO 30414:2018, skills and capabilities: training participation.",
    facts=("training",),
    order=1,
    additive_parts=("numerator", "denominator"),
    needs=("training.is_mandatory?", "training.first_due_date|due_date", "training.completed_date"),
    measure=measure,
)
