"""Turnover, on the company with every feed."""

from pathlib import Path

from hrkpi.curves import survival
from hrkpi.period import WindowKind
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Facts, Role
from hrkpi.views.turnover import MAIN, VIEW
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from tests.views.looks import chart


def test_groups_stand_worst_first_with_their_intervals(
    report: Report, wording: Wording, asking: Asking
) -> None:
    view = VIEW.draw(report, wording, Asking(asking.month, by="division"))

    drawn = chart(view, "voluntary-turnover-rate-by-division")
    values = [cell.value for cell in drawn.series[0].cells]
    assert values == sorted(values, reverse=True)  # type: ignore[type-var]  # all are shown
    for cell, low, high in zip(drawn.series[0].cells, drawn.series[0].low, drawn.series[0].high, strict=True):
        assert low is not None
        assert high is not None
        assert low <= float(cell.value) <= high  # type: ignore[arg-type]  # as above
    assert [one.role for one in drawn.series] == [Role.ACTUAL, Role.PRIOR, Role.LIMIT]
    assert drawn.statement.startswith(f"Highest: {drawn.axis[0]} with ")


def test_a_hidden_group_keeps_its_place_and_nothing_else(report: Report, wording: Wording) -> None:
    view = VIEW.draw(report, wording, Asking(report.default_month, by="department"))

    drawn = chart(view, "voluntary-turnover-rate-by-department")
    at = drawn.axis.index("Legal")
    assert drawn.series[0].cells[at].shown is Shown.HIDDEN
    assert drawn.series[0].low[at] is None
    assert at >= len(drawn.axis) - 2


def test_curves_are_those_of_the_largest_groups(report: Report, wording: Wording) -> None:
    view = VIEW.draw(report, wording, Asking(report.default_month, by="department"))

    drawn = chart(view, "survival")
    assert len(drawn.series) == 4
    assert "Legal" not in [one.name for one in drawn.series]
    asked = Question(
        "survival_curve", by=("department",), first=report.default_month, last=report.default_month
    )
    steps = survival(report, asked)
    of_first = steps[(steps["department"] == drawn.series[0].name) & (steps["day"] <= 365)]
    assert drawn.series[0].cells[12].value == of_first["share"].iloc[-1]
    assert drawn.series[0].cells[0].value == 1.0


def test_cohorts_end_where_time_has_not_passed(report: Report, wording: Wording, asking: Asking) -> None:
    """Known up to June 2025: a year has passed for hires up to June 2024, ninety days up to March 2025."""
    view = VIEW.draw(report, wording, asking)

    drawn = chart(view, "cohorts")
    soon, year = drawn.series
    assert drawn.axis[-1] == "Q1\xa02025"
    assert soon.cells[-1].shown is not Shown.NO_DATA
    assert {cell.shown for cell in year.cells[drawn.axis.index("Q3\xa02024") :]} == {Shown.NO_DATA}
    assert year.cells[drawn.axis.index("Q2\xa02024")].shown is not Shown.NO_DATA


def test_without_reasons_it_says_where_they_come_from(
    report: Report, wording: Wording, asking: Asking
) -> None:
    """The company of the tests records none."""
    view = VIEW.draw(report, wording, asking)

    assert chart(view, "reasons").series == ()
    assert "list of employees" in chart(view, "reasons").statement


def test_the_statement_has_the_figure_and_its_target(
    report: Report, wording: Wording, asking: Asking
) -> None:
    view = VIEW.draw(report, wording, asking)

    asked = Question(MAIN, first=asking.month, last=asking.month, window=WindowKind.TTM)
    row = report.answer(asked).rows.iloc[0]
    assert view.statement.startswith(wording.value(report.kpi(MAIN), row["value"]))
    assert "(at most 12.0\xa0%)" in view.statement


def test_reasons_are_exits_by_reason_and_who_differs_is_told(sample: Path, wording: Wording) -> None:
    """The sample company records them; a reason of few stays hidden and named."""
    staged = Report(Workspace.open(sample), Principal.owner("ada"))

    view = VIEW.draw(staged, wording, Asking(staged.default_month, by="division"))

    drawn = chart(view, "reasons")
    month = staged.default_month
    rows = staged.answer(Question("exits", by=("exit_reason",), first=month, last=month)).rows
    shown = rows[rows["status"] == Shown.OK].set_index("exit_reason")["value"]
    assert {
        name: cell.value
        for name, cell in zip(drawn.axis, drawn.series[0].cells, strict=True)
        if cell.shown is Shown.OK
    } == dict(shown)
    assert "Misconduct" in view.about.hidden
    assert "by more than chance" in chart(view, "voluntary-turnover-rate-by-division").note


def test_by_tenure_the_same_chart_does_not_stand_twice(report: Report, wording: Wording) -> None:
    view = VIEW.draw(report, wording, Asking(report.default_month, by="tenure_band"))

    assert [block.key for block in view.blocks].count("turnover-rate-by-tenure-band") == 1
    assert chart(view, "survival").title == "Who is still there, by division"


def test_a_figure_that_needs_a_year_to_be_known_says_up_to_when(
    report: Report, wording: Wording, asking: Asking
) -> None:
    """Known up to June 2025, so of the hires up to June 2024."""
    view = VIEW.draw(report, wording, asking)

    facts = next(block for block in view.blocks if isinstance(block, Facts))
    early = next(fact for fact in facts.facts if fact.label == "First-year turnover")
    assert early.note.startswith("To Jun 2024. Target ≤")
    assert "hired in the year to June 2024" in view.statement
