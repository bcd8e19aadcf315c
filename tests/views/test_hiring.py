"""Hiring, on the company with every feed."""

from pathlib import Path

import pytest

from hrkpi.period import WindowKind
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Role
from hrkpi.views.hiring import VIEW
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from tests.views.looks import chart, table


def test_durations_have_a_half_and_nine_in_ten(report: Report, wording: Wording, asking: Asking) -> None:
    view = VIEW.draw(report, wording, asking)

    drawn = chart(view, "durations")
    row = report.answer(Question("time_to_fill", first=asking.month, last=asking.month)).rows.iloc[0]
    at = drawn.axis.index("Approval to acceptance")
    assert [one.cells[at].value for one in drawn.series[:2]] == [row["value"], row["p90"]]
    assert drawn.series[2].role is Role.TARGET
    assert drawn.series[2].cells[at].value == 45


def test_sources_stand_by_their_share_of_hires(report: Report, wording: Wording, asking: Asking) -> None:
    view = VIEW.draw(report, wording, asking)

    shown = table(view, "sources")
    shares = [row[2].value for row in shown.rows]
    assert {row[0].text for row in shown.rows} == {"Referral", "Job board", "Agency"}
    assert shares == sorted(shares, reverse=True)  # type: ignore[type-var]  # all are shown
    assert shown.statement.startswith(f"Most hires come through {shown.rows[0][0].text}")


def test_without_stages_the_funnel_says_where_they_come_from(
    report: Report, wording: Wording, asking: Asking
) -> None:
    """The company of the tests records none."""
    view = VIEW.draw(report, wording, asking)

    assert "applicants" in chart(view, "funnel").statement
    assert chart(view, "conversions").series == ()
    assert chart(view, "time-in-stage").axis == ()
    assert "applicants" in chart(view, "time-in-stage").statement


def test_without_hiring_every_part_is_empty_and_says_so(tiny: Report, wording: Wording) -> None:
    view = VIEW.draw(tiny, wording, Asking(month=tiny.default_month))

    assert view.statement == "No figure can be shown in this period."
    assert table(view, "sources").rows == ()
    assert {cell.shown for one in chart(view, "durations").series for cell in one.cells} == {Shown.NO_DATA}


# ---- the sample company, which has the stages of its applications


@pytest.fixture(scope="module")
def staged(sample: Path) -> Report:
    return Report(Workspace.open(sample), Principal.owner("ada"))


def test_the_funnel_has_all_stages_and_never_grows(staged: Report, wording: Wording) -> None:
    """What entered a stage is the denominator of its conversion; the last stage is what went on to it."""
    drawn = chart(VIEW.draw(staged, wording, Asking(staged.default_month)), "funnel")

    month = staged.default_month
    rows = staged.answer(Question("stage_conversion", first=month, last=month)).rows.set_index("stage")
    entered = [float(cell.value) for cell in drawn.series[0].cells]  # type: ignore[arg-type]  # all are shown
    assert drawn.axis == staged.members("stage")
    assert entered == sorted(entered, reverse=True)
    assert entered[0] == rows.loc[drawn.axis[0], "denominator"]
    assert entered[-1] == rows.loc[drawn.axis[-2], "numerator"]
    assert drawn.statement == f"Of {entered[0]:.0f}\xa0applications {entered[-1]:.0f} came as far as Hired."


def test_conversions_are_those_of_each_quarter(staged: Report, wording: Wording) -> None:
    drawn = chart(VIEW.draw(staged, wording, Asking(staged.default_month)), "conversions")

    month = staged.default_month
    asked = Question("stage_conversion", first=month - 23, last=month, window=WindowKind.QUARTER)
    rows = staged.answer(asked).rows.set_index(["period", "stage"])["value"]
    assert drawn.series[-1].name == "Q3\xa02026"
    stage = drawn.axis[0].removeprefix("From ")
    assert drawn.series[-1].cells[0].value == rows["2026-Q3", stage]
    assert drawn.statement.startswith("Of those who applied in Q3\xa02026: ")


def test_of_a_small_unit_stages_are_hidden_and_nothing_is_said_of_them(
    staged: Report, wording: Wording
) -> None:
    asked = Asking(staged.default_month, where={"department": ("Finance",)})

    view = VIEW.draw(staged, wording, asked)

    cells = [cell for one in chart(view, "conversions").series for cell in one.cells]
    assert Shown.HIDDEN in {cell.shown for cell in cells}
    assert table(view, "sources").statement.startswith("Hidden to protect people")


def test_days_in_each_stage_are_in_the_order_of_the_stages(staged: Report, wording: Wording) -> None:
    drawn = chart(VIEW.draw(staged, wording, Asking(staged.default_month)), "time-in-stage")

    month = staged.default_month
    rows = staged.answer(Question("time_in_stage", first=month, last=month)).rows.set_index("stage")
    assert drawn.axis == staged.members("stage")[:-1]  # nobody waits in the stage of the hired
    for at, stage in enumerate(drawn.axis):
        assert [one.cells[at].value for one in drawn.series] == [*rows.loc[stage, ["value", "p90"]]]
    assert drawn.statement.startswith("Longest in Interview: ")


def test_days_in_hidden_stages_are_not_told(staged: Report, wording: Wording) -> None:
    asked = Asking(staged.default_month - 12, where={"department": ("Finance",)})

    drawn = chart(VIEW.draw(staged, wording, asked), "time-in-stage")

    hidden = [at for at, cell in enumerate(drawn.series[0].cells) if cell.shown is Shown.HIDDEN]
    assert hidden
    assert {drawn.series[1].cells[at].shown for at in hidden} == {Shown.HIDDEN}
    assert not any(drawn.axis[at] in drawn.statement for at in hidden)
    assert drawn.statement.endswith("What is hidden may be higher or lower.")


def test_where_all_stages_are_hidden_nothing_is_said_of_them(staged: Report, wording: Wording) -> None:
    asked = Asking(staged.default_month - 12, where={"department": ("Finance",), "is_internal": ("yes",)})

    drawn = chart(VIEW.draw(staged, wording, asked), "time-in-stage")

    assert {cell.shown for cell in drawn.series[0].cells} == {Shown.HIDDEN, Shown.NO_DATA}
    assert drawn.statement == "Some stages are hidden."
