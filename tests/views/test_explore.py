"""Explore as a view: any KPI, the same rows as its page, and nothing of a hidden group."""

from dataclasses import replace

import pytest
from dash.development.base_component import Component

from hrkpi.export.figure_parts import styled
from hrkpi.export.office import colour, colours
from hrkpi.query import Average
from hrkpi.report import Report, catalogue
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Chart, Facts, Role, Table, View
from hrkpi.views.explore import VIEW
from hrkpi.wording import Wording
from layouts._address import read
from layouts._asked import asked
from layouts._compared import compared, listed
from tests.layouts.trees import text

TURNOVER = "voluntary_turnover_rate"


def shown(report: Report, kpi: str = TURNOVER, by: str = "department", **chosen: str) -> View:
    asking = Asking(month=report.default_month, by=by, chosen={"kpi": kpi, **chosen})
    return VIEW.draw(report, Wording(), asking)


def block(view: View, key: str) -> Chart | Table | Facts:
    return next(one for one in view.blocks if one.key == key)


def chart(view: View, key: str) -> Chart:
    found = block(view, key)
    assert isinstance(found, Chart)
    return found


def table(view: View) -> Table:
    found = block(view, "table")
    assert isinstance(found, Table)
    return found


def test_the_trend_is_the_answer_to_the_question(report: Report) -> None:
    trend = chart(shown(report), "trend")

    question = Question(TURNOVER, first=report.default_month - 23, last=report.default_month)
    values = report.answer(question).rows["value"]
    assert [cell.value for cell in trend.series[0].cells][:24] == list(values)
    assert [one.role for one in trend.series] == [Role.ACTUAL, Role.PRIOR, Role.TARGET, Role.FORECAST]


def test_a_forecast_begins_at_the_last_figure_and_has_its_range(report: Report) -> None:
    trend = chart(shown(report), "trend")

    actual, coming = trend.series[0], trend.series[-1]
    assert coming.cells[23] == actual.cells[23]
    assert coming.cells[22].value is None
    assert actual.cells[24].shown is Shown.NO_DATA
    low, high = coming.low[-1], coming.high[-1]
    assert low is not None
    assert high is not None
    assert low < float(str(coming.cells[-1].value)) < high
    assert "The forecast for" in trend.statement
    assert len(trend.axis) == len(actual.cells) == len(coming.low)


def test_intervals_are_drawn_where_they_are_asked_for(report: Report) -> None:
    plain, banded = (chart(shown(report, range=one), "trend").series[0] for one in ("0", "1"))

    assert plain.low == ()
    assert banded.low[0] is not None
    assert len(banded.low) == len(banded.cells)


def test_the_method_of_the_average_is_told(report: Report) -> None:
    view = shown(report, average="opening", forecast="0")

    assert view.about.definitions["Voluntary turnover"].endswith("Average headcount: the opening.")
    values = report.answer(
        Question(TURNOVER, first=report.default_month, last=report.default_month, average=Average.OPENING)
    ).rows["value"]
    assert chart(view, "trend").series[0].cells[-1].value == next(iter(values))


def test_the_year_before_can_be_left_out(report: Report) -> None:
    trend = chart(shown(report, prior="0", forecast="0"), "trend")

    assert [one.role for one in trend.series] == [Role.ACTUAL, Role.TARGET]


def test_the_statement_is_the_last_figure_and_its_status(report: Report) -> None:
    view = shown(report)

    last = chart(view, "trend").series[0].cells[23]
    assert view.statement.startswith(f"Voluntary turnover: {last.text} in June 2025, ")
    assert "at most 12.0" in view.statement


def test_groups_stand_worst_first_and_hidden_ones_last(report: Report) -> None:
    rows = table(shown(report)).rows

    values = [row[1].value for row in rows if isinstance(row[1].value, float)]
    assert values == sorted(values, reverse=True)
    assert [(row[0].text, row[1].text, row[1].value) for row in rows[-2:]] == [
        ("Legal", "hidden", None),
        ("People & Culture", "hidden", None),  # or Legal were the rest of its division
    ]


def test_a_hidden_group_is_named_and_has_no_figure_anywhere(report: Report) -> None:
    view = shown(report)

    assert view.about.hidden == ("Legal", "People & Culture")
    cells = next(row for row in table(view).rows if row[0].text == "Legal")
    assert [cell.value for cell in cells[1:] if not isinstance(cell.value, str)] == [None] * 3
    bar = chart(view, "groups")
    at = bar.axis.index("Legal")
    assert [one.cells[at].shown for one in bar.series[:1]] == [Shown.HIDDEN]
    assert [end[at] for end in (bar.series[0].low, bar.series[0].high)] == [None, None]


def test_at_most_four_groups_are_lines(report: Report) -> None:
    lines = chart(shown(report), "over-time")

    assert [one.role for one in lines.series] == [Role.GROUP] * 4
    assert lines.note == "The first 4 of 7 in the table."


