"""The folder that holds everything of one company."""

import json
import shutil
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import text

from hrkpi.errors import AccessError, SettingError, TableError, WorkspaceError
from hrkpi.house import House
from hrkpi.principal import Principal, Role
from hrkpi.store.audit import written
from hrkpi.store.schema import AuditEntry
from hrkpi.workspace import Workspace
from tests.workspaces import AS_OF, NOON, OWNER, company, load, served, sources, table


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Workspace.create(tmp_path_factory.mktemp("empty") / "workspace").path


@pytest.fixture
def workspace(empty: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(empty, tmp_path / "workspace")), wait_seconds=0.1)


def entries(workspace: Workspace) -> list[AuditEntry]:
    with workspace.reading() as connection:
        return written(connection)


def test_a_workspace_inside_a_repository_is_not_committed(workspace: Workspace) -> None:
    assert (workspace.path / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_new_workspace_serves_nothing_and_has_no_problem(workspace: Workspace) -> None:
    assert workspace.current() is None
    assert workspace.snapshots() == ()
    assert workspace.problems() == ()


def test_a_published_snapshot_holds_what_came_in(workspace: Workspace) -> None:
    snapshot = load(workspace, 5)

    assert snapshot.tables == ("employees", "employments", "jobs")
    assert snapshot.table("jobs").equals(company(5)["jobs"])
    assert snapshot.table("training").empty
    assert (snapshot.as_of, snapshot.loaded_at) == (AS_OF, NOON)
    assert snapshot.facts.book.as_of == AS_OF
    assert snapshot.facts.frames["people"]["headcount"].sum() == 5
    assert snapshot.facts is snapshot.facts
    assert workspace.current() is snapshot


def test_files_of_a_snapshot_are_read_only_and_of_the_workspace_private(workspace: Workspace) -> None:
    snapshot = load(workspace, 5)
    rights = {stat.S_IMODE(path.stat().st_mode) for path in snapshot.path.rglob("*") if path.is_file()}

    assert rights == {0o444}
    assert stat.S_IMODE(Workspace.create(workspace.path.parent / "new").path.stat().st_mode) == 0o700


def test_a_manifest_says_what_came_from_where(workspace: Workspace) -> None:
    first = load(workspace, 5)
    second = load(workspace, 6, tables={"jobs": company(4)["jobs"]}, loaded_at=NOON + timedelta(days=1))

    told = json.loads((second.path / "manifest.json").read_text())

    assert (told["id"], told["parent"], told["as_of"]) == (second.id, first.id, "2025-03-31")
    assert [source["sha256"] for source in told["sources"]] == [sources("6")[0].sha256]
    assert told["tables"]["jobs"]["snapshot"] == second.id
    assert told["tables"]["jobs"]["rows"] == 4
    assert told["tables"]["employees"]["snapshot"] == first.id
    assert told["tables"]["employees"]["loaded_at"] == "2025-04-01T12:00:00+00:00"
    assert told["policy"]["minimum_group"] == 5
    rows = {part["path"]: part["rows"] for part in told["parts"]}
    assert (rows["tables/jobs.parquet"], rows["facts/book.json"]) == (4, None)


def test_an_upserted_table_names_all_the_files_it_came_from_and_counts_all_its_rows(
    workspace: Workspace,
) -> None:
    load(workspace, 5)
    snapshot = load(workspace, 7, mode="upsert")

    origin = snapshot.manifest.tables["employees"]

    assert [source.sha256 for source in origin.sources] == [sources(word)[0].sha256 for word in ("5", "7")]
    assert origin.rows == 7


def test_a_reader_keeps_the_snapshot_it_has(workspace: Workspace) -> None:
    before = load(workspace, 5)

    load(workspace, 7)

    assert len(before.table("employees")) == 5
    assert len(before.facts.frames["people"]) > 0
    assert served(workspace.path) == 7


def test_another_open_workspace_sees_the_new_snapshot(workspace: Workspace) -> None:
    other = Workspace.open(workspace.path)

    published = load(workspace, 5)

    current = other.current()
    assert current is not None
    assert current.id == published.id


def test_ids_go_up_when_the_clock_goes_back(workspace: Workspace) -> None:
    ids = [
        load(workspace, 5, loaded_at=NOON).id,
        load(workspace, 6, loaded_at=NOON - timedelta(days=1)).id,
        load(workspace, 7, loaded_at=datetime(2038, 1, 20, tzinfo=UTC)).id,
    ]

    assert ids == sorted(ids)
    assert [name.split("-")[0] for name in ids] == ["000001", "000002", "000003"]
    assert [listed.id for listed in workspace.snapshots()] == ids[::-1]


def test_the_same_file_again_changes_nothing(workspace: Workspace) -> None:
    first = load(workspace, 5)
    load(workspace, 5, mode="upsert")
    again = load(workspace, 5, as_of=None, loaded_at=NOON + timedelta(days=1))

    assert again.id == first.id
    assert len(workspace.snapshots()) == 1
    assert len(entries(workspace)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"as_of": date(2025, 2, 28)},
        {"sources": sources("another file with the same rows")},
        {"tables": company(5, department="Care")},
    ],
)
def test_anything_new_makes_a_new_snapshot(workspace: Workspace, changed: dict[str, object]) -> None:
    first = load(workspace, 5)

    second = load(workspace, 5, **changed)  # type: ignore[arg-type]  # the cases name them

    assert second.id > first.id
    assert second.manifest.parent == first.id


