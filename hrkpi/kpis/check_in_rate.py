"""Check-ins: how many goals are looked after as often as agreed."""

from hrkpi.fact import GOAL_OWNERS, GOALS
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Open goals with a fresh check-in over open goals of which one is due; those without a rhythm beside."""
    return Ratio(
        query.closing(GOALS.checked_in),
        query.closing(GOALS.check_in_due),
        people=query.closing(GOAL_OWNERS.owners),
        beside={"without_cadence": query.closing(GOALS.without_cadence)},
    )


KPI = Kpi(
    key="check_in_rate",
    label="Check-ins on time",
    family="Strategy",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Goals open on the last day of the period whose last check-in is no longer ago than their cadence, "
        "divided by the goals open then for longer than it; goals without a cadence stand beside it."
    ),
    source="Doerr (2018), Measure what matters: conversations, feedback, recognition.",
    facts=("goals", "goal_owners"),
    timing=Timing.CLOSE,
    window="month",
    without=("worker_type",),
    order=4,
    needs=("goals.cadence_days", "goal_check_ins.date", "goals.start_date", "goals.due_date?"),
    measure=measure,
)