def test_windows_are_as_asked(report: Report) -> None:
    trend = chart(shown(report, window="quarter"), "trend")

    assert trend.axis_name == "Quarter"
    assert trend.axis[-1] == "Q2\u00a02025"


def test_a_filter_that_a_kpi_cannot_have_is_not_claimed(report: Report) -> None:
    where = {"gender": ("woman",), "division": ("Operations",)}
    asking = Asking(report.default_month, where=where, by="department", chosen={"kpi": "vacancy_rate"})

    about = VIEW.draw(report, Wording(), asking).about
    assert about.scope == "Division: Operations"


@pytest.mark.parametrize("key", catalogue())
def test_every_kpi_is_a_view(report: Report, tiny: Report, key: str) -> None:
    for one in (report, tiny):
        view = shown(one, key)
        keys = [block.key for block in view.blocks]
        assert view.statement
        assert len(set(keys)) == len(keys)
        assert view.about.definitions


@pytest.mark.parametrize("key", catalogue())
def test_no_cell_that_is_not_shown_has_a_value(report: Report, key: str) -> None:
    view = shown(report, key)

    cells = [
        cell for one in view.blocks if isinstance(one, Chart) for line in one.series for cell in line.cells
    ]
    cells += [cell for one in view.blocks if isinstance(one, Table) for row in one.rows for cell in row]
    assert [cell for cell in cells if cell.shown is not Shown.OK and cell.value is not None] == []


def test_a_kpi_without_dimensions_is_its_trend(report: Report) -> None:
    asking = replace(Asking(report.default_month), by="", chosen={"kpi": "headcount"})

    keys = [one.key for one in VIEW.draw(report, Wording(), asking).blocks]
    assert keys[:2] == ["now", "trend"]
    assert "table" not in keys


def test_what_it_is_compared_with_is_in_the_view_with_the_words_of_the_page(report: Report) -> None:
    where = {"department": ("Logistics",)}
    compare = "previous,todate,parent,company"
    chosen = {"kpi": "turnover_rate", "compare": compare, "forecast": "0"}

    view = VIEW.draw(report, Wording(), Asking(report.default_month, 24, where, "location", chosen))

    found = block(view, "compared")
    assert isinstance(found, Table)
    names = [row[0].text for row in found.rows]
    assert names == ["May 2025", "Jun 2024", "Year to Jun 2025", "Operations", "Whole company"]
    page = listed_of(report, "?kpi=turnover_rate&department=Logistics", compare)
    assert [cell.text for row in found.rows for cell in row if cell.text] == page
    assert f"Compared with Operations: {found.rows[3][2].text}." in found.statement


def test_other_units_are_lines_beside_the_trend(report: Report) -> None:
    where = {"department": ("Logistics",)}
    chosen = {"kpi": "turnover_rate", "compare": "parent,company", "forecast": "1"}

    view = VIEW.draw(report, Wording(), Asking(report.default_month, 24, where, "location", chosen))

    trend = chart(view, "trend")
    beside = [one for one in trend.series if one.role is Role.GROUP]
    last = report.default_month
    question = Question("turnover_rate", where={"division": ("Operations",)}, first=last, last=last)
    assert [one.name for one in beside] == ["Operations", "Whole company"]
    assert beside[0].cells[23].value == next(iter(report.answer(question).rows["value"]))
    assert {len(one.cells) for one in trend.series} == {len(trend.axis)}
    assert [style for style, one in styled(trend) if one.role is Role.GROUP] == ["group_2", "group_3"]
    assert colours(trend)[2:4] == (colour("group_2"), colour("group_3"))


def test_a_hidden_figure_is_compared_with_nothing(report: Report) -> None:
    chosen = {"kpi": "turnover_rate", "compare": "previous", "prior": "0"}
    where = {"department": ("Legal",)}

    view = VIEW.draw(report, Wording(), Asking(report.default_month, 24, where, "location", chosen))

    found = block(view, "compared")
    assert isinstance(found, Table)
    assert [[cell.text for cell in row] for row in found.rows] == [["May 2025", "hidden", ""]]
    assert "Compared with May 2025: hidden." in found.statement


def test_nothing_is_compared_unless_it_is_asked_for(report: Report) -> None:
    assert "compared" not in {one.key for one in shown(report).blocks}
    assert "compared" not in {one.key for one in shown(report, compare="company", prior="0").blocks}


def listed_of(report: Report, search: str, compare: str) -> list[str]:
    """The texts of the page's own list, in its order."""
    wanted = asked(report, read(search + "".join(f"&compare={name}" for name in compare.split(","))))
    found = listed(wanted.kpi, compared(report, wanted, Wording()), Wording())
    assert found is not None
    return [text(part) for one in found.children[1].children for part in parted(one)]


def parted(one: Component) -> list[object]:
    """A name, or a value and its difference."""
    inside = one.children
    return list(inside) if isinstance(inside, list) else [inside]
