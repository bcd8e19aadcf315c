"""Vacancy rate: how much of the organisation is not there yet."""

from hrkpi.fact import HIRING, PEOPLE
from hrkpi.kpi import Better, Kpi, Ratio, Sensitivity, Timing, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Openings open at the close over those and the people employed; people are the people employed."""
    vacant, headcount = query.closing(HIRING.open_openings), query.closing(PEOPLE.headcount)
    return Ratio(vacant, vacant + headcount, people=headcount)


KPI = Kpi(
    key="vacancy_rate",
    label="Vacancy rate",
    family="Hiring",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Approved openings neither filled nor closed at the close, those on hold included, divided by the "
        "same openings and the headcount."
    ),
    source="Regulation (EC) No 453/2008 on quarterly statistics on job vacancies: job vacancy rate.",
    facts=("hiring", "people"),
    sensitivity=Sensitivity.S0,
    timing=Timing.CLOSE,
    window="month",
    without=("gender", "ethnicity", "hire_source", "is_internal"),
    order=11,
    needs=("requisitions.approved_date|opened_date", "requisitions.status", "employments.hire_date"),
    measure=measure,
)
