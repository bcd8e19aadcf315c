"""Engagement mean: how much people agree, on a scale from 0 to 100."""

from hrkpi.fact import SURVEY
from hrkpi.intervals import student
from hrkpi.kpi import Better, Index, Kpi, Sensitivity, Timing, Unit, divide
from hrkpi.population import opinions, respondents
from hrkpi.query import Query

PARTS = 100  # of a point; scores are held in ten-thousandths of the scale


def measure(query: Query) -> Index:
    """Mean of scored answers in points; its interval is that of persons, whose answers hang together."""
    total, answers, people = query.total(SURVEY.scaled), query.total(SURVEY.answers), respondents(query)
    count, means, squares = opinions(query)
    mean = divide(total, answers) / PARTS
    variance = divide(squares - divide(means**2, count), count - 1) / PARTS**2
    low, high = student(mean, variance, people)
    return Index(mean, total / PARTS, answers, people, (low.clip(min=0), high.clip(max=100)))


KPI = Kpi(
    key="engagement_mean",
    label="Engagement, mean",
    family="Engagement",
    unit=Unit.POINTS,
    better=Better.HIGHER,
    definition=(
        "Mean of (score − lowest score) / (highest score − lowest score) × 100 over all scored answers; "
        "reversed items turned, 'don't know' left out. Of employees; answers without a name count as theirs."
    ),
    source="Cohen, Cohen, Aiken, West (1999), The problem of units and the circumstance for POMP.",
    facts=("survey",),
    sensitivity=Sensitivity.M4,
    timing=Timing.OCCASION,
    window="month",
    order=4,
    additive_parts=("numerator", "denominator"),
    needs=(
        "survey_answers.score",
        "survey_answers.scale_min",
        "survey_answers.scale_max",
        "surveys.closed_date?",
    ),
    measure=measure,
)
