"""Imports into a workspace: all rows or none, told row by row, and never the same bytes twice."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors._import import collected, connectors, run
from hrkpi.errors import AccessError, ExportError, SettingError
from hrkpi.findings import ImportReport, Status
from hrkpi.principal import Principal
from hrkpi.workspace import Workspace

OWNER = Principal.owner("ada")
NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
PEOPLE = "employee_id,gender\nE1,f\nE2,m\n"
SPELLS = "employee_id,hire_date\nE1,2020-01-01\nE2,2021-01-01\n"
TRAINING = "enrolment_id,employee_id,course_id,due_date\nT1,E2,C1,2024-01-31\n"
REPORT = "EEID,Hire Date,Termination Date,Employment Status,Department\nE1,2020-01-01,,Full-Time,{unit}\n"
HISTORY = "EEID,Effective Date,Job Title,Reports To,Department\nE1,2020-01-01,Rep,,History\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "workspace")


def bring(workspace: Workspace, texts: Mapping[str, str], **options: object) -> ImportReport:
    """Files of these texts, imported together."""
    folder = workspace.path.parent / "files"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    asked: dict[str, object] = {"principal": OWNER, "loaded_at": NOON, **options}
    return run(workspace, [folder / name for name in texts], **asked)  # type: ignore[arg-type]  # tests name them


def company(workspace: Workspace, **options: object) -> ImportReport:
    return bring(workspace, {"employees.csv": PEOPLE, "employments.csv": SPELLS}, **options)


def held(workspace: Workspace, table: str) -> int:
    current = workspace.current()
    return len(current.table(table)) if current else 0


def test_good_files_are_published_as_one_snapshot(workspace: Workspace) -> None:
    report = company(workspace)

    current = workspace.current()
    assert current is not None
    assert (report.status, report.snapshot) == (Status.PUBLISHED, current.id)
    assert report.tables == {"employees": 2, "employments": 2}
    assert [(one.name, one.connector, one.tables) for one in current.manifest.sources] == [
        ("employees.csv", "canonical", ("employees",)),
        ("employments.csv", "canonical", ("employments",)),
    ]


def test_the_same_bytes_again_change_nothing(workspace: Workspace) -> None:
    first = company(workspace)

    again = company(workspace)

    assert (again.status, again.snapshot) == (Status.NO_CHANGE, first.snapshot)
    assert [one.skipped for one in again.files] == [2, 2]
    assert len(workspace.snapshots()) == 1


def test_a_wrong_file_leaves_everything_as_it_was(workspace: Workspace) -> None:
    first = company(workspace)

    report = bring(workspace, {"employments.csv": SPELLS + "E1,2023-02-30\n"})

    assert (report.status, report.snapshot, report.tables) == (Status.REFUSED, None, {})
    assert [(one.rows_in, one.skipped) for one in report.files] == [(3, 3)]
    assert [one.id for one in workspace.snapshots()] == [first.snapshot]


def test_a_dry_run_changes_nothing(workspace: Workspace) -> None:
    report = company(workspace, dry_run=True)

    assert (report.status, report.tables) == (Status.DRY_RUN, {"employees": 2, "employments": 2})
    assert workspace.current() is None


def test_a_dry_run_proposes_a_mapping_for_a_strange_file(workspace: Workspace) -> None:
    strange = {"people.csv": "Personal Employee ID;Sex\nE1;f\n", "x.json": '{"employees": [{"x": 1}]}'}

    assert 'employee_id = "Personal Employee ID"' in bring(workspace, strange, dry_run=True).proposal
    assert bring(workspace, strange).proposal == ""


def test_a_mapping_file_reads_what_no_connector_knows(workspace: Workspace) -> None:
    mapping = workspace.path.parent / "mapping.toml"
    mapping.write_text('[employees]\nemployee_id = "No"\ngender = "Sex"\n', encoding="utf-8")

    report = bring(workspace, {"people.csv": "No;Sex\n007;f\n"}, mapping=mapping)

    assert report.status is Status.PUBLISHED
    assert report.files[0].connector == "mapped"
    assert connectors("mapped", mapping)[0].source == "mapped.mapping"


def test_a_mapping_is_remembered_once_its_files_are_published(workspace: Workspace) -> None:
    mapping = workspace.path.parent / "mapping.toml"
    mapping.write_text('[employees]\nemployee_id = "No"\ngender = "Sex"\n', encoding="utf-8")
    checked = bring(workspace, {"people.csv": "No;Sex\n007;f\n"}, mapping=mapping, dry_run=True)
    before = bring(workspace, {"people.csv": "No;Sex\n007;f\n"}, dry_run=True)
    bring(workspace, {"people.csv": "No;Sex\n007;f\n"}, mapping=mapping)

    report = bring(workspace, {"people of may.csv": "No;Sex\n007;f\n008;m\n"})

    assert (checked.status, before.status) == (Status.DRY_RUN, Status.REFUSED)
    assert (report.status, report.tables) == (Status.PUBLISHED, {"employees": 2})
    assert report.files[0].connector == "mapped"


def test_a_mapping_of_the_same_name_goes_before_the_one_remembered(workspace: Workspace) -> None:
    mapping = workspace.path.parent / "mapping.toml"
    for heading in ("Sex", "Gender"):
        mapping.write_text(
            f'name = "hr"\n[employees]\nemployee_id = "No"\ngender = "{heading}"\n', encoding="utf-8"
        )
        bring(workspace, {"people.csv": "No;Sex;Gender\n007;f;m\n"}, mapping=mapping)

    current = workspace.current()

    assert current is not None
    assert current.table("employees")["gender"].tolist() == ["man"]


def test_a_connector_that_is_named_reads_without_what_is_remembered(workspace: Workspace) -> None:
    mapping = workspace.path.parent / "mapping.toml"
    mapping.write_text('[employees]\nemployee_id = "No"\ngender = "Sex"\n', encoding="utf-8")
    bring(workspace, {"people.csv": "No;Sex\n007;f\n"}, mapping=mapping)

    report = bring(workspace, {"people.csv": "No;Sex\n007;m\n"}, connector="canonical")

    assert report.status is Status.REFUSED


def test_answers_are_remembered_once_published(workspace: Workspace) -> None:
    answers = {"canonical.word.gender.X": "other"}
    asked = bring(workspace, {"employees.csv": PEOPLE + "E3,X\n"})

    answered = bring(workspace, {"employees.csv": PEOPLE + "E3,X\n"}, answers=answers)
    later = bring(workspace, {"employees.csv": PEOPLE + "E3,X\nE4,X\n"})

    assert (asked.status, answered.status, later.status) == (
        Status.QUESTIONS,
        Status.PUBLISHED,
        Status.PUBLISHED,
    )
    assert workspace.answers("canonical") == answers


def test_answers_of_a_refused_import_are_not_remembered(workspace: Workspace) -> None:
    bring(workspace, {"employees.csv": PEOPLE + "E3,X\nE3,f\n"}, answers={"canonical.word.gender.X": "other"})

    assert workspace.answers("canonical") == {}


def test_an_answer_that_nothing_asked_for_is_told(workspace: Workspace) -> None:
    report = company(workspace, answers={"canonical.word.gendr.X": "other"})

    assert report.status is Status.PUBLISHED
    assert [one.what for one in report.findings if one.code == "UNUSED_ANSWER"] == [
        "the answer to 'canonical.word.gendr.X' settles nothing in these files"
    ]


def test_rows_are_looked_for_in_what_is_there_already(workspace: Workspace) -> None:
    company(workspace)

    assert bring(workspace, {"training.csv": TRAINING}).status is Status.PUBLISHED
    assert held(workspace, "employments") == 2


def test_people_who_vanish_from_under_other_rows_are_refused(workspace: Workspace) -> None:
    company(workspace)
    bring(workspace, {"training.csv": TRAINING})

    report = bring(workspace, {"employees.csv": PEOPLE.replace("E2,m\n", ""), "employments.csv": SPELLS[:37]})

    lost = [one for one in report.findings if one.code == "LEFT_OVER"]
    assert report.status is Status.REFUSED
    assert "1 rows of 'training'" in lost[0].what


def test_upsert_adds_to_what_is_there(workspace: Workspace) -> None:
    company(workspace)

    report = bring(workspace, {"employments.csv": "employee_id,hire_date\nE2,2024-01-01\n"}, mode="upsert")
    people = bring(workspace, {"employees.csv": "employee_id,gender\nE3,f\n"}, mode="upsert")

    assert (report.status, people.status) == (Status.PUBLISHED, Status.PUBLISHED)
    assert (held(workspace, "employments"), held(workspace, "employees")) == (3, 3)


def test_quarantine_publishes_the_good_rows(workspace: Workspace) -> None:
    report = bring(workspace, {"employees.csv": PEOPLE + "E3,f,x\n"}, quarantine=True)

    assert report.status is Status.PUBLISHED
    assert [(one.rows_in, one.published, one.quarantined) for one in report.files] == [(3, 2, 1)]
    assert held(workspace, "employees") == 2


def test_todays_job_replaces_itself_but_never_a_history(workspace: Workspace) -> None:
    bring(workspace, {"report.csv": REPORT.format(unit="Sales")})
    bring(workspace, {"report.csv": REPORT.format(unit="Care")})
    moved = workspace.current()
    bring(workspace, {"history.csv": HISTORY})
    bring(workspace, {"report.csv": REPORT.format(unit="Legal")})
    kept = workspace.current()

    assert moved is not None
    assert kept is not None
    assert moved.table("jobs")["department"].tolist() == ["Care"]
    assert kept.table("jobs")["department"].tolist() == ["History"]


def test_steps_are_told(workspace: Workspace) -> None:
    steps: list[str] = []

    company(workspace, progress=lambda step, done, total: steps.append(f"{step} {done}/{total}"))

    assert steps[:4] == [
        "read employees.csv 0/2",
        "read employments.csv 1/2",
        "type Canonical tables (CSV, XLSX or Parquet) 0/1",
        "check 0/1",
    ]
    assert any(step.startswith("publish: ") for step in steps)


def test_files_of_one_name_are_told_apart_by_their_folder(workspace: Workspace, tmp_path: Path) -> None:
    for number in ("1", "2"):
        (tmp_path / number).mkdir()
        (tmp_path / number / "employees.csv").write_text(
            f"employee_id,gender\nE{number},f\n", encoding="utf-8"
        )

    report = run(workspace, [tmp_path / "1", tmp_path / "2"], principal=OWNER, loaded_at=NOON)

    assert [one.name for one in report.files] == ["1/employees.csv", "2/employees.csv"]
    assert report.tables == {"employees": 2}


def test_a_viewer_may_not_import(workspace: Workspace) -> None:
    with pytest.raises(AccessError, match="may not import a file"):
        company(workspace, principal=Principal.viewer("bob"), dry_run=True)


def test_what_is_not_there_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "~$lock.xlsx").touch()

    with pytest.raises(ExportError, match="There is no file to import"):
        run(workspace, [tmp_path / "empty"], principal=OWNER, loaded_at=NOON)
    with pytest.raises(ExportError, match="The file cannot be read: No such file or directory"):
        run(workspace, [tmp_path / "none.csv"], principal=OWNER, loaded_at=NOON)
    with pytest.raises(ExportError, match="There is no connector 'bambo'"):
        connectors("bambo")
    with pytest.raises(SettingError, match="There is no mode"):
        company(workspace, mode="append")


def test_every_connector_is_listed_by_its_key() -> None:
    assert {"bamboohr_employees", "canonical", "mapped"} <= set(collected())
