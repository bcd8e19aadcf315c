"""The engagement view: of the sample company, and of companies where something is not there."""

from datetime import date
from pathlib import Path

import pytest

from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.views.engagement import VIEW
from hrkpi.workspace import Workspace
from tests import reports
from tests.builders import answer_of, company, invitation, recommendation, survey, worker
from tests.viewed import drawn, facts, reported, texts
from tests.views.looks import chart, complaints, table
from tests.workspaces import NOON, OWNER, sources

HEAT = "engagement-favourable-theme-by-department"


@pytest.fixture(scope="module")
def report(sample: Path) -> Report:
    return reported(sample)


@pytest.mark.parametrize("by", ["division", "department", "location", "level"])
def test_it_keeps_what_all_views_keep(report: Report, by: str) -> None:
    assert complaints(drawn(VIEW, report, by=by)) == []


def test_large_figures_are_those_of_the_kpis(report: Report) -> None:
    found = facts(drawn(VIEW, report))

    month = report.default_month
    net = report.answer(Question("enps", first=month, last=month)).rows["value"].item()
    assert found["eNPS"].cell.value == net
    assert found["eNPS"].note.startswith("Target ≥\u00a025")


def test_each_question_stands_once_before_its_blocks(report: Report) -> None:
    view = drawn(VIEW, report)

    assert list(view.sections.values()) == [
        "How do people feel?",
        "Where do they feel otherwise?",
        "What goes with it?",
        "Who answered?",
    ]


def test_in_a_month_without_a_survey_the_last_one_is_told(report: Report) -> None:
    view = drawn(VIEW, report, month=report.default_month - 2)

    assert view.about.period.endswith("May 2026")
    assert "May 2026" in view.statement


def test_surveys_stand_side_by_side_with_interval_and_target(report: Report) -> None:
    over = chart(drawn(VIEW, report), "engagement-favourable-over-surveys")

    assert over.axis[-2:] == ("May 2026", "Oct 2026")
    assert [one.name for one in over.series] == ["Survey", "Target"]
    low, high, value = over.series[0].low[-1], over.series[0].high[-1], over.series[0].cells[-1].value
    assert low is not None
    assert high is not None
    assert isinstance(value, float)
    assert low < value < high


def test_five_surveys_are_too_few_to_call_a_change_one(report: Report) -> None:
    said = chart(drawn(VIEW, report), "engagement-favourable-over-surveys").statement

    assert "rose" not in said
    assert "No material change" in said


def test_the_heat_map_crosses_themes_with_units(report: Report) -> None:
    heat = chart(drawn(VIEW, report, by="department"), HEAT)

    month = report.default_month
    asked = Question("engagement_favourable", by=("theme", "department"), first=month, last=month)
    rows = report.answer(asked).rows.set_index(["theme", "department"])
    workload = next(one for one in heat.series if one.name == "Workload")
    care = workload.cells[heat.axis.index("Customer Care")]
    assert heat.axis[0] == "All"
    assert care.value == rows.loc[("Workload", "Customer Care"), "value"]


def test_hidden_cells_are_told_as_hidden(report: Report) -> None:
    heat = chart(drawn(VIEW, report, by="level"), HEAT.replace("department", "level"))

    hidden = [cell for one in heat.series for cell in one.cells if cell.shown is Shown.HIDDEN]
    assert hidden
    assert {cell.text for cell in hidden} == {"hidden"}
    assert f"{len(hidden)} of {(len(heat.axis) - 1) * len(heat.series)} cells are hidden" in heat.statement


def test_drivers_are_called_associations_and_lead_with_the_closest(report: Report) -> None:
    view = drawn(VIEW, report)
    drivers = chart(view, "driver-impact-by-theme")

    values = [cell.value for cell in drivers.series[0].cells]
    assert values == sorted(values, reverse=True)  # type: ignore[type-var]  # all are numbers
    assert "does not say what causes what" in drivers.note
    assert facts(view)["Goes most with engagement"].cell.text == drivers.axis[0]


def test_where_to_look_first_is_the_worst_of_the_themes_that_matter(report: Report) -> None:
    themes = table(drawn(VIEW, report), "themes")

    close = themes.rows[: (len(themes.rows) + 1) // 2]
    worst = min(close, key=lambda row: float(str(row[2].value)))
    assert worst[0].text in themes.statement
    assert worst[2].text in themes.statement


def test_without_a_survey_the_columns_it_needs_are_named(tmp_path: Path) -> None:
    view = drawn(VIEW, reports.report(tmp_path))

    assert complaints(view) == []
    assert view.statement == "There was no survey in this period."
    assert ["survey_answers", "score"] in [
        texts(row)[:2] for row in table(view, "missing-engagement-favourable").rows
    ]


def test_of_four_respondents_nothing_is_told(tmp_path: Path) -> None:
    people = [worker(f"P{number}") for number in range(8)]
    asked = [invitation(f"P{number}") for number in range(8)]
    said = [answer_of(f"P{number}", 5.0, theme="Pride") for number in range(4)]
    scored = [recommendation(f"P{number}", 10.0) for number in range(4)]
    made = Workspace.create(tmp_path / "workspace")
    made.publish(
        company(*people, survey(), *asked, *said, *scored),
        sources=sources("few"),
        as_of=date(2025, 3, 31),
        loaded_at=NOON,
        principal=OWNER,
    )

    view = drawn(VIEW, Report(made, reports.ANALYST))

    assert complaints(view) == []
    assert view.statement == "The survey of March 2025 is hidden to protect people."
    assert facts(view)["eNPS"].cell.text == "hidden"
    assert table(view, "themes").statement == "No theme can be shown."
