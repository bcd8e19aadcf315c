"""``hrkpi targets``: what is aimed at comes from a file, and stays known."""

from pathlib import Path

import pytest

from hrkpi.workspace import Workspace
from tests.commands import Run, runner
from tests.reports import workspace

TWO = (
    "kpi,scope,valid_from,valid_to,target,tolerance,owner\n"
    "turnover_rate,,2024-01-01,,0.1,0.02,Ada\n"
    "turnover_rate,department=Sales,2024-01-01,2025-12-31,0.12,,\n"
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path).path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aims.csv"
    path.write_text(TWO)
    return path


def test_targets_are_taken_in_and_listed(run: Run, folder: Path, file: Path) -> None:
    assert (
        run("targets", "import", file, "--workspace", folder).out
        == "2 added, 0 changed, 0 unchanged, 0 withdrawn.\n"
    )

    listed = run("targets", "list", "--json", "--workspace", folder).json
    table = run("targets", "list", "--workspace", folder).out.splitlines()

    assert [(row["scope"], row["target"], row["tolerance"]) for row in listed] == [
        (None, 0.1, 0.02),
        ("department=Sales", 0.12, None),
    ]
    assert table[2].split() == [
        "turnover_rate",
        "department=Sales",
        "2024-01-01",
        "2025-12-31",
        "0.12",
        "–",
        "–",
    ]


def test_replacing_withdraws_what_is_missing(run: Run, folder: Path, file: Path) -> None:
    run("targets", "import", file, "--workspace", folder)
    file.write_text("\n".join(TWO.splitlines()[:2]) + "\n")

    said = run("targets", "import", file, "--mode", "replace", "--json", "--workspace", folder)

    assert said.json == {"added": 0, "changed": 0, "unchanged": 1, "withdrawn": 1}


def test_a_target_reaches_the_answer(run: Run, folder: Path, file: Path) -> None:
    run("targets", "import", file, "--workspace", folder)

    said = run("kpi", "turnover_rate", "--from", "2025-03", "--json", "--workspace", folder)

    assert said.json["rows"][0]["target"] == 0.1


def test_before_the_first_import_members_are_not_checked(run: Run, tmp_path: Path, file: Path) -> None:
    folder = Workspace.create(tmp_path / "empty").path

    assert run("targets", "import", file, "--workspace", folder).code == 0


@pytest.mark.parametrize(
    ("old", "new", "said_where"),
    [
        ("2024-01-01,,0.1", "2024-13-01,,0.1", "out"),
        (",0.1,", ",ten,", "out"),
        ("department=Sales", "department=Moon", "err"),
        ("turnover_rate,dep", "turnover,dep", "err"),
    ],
)
def test_a_wrong_row_refuses_all(
    run: Run, folder: Path, file: Path, old: str, new: str, said_where: str
) -> None:
    file.write_text(TWO.replace(old, new))

    said = run("targets", "import", file, "--workspace", folder)

    assert said.code == 2
    assert getattr(said, said_where)
    assert run("targets", "list", "--json", "--workspace", folder).json == []


def test_a_wrong_row_is_told_to_machines(run: Run, folder: Path, file: Path) -> None:
    file.write_text(TWO.replace("2024-01-01,,0.1", "2024-13-01,,0.1"))

    said = run("targets", "import", file, "--json", "--workspace", folder)

    assert (said.code, said.json["status"]) == (2, "refused")


def test_a_file_without_targets_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("employee_id,gender\nE1,woman\n")

    said = run("targets", "import", tmp_path / "people.csv", "--workspace", folder)

    assert said.code == 2
    assert said.err.startswith("The file holds no targets.")
