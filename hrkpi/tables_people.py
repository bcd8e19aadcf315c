"""People, where they work, and when they are away."""

from hrkpi.table import PLACE, Order, Table, choice, day, flag, number, text, whole

EMPLOYEES = Table(
    name="employees",
    grain="one person",
    key=("employee_id",),
    columns=(
        text("employee_id", "Key of the person.", required=True),
        day("birth_date", "Birthday."),
        choice("gender", "woman man non_binary other undisclosed", "As stated; blank is unknown."),
        text("ethnicity", "As stated; 'undisclosed' is a refusal, blank is unknown."),
        choice("disability", "yes no undisclosed", "As stated."),
        choice("veteran", "yes no undisclosed", "As stated."),
        text("nationality", "As stated."),
    ),
)

EMPLOYMENTS = Table(
    name="employments",
    grain="one spell of employment of one person",
    key=("employee_id", "hire_date"),
    columns=(
        text("employee_id", "Key of the person.", required=True),
        day("hire_date", "First day employed.", required=True),
        day("last_day", "Last day employed; blank while employed."),
        choice("exit_type", "voluntary involuntary other unknown", "Whose decision the exit was."),
        text("exit_reason", "Reason in the source's words."),
        flag("regretted", "Whether the employer would have kept the person."),
        choice("hire_type", "new rehire acquisition conversion", "How the person came."),
        day("original_hire_date", "First day of the first spell."),
        choice("worker_type", "employee contractor intern other", "Kind of contract; blank is employee."),
    ),
    orders=(Order("hire_date", "last_day", "EXIT_BEFORE_HIRE"),),
    refers={"employee_id": "employees.employee_id"},
)

JOBS = Table(
    name="jobs",
    grain="one state of one person's job, valid from its day until the next row or the end of the spell",
    key=("employee_id", "effective_date", "sequence"),
    columns=(
        text("employee_id", "Key of the person.", required=True),
        day("effective_date", "First day of this state.", required=True),
        whole("sequence", "rank", "Order of several rows of one day; the highest holds at its close."),
        text("company", "Legal entity."),
        *PLACE,
        text("job_title", "Title."),
        text("job_family", "Family of jobs."),
        text("level", "Grade or level."),
        flag("is_leader", "Whether the level counts as leadership."),
        text("manager_id", "Key of the manager."),
        number("fte", "FTE", "Contracted share of full time.", high=2.0),
        text("employment_type", "Full time, part time and the like."),
        choice("contract", "permanent fixed_term", "Term of the contract."),
        choice("change", "hire transfer promotion demotion reorganisation data", "Why this row begins."),
        number("pay_amount", "currency", "Pay per pay period."),
        text("pay_currency", "ISO 4217 code."),
        choice("pay_period", "hour day week month year", "Period of the pay amount."),
    ),
    refers={"employee_id": "employees.employee_id"},
)

ORG_UNITS = Table(
    name="org_units",
    grain="one unit of the organisation",
    key=("unit_id",),
    columns=(
        text("unit_id", "Key of the unit.", required=True),
        text("name", "Name."),
        text("parent_id", "Unit above."),
        choice("kind", "company division department team", "Level of the unit."),
        text("head_id", "Person who leads it."),
        day("valid_from", "First day."),
        day("valid_to", "Last day."),
    ),
    orders=(Order("valid_from", "valid_to", "END_BEFORE_START"),),
)

ORG_CHANGES = Table(
    name="org_changes",
    grain="one old unit that became a new one",
    key=("old_unit", "new_unit", "effective_date"),
    columns=(
        text("old_unit", "Unit before.", required=True),
        text("new_unit", "Unit after.", required=True),
        day("effective_date", "First day of the new unit.", required=True),
    ),
)

ABSENCES = Table(
    name="absences",
    grain="one absence of one person",
    key=("employee_id", "start_date", "kind"),
    columns=(
        text("employee_id", "Key of the person.", required=True),
        day("start_date", "First day absent.", required=True),
        day("end_date", "Last day absent.", required=True),
        text("kind", "Kind of absence."),
        number("days", "days", "Working days absent."),
    ),
    orders=(Order("start_date", "end_date", "END_BEFORE_START"),),
    refers={"employee_id": "employees.employee_id"},
)
