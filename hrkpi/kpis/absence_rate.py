"""Absence: what share of the working time people are not there."""

import numpy as np

from hrkpi.fact import ABSENCE, PEOPLE
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit
from hrkpi.population import average_headcount
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Working days absent over working days scheduled, both in days of full time.

    Days of one person hang together, so the interval is that of a share of persons.
    """
    scheduled = query.stock_workdays(PEOPLE.fte_hundredths, PEOPLE.fte_workday_adjustment)
    staff = average_headcount(query)
    return Ratio(
        numerator=query.total(ABSENCE.absent_hundredths) / 100,
        denominator=scheduled / 100,
        people=staff,
        basis=Basis.CLUSTERED,
        guarded=(np.minimum(query.distinct(ABSENCE.persons), staff),),
    )


KPI = Kpi(
    key="absence_rate",
    label="Absence",
    family="Workforce",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Working days absent, of any kind, divided by the working days scheduled of the people employed: "
        "Monday to Friday times the share of full time. Public holidays are not taken out of either."
    ),
    source="ISO 30414:2018, workforce availability: absenteeism.",
    facts=("people", "absence"),
    order=13,
    guards_numerator=True,
    needs=(
        "employments.hire_date",
        "employments.last_day",
        "absences.start_date",
        "absences.end_date",
    ),
    measure=measure,
)
