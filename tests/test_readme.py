"""The README says what is there: the catalogue, the commands, the files."""

import re
from pathlib import Path

import pytest

from docs.catalogue import README, table, written
from hrkpi.cli import COMMANDS
from hrkpi.report import catalogue
from tests.commands import runner

HOME = README.parent
TEXT = README.read_text(encoding="utf-8")
CODE = "\n".join(re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL))


def test_the_table_of_kpis_is_that_of_the_catalogue() -> None:
    assert written(TEXT) == TEXT, "run make catalogue"
    assert len(table().splitlines()) == 2 + len(catalogue())


def test_a_bar_in_a_definition_breaks_no_table() -> None:
    assert {line.count(" | ") for line in table().splitlines()} == {5}


def test_the_first_screen_has_the_picture_and_the_two_commands() -> None:
    first = TEXT.splitlines()[:13]

    assert "![The monthly scorecard of the sample company](docs/pictures/scorecard.png)" in first
    assert any(line.startswith("make run") for line in first)
    assert any(line.startswith("make test") for line in first)


@pytest.mark.parametrize("place", sorted(set(re.findall(r"\]\(([^)#:]+)\)", TEXT))))
def test_what_is_linked_is_there(place: str) -> None:
    assert (HOME / place).exists()


def test_the_make_targets_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(re.findall(r"make ([a-z]+)", CODE)) <= targets


def test_the_commands_are_there() -> None:
    assert set(re.findall(r"hrkpi ([a-z]+)", CODE)) <= set(COMMANDS)


def test_the_three_small_files_import_without_a_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, (heading, *rows) = runner(capsys), _small()
    (tmp_path / "files").mkdir()
    for place, name in enumerate(heading.split()):
        (tmp_path / "files" / name).write_text(
            "\n".join(re.split(r"\s{2,}", row)[place] for row in rows) + "\n"
        )
    run("init", "--workspace", tmp_path / "mine")

    assert (
        run("import", tmp_path / "files", "--as-of", "2025-03-31", "--workspace", tmp_path / "mine").code == 0
    )

    said = run(
        "kpi", "exits", "--window", "year", "--unprotected", "--json", "--workspace", tmp_path / "mine"
    )
    assert [row["value"] for row in said.json["rows"]] == [0, 1]


def _small() -> list[str]:
    """The three files of the README, side by side."""
    blocks: list[str] = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    return next(block.splitlines() for block in blocks if block.startswith("employees.csv"))
