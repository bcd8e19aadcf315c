"""``hrkpi notes`` and ``hrkpi events``: written, taken in, listed, removed and brought back."""

from pathlib import Path

import pytest

from hrkpi.workspace import Workspace
from tests.commands import Run, runner
from tests.reports import workspace
from tests.workspaces import table

EVENTS = (
    "date,title,scope,note\n2025-03-14,New office,,Everybody moves\n2025-02-01,Merger,department=Sales,\n"
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    events = table("events", date=["2024-05-01"], title=["Pay round"], scope=[None], note=[None])
    return workspace(tmp_path, events=events).path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(EVENTS)
    return path


def test_a_note_is_written_listed_removed_and_restored(run: Run, folder: Path) -> None:
    here = ("--workspace", folder)
    saved = run("notes", "add", "headcount", "2025-03", "Pay round.", "--where", "department=Sales", *here)
    listed = run("notes", "list", "--json", *here).json
    shown = run("notes", "list", "--kpi", "headcount", *here).out

    assert saved.out == "Saved as 1.\n"
    assert [(one["id"], one["kind"], one["day"], one["scope"], one["text"]) for one in listed] == [
        (1, "note", "2025-03-01", "department=Sales", "Pay round.")
    ]
    assert "Pay round." in shown
    assert run("notes", "list", "--kpi", "enps", "--json", *here).json == []
    assert "notes restore 1" in run("notes", "remove", "1", *here).out
    assert run("notes", "list", "--json", *here).json == []
    assert run("notes", "restore", "1", *here).out == "Restored: 1.\n"
    assert len(run("notes", "list", "--json", *here).json) == 1


def test_a_comment_stands_on_the_scorecard(run: Run, folder: Path) -> None:
    run("notes", "add", "headcount", "2025-03", "We hire again.", "--comment", "--workspace", folder)

    made = folder.parent / "card.md"
    run("scorecard", "--month", "2025-03", "--format", "md", "-o", made, "--workspace", folder)
    assert "We hire again." in made.read_text()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("headcont", "2025-03", "Why."), "There is no KPI"),
        (("headcount", "March", "Why."), "is not a month"),
        (("headcount", "2025-03", " "), "A note has no text."),
        (("headcount", "2025-03", "Why.", "--where", "department=Sails"), "There is no department"),
        (("headcount", "2025-03", "Why.", "--where", "department=Sales,Legal"), "about one unit"),
    ],
)
def test_a_note_on_nothing_is_refused(run: Run, folder: Path, words: tuple[str, ...], what: str) -> None:
    said = run("notes", "add", *words, "--workspace", folder)

    assert said.code == 2
    assert what in said.err


def test_events_are_taken_in_once_and_listed_with_those_of_the_import(
    run: Run, folder: Path, file: Path
) -> None:
    first = run("events", "import", file, "--workspace", folder)
    again = run("events", "import", file, "--json", "--workspace", folder)

    assert first.out == "2 added, 0 known already.\n"
    assert again.json == {"added": 0, "known": 2}
    listed = run("events", "list", "--json", "--workspace", folder).json
    assert [(one["day"], one["title"], one["scope"]) for one in listed] == [
        ("2025-03-14", "New office", None),
        ("2025-02-01", "Merger", "department=Sales"),
        ("2024-05-01", "Pay round", None),
    ]
    assert run("events", "list", "--workspace", folder).out.splitlines()[-1].split()[-1] == "import"


def test_before_the_first_import_there_are_events_already(run: Run, tmp_path: Path, file: Path) -> None:
    folder = Workspace.create(tmp_path / "empty").path

    run("events", "import", file, "--workspace", folder)

    assert len(run("events", "list", "--json", "--workspace", folder).json) == 2


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2025-03-14,Move,department=Sails,", ("events, row 2, column scope", "There is no department")),
        ("2025-03-14,Move,somewhere,", ("events, row 2, column scope", "dimension=member")),
        (f"2025-03-14,{'a' * 61},company,", ("events, row 2, column title", "61 characters")),
        (f"2025-03-14,Move,,{'a' * 501}", ("events, row 2, column note", "501 characters")),
    ],
)
def test_a_row_that_is_wrong_is_named_and_none_is_taken_in(
    run: Run, folder: Path, file: Path, rows: str, said: tuple[str, str]
) -> None:
    file.write_text(f"date,title,scope,note\n{rows}\n2025-03-15,Right,,\n")

    refused = run("events", "import", file, "--workspace", folder)

    assert refused.code == 2
    assert all(part in refused.err for part in said)
    assert len(run("events", "list", "--json", "--workspace", folder).json) == 1


def test_a_day_that_is_none_is_reported_with_its_row(run: Run, folder: Path, file: Path) -> None:
    file.write_text("date,title\n2025-03-14,Right\nsoon,Wrong\n")

    refused = run("events", "import", file, "--workspace", folder)

    assert refused.code == 2
    assert "row 3" in refused.out or "line" in refused.out
    assert run("events", "import", file, "--json", "--workspace", folder).code == 2


def test_a_file_of_something_else_is_refused(run: Run, folder: Path, file: Path) -> None:
    file.write_text("kpi,valid_from,target\nheadcount,2025-01-01,20\n")

    refused = run("events", "import", file, "--workspace", folder)

    assert refused.code == 2
    assert "The file holds no events." in refused.err
