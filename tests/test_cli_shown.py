"""``hrkpi kpi --show``: what stands behind a figure, as table, CSV and JSON."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hrkpi.workspace import Workspace
from tests.charted import staff
from tests.commands import Run, runner
from tests.published import year_2024
from tests.reports import Person, workspace
from tests.workspaces import NOON, OWNER, sources, table

CALM, BUSY = [4, 5] * 6, [11, 12] * 6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sales loses more people in its third year, Finance does not; Legal is small."""
    people = [*staff("Sales", 120, [*CALM, *CALM, *BUSY]), *staff("Finance", 120, CALM * 3)]
    people += [Person("Legal", hire_date="2020-01-01") for _ in range(3)]
    return workspace(tmp_path_factory.mktemp("shown"), people).path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_what_may_be_said_stands_in_sentences(run: Run, folder: Path) -> None:
    words = ("kpi", "turnover_rate", "--show", "words", "--by", "department", "--workspace", folder)

    said, told = run(*words), run(*words, "--json").json

    assert "Turnover rose to " in said.out
    assert "Legal" not in said.out
    assert told["rows"][0]["claim"] == "rose"
    assert set(told["numbers"]["rose"]) == {"now", "then", "change", "period", "before"}


def test_the_limits_say_which_months_are_more_than_chance(run: Run, folder: Path) -> None:
    words = ("kpi", "turnover_rate", "--show", "limits", "--workspace", folder)

    rows = list(csv.DictReader(run(*words, "--format", "csv").out.splitlines()))

    assert (rows[-1]["period"], rows[-1]["rule"]) == ("2025-03", "outside")
    assert "start" not in rows[-1]
    assert "Lower limit" in run(*words).out


def test_the_funnel_says_which_groups_are_more_than_chance(run: Run, folder: Path) -> None:
    said = run("kpi", "turnover_rate", "--show", "funnel", "--by", "division", "--workspace", folder)

    lines = {line.split()[2]: line for line in said.out.splitlines() if line.startswith("Mar")}
    assert "outside 99.8 %" in lines["Market"]


def test_hidden_groups_are_told_of_and_not_told(run: Run, folder: Path) -> None:
    said = run("kpi", "turnover_rate", "--show", "funnel", "--by", "department", "--workspace", folder)

    (legal,) = (line for line in said.out.splitlines() if "Legal" in line)
    assert legal.split()[3:5] == ["–", "–"]  # value and people
    assert legal.split()[-1] == "hidden"
    assert said.out.splitlines()[-1].startswith("Small groups are hidden")


def test_the_parts_of_a_change_add_up(run: Run, folder: Path) -> None:
    words = ("kpi", "turnover_rate", "--show", "contribution", "--by", "division", "--workspace", folder)

    said, told = run(*words), run(*words, "--json").json

    assert (told["from"], told["to"], told["is_reversed"]) == ("2024-03", "2025-03", False)
    assert sum(row["total"] for row in told["rows"]) == pytest.approx(told["change"])
    assert told["mix"] + told["rate"] == pytest.approx(told["after"] - told["before"])
    assert "Both add up to the change." in said.out
    assert "Careful" not in said.out


def test_a_range_says_between_which_windows(run: Run, folder: Path) -> None:
    words = ("kpi", "turnover_rate", "--show", "contribution", "--by", "division", "--from", "2023-03")

    assert run(*words, "--json", "--workspace", folder).json["from"] == "2023-03"


def test_a_reversal_is_warned_of(run: Run, tmp_path: Path) -> None:
    """Both departments lose a smaller part of their people, but the one that loses many is now the larger."""
    people = [
        *(Person("Finance", hire_date="2020-01-01") for _ in range(200)),
        *(Person("Finance", "2023-06-30", hire_date="2020-01-01") for _ in range(10)),
        *(Person("Finance", "2024-06-30", hire_date="2020-01-01") for _ in range(4)),
        *(Person("Sales", hire_date="2020-01-01") for _ in range(20)),
        *(Person("Sales", "2023-06-30", hire_date="2020-01-01") for _ in range(8)),
        *(Person("Sales", hire_date="2024-03-31") for _ in range(300)),
        *(Person("Sales", "2024-06-30", hire_date="2024-03-31") for _ in range(60)),
    ]
    made = workspace(tmp_path, people)
    words = ("kpi", "turnover_rate", "--show", "contribution", "--by", "department", "--to", "2025-03")

    said = run(*words, "--workspace", made.path)

    assert "Careful: every group moved against the whole" in said.out


def test_a_median_is_split_by_its_mean(run: Run, tmp_path: Path) -> None:
    """Ten vacancies filled in 20 days each, and a year later ten in 30."""
    filled = pd.to_datetime(["2024-03-15"] * 10 + ["2025-03-15"] * 10)
    vacancies = table(
        "requisitions",
        requisition_id=[f"R{number}" for number in range(20)],
        approved_date=filled - pd.to_timedelta([20] * 10 + [30] * 10, unit="D"),
        filled_date=filled,
        status=["filled"] * 20,
        department=["Sales", "Finance"] * 10,
    )
    made = workspace(tmp_path, requisitions=vacancies)
    words = ("kpi", "time_to_fill", "--show", "contribution", "--by", "department", "--workspace", made.path)

    said = run(*words)

    assert "Time to fill (mean): 20\u00a0days in Mar 2024, 30\u00a0days in Mar 2025" in said.out


def test_the_published_panel_of_methods(run: Run, tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "workspace")
    known = {"as_of": date(2024, 12, 31), "loaded_at": NOON, "principal": OWNER}
    made.publish(year_2024(), sources=sources("2024"), **known)  # type: ignore[arg-type]  # by name
    words = ("kpi", "turnover_rate", "--show", "methods", "--window", "year", "--workspace", made.path)

    said = run(*words)

    lines = said.out.splitlines()[1:8]
    assert [line.split("\u00a0%")[0].split()[-1] for line in lines] == [
        *("239.4", "195.1", "164.6", "117.5", "113.7", "112.7", "103.6")
    ]
    assert ["yes" in line for line in lines] == [False] * 6 + [True]


def test_the_curve_is_of_one_kpi(run: Run, folder: Path) -> None:
    assert "Still there" in run("kpi", "survival_curve", "--show", "curve", "--workspace", folder).out

    refused = run("kpi", "turnover_rate", "--show", "curve", "--workspace", folder)

    assert refused.code == 2
    assert "Turnover is no curve." in refused.err
