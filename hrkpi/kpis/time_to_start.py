"""Time to start: how long it takes from an approved vacancy to somebody at work."""

from hrkpi.fact import DURATIONS
from hrkpi.kpi import Better, Count, Kpi, Spread, Unit
from hrkpi.query import Query


def measure(query: Query) -> Spread:
    """Days from the approval of the vacancy to the first day; hires who have not begun stand beside it."""
    return Spread(
        *query.histogram(DURATIONS.to_start), apart={"not_started": query.total(DURATIONS.not_started)}
    )


def behind(query: Query) -> Count:
    """People hired, who decide whether the days may be shown."""
    people = query.total(DURATIONS.to_start)
    return Count(people, people)


KPI = Kpi(
    key="time_to_start",
    label="Time to start",
    family="Hiring",
    unit=Unit.DAYS,
    better=Better.LOWER,
    definition=(
        "Days from the approval of the vacancy (else its opening) to the first day of the person hired; the "
        "median, by month of acceptance. People who have not begun yet are counted beside it."
    ),
    source="ISO 30414:2018, recruitment: average length of time to fill vacant positions; to the first day.",
    facts=("durations",),
    decimals=0,
    order=4,
    additive_parts=("people",),
    needs=(
        "requisitions.approved_date|opened_date",
        "applications.offer_decided_date",
        "applications.start_date",
    ),
    measure=measure,
    behind=behind,
)
