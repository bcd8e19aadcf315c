"""Recognition: how many people were recognised lately, and whether it is always the same ones."""

from hrkpi.fact import PEOPLE, RECOGNITION
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """People employed at the close and recognised in the last 90 days over all employed; Gini beside it."""
    staff = query.closing(PEOPLE.headcount)
    times = query.standing(RECOGNITION.recognised, "received")
    return Ratio(times.count, staff, people=staff, beside={"times": times.total, "gini": times.gini(staff)})


KPI = Kpi(
    key="recognition_coverage",
    label="Recognition coverage",
    family="Strategy",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "People employed at the close of the period whom somebody else recognised in the 90 days up to it "
        "divided by all people employed then. Beside it how often, and the Gini coefficient of it over all "
        "of these people: 0 where everybody was as often as everybody else, near 1 where one was alone."
    ),
    source="Practice of recognition programmes; Gini (1912), Variabilità e mutabilità.",
    facts=("people", "recognition"),
    timing=Timing.CLOSE,
    window="month",
    order=6,
    needs=(
        "recognitions.receiver_id",
        "recognitions.date",
        "recognitions.giver_id?",
        "employments.hire_date",
    ),
    measure=measure,
)
