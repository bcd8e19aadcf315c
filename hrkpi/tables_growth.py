"""Learning, reviews and recognition."""

from hrkpi.table import Order, Table, choice, day, flag, number, text

TRAINING = Table(
    name="training",
    grain="one assignment of one course to one person",
    key=("enrolment_id",),
    columns=(
        text("enrolment_id", "Key of the assignment.", required=True),
        text("employee_id", "Key of the person.", required=True),
        text("course_id", "Key of the course.", required=True),
        text("course", "Title of the course."),
        flag("is_mandatory", "Whether the course is required."),
        day("assigned_date", "Day of the assignment."),
        day("first_due_date", "Day it was first due."),
        day("due_date", "Day it is due now."),
        day("completed_date", "Day of completion."),
        day("expires_date", "Last day of validity."),
        choice("status", "assigned in_progress completed failed exempt cancelled", "State at the export."),
        number("hours", "hours", "Hours of training."),
        number("cost_amount", "currency", "Cost."),
        text("currency", "ISO 4217 code."),
    ),
    orders=(Order("assigned_date", "completed_date", "COMPLETED_BEFORE_ASSIGNED"),),
    refers={"employee_id": "employees.employee_id"},
)

REVIEWS = Table(
    name="reviews",
    grain="one review of one person",
    key=("employee_id", "period_end"),
    columns=(
        text("employee_id", "Key of the person.", required=True),
        day("period_end", "Last day of the cycle.", required=True),
        number("rating", "points", "Rating.", low=None),
        number("scale_max", "points", "Highest rating."),
        choice("status", "due in_progress completed exempt cancelled", "State at the export."),
        day("completed_date", "Day of completion."),
    ),
    refers={"employee_id": "employees.employee_id"},
)

RECOGNITIONS = Table(
    name="recognitions",
    grain="one recognition of one person",
    key=(),
    columns=(
        text("giver_id", "Who gave it."),
        text("receiver_id", "Who received it.", required=True),
        day("date", "Day.", required=True),
        text("kind", "Kind."),
    ),
)

FEEDBACK = Table(
    name="feedback",
    grain="one feedback from one person to another",
    key=(),
    columns=RECOGNITIONS.columns,
)
