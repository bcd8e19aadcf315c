"""``hrkpi kpi --within`` and ``--explain``: as table, CSV, JSON and frame."""

import csv
from pathlib import Path

import pytest

import hrkpi
from tests.commands import Run, runner
from tests.paid import paid
from tests.test_explained import staff
from tests.test_pay import seen as paid_company
from tests.test_strata import BERKELEY
from tests.test_stratified import seen as hiring_company


@pytest.fixture(scope="module")
def berkeley(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every tenth applicant of Berkeley, rounded."""
    tenth = tuple(tuple(round(count / 10) for count in row) for row in BERKELEY)
    path = tmp_path_factory.mktemp("within")
    hiring_company(path, tenth)  # type: ignore[arg-type]  # four numbers each
    return path / "workspace"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain")
    few = [*paid("man", 20, department="Legal"), *paid("woman", 20, department="Legal")]
    paid_company(path, *staff("Sales"), *few)
    return path / "workspace"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


MONTH = ("--from", "2025-01", "--to", "2025-01", "--window", "month")


def test_a_reversal_is_a_warning(run: Run, berkeley: Path) -> None:
    words = ("kpi", "hiring_impact_ratio", "--within", "department", *MONTH, "--workspace", berkeley)

    said, told = run(*words), run(*words, "--json").json

    assert said.out.count("Simpson's paradox") == 1
    assert "within department" in said.out
    women = next(row for row in told["rows"] if row["gender"] == "woman")
    assert women["ratio"] < 1 < women["common"]
    assert women["reversal"] is True
    assert women["status"] == "ok"


def test_without_a_reversal_nothing_is_warned_of(run: Run, tmp_path: Path) -> None:
    hiring_company(tmp_path, ((30, 30, 20, 40), (20, 20, 15, 30)))
    words = ("--within", "department", *MONTH, "--workspace", tmp_path / "workspace")

    assert "paradox" not in run("kpi", "hiring_impact_ratio", *words).out


def test_the_gap_is_explained_as_a_table(run: Run, company: Path) -> None:
    words = ("kpi", "pay_gap_mean", "--explain", "level,tenure_band", "--workspace", company)

    said = run(*words).out

    assert "Explained by level" in said
    assert said.count("28.2\u00a0%") == 2  # 400 of 1,420, all of it by level
    assert "paid as men of the same level and tenure band" in said


def test_the_gap_is_explained_as_rows(run: Run, company: Path) -> None:
    words = ("--explain", "level", "--by", "department", "--format", "csv", "--workspace", company)

    rows = list(csv.DictReader(run("kpi", "pay_gap_mean", *words).out.splitlines()))

    hidden = [row for row in rows if row["status"] == "hidden"]
    assert {row["department"] for row in hidden} == {"Legal", "Sales"}
    assert {row["explained"] for row in hidden} == {""}


def test_what_is_hidden_is_said_to_be(run: Run, company: Path) -> None:
    words = ("--explain", "level", "--by", "department", "--workspace", company)

    assert "Small groups are hidden" in run("kpi", "pay_gap_mean", *words).out


def test_a_figure_without_strata_is_refused(run: Run, company: Path) -> None:
    said = run("kpi", "headcount", "--within", "department", "--workspace", company)

    assert said.code == 2
    assert "compares no groups" in said.err


def test_a_notebook_has_both(berkeley: Path, company: Path) -> None:
    ratios = hrkpi.open(berkeley).within("hiring_impact_ratio", "department", start="2025-01", window="month")
    gaps = hrkpi.open(company).explained("level", start="2025-03")

    assert ratios["reversal"].any()
    assert gaps["explained_by_level"].tolist() == pytest.approx([400 / 1420])  # men: 11 × 20 + 30 × 40
