"""Goal alignment: how many goals hang on a goal of the company."""

from hrkpi.fact import GOAL_OWNERS, GOALS
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Open goals with a path to a goal of the company over open goals; people are their owners."""
    return Ratio(
        query.closing(GOALS.aligned), query.closing(GOALS.goals), people=query.closing(GOAL_OWNERS.owners)
    )


KPI = Kpi(
    key="goal_alignment",
    label="Goal alignment",
    family="Strategy",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Goals open on the last day of the period from which the goals above them lead to a goal of the "
        "company, divided by all goals open then; a goal of the company is its own path. A goal is in the "
        "unit of its owner, without one in the unit that it names."
    ),
    source="Kaplan, Norton (1996), The balanced scorecard: linking goals of units and people to strategy.",
    facts=("goals", "goal_owners"),
    timing=Timing.CLOSE,
    window="month",
    without=("worker_type",),
    order=2,
    needs=("goals.parent_id?", "goals.level", "goals.start_date", "goals.due_date?"),
    measure=measure,
)
