"""The sample company: made again to the byte, in the agreed shapes, coherent, and free of anybody real."""

import filecmp
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from data.sample.make_sample import make
from hrkpi.tables import TABLES
from tests.data.sample import SAMPLE, headings, table

LARGEST = 15_000_000  # bytes of all exports
EMPLOYEES = (
    "EEID,Employee #,Hire Date,Original Hire Date,Termination Date,Status,Employment Status,Department,"
    "Division,Location,Country,Job Title,Supervisor EID,Gender,Ethnicity,Date of Birth,Pay Rate,Pay Per,FTE,"
    "Termination Type,Termination Reason,Regretted,Job Level,Leadership,Hire Type"
)
JOBS = (
    "EEID,Effective Date,Location,Country,Department,Division,Team,Job Title,Job Level,Leadership,Job Family,"
    "Reports To,FTE,Employment Status,Change Reason,Pay Rate,Pay Per"
)
ENROLMENTS = (
    "User ID,Course Code,Course Title,Mandatory,Enrollment ID,Enrollment Date,First Deadline,Deadline,"
    "Completion Date,Expiry Date,Status,Training Hours,Cost,Currency"
)
AGREED = {
    "exports/bamboohr/employees": EMPLOYEES,
    "exports/bamboohr/job_history": JOBS,
    "exports/docebo/enrolments": ENROLMENTS,
    "exports/greenhouse/offer": (
        "id,application_id,version,status,created_at,sent_at,resolved_at,starts_at,custom_outcome"
    ),
    "exports/greenhouse/job_opening": (
        "id,job_id,_fivetran_synced,application_id,close_reason_id,closed_at,opened_at,opening_id,status"
    ),
    "exports/greenhouse/application_history": (
        "application_id,updated_at,_fivetran_synced,new_stage_id,new_status"
    ),
    "exports/qualtrics/question_option": (
        "key,question_id,survey_id,_fivetran_deleted,_fivetran_synced,recode_value,text"
    ),
    "exports/qualtrics/question_response": (
        "_fivetran_id,_fivetran_synced,loop_id,question,question_id,question_option_key,response_id,sub_question_key,"
        "sub_question_text,text,value"
    ),
}
EXPORTS = sorted(
    path.relative_to(SAMPLE).with_suffix("").as_posix() for path in SAMPLE.glob("exports/*/*.csv")
)


def test_the_script_makes_the_committed_files_again(tmp_path: Path) -> None:
    make(tmp_path)

    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv"))
    kept = sorted(
        path.relative_to(SAMPLE)
        for folder in ("exports", "truth")
        for path in (SAMPLE / folder).rglob("*.csv")
    )
    assert made == kept
    assert [name for name in made if not filecmp.cmp(tmp_path / name, SAMPLE / name, shallow=False)] == []


@pytest.mark.parametrize("name", AGREED)
def test_exports_have_the_headings_of_their_systems(name: str) -> None:
    assert ",".join(headings(name)) == AGREED[name]


def test_targets_have_the_columns_of_their_table() -> None:
    assert tuple(headings("targets")) == TABLES["targets"].names


def test_the_exports_stay_small() -> None:
    assert sum(path.stat().st_size for path in (SAMPLE / "exports").rglob("*.csv")) < LARGEST


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_in_an_export_points_at_anybody(name: str) -> None:
    text = (SAMPLE / f"{name}.csv").read_text(encoding="utf-8")
    rows = text.splitlines()[1:]

    assert not [row for row in rows if "@" in row]
    named = [column for column in headings(name) if re.search("email|_name$|phone|ip_address|photo", column)]
    personal = [
        column for column in named if column not in {"survey_name", "location_name", "source_type_name"}
    ]
    assert not [row for row in table(name) if any(row[column] for column in personal)]


def test_every_job_lies_within_a_spell_and_every_spell_begins_with_one() -> None:
    spells: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in table("exports/bamboohr/employees"):
        spells[row["EEID"]].append((row["Hire Date"], row["Termination Date"] or "9999-12-31"))
    jobs = {(row["EEID"], row["Effective Date"]) for row in table("exports/bamboohr/job_history")}

    assert len(jobs) == len(table("exports/bamboohr/job_history"))
    assert all(any(first <= day <= last for first, last in spells[person]) for person, day in jobs)
    assert all((person, first) in jobs for person, of in spells.items() for first, _ in of)


def test_spells_of_a_person_do_not_overlap() -> None:
    spells: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in table("exports/bamboohr/employees"):
        spells[row["EEID"]].append((row["Hire Date"], row["Termination Date"]))

    for of in spells.values():
        assert all(first <= (last or "9999-12-31") for first, last in of)
        ordered = sorted(of)
        assert all(before[1] and before[1] < after[0] for before, after in pairwise(ordered))


def test_managers_are_people_who_are_there() -> None:
    spells: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in table("exports/bamboohr/employees"):
        spells[row["EEID"]].append((row["Hire Date"], row["Termination Date"] or "9999-12-31"))

    for row in table("exports/bamboohr/job_history"):
        day, manager = row["Effective Date"], row["Reports To"]
        if day >= "2020-01-01" and manager:  # the rows before were loaded with the managers of the first day
            assert any(first <= day <= last for first, last in spells[manager]), (row["EEID"], day)
    assert sum(not row["Supervisor EID"] for row in table("exports/bamboohr/employees")) == 1


def test_systems_speak_of_the_same_people() -> None:
    people = {row["EEID"] for row in table("exports/bamboohr/employees")}

    hired = {row["custom_employee_id"] for row in table("exports/greenhouse/application")} - {""}
    assert hired <= people
    assert {row["ext_ref"] for row in table("exports/qualtrics/directory_contact")} <= people
    assert {row["User ID"] for row in table("exports/docebo/enrolments")} <= people


def test_keys_of_the_recruiting_tables_resolve() -> None:
    jobs = {row["id"] for row in table("exports/greenhouse/job")}
    applications = {row["id"] for row in table("exports/greenhouse/application")}
    stages = {row["id"] for row in table("exports/greenhouse/job_stage")}

    assert {row["job_id"] for row in table("exports/greenhouse/job_opening")} == jobs
    assert {row["application_id"] for row in table("exports/greenhouse/job_opening")} <= applications | {""}
    assert {row["application_id"] for row in table("exports/greenhouse/offer")} <= applications
    assert {row["application_id"] for row in table("exports/greenhouse/application_history")} == applications
    assert {row["new_stage_id"] for row in table("exports/greenhouse/application_history")} <= stages | {""}


def test_an_application_passes_its_stages_in_order() -> None:
    last: dict[str, str] = {}
    for row in table("exports/greenhouse/application_history"):
        assert row["updated_at"] >= last.get(row["application_id"], "")
        last[row["application_id"]] = row["updated_at"]

    for row in table("exports/greenhouse/offer"):
        assert row["created_at"][:10] <= row["sent_at"] <= (row["resolved_at"][:10] or "9999-12-31")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("greenhouse/application", "last_activity_at"),
        ("greenhouse/application_history", "updated_at"),
        ("greenhouse/job_opening", "closed_at"),
        ("greenhouse/offer", "resolved_at"),
        ("qualtrics/survey_response", "recorded_date"),
        ("docebo/enrolments", "Completion Date"),
        ("docebo/enrolments", "Enrollment Date"),
    ],
)
def test_nothing_has_happened_after_the_last_day(name: str, column: str) -> None:
    assert max(row[column] for row in table(f"exports/{name}"))[:10] <= "2026-10-31"
