"""Time to fill: how long an approved vacancy stayed open."""

from hrkpi.fact import DURATIONS
from hrkpi.kpi import Better, Count, Kpi, Spread, Unit, divide
from hrkpi.query import Query


def measure(query: Query) -> Spread:
    """Days from the approval of the vacancy to the acceptance of the offer, per opening."""
    held, known = query.total(DURATIONS.on_hold_days), query.total(DURATIONS.on_hold_known)
    return Spread(*query.histogram(DURATIONS.to_fill), apart={"on_hold_days": divide(held, known)})


def behind(query: Query) -> Count:
    """Vacancies filled, which decide whether the days may be shown."""
    people = query.total(DURATIONS.to_fill)
    return Count(people, people)


KPI = Kpi(
    key="time_to_fill",
    label="Time to fill",
    family="Hiring",
    unit=Unit.DAYS,
    better=Better.LOWER,
    definition=(
        "Days from the approval of the vacancy (else its opening) to the acceptance of the offer, for "
        "each opening filled; the median, by month of acceptance. The mean of the days on hold, where "
        "known, stands beside it."
    ),
    source="ISO 30414:2018, recruitment: average length of time to fill vacant positions.",
    facts=("durations",),
    decimals=0,
    order=1,
    without=("gender", "ethnicity", "hire_source", "is_internal"),
    additive_parts=("people",),
    needs=("requisitions.approved_date|opened_date", "requisitions.filled_date", "requisitions.status?"),
    measure=measure,
    behind=behind,
)
