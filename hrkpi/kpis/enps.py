"""Employee net promoter score: who would recommend the employer."""

from hrkpi.fact import SURVEY
from hrkpi.intervals import net_score
from hrkpi.kpi import Better, Index, Kpi, Sensitivity, Timing, Unit, divide
from hrkpi.population import scorers
from hrkpi.query import Query


def measure(query: Query) -> Index:
    """Share of promoters (9 and 10) minus share of detractors (0 to 6), times 100."""
    promoters, detractors = query.total(SURVEY.promoters), query.total(SURVEY.detractors)
    scores = query.total(SURVEY.scores)
    return Index(
        value=divide(promoters - detractors, scores) * 100,
        numerator=promoters - detractors,
        denominator=scores,
        people=scorers(query),
        interval=net_score(promoters, detractors, scores),
    )


KPI = Kpi(
    key="enps",
    label="eNPS",
    family="Engagement",
    unit=Unit.POINTS,
    better=Better.HIGHER,
    definition=(
        "Per cent of people who answer 9 or 10 minus per cent who answer 0 to 6, on a scale from 0 to 10. "
        "Of employees; answers without a name count as theirs."
    ),
    source="Reichheld (2003), The one number you need to grow, applied to employees.",
    facts=("survey",),
    sensitivity=Sensitivity.M4,
    timing=Timing.OCCASION,
    decimals=0,
    window="month",
    order=2,
    without=("theme", "item"),
    additive_parts=("numerator", "denominator"),
    needs=(
        "survey_answers.kind?",
        "survey_answers.score",
        "survey_answers.scale_min",
        "survey_answers.scale_max",
        "surveys.closed_date?",
    ),
    measure=measure,
)
