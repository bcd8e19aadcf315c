"""Workday: the tables that a loader copies into a warehouse, one CSV each, with the loader's headings.

``termination_date`` is the last day worked. People are named by their worker code. A job begins with each
state of the primary position, and again when the position moves to another organisation. The department is
the nearest organisation of that kind above the worker, else the worker's own.
"""

from connectors import _workday
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
    latest,
    leave_out,
    lookup,
    text,
)
from hrkpi.language import marked
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS, JOBS, ORG_UNITS

CONNECTOR = ExportConnector(
    key="workday_warehouse",
    label="Workday warehouse tables (CSV)",
    parts={
        "worker": Part(
            ("id", "worker_code", "hire_date", "termination_date", "_fivetran_start"), optional=True
        ),
        "person": Part(
            ("id", "date_of_birth", "gender", "primary_nationality", "_fivetran_start"), optional=True
        ),
        "common": Part(("worker_id", "date_of_birth", "primary_nationality"), optional=True),
        "at_country": Part(("personal_info_common_id", "country_code", "gender"), optional=True),
        "ethnicity": Part(("country_personal_information_id", "ethnicity_code"), optional=True),
        "position": Part(("position_id", "worker_id", "effective_date", "business_title"), optional=True),
        "vacancy": Part(("id", "position_code", "supervisory_organization_id"), optional=True),
        "assignment": Part(("position_id", "worker_id", "organization_id", "_fivetran_start"), optional=True),
        "organization": Part(("id", "name", "organization_code", "superior_organization_id"), optional=True),
        "family": Part(("id", "job_family_code"), optional=True),
        "family_profile": Part(("job_family_id", "job_profile_id"), optional=True),
    },
    tables={
        EMPLOYEES: Rows(
            part="worker",
            only=(_workday.NOT_DELETED,),
            repeats=True,
            columns={
                "employee_id": _workday.NAME,
                "birth_date": first_of(
                    _workday.person(day("date_of_birth")),
                    lookup(day("date_of_birth"), "common", key="worker_id", by="id"),
                ),
                "gender": first_of(
                    _workday.person(choice("gender", _workday.GENDERS)),
                    lookup(
                        choice("gender", _workday.GENDERS),
                        "at_country",
                        key="personal_info_common_id",
                        by="id",
                        pick="first",
                    ),
                ),
                "ethnicity": lookup(
                    text("ethnicity_code"),
                    "ethnicity",
                    key="country_personal_information_id",
                    by="id",
                    pick="first",
                ),
                "nationality": first_of(
                    _workday.person(text("primary_nationality")),
                    lookup(text("primary_nationality"), "common", key="worker_id", by="id"),
                ),
            },
        ),
        EMPLOYMENTS: Rows(
            part="worker",
            only=(
                _workday.NOT_DELETED,
                leave_out("hire_rescinded", "true", reason=marked("the hire was rescinded")),
                keep("hire_date", reason=marked("never hired: a contingent worker, or not yet")),
                latest("id", "hire_date", by="_fivetran_start", reason=marked("a later state replaces it")),
            ),
            columns={
                "employee_id": _workday.NAME,
                "hire_date": day("hire_date"),
                "last_day": day("termination_date"),
                "exit_type": first_of(
                    given(constant("other"), "retired", words=("true",)),
                    choice("primary_termination_category", _workday.CATEGORIES),
                ),
                "exit_reason": first_of(text("primary_termination_reason"), text("local_termination_reason")),
                "regretted": given(flag("regrettable_termination"), "termination_date"),
                "hire_type": first_of(
                    given(constant("rehire"), "rehire", words=("true",)),
                    choice("hire_reason", _workday.HIRES),
                ),
                "original_hire_date": day("original_hire_date"),
                "worker_type": lookup(
                    first_of(
                        given(constant("other"), "exclude_from_head_count", words=("true",)),
                        given(constant("intern"), "employee_type", words=("Intern",)),
                    ),
                    "position",
                    key="worker_id",
                    by="id",
                    only=(_workday.PRIMARY,),
                    pick="last",
                ),
            },
        ),
        JOBS: (
            Rows(
                part="position",
                only=(_workday.NOT_DELETED, _workday.PRIMARY, _workday.KNOWN),
                columns=_workday.job(lambda rule: rule, _workday.of_unit, day("effective_date"), sequence=1),
            ),
            Rows(
                part="assignment",
                only=(
                    _workday.OF_WORKERS,
                    _workday.KNOWN,
                    _workday.BEGUN_ANYWAY,
                    keep(
                        _workday.of_position(text("position_id")),
                        reason=marked("the position had not begun, or is a second job"),
                    ),
                ),
                columns=_workday.job(
                    _workday.of_position, _workday.assigned, day("_fivetran_start"), sequence=2
                ),
            ),
        ),
        ORG_UNITS: Rows(
            part="organization",
            only=(
                _workday.NOT_DELETED,
                keep("type", "SUPERVISORY", reason=marked("no organisation that people report in")),
            ),
            columns={
                "unit_id": text("id"),
                "name": text("name"),
                "parent_id": text("superior_organization_id"),
                "kind": choice("sub_type", _workday.KINDS),
                "head_id": lookup(_workday.NAME, "worker", key="id", by="manager_id"),
                "valid_from": day("availability_date"),
                "valid_to": day("inactive_date", exclusive=True),
            },
        ),
    },
)
