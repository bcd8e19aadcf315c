"""What Explore shows beside a trend: limits, parts of a change, methods, distributions, two dimensions."""

from copy import copy
from dataclasses import replace

import pytest

from hrkpi.contribution import contribution
from hrkpi.errors import QueryError
from hrkpi.methods import panel
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.signal import signal
from hrkpi.view import Asking, Mark, Role
from hrkpi.views._contributed import MOST, POOLED, REVERSED, _few, contributed
from hrkpi.views._crossed import crossed
from hrkpi.views._distributed import distributed
from hrkpi.views._figures import Figures
from hrkpi.views._judged import judged
from hrkpi.views._methodical import methodical
from hrkpi.views._summed import summed
from hrkpi.wording import Wording

RATE = "turnover_rate"


@pytest.fixture
def made(report: Report, wording: Wording) -> Figures:
    return Figures(report.remembering(), wording, Asking(month=report.default_month))


def asked(report: Report, kpi: str = RATE, *, by: tuple[str, ...] = (), months: int = 24) -> Question:
    last = report.default_month
    return Question(kpi, by=by, first=last - months + 1, last=last)


def values(chart: object, at: int = 0) -> list[object]:
    return [cell.value for cell in chart.series[at].cells]  # type: ignore[attr-defined]  # a chart


# ---- limits


def test_months_and_limits_are_those_of_the_signal(made: Figures, report: Report) -> None:
    question = asked(report)
    since = report.default_month - 11

    chart = judged(made, question, since=since)

    rows = signal(report, question).rows
    rows = rows[rows["start"] >= since]
    named = {one.name: one for one in chart.series}
    assert values(chart) == [None if value != value else value for value in rows["value"]]  # noqa: PLR0124 - NaN
    assert [cell.value for cell in named["Upper limit"].cells] == rows["upper"].tolist()
    assert named["Lower limit"].role is Role.LIMIT
    assert len(chart.axis) == 12


def test_signals_are_counted_and_named(made: Figures, report: Report) -> None:
    rows = signal(report, asked(report)).rows.tail(24)
    told = int((rows["rule"] != "").sum())

    said = judged(made, asked(report), since=report.default_month - 23).statement

    assert ("None of 24 months" in said) == (told == 0)
    assert "more than chance" in said


def test_too_few_months_have_no_limits(tiny: Report, wording: Wording) -> None:
    made = Figures(tiny, wording, Asking(month=tiny.default_month))

    chart = judged(made, Question(RATE, first=tiny.default_month, last=tiny.default_month), since=0)

    assert "too few months" in chart.statement
    assert [one.name for one in chart.series] == ["Month"]


def test_a_figure_without_a_whole_has_no_limits(made: Figures, report: Report) -> None:
    with pytest.raises(QueryError, match="always broken down"):
        judged(made, asked(report, "representation"), since=0)


# ---- parts of a change


def test_steps_lead_from_then_to_now(made: Figures, report: Report) -> None:
    question = asked(report, by=("department",), months=13)

    chart = contributed(made, question)

    found = contribution(report, question)
    steps = [value for value in values(chart) if isinstance(value, float)]
    assert chart.mark is Mark.WATERFALL
    assert (steps[0], steps[-1]) == (found.before, found.after)
    assert sum(steps[:-1]) == pytest.approx(found.after)


def test_hidden_groups_are_one_step_or_none(made: Figures, report: Report) -> None:
    chart = contributed(made, asked(report, by=("department",), months=13))

    assert "Legal" not in chart.axis
    assert POOLED in chart.axis


def test_a_count_has_no_mix(made: Figures, report: Report) -> None:
    chart = contributed(made, asked(report, "headcount", by=("division",), months=13))

    assert "mix" not in chart.statement
    assert chart.note == ""


def test_many_groups_become_a_few_steps() -> None:
    """Of thirty the eight that add most stand alone, and the others are one step."""
    many = [(f"Team {number}", float(number)) for number in range(30)]

    few = _few([*many, (POOLED, -1.0)], "team")

    assert len(few) == MOST + 1
    assert few[-2:] == [("22 other teams", sum(range(22))), (POOLED, -1.0)]


