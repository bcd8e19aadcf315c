"""What is true of every view, on a full company, on two people, by every dimension and for every unit."""

import pytest

from hrkpi.discovery import collect
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Chart
from hrkpi.viewing import VIEWS, ViewKind
from hrkpi.wording import Wording
from layouts._asking import breakdowns
from tests.views.looks import cells, complaints

KINDS = collect(VIEWS, "VIEW", ViewKind)
EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


@EVERY
def test_it_is_whole_by_every_dimension_that_is_offered(
    kind: ViewKind, report: Report, wording: Wording
) -> None:
    for by in breakdowns(report, kind):
        view = kind.draw(report, wording, Asking(month=report.default_month, by=by))

        assert complaints(view) == [], by


@EVERY
@pytest.mark.parametrize("months", [12, 36])
@pytest.mark.parametrize("where", [{"division": ("Corporate",)}, {"department": ("Legal",)}])
def test_it_is_whole_of_a_part_and_of_other_months(
    kind: ViewKind, months: int, where: dict[str, tuple[str, ...]], report: Report, wording: Wording
) -> None:
    month = report.default_month - 7

    view = kind.draw(report, wording, Asking(month=month, months=months, where=where, by="department"))

    assert complaints(view) == []


@EVERY
def test_before_any_data_it_says_so(kind: ViewKind, report: Report, wording: Wording) -> None:
    view = kind.draw(report, wording, Asking(month=report.months[0]))

    assert complaints(view) == []


@EVERY
def test_of_two_people_no_figure_of_a_group_is_told(kind: ViewKind, tiny: Report, wording: Wording) -> None:
    """How many people there are is structure; what they earn, answer, leave for is not."""
    view = kind.draw(tiny, wording, Asking(month=tiny.default_month))

    assert complaints(view) == []
    rates = [block for block in view.blocks if isinstance(block, Chart) and block.unit == "share"]
    assert all(cell.shown is not Shown.OK for block in rates for cell in cells(block))


@EVERY
def test_its_definitions_are_those_of_its_figures(kind: ViewKind, report: Report, wording: Wording) -> None:
    view = kind.draw(report, wording, Asking(month=report.default_month))

    labels = {kpi.label for kpi in report.catalogue.values()}
    assert view.about.definitions
    assert set(view.about.definitions) <= labels
    assert view.about.snapshot == report.snapshot
    assert view.key == kind.key


def test_hidden_groups_are_named_in_what_a_view_says_of_itself(report: Report, wording: Wording) -> None:
    view = KINDS["turnover"].draw(report, wording, Asking(month=report.default_month, by="department"))

    asked = Question(
        "voluntary_turnover_rate",
        by=("department",),
        first=report.default_month,
        last=report.default_month,
        window=WindowKind.TTM,
    )
    rows = report.answer(asked).rows
    hidden = set(rows.loc[rows["status"] == Shown.HIDDEN, "department"])
    assert hidden
    assert hidden <= set(view.about.hidden)
