"""Greenhouse: answers of its Harvest web service, saved as JSON: jobs, applications, offers, diversity.

Openings come with their jobs. The list of one job's openings does not name the job; imported alone, its
openings stand for themselves. The service keeps no log of stages.
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
    given,
    keep,
    leave_out,
    lookup,
    text,
)
from hrkpi.language import marked
from hrkpi.tables_hiring import APPLICATIONS, REQUISITIONS

if TYPE_CHECKING:
    from connectors._sheet import Rule

INNER = "openings."  # path of an opening's fields in its job
OURS = ("We rejected them",)  # type of a rejection that the company decided
ACCEPTED = keep("status", "accepted", reason=marked("not accepted"))
REJECTED = keep("status", "rejected", reason=marked("not rejected"))


def _eeoc(rule: "Rule") -> "Rule":
    return lookup(rule, "eeoc", key="application_id", by="id")


CONNECTOR = ExportConnector(
    key="greenhouse_api",
    label="Greenhouse Harvest answers (JSON)",
    parts={
        "job": Part(
            ("requisition_id", "openings.id", "openings.opened_at"), records="[].openings[]", optional=True
        ),
        "opening": Part(
            ("opening_id", "opened_at", "status"), without=("job_id",), records="[]", optional=True
        ),
        "application": Part(
            ("candidate_id", "applied_at", "prospect", "jobs.0.id"), records="[]", optional=True
        ),
        "offer": Part(
            ("application_id", "candidate_id", "job_id", "version", "status"), records="[]", optional=True
        ),
        "eeoc": Part(("application_id", "gender.id", "submitted_at"), records="[]", optional=True),
    },
    tables={
        REQUISITIONS: (
            Rows(
                part="job",
                only=(leave_out("status", "draft", reason=marked("a draft is no vacancy yet")),),
                columns={
                    "requisition_id": text("id"),
                    "opening_id": text("openings.id"),
                    "approved_date": first_of(
                        day("keyed_custom_fields.approved_date.value"), day("openings.opened_at")
                    ),
                    "opened_date": day("openings.opened_at"),
                    "filled_date": _greenhouse.filled(
                        first_of(
                            _greenhouse.offer(day("resolved_at"), ACCEPTED, by="openings.application_id"),
                            day("openings.closed_at"),
                        ),
                        INNER,
                    ),
                    "closed_date": day("openings.closed_at"),
                    "status": _greenhouse.state(INNER),
                    "department": text("departments.0.name"),
                    "location": text("offices.0.name"),
                    "level": text("keyed_custom_fields.level.value"),
                    "job_title": text("name"),
                    "recruiter_id": text("hiring_team.recruiters.0.id"),
                    "hiring_manager_id": text("hiring_team.hiring_managers.0.id"),
                    "is_critical": flag("keyed_custom_fields.is_critical.value"),
                },
            ),
            Rows(
                part="opening",
                weak=True,
                columns={
                    "requisition_id": first_of(text("opening_id"), text("id")),
                    "opening_id": text("id"),
                    "approved_date": day("opened_at"),
                    "opened_date": day("opened_at"),
                    "filled_date": _greenhouse.filled(
                        first_of(
                            _greenhouse.offer(day("resolved_at"), ACCEPTED, by="application_id"),
                            day("closed_at"),
                        )
                    ),
                    "closed_date": day("closed_at"),
                    "status": _greenhouse.state(),
                },
            ),
        ),
        APPLICATIONS: Rows(
            part="application",
            only=(_greenhouse.NO_PROSPECTS,),
            columns={
                "application_id": text("id"),
                "requisition_id": text("jobs.0.id"),
                "candidate_id": text("candidate_id"),
                "applied_date": day("applied_at"),
                "source": text("source.public_name"),
                "stage": text("current_stage.name"),
                "offer_date": _greenhouse.offer(_greenhouse.sent()),
                "offer_outcome": first_of(
                    given(
                        _greenhouse.offer(constant("rescinded"), REJECTED),
                        "rejection_reason.type.name",
                        words=OURS,
                    ),
                    _greenhouse.outcome(),
                ),
                "offer_decided_date": _greenhouse.offer(day("resolved_at")),
                "start_date": _greenhouse.offer(day("starts_at"), ACCEPTED),
                "rejected_date": day("rejected_at"),
                "rejection_reason": text("rejection_reason.name"),
                "gender": _eeoc(choice("gender.description", _greenhouse.GENDERS)),
                "ethnicity": _eeoc(_greenhouse.ethnicity("race.description")),
            },
        ),
    },
)
