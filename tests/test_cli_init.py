"""``hrkpi init``: a workspace, empty or with the sample company."""

import shutil
from pathlib import Path

import pytest

from hrkpi import cli_init
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.settings import FILE
from hrkpi.workspace import Workspace
from tests.commands import Run, runner
from tests.workspaces import OWNER


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_an_empty_workspace_waits_for_its_first_import(run: Run, tmp_path: Path) -> None:
    said = run("init", "--workspace", tmp_path / "new")

    assert said.out == f"Workspace: {tmp_path / 'new'}\n"
    assert Workspace.open(tmp_path / "new").current() is None


def test_the_variable_names_the_workspace(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRKPI_WORKSPACE", str(tmp_path / "named"))

    assert run("init", "--json").json == {"workspace": str(tmp_path / "named"), "snapshot": None}


def test_the_home_holds_it_where_nothing_else_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert run("init", "--json").json["workspace"] == str(tmp_path / ".hrkpi")


def test_a_workspace_is_never_made_over_another(run: Run, tmp_path: Path) -> None:
    run("init", "--workspace", tmp_path / "new")

    assert run("init", "--workspace", tmp_path / "new").code == 2
    assert run("init", "--if-missing", "--workspace", tmp_path / "new").code == 0


def test_the_sample_company_is_whole(run: Run, sample: Path) -> None:
    scorecard = run("scorecard", "--json", "--workspace", sample).json

    assert (scorecard["company"], scorecard["month"], scorecard["as_of"]) == (
        "Alder & Finch Group",
        "2026-10",
        "2026-10-31",
    )
    assert {card["status"] for card in scorecard["cards"]} == {"ok"}
    assert all(card["target"] is not None for card in scorecard["cards"])


def test_the_sample_says_what_is_being_done_about_what_is_off_target(sample: Path) -> None:
    report = Report(Workspace.open(sample), OWNER)
    month = report.default_month

    written = {
        note.author: note.text for note in report.notes.seen("training_completion_rate", {}, month, month)
    }

    assert "every shift there has two hours a month" in written["Head of Learning"]


def test_what_is_said_of_the_sample_is_said_once(sample: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(shutil.copytree(sample, tmp_path / "copy"))
    before = Report(workspace, OWNER).notes.notes

    cli_init.write_notes(workspace)

    assert before
    assert Report(workspace, OWNER).notes.notes == before


def test_before_the_sample_has_records_nothing_is_known_of_who_left(sample: Path) -> None:
    """Else everybody hired before would count as one who could have left unseen, and stay too long."""
    turnover = Report(Workspace.open(sample), OWNER).answer(Question("turnover_rate", window=WindowKind.YEAR))

    assert turnover.rows["period"].iloc[0] == "2020"
    assert (turnover.rows["numerator"] > 0).all()


def test_a_sample_that_is_there_stays_as_it_is(run: Run, sample: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample, tmp_path / "copy")
    before = run("snapshots", "list", "--json", "--workspace", folder).json

    said = run("init", "--sample", "--if-missing", "--workspace", folder)

    assert (said.code, said.out) == (0, "")
    assert run("snapshots", "list", "--json", "--workspace", folder).json == before


def test_a_sample_that_was_stopped_is_begun_anew(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, calls = tmp_path / "new", []

    def killed(*_paths: object, **_options: object) -> None:
        calls.append(run)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(cli_init, "run", killed)
        assert run("init", "--sample", "--workspace", folder).code != 0
    said = run("init", "--sample", "--if-missing", "--workspace", folder)

    assert len(calls) == 1
    assert said.code == 0
    assert Workspace.open(folder).current() is not None
    assert 'company_name = "Alder & Finch Group"' in (folder / FILE).read_text(encoding="utf-8")


def test_an_empty_workspace_of_ones_own_is_never_filled_unasked(run: Run, tmp_path: Path) -> None:
    run("init", "--workspace", tmp_path / "new")

    said = run("init", "--sample", "--if-missing", "--json", "--workspace", tmp_path / "new")

    assert (said.code, said.json["snapshot"]) == (0, None)


def test_a_sample_that_cannot_be_read_ends_with_two(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_init, "SAMPLE", _broken(tmp_path))

    said = run("init", "--sample", "--workspace", tmp_path / "new")

    assert said.code == 2
    assert said.out.startswith("refused")


def test_without_the_repository_there_is_no_sample(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_init, "SAMPLE", tmp_path)

    said = run("init", "--sample", "--workspace", tmp_path / "new")

    assert said.code == 2
    assert said.err.startswith("The sample company is not there.")


def _broken(folder: Path) -> Path:
    """A sample whose targets name an impossible day."""
    (folder / "sample" / "exports").mkdir(parents=True)
    (folder / "sample" / "targets.csv").write_text("kpi,valid_from,target\nheadcount,2025-02-30,1\n")
    return folder / "sample"
