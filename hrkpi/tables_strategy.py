"""Goals, targets, and what is done and happens."""

from hrkpi.table import Order, Table, choice, day, number, text, whole

GOALS = Table(
    name="goals",
    grain="one goal",
    key=("goal_id",),
    columns=(
        text("goal_id", "Key of the goal.", required=True),
        text("parent_id", "Goal above."),
        text("title", "Title.", required=True),
        choice("level", "company division department team individual", "Level."),
        text("owner_id", "Who owns it."),
        text("unit", "Unit it belongs to."),
        text("kpi", "Key of the KPI that measures it."),
        text("scope", "Population, for example department=Sales; blank is the company."),
        choice("kind", "reach increase decrease stay_above stay_below milestone", "What progress means."),
        number("baseline", "unit of the KPI", "Value at the start.", low=None),
        number("target", "unit of the KPI", "Value aimed at.", low=None),
        text("measure_unit", "Unit of the values."),
        day("start_date", "First day."),
        day("due_date", "Last day."),
        number("weight", "share", "Weight within its parent."),
        whole("cadence_days", "days", "Days between check-ins."),
    ),
    orders=(Order("start_date", "due_date", "END_BEFORE_START"),),
)

GOAL_CHECK_INS = Table(
    name="goal_check_ins",
    grain="one check-in on one goal",
    key=("goal_id", "date"),
    columns=(
        text("goal_id", "Goal.", required=True),
        day("date", "Day.", required=True),
        number("value", "unit of the KPI", "Value seen.", low=None),
        text("confidence", "How sure the owner is."),
        text("note", "Remark."),
        text("blocker", "What is in the way."),
    ),
    refers={"goal_id": "goals.goal_id"},
)

TARGETS = Table(
    name="targets",
    grain="one aim for one KPI, population and time",
    key=("kpi", "scope", "valid_from"),
    columns=(
        text("kpi", "Key of the KPI.", required=True),
        text("scope", "Population, for example department=Sales; blank is the company."),
        day("valid_from", "First day.", required=True),
        day("valid_to", "Last day; blank is open."),
        number("target", "unit of the KPI", "The aim.", low=None, required=True),
        number("tolerance", "unit of the KPI", "Grace before a miss is off target."),
        number("stretch", "unit of the KPI", "The aim beyond.", low=None),
        number("baseline", "unit of the KPI", "Where it started.", low=None),
        text("owner", "Who answers for it."),
        text("reason", "Why this aim."),
    ),
    orders=(Order("valid_from", "valid_to", "END_BEFORE_START"),),
)

INITIATIVES = Table(
    name="initiatives",
    grain="one initiative",
    key=("initiative_id",),
    columns=(
        text("initiative_id", "Key.", required=True),
        text("title", "Title."),
        text("kpi", "KPI it should move.", required=True),
        text("scope", "Population it reaches."),
        text("comparison_scope", "Population it is compared with."),
        day("start_date", "First day.", required=True),
        day("end_date", "Last day."),
        number("cost", "currency", "Cost."),
        text("owner", "Who answers for it."),
        text("hypothesis", "What it is expected to change."),
    ),
    orders=(Order("start_date", "end_date", "END_BEFORE_START"),),
)

EVENTS = Table(
    name="events",
    grain="one event that charts show",
    key=(),
    columns=(
        day("date", "Day.", required=True),
        text("title", "Title.", required=True),
        text("scope", "Population it concerns."),
        text("note", "Remark."),
    ),
)

BENCHMARKS = Table(
    name="benchmarks",
    grain="one published figure",
    key=("kpi", "source", "period"),
    columns=(
        text("kpi", "Key of the KPI.", required=True),
        text("source", "Who published it.", required=True),
        text("period", "Period.", required=True),
        number("value", "unit of the KPI", "Figure.", low=None, required=True),
        text("definition", "How the source defines it."),
    ),
)
