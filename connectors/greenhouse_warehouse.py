"""Greenhouse: the tables that a loader copies into a warehouse, one CSV each, with the loader's headings.

An opening is filled when it is closed with an application, on the day its offer was accepted. An application
without an offer that is marked as hired counts as accepted on the day of the mark. A draft is no vacancy yet.
"""

from typing import TYPE_CHECKING

from connectors import _greenhouse
from connectors._export import (
    ExportConnector,
    Part,
    Rows,
    choice,
    constant,
    day,
    first_of,
    flag,
    following,
    given,
    keep,
    leave_out,
    lookup,
    text,
)
from hrkpi.language import marked
from hrkpi.tables_hiring import APPLICATION_STAGES, APPLICATIONS, REQUISITIONS

if TYPE_CHECKING:
    from connectors._sheet import Rule

INTERNAL = ("Internal applicant",)  # the source that stands for people employed here
ACCEPTED = keep("status", "accepted", reason=marked("not accepted"))
HIRED = keep("new_status", "hired", reason=marked("not hired"))
NO_DRAFTS = leave_out(
    lookup(text("status"), "job", key="id", by="job_id"), "draft", reason=marked("a draft is no vacancy yet")
)
NOT_DELETED = (
    leave_out("_fivetran_deleted", "true", reason=marked("deleted in Greenhouse")),
    leave_out("is_deleted", "true", reason=marked("deleted in Greenhouse")),
)
STILL_ON = leave_out(
    "new_status", "rejected", "converted", reason=marked("the application ended, and entered no stage")
)


def _job(rule: "Rule") -> "Rule":
    return lookup(rule, "job", key="id", by="job_id")


def _first(part: str) -> "Rule":
    """The key of the job's first department or office."""
    return lookup(text(f"{part}_id"), f"job_{part}", key="job_id", by="job_id", pick="first")


def _unit(part: str) -> "Rule":
    """The name of the job's first department or office."""
    return lookup(text("name"), part, key="id", by=_first(part))


def _above() -> "Rule":
    """The name of the department that the job's first department belongs to."""
    parent = lookup(text("parent_id"), "department", key="id", by=_first("department"))
    return lookup(text("name"), "department", key="id", by=parent)


def _member(role: str) -> "Rule":
    team = (keep("role", role, reason=marked("another role")),)
    return lookup(text("user_id"), "hiring_team", key="job_id", by="job_id", only=team, pick="first")


def _source(rule: "Rule") -> "Rule":
    return lookup(rule, "source", key="id", by="source_id")


def _eeoc(rule: "Rule") -> "Rule":
    return lookup(rule, "eeoc", key="application_id", by="id")


CONNECTOR = ExportConnector(
    key="greenhouse_warehouse",
    label="Greenhouse warehouse tables (CSV)",
    parts={
        "opening": Part(("id", "job_id", "opened_at", "closed_at", "close_reason_id"), optional=True),
        "application": Part(
            ("id", "applied_at", "candidate_id", "prospect", "current_stage_id"), optional=True
        ),
        "history": Part(("application_id", "updated_at", "new_stage_id", "new_status"), optional=True),
        "job": Part(("id", "requisition_id", "confidential", "name", "status"), optional=True),
        "job_application": Part(("application_id", "job_id"), without=("id", "status"), optional=True),
        "job_department": Part(("department_id", "job_id"), without=("id",), optional=True),
        "job_office": Part(("office_id", "job_id"), without=("id",), optional=True),
        "job_stage": Part(("id", "job_id", "name", "created_at"), without=("status", "title"), optional=True),
        "department": Part(
            ("id", "external_id", "name", "parent_id"), without=("location_name", "job_id"), optional=True
        ),
        "office": Part(("id", "location_name", "name", "primary_contact_user_id"), optional=True),
        "source": Part(("id", "name", "source_type_id", "source_type_name"), optional=True),
        "hiring_team": Part(("job_id", "role", "user_id"), optional=True),
        "offer": Part(("id", "application_id", "version", "status", "resolved_at"), optional=True),
        "eeoc": Part(("application_id", "gender_description", "race_description"), optional=True),
    },
    tables={
        REQUISITIONS: Rows(
            part="opening",
            only=(NO_DRAFTS,),
            columns={
                "requisition_id": text("job_id"),
                "opening_id": text("id"),
                "approved_date": first_of(_job(day("custom_approved_date")), day("opened_at")),
                "opened_date": day("opened_at"),
                "filled_date": _greenhouse.filled(
                    first_of(
                        _greenhouse.offer(day("resolved_at"), ACCEPTED, by="application_id"), day("closed_at")
                    )
                ),
                "closed_date": day("closed_at"),
                "status": _greenhouse.state(),
                "division": _above(),
                "department": _unit("department"),
                "location": _unit("office"),
                "level": _job(text("custom_level", also=("custom_employee_level_designation",))),
                "job_title": _job(text("name")),
                "recruiter_id": _member("recruiters"),
                "hiring_manager_id": _member("hiring_managers"),
                "is_critical": _job(flag("custom_is_critical")),
            },
        ),
        APPLICATIONS: Rows(
            part="application",
            only=(_greenhouse.NO_PROSPECTS, *NOT_DELETED),
            columns={
                "application_id": text("id"),
                "requisition_id": lookup(text("job_id"), "job_application", key="application_id", by="id"),
                "candidate_id": text("candidate_id"),
                "applied_date": day("applied_at"),
                "source": _source(text("name")),
                "is_internal": _source(
                    first_of(
                        given(constant(value=True), "name", words=INTERNAL),
                        given(constant(value=False), "name"),
                    )
                ),
                "stage": lookup(text("name"), "job_stage", key="id", by="current_stage_id"),
                "offer_date": _greenhouse.offer(_greenhouse.sent()),
                "offer_outcome": _greenhouse.outcome(),
                "offer_decided_date": first_of(
                    _greenhouse.offer(day("resolved_at")),
                    lookup(
                        day("updated_at"), "history", key="application_id", by="id", only=(HIRED,), pick="max"
                    ),
                ),
                "start_date": _greenhouse.offer(day("starts_at"), ACCEPTED),
                "rejected_date": day("rejected_at"),
                "rejection_reason": text("rejected_reason_id"),
                "employee_id": text("custom_employee_id"),
                "gender": _eeoc(choice("gender_description", _greenhouse.GENDERS)),
                "ethnicity": _eeoc(_greenhouse.ethnicity("race_description")),
            },
        ),
        APPLICATION_STAGES: Rows(
            part="history",
            only=(STILL_ON,),
            columns={
                "application_id": text("application_id"),
                "stage": first_of(
                    given(constant("Hired"), "new_status", words=("hired",)),
                    lookup(text("name"), "job_stage", key="id", by="new_stage_id"),
                ),
                "entered_date": day("updated_at"),
                "left_date": following(day("updated_at"), per="application_id"),
            },
        ),
    },
)
