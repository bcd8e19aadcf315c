"""``hrkpi import``: how it ends, and what it says."""

from pathlib import Path

import pytest

from hrkpi.workspace import Workspace
from tests.commands import Run, runner

PEOPLE = "employee_id,hire_date,last_day,exit_type\nE1,2024-01-01,,\nE2,2024-03-01,2024-09-30,voluntary\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Workspace.create(tmp_path / "workspace").path


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A folder that imports without any question."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "employees.csv").write_text("employee_id,gender\nE1,woman\nE2,man\n")
    (files / "employments.csv").write_text(PEOPLE)
    return files


def test_a_good_folder_is_published(run: Run, folder: Path, company: Path) -> None:
    said = run("import", company, "--as-of", "2025-03-31", "--workspace", folder)

    assert said.code == 0
    assert said.out.startswith("published: snapshot 000001-")
    assert "employments: 2 rows" in said.out
    assert "notes on how the files were read; --json lists them." in said.out
    current = Workspace.open(folder).current()
    assert current is not None
    assert f"{current.as_of}" == "2025-03-31"
    assert "Known up to 2025-03-31: as --as-of says." in said.out


def test_the_day_up_to_which_anything_is_known_is_told(run: Run, folder: Path, company: Path) -> None:
    said = run("import", company, "--workspace", folder)

    assert "Known up to 2024-09-30: the end of the month of the last event" in said.out


def test_a_dry_run_changes_nothing(run: Run, folder: Path, company: Path) -> None:
    said = run("import", company, "--dry-run", "--json", "--workspace", folder)

    assert (said.code, said.json["status"], said.json["snapshot"]) == (0, "dry_run", None)
    assert Workspace.open(folder).current() is None


def test_a_wrong_file_ends_with_two_and_names_the_place(run: Run, folder: Path, company: Path) -> None:
    (company / "employments.csv").write_text(PEOPLE.replace("2024-03-01", "2023-02-30"))

    said = run("import", company, "--workspace", folder)

    assert said.code == 2
    assert "employments.csv" in said.out
    assert 'row 3 · column B "hire_date" · value "2023-02-30"' in said.out
    assert Workspace.open(folder).current() is None


def test_an_open_question_ends_with_three_and_says_how_to_answer(
    run: Run, folder: Path, company: Path
) -> None:
    (company / "employees.csv").write_text("employee_id,gender\nE1,lady\nE2,man\n")

    said = run("import", company, "--workspace", folder)

    assert said.code == 3
    line = next(line for line in said.out.splitlines() if line.startswith('"canonical'))
    assert "woman|man" in line


def test_answers_close_the_questions_and_are_remembered(
    run: Run, folder: Path, company: Path, tmp_path: Path
) -> None:
    (company / "employees.csv").write_text("employee_id,gender\nE1,lady\nE2,man\n")
    asked = run("import", company, "--workspace", folder).out.splitlines()
    question = next(line for line in asked if line.startswith('"canonical')).split(" = ")[0]
    answers = tmp_path / "answers.toml"
    answers.write_text(f'{question} = "woman"\n')

    said = run("import", company, "--answers", answers, "--workspace", folder)

    assert said.code == 0
    assert run("import", company, "--workspace", folder).out.startswith("no_change")


def test_a_file_that_nobody_knows_gets_a_proposal(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text(
        "Worker No,Joined On,Left On\n1,2024-01-01,\n2,2024-02-01,2024-05-31\n"
    )

    said = run("import", tmp_path / "staff.csv", "--dry-run", "--workspace", folder)

    assert "pass it as --mapping FILE" in said.out
    assert "Joined On" in said.out.partition("--mapping FILE")[2]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "The answers cannot be read: "),
        ("question = ", "The answers cannot be read: "),
        ("question = 3", "The answer is no text."),
    ],
)
def test_answers_that_are_none_are_refused(
    run: Run, folder: Path, company: Path, tmp_path: Path, content: str | None, what: str
) -> None:
    answers = tmp_path / "answers.toml"
    if content is not None:
        answers.write_text(content)

    said = run("import", company, "--answers", answers, "--workspace", folder)

    assert said.code == 2
    assert said.err.startswith(what)


def test_an_unknown_connector_is_refused(run: Run, folder: Path, company: Path) -> None:
    said = run("import", company, "--connector", "canonicle", "--json", "--workspace", folder)

    assert said.code == 2
    assert said.json["mend"] == "did you mean 'canonical'?"
