"""Canonical tables: grain, meaning, unit and rules of each column, declared once; ``conform`` is the way in.

A connector turns an export into frames with these columns; everything behind ``conform`` trusts them without
a second look. Text is stripped and NFC; days are ``datetime64[ms]`` at midnight without zone; missing is
missing, never a word or a number that stands for it.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_DTYPE = "datetime64[ms]"


class Kind(StrEnum):
    """What a cell holds, and so the dtype of its column."""

    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"


DTYPES: "Mapping[Kind, str]" = {
    Kind.TEXT: "str",
    Kind.DAY: DAY_DTYPE,
    Kind.CHOICE: "str",
    Kind.NUMBER: "float64",
    Kind.WHOLE: "Int64",
    Kind.FLAG: "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column of a canonical table.

    Args:
        name: Header.
        kind: What a cell holds.
        meaning: What it says about the row, for the reader of an import report.
        required: Whether a blank cell is refused.
        unit: Unit of a number.
        options: Words of a closed list.
        low: Smallest number allowed.
        high: Largest number allowed.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    unit: str = ""
    options: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Order:
    """A rule across two columns of days or numbers: ``first`` is at most ``then`` where both are known.

    Args:
        first: Column of the earlier day or smaller number.
        then: Column of the later or larger one.
        code: Stable name of the rule.
        about: The column that is wrong where the rule is broken; ``then`` unless named.
    """

    first: str
    then: str
    code: str
    about: str = ""


@dataclass(frozen=True)
class Fixed:
    """A rule that two columns hold given numbers where a third holds a word.

    Args:
        column: Column of the word.
        word: The word.
        numbers: What other columns hold there.
        code: Stable name of the rule.
        mend: The next step that makes it work.
    """

    column: str
    word: str
    numbers: tuple[tuple[str, float], ...]
    code: str
    mend: str


@dataclass(frozen=True)
class Table:
    """One canonical table.

    Args:
        name: File name without ending, and name in the code.
        grain: What one row is.
        key: Columns that together are unique.
        columns: Columns in order.
        orders: Rules across two columns.
        fixed: Rules on numbers that belong to a word.
        refers: Column to ``table.column`` that must hold its value.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    orders: tuple[Order, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    refers: "Mapping[str, str]" = field(default_factory=dict, hash=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


def _text(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, meaning, required)


def _day(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name, Kind.DAY, meaning, required)


def _choice(name: str, options: str, meaning: str) -> Column:
    return Column(name, Kind.CHOICE, meaning, options=tuple(options.split()))


def _number(
    name: str,
    unit: str,
    meaning: str,
    *,
    low: float | None = 0.0,
    high: float | None = None,
    required: Literal[False, True] = False,
) -> Column:
    return Column(name, Kind.NUMBER, meaning, required, unit=unit, low=low, high=high)


def _whole(name: str, unit: str, meaning: str) -> Column:
    return Column(name, Kind.WHOLE, meaning, unit=unit, low=0.0)


def _flag(name: str, meaning: str) -> Column:
    return Column(name, Kind.FLAG, meaning)


_PLACE = (
    _text("division", "Division of the unit."),
    _text("department", "Department of the unit."),
    _text("team", "Team of the unit."),
    _text("location", "Site."),
    _text("country", "Country of the site."),
)

EMPLOYEES = Table(
    name="employees",
    grain="one person",
    key=("employee_id",),
    columns=(
        _text("employee_id", "Key of the person.", required=True),
        _day("birth_date", "Birthday."),
        _choice("gender", "woman man non_binary other undisclosed", "As stated; blank is unknown."),
        _text("ethnicity", "As stated; 'undisclosed' is a refusal, blank is unknown."),
        _choice("disability", "yes no undisclosed", "As stated."),
        _choice("veteran", "yes no undisclosed", "As stated."),
        _text("nationality", "As stated."),
    ),
)
EMPLOYMENTS = Table(
    name="employments",
    grain="one spell of employment of one person",
    key=("employee_id", "hire_date"),
    columns=(
        _text("employee_id", "Key of the person.", required=True),
        _day("hire_date", "First day employed.", required=True),
        _day("last_day", "Last day employed; blank while employed."),
        _choice("exit_type", "voluntary involuntary other unknown", "Whose decision the exit was."),
        _text("exit_reason", "Reason in the source's words."),
        _flag("regretted", "Whether the employer would have kept the person."),
        _choice("hire_type", "new rehire acquisition conversion", "How the person came."),
        _day("original_hire_date", "First day of the first spell."),
        _choice("worker_type", "employee contractor intern other", "Kind of contract; blank is employee."),
    ),
    orders=(Order("hire_date", "last_day", "EXIT_BEFORE_HIRE"),),
    refers={"employee_id": "employees.employee_id"},
)
JOBS = Table(
    name="jobs",
    grain="one state of one person's job, valid from its day until the next row or the end of the spell",
    key=("employee_id", "effective_date", "sequence"),
    columns=(
        _text("employee_id", "Key of the person.", required=True),
        _day("effective_date", "First day of this state.", required=True),
        _whole("sequence", "rank", "Order of several rows of one day; the highest holds at its close."),
        _text("company", "Legal entity."),
        *_PLACE,
        _text("job_title", "Title."),
        _text("job_family", "Family of jobs."),
        _text("level", "Grade or level."),
        _flag("is_leader", "Whether the level counts as leadership."),
        _text("manager_id", "Key of the manager."),
        _number("fte", "FTE", "Contracted share of full time.", high=2.0),
        _text("employment_type", "Full time, part time and the like."),
        _choice("contract", "permanent fixed_term", "Term of the contract."),
        _choice("change", "hire transfer promotion demotion reorganisation data", "Why this row begins."),
        _number("pay_amount", "currency", "Pay per pay period."),
        _text("pay_currency", "ISO 4217 code."),
        _choice("pay_period", "hour day week month year", "Period of the pay amount."),
    ),
    refers={"employee_id": "employees.employee_id"},
)
ORG_UNITS = Table(
    name="org_units",
    grain="one unit of the organisation",
    key=("unit_id",),
    columns=(
        _text("unit_id", "Key of the unit.", required=True),
        _text("name", "Name."),
        _text("parent_id", "Unit above."),
        _choice("kind", "company division department team", "Level of the unit."),
        _text("head_id", "Person who leads it."),
        _day("valid_from", "First day."),
        _day("valid_to", "Last day."),
    ),
    orders=(Order("valid_from", "valid_to", "END_BEFORE_START"),),
)
ORG_CHANGES = Table(
    name="org_changes",
    grain="one old unit that became a new one",
    key=("old_unit", "new_unit", "effective_date"),
    columns=(
        _text("old_unit", "Unit before.", required=True),
        _text("new_unit", "Unit after.", required=True),
        _day("effective_date", "First day of the new unit.", required=True),
    ),
)
REQUISITIONS = Table(
    name="requisitions",
    grain="one opening of one approved vacancy",
    key=("requisition_id", "opening_id"),
    columns=(
        _text("requisition_id", "Key of the vacancy.", required=True),
        _text("opening_id", "Key of the opening; blank where each vacancy has one."),
        _day("approved_date", "Day of approval."),
        _day("opened_date", "Day it was opened."),
        _day("filled_date", "Day an offer for it was accepted."),
        _day("closed_date", "Day it was closed."),
        _choice("status", "open filled closed cancelled on_hold", "State at the export."),
        _number("on_hold_days", "days", "Days on hold."),
        *_PLACE,
        _text("level", "Grade or level."),
        _text("job_family", "Family of jobs."),
        _text("job_title", "Title."),
        _text("recruiter_id", "Key of the recruiter."),
        _text("hiring_manager_id", "Key of the hiring manager."),
        _flag("is_critical", "Whether the vacancy is critical."),
    ),
    orders=(
        Order("opened_date", "filled_date", "FILLED_BEFORE_OPENED"),
        Order("opened_date", "closed_date", "CLOSED_BEFORE_OPENED"),
    ),
)
APPLICATIONS = Table(
    name="applications",
    grain="one application of one candidate",
    key=("application_id",),
    columns=(
        _text("application_id", "Key of the application.", required=True),
        _text("requisition_id", "Vacancy applied for."),
        _text("candidate_id", "Key of the candidate."),
        _day("applied_date", "Day of the application or first contact.", required=True),
        _text("source", "Channel."),
        _flag("is_internal", "Whether the candidate was employed here."),
        _text("stage", "Stage reached."),
        _day("offer_date", "Day of the offer."),
        _choice("offer_outcome", "accepted declined reneged rescinded pending", "What became of the offer."),
        _day("offer_decided_date", "Day the offer was decided."),
        _day("start_date", "First day agreed."),
        _day("rejected_date", "Day of rejection."),
        _text("rejection_reason", "Reason in the source's words."),
        _text("employee_id", "Key of the person hired."),
        _choice("gender", "woman man non_binary other undisclosed", "As stated."),
        _text("ethnicity", "As stated."),
    ),
    orders=(Order("offer_date", "offer_decided_date", "DECIDED_BEFORE_OFFER"),),
)
APPLICATION_STAGES = Table(
    name="application_stages",
    grain="one stage entered by one application",
    key=("application_id", "stage", "entered_date"),
    columns=(
        _text("application_id", "Key of the application.", required=True),
        _text("stage", "Stage.", required=True),
        _day("entered_date", "Day it was entered.", required=True),
        _day("left_date", "Day it was left."),
    ),
    orders=(Order("entered_date", "left_date", "LEFT_BEFORE_ENTERED"),),
)
RECRUITING_COSTS = Table(
    name="recruiting_costs",
    grain="one cost of recruiting",
    key=(),
    columns=(
        _day("cost_date", "Day of the cost.", required=True),
        _text("requisition_id", "Vacancy it was for."),
        _choice("kind", "internal external", "Whose cost."),
        _number("amount", "currency", "Amount.", low=None, required=True),
        _text("currency", "ISO 4217 code."),
    ),
)
SURVEYS = Table(
    name="surveys",
    grain="one survey",
    key=("survey_id",),
    columns=(
        _text("survey_id", "Key of the survey.", required=True),
        _text("name", "Name."),
        _day("opened_date", "First day."),
        _day("closed_date", "Last day."),
    ),
    orders=(Order("opened_date", "closed_date", "CLOSED_BEFORE_OPENED"),),
)
SURVEY_INVITATIONS = Table(
    name="survey_invitations",
    grain="one person invited to one survey",
    key=("survey_id", "respondent_id"),
    columns=(
        _text("survey_id", "Survey.", required=True),
        _text("respondent_id", "Key of the respondent within the survey.", required=True),
        _text("employee_id", "Key of the person; blank in anonymous surveys."),
    ),
)
SURVEY_ANSWERS = Table(
    name="survey_answers",
    grain="one answer of one respondent to one item",
    key=("survey_id", "respondent_id", "item_id"),
    columns=(
        _text("survey_id", "Survey.", required=True),
        _text("respondent_id", "Key of the respondent within the survey.", required=True),
        _text("item_id", "Item.", required=True),
        _day("answered_date", "Day of the answer."),
        _text("employee_id", "Key of the person; blank in anonymous surveys."),
        _text("theme", "Theme of the item."),
        _choice("kind", "item enps", "What the score measures."),
        _number("score", "points", "Score; blank where not answered or not known.", low=None),
        _number("scale_min", "points", "Lowest score of the scale.", low=None),
        _number("scale_max", "points", "Highest score of the scale.", low=None),
        _flag("is_reversed", "Whether a high score is bad."),
        *_PLACE,
        _text("level", "Grade or level."),
        _choice("gender", "woman man non_binary other undisclosed", "As stated."),
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
            mend="ask it on 0 to 10, or bring it in as an 'item': other scales have no promoters.",
        ),
    ),
)
TRAINING = Table(
    name="training",
    grain="one assignment of one course to one person",
    key=("enrolment_id",),
    columns=(
        _text("enrolment_id", "Key of the assignment.", required=True),
        _text("employee_id", "Key of the person.", required=True),
        _text("course_id", "Key of the course.", required=True),
        _text("course", "Title of the course."),
        _flag("is_mandatory", "Whether the course is required."),
        _day("assigned_date", "Day of the assignment."),
        _day("first_due_date", "Day it was first due."),
        _day("due_date", "Day it is due now."),
        _day("completed_date", "Day of completion."),
        _day("expires_date", "Last day of validity."),
        _choice("status", "assigned in_progress completed failed exempt cancelled", "State at the export."),
        _number("hours", "hours", "Hours of training."),
        _number("cost_amount", "currency", "Cost."),
        _text("currency", "ISO 4217 code."),
    ),
    orders=(Order("assigned_date", "completed_date", "COMPLETED_BEFORE_ASSIGNED"),),
    refers={"employee_id": "employees.employee_id"},
)
ABSENCES = Table(
    name="absences",
    grain="one absence of one person",
    key=("employee_id", "start_date", "kind"),
    columns=(
        _text("employee_id", "Key of the person.", required=True),
        _day("start_date", "First day absent.", required=True),
        _day("end_date", "Last day absent.", required=True),
        _text("kind", "Kind of absence."),
        _number("days", "days", "Working days absent."),
    ),
    orders=(Order("start_date", "end_date", "END_BEFORE_START"),),
    refers={"employee_id": "employees.employee_id"},
)
REVIEWS = Table(
    name="reviews",
    grain="one review of one person",
    key=("employee_id", "period_end"),
    columns=(
        _text("employee_id", "Key of the person.", required=True),
        _day("period_end", "Last day of the cycle.", required=True),
        _number("rating", "points", "Rating.", low=None),
        _number("scale_max", "points", "Highest rating."),
        _choice("status", "due in_progress completed exempt cancelled", "State at the export."),
        _day("completed_date", "Day of completion."),
    ),
    refers={"employee_id": "employees.employee_id"},
)
RECOGNITIONS = Table(
    name="recognitions",
    grain="one recognition of one person",
    key=(),
    columns=(
        _text("giver_id", "Who gave it."),
        _text("receiver_id", "Who received it.", required=True),
        _day("date", "Day.", required=True),
        _text("kind", "Kind."),
    ),
)
FEEDBACK = Table(
    name="feedback",
    grain="one feedback from one person to another",
    key=(),
    columns=RECOGNITIONS.columns,
)
GOALS = Table(
    name="goals",
    grain="one goal",
    key=("goal_id",),
    columns=(
        _text("goal_id", "Key of the goal.", required=True),
        _text("parent_id", "Goal above."),
        _text("title", "Title.", required=True),
        _choice("level", "company division department team individual", "Level."),
        _text("owner_id", "Who owns it."),
        _text("unit", "Unit it belongs to."),
        _text("kpi", "Key of the KPI that measures it."),
        _text("scope", "Population, for example department=Sales; blank is the company."),
        _choice("kind", "reach increase decrease stay_above stay_below milestone", "What progress means."),
        _number("baseline", "unit of the KPI", "Value at the start.", low=None),
        _number("target", "unit of the KPI", "Value aimed at.", low=None),
        _text("measure_unit", "Unit of the values."),
        _day("start_date", "First day."),
        _day("due_date", "Last day."),
        _number("weight", "share", "Weight within its parent."),
        _whole("cadence_days", "days", "Days between check-ins."),
    ),
    orders=(Order("start_date", "due_date", "END_BEFORE_START"),),
)
GOAL_CHECK_INS = Table(
    name="goal_check_ins",
    grain="one check-in on one goal",
    key=("goal_id", "date"),
    columns=(
        _text("goal_id", "Goal.", required=True),
        _day("date", "Day.", required=True),
        _number("value", "unit of the KPI", "Value seen.", low=None),
        _text("confidence", "How sure the owner is."),
        _text("note", "Remark."),
        _text("blocker", "What is in the way."),
    ),
    refers={"goal_id": "goals.goal_id"},
)
TARGETS = Table(
    name="targets",
    grain="one aim for one KPI, population and time",
    key=("kpi", "scope", "valid_from"),
    columns=(
        _text("kpi", "Key of the KPI.", required=True),
        _text("scope", "Population, for example department=Sales; blank is the company."),
        _day("valid_from", "First day.", required=True),
        _day("valid_to", "Last day; blank is open."),
        _number("target", "unit of the KPI", "The aim.", low=None, required=True),
        _number("tolerance", "unit of the KPI", "Grace before a miss is off target."),
        _number("stretch", "unit of the KPI", "The aim beyond.", low=None),
        _number("baseline", "unit of the KPI", "Where it started.", low=None),
        _text("owner", "Who answers for it."),
        _text("reason", "Why this aim."),
    ),
    orders=(Order("valid_from", "valid_to", "END_BEFORE_START"),),
)
INITIATIVES = Table(
    name="initiatives",
    grain="one initiative",
    key=("initiative_id",),
    columns=(
        _text("initiative_id", "Key.", required=True),
        _text("title", "Title."),
        _text("kpi", "KPI it should move.", required=True),
        _text("scope", "Population it reaches."),
        _text("comparison_scope", "Population it is compared with."),
        _day("start_date", "First day.", required=True),
        _day("end_date", "Last day."),
        _number("cost", "currency", "Cost."),
        _text("owner", "Who answers for it."),
        _text("hypothesis", "What it is expected to change."),
    ),
    orders=(Order("start_date", "end_date", "END_BEFORE_START"),),
)
EVENTS = Table(
    name="events",
    grain="one event that charts show",
    key=(),
    columns=(
        _day("date", "Day.", required=True),
        _text("title", "Title.", required=True),
        _text("scope", "Population it concerns."),
        _text("note", "Remark."),
    ),
)
BENCHMARKS = Table(
    name="benchmarks",
    grain="one published figure",
    key=("kpi", "source", "period"),
    columns=(
        _text("kpi", "Key of the KPI.", required=True),
        _text("source", "Who published it.", required=True),
        _text("period", "Period.", required=True),
        _number("value", "unit of the KPI", "Figure.", low=None, required=True),
        _text("definition", "How the source defines it."),
    ),
)

TABLES: "Mapping[str, Table]" = {
    table.name: table
    for table in (
        EMPLOYEES,
        EMPLOYMENTS,
        JOBS,
        ORG_UNITS,
        ORG_CHANGES,
        REQUISITIONS,
        APPLICATIONS,
        APPLICATION_STAGES,
        RECRUITING_COSTS,
        SURVEYS,
        SURVEY_INVITATIONS,
        SURVEY_ANSWERS,
        TRAINING,
        ABSENCES,
        REVIEWS,
        RECOGNITIONS,
        FEEDBACK,
        GOALS,
        GOAL_CHECK_INS,
        TARGETS,
        INITIATIVES,
        EVENTS,
        BENCHMARKS,
    )
}
