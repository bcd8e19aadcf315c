"""Measurable goals: how many say what is measured, how much, from where, by whom and by when."""

from hrkpi.fact import GOAL_OWNERS, GOALS
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.query import Query
from hrkpi.restate.smart import RULES


def measure(query: Query) -> Ratio:
    """Open goals that lack nothing over open goals; beside it how many lack what."""
    lacking = [f"without_{rule}" for rule in RULES]
    return Ratio(
        query.closing(GOALS.measurable),
        query.closing(GOALS.goals),
        people=query.closing(GOAL_OWNERS.owners),
        beside={name: query.closing(GOALS.measure(name)) for name in lacking},
    )


KPI = Kpi(
    key="measurable_goals",
    label="Measurable goals",
    family="Strategy",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Goals open on the last day of the period that name a KPI or a unit of their own, a number on the "
        "right side of the baseline, the baseline where progress begins at one, an owner and a last day, "
        "divided by all goals open then; a milestone needs owner and day alone. Whether a goal can be "
        "reached is judged by the history of its KPI, not here."
    ),
    source="Doran (1981), There's a S.M.A.R.T. way to write management's goals and objectives.",
    facts=("goals", "goal_owners"),
    timing=Timing.CLOSE,
    window="month",
    without=("worker_type",),
    order=3,
    needs=(
        "goals.kpi|measure_unit",
        "goals.target",
        "goals.baseline?",
        "goals.owner_id",
        "goals.due_date",
        "goals.start_date",
    ),
    measure=measure,
)
