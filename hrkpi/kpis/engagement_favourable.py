"""Engagement: how much of what people answer is favourable."""

from hrkpi.fact import SURVEY
from hrkpi.kpi import Basis, Better, Kpi, Ratio, Sensitivity, Timing, Unit
from hrkpi.population import respondents
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Favourable answers over scored answers; people are respondents, each once."""
    people = respondents(query)
    return Ratio(
        query.total(SURVEY.favourable), query.total(SURVEY.answers), people=people, basis=Basis.CLUSTERED
    )


KPI = Kpi(
    key="engagement_favourable",
    label="Engagement, favourable",
    family="Engagement",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Answers in the top two of five (or at 70 % of the scale or above) divided by all scored "
        "answers; reversed items turned, 'don't know' left out. Of employees; answers without a name count "
        "as theirs."
    ),
    source="Common practice of survey providers: per cent favourable.",
    facts=("survey",),
    sensitivity=Sensitivity.M4,
    timing=Timing.OCCASION,
    window="month",
    order=1,
    additive_parts=("numerator", "denominator"),
    needs=(
        "survey_answers.score",
        "survey_answers.scale_min",
        "survey_answers.scale_max",
        "surveys.closed_date?",
    ),
    measure=measure,
)