def test_the_step_of_hidden_groups_that_are_too_few_is_hidden(
    made: Figures, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = contribution(report, asked(report, by=("department",), months=13))
    rows = found.rows.assign(total=found.rows["total"].mask(found.rows["status"] == Shown.HIDDEN))
    monkeypatch.setattr("hrkpi.views._contributed.contribution", lambda *_: replace(found, rows=rows))

    chart = contributed(made, asked(report, by=("department",), months=13))

    assert chart.series[0].cells[chart.axis.index(POOLED)].shown is Shown.HIDDEN


def test_a_reversal_is_told(made: Figures, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    question = asked(report, by=("division",), months=13)
    found = replace(contribution(report, question), is_reversed=True)
    monkeypatch.setattr("hrkpi.views._contributed.contribution", lambda *_: found)

    assert REVERSED in contributed(made, question).note


# ---- methods


def test_methods_are_those_of_the_panel_and_one_is_chosen(made: Figures, report: Report) -> None:
    question = asked(report, months=1)

    table = methodical(made, question)

    assert [row[1].value for row in table.rows] == panel(report, question)["value"].tolist()
    assert sum("(chosen)" in row[0].text for row in table.rows) == 1
    assert "by method" in table.statement


def test_hidden_figures_have_no_method(made: Figures, report: Report) -> None:
    table = methodical(made, replace(asked(report, months=1), where={"department": ("Legal",)}))

    assert {cell.shown for row in table.rows for cell in row[1:]} == {Shown.HIDDEN}
    assert table.statement == "No figure can be shown in this period."


def test_of_an_average_headcount_itself_there_is_no_further_one(made: Figures, report: Report) -> None:
    table = methodical(made, asked(report, "average_headcount", months=1))

    assert {row[2].shown for row in table.rows} == {Shown.NO_DATA}


# ---- two dimensions


def test_two_dimensions_are_the_answer_to_the_question(made: Figures, report: Report) -> None:
    question = asked(report, by=("department", "location"), months=1)

    chart = crossed(made, question)

    rows = report.answer(question).rows
    shown = rows[rows["status"] == Shown.OK]
    cells = {
        (one.name, place): cell.value
        for one in chart.series
        for place, cell in zip(chart.axis, one.cells, strict=True)
        if cell.shown is Shown.OK
    }
    assert cells == {(row["department"], row["location"]): row["value"] for row in shown.to_dict("records")}
    assert chart.statement.startswith("Highest: ")


def test_hidden_cells_are_counted_and_empty(made: Figures, report: Report) -> None:
    chart = crossed(made, asked(report, by=("department", "location"), months=1))

    hidden = [cell for one in chart.series for cell in one.cells if cell.shown is Shown.HIDDEN]
    assert hidden
    assert f"{len(hidden)} of {len(chart.series) * len(chart.axis)} cells are hidden" in chart.note
    assert {cell.value for cell in hidden} == {None}


def test_where_nothing_can_be_shown_that_is_said(tiny: Report, wording: Wording) -> None:
    made = Figures(tiny, wording, Asking(month=tiny.default_month))

    chart = crossed(made, Question(RATE, by=("department", "gender"), first=tiny.default_month))

    assert chart.statement == "No figure can be shown in this period."


# ---- distributions


def test_a_median_has_ranges_and_a_tail(made: Figures, report: Report) -> None:
    question = asked(report, "time_to_fill")

    ranges, over_time = distributed(made, question)

    rows = report.answer(question).rows
    assert sum(value for value in values(ranges) if isinstance(value, float)) == rows["n"].iloc[-1]
    assert values(over_time) == rows["value"].tolist()
    assert values(over_time, 2) == rows["p90"].tolist()


def test_a_median_of_no_single_values_has_a_tail_alone(made: Figures, report: Report) -> None:
    assert [chart.key for chart in distributed(made, asked(report, "tenure_median"))] == ["middle-and-tail"]


def test_how_long_people_stay_is_a_curve(made: Figures, report: Report) -> None:
    (curve,) = distributed(made, asked(report, "survival_curve", months=1))

    assert curve.mark is Mark.STEP


def test_a_rate_has_no_distribution(made: Figures, report: Report) -> None:
    with pytest.raises(QueryError, match="one number for each period"):
        distributed(made, asked(report))


# ---- the rows behind a figure


def test_rows_are_sums_the_latest_first(made: Figures, report: Report) -> None:
    question = asked(report, months=3)

    table = summed(made, question)

    rows = report.answer(question).rows[::-1]
    assert [row[1].value for row in table.rows] == rows["value"].tolist()
    assert [row[2].value for row in table.rows] == rows["numerator"].tolist()
    assert "as a steward you have them in the files" in table.note


def test_who_may_not_import_is_told_whom_to_ask(report: Report, wording: Wording) -> None:
    theirs = copy(report)
    theirs.principal = Principal.viewer("eve")

    table = summed(Figures(theirs, wording, Asking(month=report.default_month)), asked(report, months=1))

    assert "ask an owner or a steward" in table.note


def test_hidden_rows_have_no_sums(made: Figures, report: Report) -> None:
    table = summed(made, replace(asked(report, months=2), where={"department": ("Legal",)}))

    assert {cell.value for row in table.rows for cell in row[1:]} == {None}
    assert {cell.text for row in table.rows for cell in row[1:]} == {"hidden"}


def test_a_count_is_measured_against_nothing(made: Figures, report: Report) -> None:
    table = summed(made, asked(report, "headcount", months=1))

    assert table.rows[0][3].shown is Shown.NO_DATA
    assert table.rows[0][5].shown is Shown.NO_DATA


def test_without_rows_that_is_said(made: Figures, report: Report) -> None:
    last = report.default_month - 240

    table = summed(made, Question("enps", first=last, last=last))

    assert table.rows == ()
    assert table.statement == "There is nothing to show in this period."
