"""Workforce, on the company with every feed."""

from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Chart, Role
from hrkpi.views.workforce import VIEW
from hrkpi.wording import Wording


def chart(view_blocks: object, key: str) -> Chart:
    """The chart of that key."""
    assert isinstance(view_blocks, tuple)
    return next(block for block in view_blocks if isinstance(block, Chart) and block.key == key)


def test_headcount_over_time_is_the_answer_to_the_question(
    report: Report, wording: Wording, asking: Asking
) -> None:
    view = VIEW.draw(report, wording, asking)

    drawn = chart(view.blocks, "headcount")
    asked = Question("headcount", first=asking.month - 23, last=asking.month)
    assert [cell.value for cell in drawn.series[0].cells] == list(report.answer(asked).rows["value"])
    assert [one.role for one in drawn.series] == [Role.ACTUAL, Role.PRIOR, Role.TARGET]
    assert drawn.axis[-1] == wording.month(asking.month)


def test_of_two_people_nothing_is_hidden_that_is_structure(tiny: Report, wording: Wording) -> None:
    """How many people a company has is no secret of a person."""
    view = VIEW.draw(tiny, wording, Asking(month=tiny.default_month))

    assert chart(view.blocks, "headcount").series[0].cells[-1].shown in {Shown.OK, Shown.NO_DATA}
