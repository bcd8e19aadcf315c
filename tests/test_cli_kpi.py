"""``hrkpi kpi`` and ``hrkpi bridge``: what they write, hide and write down."""

import csv
from pathlib import Path

import pytest

from hrkpi.store.audit import written
from hrkpi.workspace import Workspace
from tests.commands import Run, runner
from tests.reports import workspace

COLUMNS = ["period", "department", "value", "numerator", "denominator", "n", "low", "high"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("figures")).path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_json_has_the_promised_keys_and_every_figure_of_a_hidden_row_is_null(run: Run, folder: Path) -> None:
    said = run(
        "kpi", "turnover_rate", "--by", "department", "--from", "2025-03", "--json", "--workspace", folder
    )

    assert said.code == 0
    about = ["kpi", "label", "unit", "better", "window", "average", "as_of", "snapshot", "definition", "rows"]
    assert list(said.json) == about
    assert {key: said.json[key] for key in about[:7]} == {
        "kpi": "turnover_rate",
        "label": "Turnover",
        "unit": "share",
        "better": "lower",
        "window": "ttm",
        "average": "daily",
        "as_of": "2025-03-31",
    }
    sales, *others = said.json["rows"]
    assert list(sales)[: len(COLUMNS)] == COLUMNS
    assert list(sales)[-3:] == ["target", "verdict", "status"]
    assert (sales["department"], sales["numerator"], sales["status"]) == ("Sales", 2, "ok")
    assert {row["department"] for row in others} == {"Finance", "Legal"}
    for row in others:
        assert row["status"] == "hidden"
        assert {row[name] for name in row if name not in {"period", "department", "status"}} == {None}


def test_the_owner_sees_small_groups_when_asking_to_and_that_is_written_down(run: Run, folder: Path) -> None:
    words = ("--by", "department", "--where", "gender=man", "--from", "2025-03", "--json", "--unprotected")
    said = run("kpi", "turnover_rate", *words, "--workspace", folder)

    assert {row["status"] for row in said.json["rows"]} == {"ok"}
    with Workspace.open(folder).reading() as connection:
        entry = written(connection)[-1]
    assert entry.action == "figures.unprotected"
    assert entry.detail == '{"by": ["department"], "kpi": "turnover_rate", "where": ["gender"]}'


def test_csv_has_the_columns_of_json_and_blanks_where_hidden(run: Run, folder: Path) -> None:
    words = ("kpi", "turnover_rate", "--by", "department", "--from", "2025-03", "--workspace", folder)
    rows = list(csv.DictReader(run(*words, "--format", "csv").out.splitlines()))

    assert list(rows[0]) == list(run(*words, "--format", "json").json["rows"][0])
    assert [(row["department"], row["status"], bool(row["value"])) for row in rows] == [
        ("Sales", "ok", True),
        ("Finance", "hidden", False),
        ("Legal", "hidden", False),
    ]


def test_the_table_is_for_people(run: Run, folder: Path) -> None:
    said = run("kpi", "turnover_rate", "--by", "department", "--from", "2025-03", "--workspace", folder)

    lines = said.out.splitlines()
    assert lines[0].split("  ")[0] == "Period"
    assert "Mar 2025" in lines[1]
    assert "10.5\u00a0%" in lines[1]  # 2 exits ÷ 19.1 people on average
    assert "hidden" in lines[2]
    assert "Groups under 5 people are hidden" in lines[-1]
    assert "Average headcount: days employed divided by days of the period." in said.out


def test_a_partial_window_and_a_yearly_rate_say_so(run: Run, folder: Path) -> None:
    """Three of twelve months are held against no target without a word."""
    words = ("--window", "year", "--from", "2024-01", "--to", "2025-12", "--annualise")

    lines = run("kpi", "turnover_rate", *words, "--workspace", folder).out.splitlines()

    (whole,) = [line for line in lines if line.startswith("2024")]
    (part,) = [line for line in lines if line.startswith("2025")]
    assert "provisional" not in whole
    assert part.endswith(", provisional")
    assert "Rates are scaled to a year: times the days of the year over the days of the period." in lines
    assert "Provisional: the data cover only a part of the period." in lines
    for_machines = run("kpi", "turnover_rate", *words, "--json", "--workspace", folder).json
    assert [row["partial"] for row in for_machines["rows"]] == [False, True]
    assert for_machines["annualised"] is True


def test_nothing_hidden_needs_no_word_about_hiding(run: Run, folder: Path) -> None:
    said = run("kpi", "headcount", "--from", "2025-03", "--workspace", folder)

    assert "hidden" not in said.out
    assert "28\u00a0people" in said.out


def test_window_method_filter_and_day_reach_the_answer(run: Run, folder: Path) -> None:
    words = ("--window", "month", "--average", "two_point", "--annualise", "--as-of", "2025-02-28")
    said = run("kpi", "turnover_rate", *words, "--where", "department=Sales", "--json", "--workspace", folder)

    last = said.json["rows"][-1]
    assert (said.json["window"], said.json["average"], said.json["as_of"]) == (
        "month",
        "two_point",
        "2025-02-28",
    )
    assert last["period"] == "2025-02"
    assert last["denominator"] == pytest.approx(18.5)  # 19 at the opening, 18 at the close
    assert last["value"] == pytest.approx(1 / 18.5 * 365 / 28)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["turnoverrate"], "There is no KPI 'turnoverrate'."),
        (["turnover_rate", "--by", "mood"], "Turnover cannot be broken down or filtered by 'mood'."),
        (["turnover_rate", "--from", "2025"], "'2025' is not a month."),
        (["turnover_rate", "--as-of", "2025-02-30"], "'2025-02-30' is not a day."),
        (["turnover_rate", "--where", "department"], "'department' is no filter."),
        (["turnover_rate", "--where", "=Sales"], "'=Sales' is no filter."),
        (["turnover_rate", "--where", "department=Nowhere"], "There is no department of that name."),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    run: Run, folder: Path, words: list[str], what: str
) -> None:
    said = run("kpi", *words, "--workspace", folder)

    assert said.code == 2
    assert said.err.splitlines()[0] == what


def test_the_same_filter_again_adds_members(run: Run, folder: Path) -> None:
    filters = ("--where", "department=Sales", "--where", "department=Finance,Legal")
    said = run("kpi", "headcount", *filters, "--from", "2025-03", "--json", "--workspace", folder)

    assert said.json["rows"][0]["value"] == 28


def test_the_bridge_counts_every_step(run: Run, folder: Path) -> None:
    said = run("bridge", "--window", "year", "--from", "2024-01", "--json", "--workspace", folder)

    assert said.json["window"] == "year"
    first, second = said.json["rows"]
    assert (first["opening"], first["exits"], first["closing"], first["difference"]) == (31, 1, 30, 0)
    assert (second["opening"], second["exits"], second["closing"], second["difference"]) == (30, 2, 28, 0)


def test_the_bridge_hides_small_units_in_every_format(run: Run, folder: Path) -> None:
    words = ("bridge", "--by", "department", "--from", "2025-03", "--workspace", folder)
    rows = list(csv.DictReader(run(*words, "--format", "csv").out.splitlines()))
    table = run(*words).out.splitlines()
    unprotected = run(*words, "--unprotected", "--json").json["rows"]

    assert [row["opening"] for row in rows] == ["18", "", ""]
    assert "hidden" in table[2]
    assert sorted(row["opening"] for row in unprotected) == [2, 8, 18]
