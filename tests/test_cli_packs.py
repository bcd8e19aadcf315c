"""``hrkpi packs``: saved once, made again by one command a month."""

from pathlib import Path

import pytest

from tests.commands import Run, runner
from tests.reports import workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("packs")).path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], folder: Path) -> Run:
    bare = runner(capsys)
    return lambda *words: bare("packs", *words, "--workspace", folder)


def test_a_pack_is_saved_listed_and_removed(run: Run) -> None:
    assert run("save", "people", "headcount", "exits?by=department").out == "Saved: people, 2 pages.\n"
    assert run("list", "--json").json[0]["pages"] == ["headcount", "exits?by=department"]
    assert "headcount, exits?by=department" in run("list").out
    assert run("remove", "people").out == "Removed: people.\n"
    assert run("list", "--json").json == []


def test_a_pack_is_made_into_a_folder(run: Run, tmp_path: Path) -> None:
    run("save", "board", "headcount")

    said = run("build", "board", "--month", "2025-02", "--format", "csv,xlsx,csv", "--into", tmp_path)

    home = tmp_path / "board_company_2025-02_v1"
    assert said.out.splitlines() == [f"Written: {home}/{home.name}.{ending}" for ending in ("csv", "xlsx")]


def test_what_is_missing_of_a_pack_is_told(run: Run, tmp_path: Path) -> None:
    run("save", "board", "headcount", "exits?department=Salez")

    said = run("build", "board", "--format", "csv", "--into", tmp_path)
    again = run("build", "board", "--format", "csv", "--into", tmp_path, "--json")

    assert (said.code, again.code) == (1, 1)
    assert "Left out: exits. There is no department of that name." in said.err
    assert again.json["failed"] == {"exits": "There is no department of that name."}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build", "nothing"), "There is no pack 'nothing'"),
        (("save", "board", "payroll"), "There is no view or KPI 'payroll'"),
        (("save", "Board!", "headcount"), "no name of a pack"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run(*words)

    assert said.code == 2
    assert told in said.err


def test_a_format_that_is_none_is_told(run: Run) -> None:
    run("save", "board", "headcount")

    assert "'doc' is no format" in run("build", "board", "--format", "doc").err
