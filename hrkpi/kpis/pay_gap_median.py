"""Pay gap, median: what the woman in the middle is paid less for an hour than the man in the middle."""

from hrkpi.intervals import ratio_of_two
from hrkpi.kpi import Better, Index, Kpi, Sensitivity, Timing, Unit
from hrkpi.pay import gap, median_ends, pay
from hrkpi.query import Query


def measure(query: Query) -> Index:
    """Median hourly pay of men less that of women, over that of men."""
    found = pay(query)
    women, men = found.women.quantile(0.5), found.men.quantile(0.5)
    ends = ratio_of_two(women, median_ends(found.women), men, median_ends(found.men))
    return gap(query, found, women, men, ends)


KPI = Kpi(
    key="pay_gap_median",
    label="Pay gap, median",
    family="Diversity",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Median pay of men for an hour of full time less that of women, divided by that of men, after the "
        "exits of the last day; unadjusted. Below zero women are paid more. Whose gender or pay is not "
        "known, and who is paid in another currency, is left out and counted. Categories with a gap of 5 % "
        "or more, either way, are flagged."
    ),
    source="Directive (EU) 2023/970, articles 3, 9 and 10.",
    facts=("people", "pay"),
    sensitivity=Sensitivity.M3,
    timing=Timing.CLOSE,
    window="month",
    without=("gender",),
    guards_numerator=True,
    order=9,
    additive_parts=("people",),
    needs=("employees.gender", "jobs.pay_amount", "jobs.pay_period", "jobs.fte?", "jobs.pay_currency?"),
    measure=measure,
)
