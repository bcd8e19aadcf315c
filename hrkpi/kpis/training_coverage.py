"""Training coverage: how many people learnt anything."""

from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_headcount, denominators, learners
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """People with a completion, each once, over average headcount; people who left count above only."""
    staff = average_headcount(query)
    return Ratio(learners(query), staff, people=staff, basis=Basis.RATE, beside=denominators(query))


KPI = Kpi(
    key="training_coverage",
    label="Training coverage",
    family="Training",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "People who completed any training in the period, each once and in the unit of their first "
        "completion, divided by the average headcount; above 100 % where many come and go."
    ),
    source="ISO 30414:2018, skills and capabilities: share of employees who participate in training.",
    facts=("training", "people"),
    averages=True,
    order=7,
    needs=("training.completed_date", "employments.hire_date", "employments.last_day"),
    measure=measure,
)
