"""Overdue training: how much required training is late."""

from hrkpi.fact import TRAINING
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.population import required
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Assignments past due and not complete at the close over those due to date, of people still employed."""
    due = query.closing(TRAINING.due_to_date)
    return Ratio(query.closing(TRAINING.overdue), due, people=required(query))


KPI = Kpi(
    key="training_overdue_rate",
    label="Overdue training",
    family="Training",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Mandatory assignments past their first due date and not complete at the close divided by all "
        "due to date, of people employed at the close."
    ),
    source="ISO 30414:2018, skills and capabilities; compliance practice.",
    facts=("training",),
    timing=Timing.CLOSE,
    window="month",
    order=2,
    needs=("training.is_mandatory?", "training.first_due_date|due_date", "training.completed_date"),
    measure=measure,
)
