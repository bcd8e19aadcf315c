"""Survey response: how many of those asked replied."""

from hrkpi.fact import SURVEY
from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.population import invited
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Respondents over people invited and still employed when the survey closed."""
    return Ratio(query.total(SURVEY.responded), query.total(SURVEY.invited), people=invited(query))


KPI = Kpi(
    key="survey_response_rate",
    label="Survey response",
    family="Engagement",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Respondents divided by the people invited who were still employed when the survey closed. Of "
        "employees; who is not known by name counts as one."
    ),
    source="AAPOR Standard Definitions, response rate.",
    facts=("survey",),
    timing=Timing.OCCASION,
    window="month",
    order=3,
    without=("theme", "item"),
    additive_parts=("numerator", "denominator"),
    needs=(
        "survey_invitations.respondent_id",
        "survey_invitations.employee_id?",
        "survey_answers.respondent_id",
        "surveys.closed_date",
    ),
    measure=measure,
)
