"""Time in stage: how long applications wait at each stage of hiring."""

from hrkpi.fact import STAYS
from hrkpi.kpi import Better, Count, Kpi, Spread, Unit
from hrkpi.population import leaving_stages
from hrkpi.query import Query


def measure(query: Query) -> Spread:
    """Days from the entry into a stage to its end, of the stays that ended; those that go on beside it."""
    waiting = {"waiting": query.closing(STAYS.waiting)}
    return Spread(*query.histogram(STAYS.ended), apart=waiting, persons=leaving_stages(query))


def behind(query: Query) -> Count:
    """Applicants leaving a stage, who decide whether the days may be shown."""
    people = leaving_stages(query)
    return Count(people, people)


KPI = Kpi(
    key="time_in_stage",
    label="Time in stage",
    family="Hiring",
    unit=Unit.DAYS,
    better=Better.LOWER,
    definition=(
        "Days from the entry of an application into a stage of hiring to the day it left it: as the log "
        "says, else the entry into the next stage, else the rejection or the decision on the offer; the "
        "median, by month of leaving. Leaving on the same day is 0 days, who comes back begins anew, and the "
        "hire itself is no stage. Stays that go on at the close are not counted; their number stands beside "
        "it."
    ),
    source="ISO 30405:2023, guidelines on recruitment: assessment; length of each step.",
    facts=("stays",),
    splits="stage",
    decimals=0,
    order=9,
    additive_parts=("numerator", "denominator"),
    needs=("application_stages.stage", "application_stages.entered_date", "application_stages.left_date?"),
    measure=measure,
    behind=behind,
)
