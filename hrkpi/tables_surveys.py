"""Surveys, who was asked, and what they said."""

from hrkpi.language import marked
from hrkpi.table import PLACE, Fixed, Order, Table, choice, day, flag, number, text

SURVEYS = Table(
    name="surveys",
    grain="one survey",
    key=("survey_id",),
    columns=(
        text("survey_id", "Key of the survey.", required=True),
        text("name", "Name."),
        day("opened_date", "First day."),
        day("closed_date", "Last day."),
    ),
    orders=(Order("opened_date", "closed_date", "CLOSED_BEFORE_OPENED"),),
)

SURVEY_INVITATIONS = Table(
    name="survey_invitations",
    grain="one person invited to one survey",
    key=("survey_id", "respondent_id"),
    columns=(
        text("survey_id", "Survey.", required=True),
        text("respondent_id", "Key of the respondent within the survey.", required=True),
        text("employee_id", "Key of the person; blank in anonymous surveys."),
    ),
)

SURVEY_ANSWERS = Table(
    name="survey_answers",
    grain="one answer of one respondent to one item",
    key=("survey_id", "respondent_id", "item_id"),
    columns=(
        text("survey_id", "Survey.", required=True),
        text("respondent_id", "Key of the respondent within the survey.", required=True),
        text("item_id", "Item.", required=True),
        day("answered_date", "Day of the answer."),
        text("employee_id", "Key of the person; blank in anonymous surveys."),
        text("theme", "Theme of the item."),
        choice("kind", "item enps", "What the score measures."),
        number("score", "points", "Score; blank where not answered or not known.", low=None),
        number("scale_min", "points", "Lowest score of the scale.", low=None),
        number("scale_max", "points", "Highest score of the scale.", low=None),
        flag("is_reversed", "Whether a high score is bad."),
        *PLACE,
        text("level", "Grade or level."),
        choice("gender", "woman man non_binary other undisclosed", "As stated."),
    ),
    orders=(
        Order("scale_min", "score", "OUT_OF_SCALE"),
        Order("score", "scale_max", "OUT_OF_SCALE", about="score"),
    ),
    fixed=(
        Fixed(
            column="kind",
            word="enps",
            numbers=(("scale_min", 0.0), ("scale_max", 10.0)),
            code="ENPS_SCALE",
            mend=marked("ask it on 0 to 10, or bring it in as an 'item': other scales have no promoters."),
        ),
    ),
)
