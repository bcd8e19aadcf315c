"""Goal coverage: how many people have a goal."""

from hrkpi.fact import GOAL_OWNERS, PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """People employed at the close who own an open goal over all people employed then."""
    staff = query.closing(PEOPLE.headcount)
    return Ratio(query.closing(GOAL_OWNERS.owners), staff, people=staff)


KPI = Kpi(
    key="goal_coverage",
    label="Goal coverage",
    family="Strategy",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "People employed at the close of the period who own at least one goal that is open on its last day, "
        "divided by all people employed then. A goal is open from its first day to its last."
    ),
    source="Locke, Latham (2002), Building a practically useful theory of goal setting and task motivation.",
    facts=("people", "goal_owners"),
    timing=Timing.CLOSE,
    window="month",
    order=1,
    needs=("goals.owner_id", "goals.start_date", "goals.due_date?", "employments.hire_date"),
    measure=measure,
)
