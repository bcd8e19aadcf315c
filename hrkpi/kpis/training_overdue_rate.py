"""Overdue training: how much required training is late."""

from hrkpi.fact import TRAINING
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.population import required
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Assignments past due and not complete at the close over those due to date, of people still employed."""
    late, month, two = (
        query.closing(stock) for stock in (TRAINING.overdue, TRAINING.overdue_31, TRAINING.overdue_61)
    )
    ageing = {"overdue_1_30": late - month, "overdue_31_60": month - two, "overdue_61": two}
    return Ratio(late, query.closing(TRAINING.due_to_date), people=required(query), beside=ageing)


KPI = Kpi(
    key="training_overdue_rate",
    label="Overdue training",
    family="Training",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Mandatory assignments past their first due date and not complete at the close divided by all "
        "due to date, of people employed at the close; by days overdue, 1 to 30, 31 to 60, and 61 or more, "
        "beside it."
    ),
    source="ISO 30414:2018, skills and capabilities; compliance practice.",
    facts=("training",),
    timing=Timing.CLOSE,
    window="month",
    order=2,
    needs=("training.is_mandatory?", "training.first_due_date|due_date", "training.completed_date"),
    measure=measure,
)
