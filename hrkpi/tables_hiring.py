"""Vacancies, candidates and what hiring costs."""

from hrkpi.table import PLACE, Order, Table, choice, day, flag, number, text

REQUISITIONS = Table(
    name="requisitions",
    grain="one opening of one approved vacancy",
    key=("requisition_id", "opening_id"),
    columns=(
        text("requisition_id", "Key of the vacancy.", required=True),
        text("opening_id", "Key of the opening; blank where each vacancy has one."),
        day("approved_date", "Day of approval."),
        day("opened_date", "Day it was opened."),
        day("filled_date", "Day an offer for it was accepted."),
        day("closed_date", "Day it was closed."),
        choice("status", "open filled closed cancelled on_hold", "State at the export."),
        number("on_hold_days", "days", "Days on hold."),
        *PLACE,
        text("level", "Grade or level."),
        text("job_family", "Family of jobs."),
        text("job_title", "Title."),
        text("recruiter_id", "Key of the recruiter."),
        text("hiring_manager_id", "Key of the hiring manager."),
        flag("is_critical", "Whether the vacancy is critical."),
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
        text("application_id", "Key of the application.", required=True),
        text("requisition_id", "Vacancy applied for."),
        text("candidate_id", "Key of the candidate."),
        day("applied_date", "Day of the application or first contact.", required=True),
        text("source", "Channel."),
        flag("is_internal", "Whether the candidate was employed here."),
        text("stage", "Stage reached."),
        day("offer_date", "Day of the offer."),
        choice("offer_outcome", "accepted declined reneged rescinded pending", "What became of the offer."),
        day("offer_decided_date", "Day the offer was decided."),
        day("start_date", "First day agreed."),
        day("rejected_date", "Day of rejection."),
        text("rejection_reason", "Reason in the source's words."),
        text("employee_id", "Key of the person hired."),
        choice("gender", "woman man non_binary other undisclosed", "As stated."),
        text("ethnicity", "As stated."),
    ),
    orders=(Order("offer_date", "offer_decided_date", "DECIDED_BEFORE_OFFER"),),
)

APPLICATION_STAGES = Table(
    name="application_stages",
    grain="one stage entered by one application",
    key=("application_id", "stage", "entered_date"),
    columns=(
        text("application_id", "Key of the application.", required=True),
        text("stage", "Stage.", required=True),
        day("entered_date", "Day it was entered.", required=True),
        day("left_date", "Day it was left."),
    ),
    orders=(Order("entered_date", "left_date", "LEFT_BEFORE_ENTERED"),),
)

RECRUITING_COSTS = Table(
    name="recruiting_costs",
    grain="one cost of recruiting",
    key=(),
    columns=(
        day("cost_date", "Day of the cost.", required=True),
        text("requisition_id", "Vacancy it was for."),
        choice("kind", "internal external", "Whose cost."),
        number("amount", "currency", "Amount.", low=None, required=True),
        text("currency", "ISO 4217 code."),
    ),
)
