"""Hiring, on the company with every feed."""

from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Role
from hrkpi.views.hiring import VIEW
from hrkpi.wording import Wording
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


def test_without_hiring_every_part_is_empty_and_says_so(tiny: Report, wording: Wording) -> None:
    view = VIEW.draw(tiny, wording, Asking(month=tiny.default_month))

    assert view.statement == "No figure can be shown in this period."
    assert table(view, "sources").rows == ()
    assert {cell.shown for one in chart(view, "durations").series for cell in one.cells} == {Shown.NO_DATA}
