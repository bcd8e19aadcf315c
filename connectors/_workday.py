"""How Workday's warehouse tables hang together: workers, positions, and the organisations they belong to."""

from typing import TYPE_CHECKING

from connectors._export import (
    constant,
    day,
    first_of,
    given,
    held,
    joined,
    keep,
    latest,
    leave_out,
    lookup,
    number,
    text,
)
from connectors._words import Text
from hrkpi.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connectors._sheet import Rule

DAY = r"^(\d{4}-\d{2}-\d{2})"  # of a day or a time stamp
DEEPEST = 6  # organisations looked through on the way up
GENDERS = {"Male": "man", "Female": "woman", "Not_Declared": "undisclosed"}
CATEGORIES = {
    "Terminate_Employee_Voluntary": "voluntary",
    "Terminate_Employee_Involuntary": "involuntary",
}
HIRES = {"Hire_Employee_New_Hire_Fill_Vacancy": "new"}
KINDS = {
    "Company": "company",
    "Division": "division",
    "Department": "department",
    "Group": "team",
    "Team": "team",
}

NAME = first_of(text("worker_code"), text("id"))
POSITION = joined("position_id", "worker_id")
EMPLOYEE = lookup(NAME, "worker", key="id", by="worker_id")

NOT_DELETED = leave_out("_fivetran_deleted", "true", reason=marked("deleted in Workday"))
KNOWN = keep(EMPLOYEE, reason=marked("its worker is not in the export"))
PRIMARY = leave_out("is_primary_job", "false", reason=marked("a second job of the same person"))
LAST_STATE = latest("id", by="_fivetran_start", reason=marked("a later state replaces it"))
BEGUN_ANYWAY = leave_out(
    lookup(
        text("position_id"),
        "position",
        key=joined("position_id", "worker_id", Text(("effective_date",), pattern=DAY)),
        by=joined("position_id", "worker_id", Text(("_fivetran_start",), pattern=DAY)),
        pick="first",
    ),
    reason=marked("the position itself begins a new state on that day"),
)
OF_WORKERS = keep(
    lookup(text("type"), "organization", key="id", by="organization_id"),
    "SUPERVISORY",
    reason=marked("its organisation is none that people report in, or not in the export"),
)


def person(rule: "Rule") -> "Rule":
    """What is known of a worker's person, from the last state of its history."""
    return lookup(rule, "person", key="id", by="id", only=(LAST_STATE,))


def of_position(rule: "Rule") -> "Rule":
    """A value of the position as it was when the assignment to an organisation began."""
    since = (day("effective_date"), day("_fivetran_start"))
    return held(rule, "position", key=POSITION, by=POSITION, since=since, only=(PRIMARY,))


def assigned(rule: "Rule") -> "Rule":
    """A value of the organisation that a row names."""
    return lookup(rule, "organization", key="id", by="organization_id")


def of_unit(rule: "Rule") -> "Rule":
    """A value of the organisation that a position belonged to when its state began, else of today's."""
    since = (day("_fivetran_start"), day("effective_date"))
    code = lookup(text("supervisory_organization_id"), "vacancy", key="id", by="position_id")
    return first_of(
        held(assigned(rule), "assignment", key=POSITION, by=POSITION, since=since, only=(OF_WORKERS,)),
        lookup(rule, "organization", key="organization_code", by=code),
    )


def above(kind: str, levels: int = DEEPEST) -> "Rule":
    """The name of an organisation, or of the nearest one above it, that is of a kind."""
    own = given(text("name"), "sub_type", words=(kind,))
    if not levels:
        return own
    return first_of(
        own, lookup(above(kind, levels - 1), "organization", key="id", by="superior_organization_id")
    )


def job(
    position: "Callable[[Rule], Rule]", unit: "Callable[[Rule], Rule]", begun: "Rule", sequence: int
) -> "Mapping[str, Rule]":
    """Columns of a state of a job.

    Args:
        position: How a value of the position is found.
        unit: How a value of its organisation is found.
        begun: First day of the state.
        sequence: Rank among states of the same day.
    """
    family = lookup(
        text("job_family_id"), "family_profile", key="job_profile_id", by="job_profile_id", pick="first"
    )
    return {
        "employee_id": EMPLOYEE,
        "effective_date": begun,
        "sequence": constant(sequence),
        "division": unit(above("Division")),
        "department": unit(first_of(above("Department"), text("name"))),
        "team": unit(first_of(above("Group"), above("Team"))),
        "location": position(
            first_of(text("business_site_summary_location"), text("business_site_summary_name"))
        ),
        "country": position(text("home_country")),
        "job_title": position(text("business_title")),
        "job_family": position(
            lookup(first_of(text("summary"), text("job_family_code")), "family", key="id", by=family)
        ),
        "level": position(text("management_level_code")),
        "manager_id": unit(lookup(NAME, "worker", key="id", by="manager_id")),
        "fte": position(number("full_time_equivalent_percentage", factor=0.01)),
        "employment_type": position(text("employee_type")),
    }
