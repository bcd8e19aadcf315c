"""Age of open vacancies: the slowdown that filled ones hide."""

from hrkpi.fact import OPENINGS
from hrkpi.kpi import Better, Count, Kpi, Sensitivity, Spread, Timing, Unit, divide
from hrkpi.query import Query


def measure(query: Query) -> Spread:
    """Days since approval of the openings still open at the close; days on hold, where known, beside it."""
    held, known = query.last_month(OPENINGS.on_hold_days), query.last_month(OPENINGS.on_hold_known)
    return Spread(*query.closing_histogram(OPENINGS.still_open), apart={"on_hold_days": divide(held, known)})


def behind(query: Query) -> Count:
    """Vacancies still open, which decide whether the days may be shown."""
    people = query.last_month(OPENINGS.still_open)
    return Count(people, people)


KPI = Kpi(
    key="open_requisition_age",
    label="Age of open vacancies",
    family="Hiring",
    unit=Unit.DAYS,
    better=Better.LOWER,
    definition=(
        "Days from the approval of the vacancy (else its opening) to the close, for each opening neither "
        "filled nor closed by then; the median. Openings on hold count; the mean of their days on hold is "
        "known at the as-of date alone and stands beside it."
    ),
    source="ISO 30414:2018, recruitment: length of time to fill vacant positions; of those still vacant.",
    facts=("openings",),
    sensitivity=Sensitivity.S0,
    timing=Timing.CLOSE,
    window="month",
    decimals=0,
    order=5,
    additive_parts=("people",),
    needs=("requisitions.approved_date|opened_date", "requisitions.status", "requisitions.closed_date?"),
    measure=measure,
    behind=behind,
)
