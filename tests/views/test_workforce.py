"""Workforce, on the company with every feed."""

from pathlib import Path

from hrkpi.period import WindowKind
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Mark, Role
from hrkpi.views._charted import known
from hrkpi.views.workforce import VIEW
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from tests.views.looks import chart, table


def test_headcount_over_time_is_the_answer_to_the_question(
    report: Report, wording: Wording, asking: Asking
) -> None:
    view = VIEW.draw(report, wording, asking)

    drawn = chart(view, "headcount")
    asked = Question("headcount", first=asking.month - 23, last=asking.month)
    assert [cell.value for cell in drawn.series[0].cells] == list(report.answer(asked).rows["value"])
    assert [one.role for one in drawn.series] == [Role.ACTUAL, Role.PRIOR, Role.TARGET]
    assert drawn.axis[-1] == wording.month(asking.month)


def test_the_bridge_leads_from_the_opening_to_the_closing(
    report: Report, wording: Wording, asking: Asking
) -> None:
    """Opening and steps of all years asked for make the closing, to the person."""
    view = VIEW.draw(report, wording, asking)

    drawn = chart(view, "bridge")
    opening, *steps, closing = [float(cell.value) for cell in drawn.series[0].cells]  # type: ignore[arg-type]  # all are shown
    assert drawn.mark is Mark.WATERFALL
    assert opening + sum(steps) == closing
    now = report.answer(Question("headcount", first=asking.month, last=asking.month)).rows["value"].iloc[0]
    assert closing == now


def test_the_bridge_of_a_hidden_part_tells_nothing(report: Report, wording: Wording) -> None:
    """Legal never has five people."""
    view = VIEW.draw(report, wording, Asking(report.default_month, where={"department": ("Legal",)}))

    drawn = chart(view, "bridge")
    assert {cell.shown for cell in drawn.series[0].cells} <= {Shown.HIDDEN, Shown.OK}
    assert drawn.axis[0] != drawn.axis[-1]


def test_hires_and_exits_are_those_of_each_month(report: Report, wording: Wording, asking: Asking) -> None:
    view = VIEW.draw(report, wording, asking)

    asked = Question("hires", first=asking.month - 23, last=asking.month, window=WindowKind.MONTH)
    drawn = chart(view, "flow")
    assert drawn.series[0].cells[-1].value == report.answer(asked).rows["value"].iloc[-1]
    assert [one.name for one in drawn.series] == ["Hires", "Exits"]


def test_levels_stand_in_their_order(report: Report, wording: Wording, asking: Asking) -> None:
    view = VIEW.draw(report, wording, asking)

    assert chart(view, "headcount-by-level").axis == ("L1", "L2", "L3", "L4", "L5")


def test_without_managers_there_is_no_span_of_control(
    report: Report, wording: Wording, asking: Asking
) -> None:
    """The company of the tests names none."""
    view = VIEW.draw(report, wording, asking)

    assert chart(view, "spans").statement == "There is nothing to show in this period."
    assert table(view, "span-by-group").rows == ()
    assert chart(view, "layers").axis == ()
    assert chart(view, "layers").statement == "There is nothing to show in this period."


def test_the_statement_says_how_many_and_how_many_more(
    report: Report, wording: Wording, asking: Asking
) -> None:
    view = VIEW.draw(report, wording, asking)

    assert view.statement.startswith("485\xa0people are employed")
    assert "are employed at the end of June 2025" in view.statement
    assert "joined" in view.statement


def test_a_unit_that_is_gone_has_as_many_as_before(sample: Path, wording: Wording) -> None:
    staged = Report(Workspace.open(sample), Principal.viewer("bo"))
    asked = Asking(staged.default_month, where={"department": ("Digital",)})

    said = VIEW.draw(staged, wording, asked).statement

    assert said.startswith("0\N{NO-BREAK SPACE}people are employed at the end of")
    assert ", as many as a year before." in said


def test_managers_stand_by_how_many_they_lead(sample: Path, wording: Wording) -> None:
    """The sample company names managers; the classes hold all of them."""
    staged = Report(Workspace.open(sample), Principal.owner("ada"))

    view = VIEW.draw(staged, wording, Asking(staged.default_month, by="division"))

    month = staged.default_month
    row = staged.answer(Question("span_of_control", first=month, last=month)).rows.iloc[0]
    cells = chart(view, "spans").series[0].cells
    assert sum(known(cell) or 0 for cell in cells) == row["n"]
    assert chart(view, "spans").statement.startswith(f"Of {row['n']:.0f} managers ")
    first = table(view, "span-by-group").rows[0]
    assert [cell.text for cell in first[:3]] == ["Operations", "42", "13.0"]
    assert [row[-1].value for row in table(view, "span-by-group").rows] == [5.0] * 5


def test_small_layers_are_joined_and_all_people_are_in_one(sample: Path, wording: Wording) -> None:
    """One person is at the top of the sample company: too few to be told apart from those below."""
    staged = Report(Workspace.open(sample), Principal.viewer("bo"))
    month = staged.default_month

    drawn = chart(VIEW.draw(staged, wording, Asking(month)), "layers")

    row = staged.answer(Question("management_layers", first=month, last=month)).rows.iloc[0]
    counts = [known(cell) or 0 for cell in drawn.series[0].cells]
    assert drawn.axis[0] == "1–2"
    assert sum(counts) == row["n"]
    assert min(counts) >= staged.minimum
    assert drawn.statement == (
        f"Half of the people are no deeper than layer {row['value']:.0f}, nine in ten no deeper than layer "
        f"{row['p90']:.0f}; the deepest that five people or more reach is layer {row['deepest']:.0f}."
    )
    assert drawn.note.endswith("Ranges with fewer than 5 are joined with their neighbours.")


def test_layers_of_a_group_that_is_too_small_are_hidden(sample: Path, wording: Wording) -> None:
    staged = Report(Workspace.open(sample), Principal.viewer("bo"))
    asked = Asking(staged.default_month, where={"department": ("Finance",), "level": ("L5",)})

    drawn = chart(VIEW.draw(staged, wording, asked), "layers")

    assert drawn.axis == ()
    assert drawn.statement == "No figure can be shown in this period."
