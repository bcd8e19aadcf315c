"""Time to hire: how long the person hired waited."""

from hrkpi.fact import DURATIONS
from hrkpi.kpi import Better, Count, Kpi, Spread, Unit
from hrkpi.query import Query


def measure(query: Query) -> Spread:
    """Days from the application of the person hired to the acceptance of the offer."""
    return Spread(*query.histogram(DURATIONS.to_hire))


def behind(query: Query) -> Count:
    """People hired, who decide whether the days may be shown."""
    people = query.total(DURATIONS.to_hire)
    return Count(people, people)


KPI = Kpi(
    key="time_to_hire",
    label="Time to hire",
    family="Hiring",
    unit=Unit.DAYS,
    better=Better.LOWER,
    definition=(
        "Days from the first application or contact of the person hired to the acceptance of the offer; "
        "the median, by month of acceptance."
    ),
    source="ISO 30414:2018, recruitment: average length of time to fill vacant positions; applicant view.",
    facts=("durations",),
    decimals=0,
    order=2,
    additive_parts=("people",),
    needs=("applications.applied_date", "applications.offer_outcome", "applications.offer_decided_date"),
    measure=measure,
    behind=behind,
)
