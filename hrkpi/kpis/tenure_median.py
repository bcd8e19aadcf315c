"""Tenure: how long people have been here."""

from hrkpi.fact import PEOPLE
from hrkpi.intervals import median_ranks
from hrkpi.kpi import Better, Count, Index, Kpi, Timing, Unit, divide
from hrkpi.query import Query

YEAR = 365.25  # days


def measure(query: Query) -> Index:
    """Median years since the first day of the spell, of the people employed at the close.

    Whoever was hired later has been here shorter, so the order of the hires gives that of the tenures.
    """
    hired, close = query.standing(PEOPLE.headcount, "hired"), query.closes
    low, high = median_ranks(hired.count)
    total = (close * hired.count - hired.total) / YEAR
    return Index(
        value=(close - hired.quantile(0.5)) / YEAR,
        numerator=total,
        denominator=hired.count,
        people=hired.count,
        interval=((close - hired.at(high - 1)) / YEAR, (close - hired.at(low - 1)) / YEAR),
        beside={"p90": (close - hired.quantile(0.1)) / YEAR, "mean": divide(total, hired.count)},
    )


def behind(query: Query) -> Count:
    """People employed at the close, who decide whether the years may be shown."""
    people = query.closing(PEOPLE.headcount)
    return Count(people, people)


KPI = Kpi(
    key="tenure_median",
    label="Median tenure",
    family="Workforce",
    unit=Unit.YEARS,
    better=Better.NONE,
    definition=(
        "Days from the first day of employment, without a break, to the close of the period, divided by "
        "365.25; the median of the people employed then."
    ),
    source="US Bureau of Labor Statistics, Employee tenure: median years with the current employer.",
    facts=("people",),
    timing=Timing.CLOSE,
    window="month",
    order=12,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
    behind=behind,
)
