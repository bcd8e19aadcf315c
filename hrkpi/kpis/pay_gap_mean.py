"""Pay gap, mean: what women are paid less than men for an hour, on average."""

from hrkpi.intervals import ratio_of_means
from hrkpi.kpi import Better, Index, Kpi, Sensitivity, Timing, Unit
from hrkpi.pay import gap, is_dominated, mean, pay, standard_error
from hrkpi.query import Query


def measure(query: Query) -> Index:
    """Mean hourly pay of men less that of women, over that of men."""
    found = pay(query)
    women, men = mean(found.women), mean(found.men)
    ends = ratio_of_means(
        women,
        standard_error(found.women),
        found.women.count,
        men,
        standard_error(found.men),
        found.men.count,
    )
    dominated = is_dominated(found.women) | is_dominated(found.men)
    return gap(query, found, women, men, ends, dominated=dominated)


KPI = Kpi(
    key="pay_gap_mean",
    label="Pay gap, mean",
    family="Diversity",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Mean pay of men for an hour of full time less that of women, divided by that of men, after the "
        "exits of the last day; unadjusted. Below zero women are paid more. Whose gender or pay is not "
        "known, and who is paid in another currency, is left out and counted. Categories with a gap of 5 % "
        "or more, either way, are flagged."
    ),
    source="Directive (EU) 2023/970, articles 3, 9 and 10; Eurostat, unadjusted gender pay gap.",
    facts=("people", "pay"),
    sensitivity=Sensitivity.M3,
    timing=Timing.CLOSE,
    window="month",
    without=("gender",),
    guards_numerator=True,
    order=8,
    additive_parts=("people",),
    needs=("employees.gender", "jobs.pay_amount", "jobs.pay_period", "jobs.fte?", "jobs.pay_currency?"),
    measure=measure,
)
