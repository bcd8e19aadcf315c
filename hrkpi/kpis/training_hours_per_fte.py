"""Training hours: how much a full-time position learns."""

from hrkpi.fact import TRAINING
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_fte, average_headcount
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Hours of training completed over average full-time equivalents."""
    hours = query.total(TRAINING.hours_hundredths) / 100
    return Ratio(hours, average_fte(query), people=average_headcount(query), basis=Basis.MEAN)


KPI = Kpi(
    key="training_hours_per_fte",
    label="Training hours per FTE",
    family="Training",
    unit=Unit.HOURS,
    better=Better.HIGHER,
    definition=(
        "Hours of training completed in the period divided by the average full-time equivalents of the "
        "same period."
    ),
    source="ISO 30414:2018, skills and capabilities: training hours per employee.",
    facts=("training", "people"),
    order=3,
    needs=(
        "training.hours",
        "training.completed_date",
        "employments.hire_date",
        "employments.last_day",
        "jobs.fte?",
    ),
    measure=measure,
)