def test_a_changed_setting_makes_new_facts_of_the_same_file(workspace: Workspace) -> None:
    load(workspace, 5)
    (workspace.path / "hrkpi.toml").write_text("bridge_days = 3\nminimum_group = 6", encoding="utf-8")

    snapshot = load(Workspace.open(workspace.path), 5)

    assert snapshot.id.startswith("000002")
    assert (snapshot.manifest.policy.bridge_days, snapshot.manifest.policy.minimum_group) == (3, 6)


def test_without_a_day_of_knowledge_it_is_the_end_of_the_month_of_the_last_event(
    workspace: Workspace,
) -> None:
    assert load(workspace, 5, as_of=None).as_of == date(2024, 1, 31)


def test_an_earlier_snapshot_can_be_made_current_again(workspace: Workspace) -> None:
    first, second = load(workspace, 5), load(workspace, 7)

    workspace.use(first.id, OWNER)

    assert served(workspace.path) == 5
    assert [(listed.id, listed.is_current) for listed in workspace.snapshots()] == [
        (second.id, False),
        (first.id, True),
    ]
    assert (workspace.path / "CURRENT").read_text() == first.id
    assert load(workspace, 8).manifest.parent == first.id


def test_every_change_of_what_is_served_is_in_the_audit(workspace: Workspace) -> None:
    first = load(workspace, 5)
    workspace.use(first.id, OWNER)
    workspace.audit(OWNER, "kpi.unprotected", {"kpi": "headcount"})

    told = [(entry.principal, entry.action, json.loads(entry.detail)) for entry in entries(workspace)]

    assert [(who, what) for who, what, _ in told] == [
        ("ada", "snapshot.publish"),
        ("ada", "snapshot.use"),
        ("ada", "kpi.unprotected"),
    ]
    assert told[0][2]["snapshot"] == first.id
    assert told[0][2]["rows"] == {"employees": 5, "employments": 5, "jobs": 5}
    assert workspace.verify_audit() == ()


def test_a_tampered_audit_is_a_problem(workspace: Workspace) -> None:
    load(workspace, 5)
    with workspace.writing() as connection:
        connection.execute(text("DELETE FROM audit_head"))

    assert workspace.problems() == ("the newest audit entries are missing",)


@pytest.mark.parametrize("asker", [Principal.viewer("eve"), Principal("eve", Role.ANALYST)])
def test_who_may_not_import_may_not_choose_either(workspace: Workspace, asker: Principal) -> None:
    name = load(workspace, 5).id

    with pytest.raises(AccessError, match="import a file"):
        load(workspace, 6, principal=asker)
    with pytest.raises(AccessError, match="choose the current snapshot"):
        workspace.use(name, asker)
    assert len(entries(workspace)) == 1


