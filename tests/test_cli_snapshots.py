"""``hrkpi snapshots``: what was published, whether it is whole, and which one is served."""

from pathlib import Path

import pytest

from hrkpi.workspace import Workspace
from tests.commands import Run, runner
from tests.workspaces import load, table


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "workspace")
    load(workspace, 3)
    load(workspace, 5)
    return workspace.path


def test_snapshots_are_listed_newest_first(run: Run, folder: Path) -> None:
    newest, oldest = run("snapshots", "list", "--json", "--workspace", folder).json
    table = run("snapshots", "list", "--workspace", folder).out.splitlines()

    assert (newest["is_current"], newest["parent"], oldest["parent"]) == (True, oldest["id"], None)
    assert table[1].split()[:3] == ["current", newest["id"], "2025-03-31"]
    assert table[2].split()[0] == oldest["id"]


def test_an_earlier_snapshot_can_be_made_current(run: Run, folder: Path) -> None:
    oldest = run("snapshots", "list", "--json", "--workspace", folder).json[-1]["id"]

    assert f"{oldest} is current" in run("snapshots", "use", oldest, "--workspace", folder).out
    assert run("snapshots", "use", oldest, "--json", "--workspace", folder).json["snapshot"] == oldest
    current = Workspace.open(folder).current()
    assert current is not None
    assert current.id == oldest


def test_whole_snapshots_are_said_to_be_whole(run: Run, folder: Path) -> None:
    said = run("snapshots", "verify", "--workspace", folder)

    assert (said.code, said.out) == (0, "2 snapshot(s) are whole.\n")


def test_a_damaged_file_is_named_and_ends_with_two(run: Run, folder: Path) -> None:
    newest, oldest = (one["id"] for one in run("snapshots", "list", "--json", "--workspace", folder).json)
    part = folder / "snapshots" / newest / "tables" / "employees.parquet"
    part.chmod(0o600)
    part.write_bytes(part.read_bytes()[:-1] + b"?")

    said = run("snapshots", "verify", "--workspace", folder)
    told = run("snapshots", "verify", newest, "--json", "--workspace", folder)

    assert said.code == told.code == 2
    assert "tables/employees.parquet was changed" in said.out
    assert f"snapshot {oldest} is served instead" in said.out
    assert list(told.json["snapshots"]) == [newest]
    assert len(told.json["problems"]) == 1


def test_two_snapshots_are_compared_table_by_table(run: Run, folder: Path) -> None:
    newest, oldest = (one["id"] for one in run("snapshots", "list", "--json", "--workspace", folder).json)

    tables = run("snapshots", "diff", oldest, newest, "--json", "--workspace", folder).json["tables"]
    table = run("snapshots", "diff", oldest, newest, "--workspace", folder).out

    assert tables["employees"] == {"rows_before": 3, "rows_after": 5, "same": False}
    assert "differs" in table
    assert run("snapshots", "diff", oldest, oldest, "--workspace", folder).code == 2


def test_a_table_that_one_snapshot_lacks_has_no_rows_there(run: Run, folder: Path) -> None:
    workspace = Workspace.open(folder)
    before = workspace.current()
    after = load(workspace, 5, {"surveys": table("surveys", survey_id=["S1"])}, sources=[])

    assert before is not None
    shown = run("snapshots", "diff", before.id, after.id, "--workspace", folder).out
    row = next(line.split() for line in shown.splitlines() if line.startswith("surveys"))
    assert row == ["surveys", "–", "1", "differs"]
    employees = next(line.split() for line in shown.splitlines() if line.startswith("employees"))
    assert employees == ["employees", "5", "5", "same"]
