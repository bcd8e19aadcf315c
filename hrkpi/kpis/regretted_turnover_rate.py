"""Regretted turnover: how fast people go whom the employer would have kept."""

import numpy as np

from hrkpi.fact import EXITS
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Unit, divide
from hrkpi.population import average_headcount, behind_exits, denominators
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Voluntary exits flagged regretted (persons) over average headcount (persons).

    Where people left and nobody said of any whether it is regretted, the figure is not known.
    """
    left, told = query.total(EXITS.voluntary), query.total(EXITS.regret_known)
    regretted, staff = query.total(EXITS.regretted), average_headcount(query)
    return Ratio(
        numerator=np.where((left > 0) & (told == 0), np.nan, regretted),
        denominator=staff,
        people=behind_exits(query, left, staff),
        basis=Basis.RATE,
        scale=query.yearly,
        beside={**denominators(query), "unflagged_share": divide(left - told, left)},
        guarded=(regretted,),
    )


KPI = Kpi(
    key="regretted_turnover_rate",
    label="Regretted turnover",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Employees who chose to leave in the period and whom the employer says it would have kept, divided "
        "by the average headcount; beside it the share of voluntary exits of which nobody said."
    ),
    source="ISO/TS 30421:2021, turnover and retention; regretted as the employer flags it.",
    facts=("people", "exits"),
    counted="exits",
    averages=True,
    order=8,
    guards_numerator=True,
    additive_parts=("denominator", "people"),
    needs=(
        "employments.hire_date",
        "employments.last_day",
        "employments.exit_type",
        "employments.regretted",
    ),
    measure=measure,
)