def test_rows_that_refer_to_nobody_are_refused_and_nothing_changes(workspace: Workspace) -> None:
    """Fewer persons come in than the held jobs belong to."""
    load(workspace, 5)

    with pytest.raises(TableError, match="left over") as refused:
        load(workspace, 4, tables={"employees": company(4)["employees"]})

    assert refused.value.where == "table employments"
    assert served(workspace.path) == 5


def test_an_unknown_table_comes_with_the_nearest(workspace: Workspace) -> None:
    with pytest.raises(TableError, match="did you mean 'employees'"):
        load(workspace, 5, tables={"employes": pd.DataFrame()})
    with pytest.raises(TableError, match="did you mean 'jobs'"):
        load(workspace, 5).table("job")


def test_an_instant_without_a_time_zone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(SettingError, match="time zone"):
        load(workspace, 5, loaded_at=NOON.replace(tzinfo=None))


def test_a_second_import_is_told_that_another_is_at_work(workspace: Workspace) -> None:
    rooms = House(workspace.path, workspace.settings, workspace._house.state)  # noqa: SLF001 - plays the other one

    with rooms.alone("bob", wait_seconds=0), pytest.raises(WorkspaceError, match="Another import") as refused:
        load(workspace, 5)

    assert "of bob" in refused.value.where


def test_a_workspace_opens_while_an_import_is_at_work(workspace: Workspace) -> None:
    with workspace._house.alone("bob", wait_seconds=0):  # noqa: SLF001 - plays the other one
        assert Workspace.open(workspace.path).current() is None


def test_a_disk_that_gives_back_something_else_publishes_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(workspace, 5)
    monkeypatch.setattr("hrkpi.draft.read_table", lambda _folder, _table: pd.DataFrame())

    with pytest.raises(WorkspaceError, match="something else than was written") as refused:
        load(workspace, 7)

    assert refused.value.where == "table employees"
    assert served(workspace.path) == 5


@pytest.mark.parametrize(("part", "where"), [("frames", "fact people"), ("book", "book of the facts")])
def test_facts_that_are_read_back_differently_publish_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, part: str, where: str
) -> None:
    facts = load(workspace, 5).facts
    wrong = {
        "frames": replace(facts, frames={name: frame.head(0) for name, frame in facts.frames.items()}),
        "book": facts,
    }[part]
    monkeypatch.setattr("hrkpi.book.load", lambda _folder: wrong)

    with pytest.raises(WorkspaceError) as refused:
        load(workspace, 5, as_of=date(2025, 2, 28))

    assert refused.value.where == where


def test_answers_are_remembered_by_source_and_a_later_one_wins(workspace: Workspace) -> None:
    workspace.remember("headings 1", {"day order": "day first", "NA": "Namibia"})
    workspace.remember("headings 1", {"NA": "missing"})
    workspace.remember("headings 2", {"day order": "month first"})

    assert workspace.answers("headings 1") == {"day order": "day first", "NA": "missing"}
    assert workspace.answers("headings 2") == {"day order": "month first"}
    assert workspace.answers("headings 3") == {}


def test_a_table_comes_back_as_it_was_whatever_is_in_it(workspace: Workspace) -> None:
    """Blanks of every kind, text in every script, and no value but the first."""
    odd = table(
        "jobs",
        employee_id=["E000", "E001"],
        effective_date=pd.to_datetime(["2024-01-01", "2024-01-01"]),
        sequence=pd.array([3, None], dtype="Int64"),
        department=["NA", None],
        job_title=["=1+1\t\n", "محمد 😀 José"],
        is_leader=pd.array([True, None], dtype="boolean"),
        fte=[0.5, None],
    )

    snapshot = load(workspace, 5, tables={**company(5), "jobs": odd})

    pd.testing.assert_frame_equal(snapshot.table("jobs"), odd)
