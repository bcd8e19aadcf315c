"""``hrkpi.open`` in a notebook: frames with the columns of the command line's JSON."""

import json
from datetime import date
from pathlib import Path

import pytest

import hrkpi
from hrkpi.errors import QueryError, WorkspaceError
from hrkpi.notebook import Notebook
from hrkpi.result import Question
from tests.charted import staff
from tests.commands import runner
from tests.reports import workspace


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    return hrkpi.open(workspace(tmp_path_factory.mktemp("notebook")).path)


def test_a_kpi_is_a_frame(notebook: Notebook) -> None:
    frame = notebook.kpi("turnover_rate", by="department", start="2025-03", end="2025-03", window="ttm")

    assert list(frame["department"]) == ["Sales", "Finance", "Legal"]
    assert list(frame["status"]) == ["ok", "hidden", "hidden"]
    assert frame["numerator"].iloc[0] == 2
    assert frame["value"].isna().tolist() == [False, True, True]


def test_the_frame_says_what_the_command_line_says(
    notebook: Notebook, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = notebook.kpi("headcount", by=("division", "department"), start="2025-01")

    words = ("kpi", "headcount", "--by", "division,department", "--from", "2025-01", "--json")
    said = runner(capsys)(*words, "--workspace", notebook.workspace.path)
    assert list(frame) == list(said.json["rows"][0])
    assert json.loads(frame.to_json(orient="records")) == said.json["rows"]


def test_every_part_of_a_question_can_be_named(notebook: Notebook) -> None:
    frame = notebook.kpi(
        "turnover_rate",
        where={"department": "Sales"},
        window="month",
        average="two_point",
        annualise=True,
        as_of="2025-02-28",
    )

    last = frame.iloc[-1]
    assert (last["period"], last["denominator"]) == ("2025-02", pytest.approx(18.5))  # 19 opening, 18 closing
    assert last["value"] == pytest.approx(1 / 18.5 * 365 / 28)


def test_days_may_be_days_and_members_several(notebook: Notebook) -> None:
    frame = notebook.kpi("headcount", where={"department": ["Sales", "Legal"]}, as_of=date(2025, 2, 28))

    assert frame["value"].iloc[-1] == 20


@pytest.mark.parametrize(("part", "word"), [("window", "decade"), ("average", "mean")])
def test_an_unknown_word_is_refused(notebook: Notebook, part: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"There is no {part} '{word}'"):
        notebook.kpi("turnover_rate", **{part: word})  # type: ignore[arg-type]  # either is text


def test_the_report_answers_the_rest(notebook: Notebook) -> None:
    report = notebook.report()

    assert report.bridge(Question("headcount")).rows["difference"].eq(0).all()
    assert notebook.report(report.snapshot).snapshot == report.snapshot


def test_a_folder_without_a_workspace_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="There is no workspace here"):
        hrkpi.open(tmp_path)


def test_the_package_offers_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read'"):
        hrkpi.read  # noqa: B018 - looking is the point


# ---- what stands behind a figure


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    """Three years of Sales, which loses more people in the third, and of Finance, which does not."""
    calm, busy = [4, 5] * 6, [11, 12] * 6
    people = [*staff("Sales", 120, [*calm, *calm, *busy]), *staff("Finance", 120, calm * 3)]
    return hrkpi.open(workspace(tmp_path_factory.mktemp("lively"), people).path)


def test_a_figure_in_words(lively: Notebook) -> None:
    said = lively.words("turnover_rate", by="department", end="2025-03")

    assert said[0].key == "rose"


def test_the_months_that_are_more_than_chance(lively: Notebook) -> None:
    assert lively.limits("turnover_rate", start="2025-03", end="2025-03").is_signal


def test_the_groups_that_are_more_than_chance(lively: Notebook) -> None:
    rows = lively.funnel("turnover_rate", by="department", start="2025-03").set_index("department")

    assert rows["outside"].to_dict() == {"Sales": "outside 99.8 %", "Finance": "outside 99.8 %"}


def test_where_a_change_comes_from(lively: Notebook) -> None:
    found = lively.contribution("turnover_rate", by="department", start="2024-03", end="2025-03")

    assert found.rows["total"].sum() == pytest.approx(found.change)


def test_a_rate_by_every_method(lively: Notebook) -> None:
    assert len(lively.methods("turnover_rate", end="2025-03")) == 7


def test_how_long_people_stay(lively: Notebook) -> None:
    assert lively.survival(start="2025-03")["share"].is_monotonic_decreasing


def test_what_the_data_can_carry(lively: Notebook) -> None:
    (one,) = lively.readiness("turnover_rate")

    assert one.grade == "A"
    assert len(lively.readiness()) == len(lively.report().catalogue)
    assert lively.rows_to_mend("turnover_rate").empty
