"""Charts: valid, painted from tokens, with their table and without a way to send their data anywhere."""

import json
from collections.abc import Iterator
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from hrkpi.export.figure import painted
from hrkpi.export.plot import Figure, plain
from hrkpi.export.tokens import THEMES
from hrkpi.result import Evidence, Shown
from hrkpi.wording import Wording
from layouts._address import Query
from layouts._aim import named_aim
from layouts._charts import paint
from layouts._grid import grid, ordered
from layouts._lines import scale_of
from layouts._page import Desk
from layouts._panels import figure as panel
from layouts._panels import hidden, panels, ranked
from layouts._series import Line, Point
from layouts._stand import change_in_a_year, changed, changes, facts
from layouts._trend import figure, several, trend
from tests.cards import HEADCOUNT, HOURS, TURNOVER
from tests.layouts.test_pages import PAGES
from tests.layouts.thawed import drawn
from tests.layouts.trees import figures as figures_of
from tests.layouts.trees import of_kind, text, twin_words, walk

WORDS = Wording()
PLAIN = Query()  # the address without a query
JUNE = 2025 * 12 + 5


def point(
    month: int, value: float | None = 0.1, *, status: str = Shown.OK, target: float | None = 0.12
) -> Point:
    known = value is not None
    label = f"{month // 12}-{month % 12 + 1:02d}"
    verdict = "on_target" if known else "no_target"
    return Point(label, month, value, status, target, 40.0 if known else None, 0.08, 0.12, verdict)


def line(*values: float | None, name: str = "", target: float | None = 0.12) -> Line:
    """A line whose last point is of June 2025; a missing value is a hidden one."""
    first = JUNE - len(values) + 1
    points = [
        point(first + at, value, status=Shown.OK if value is not None else Shown.HIDDEN, target=target)
        for at, value in enumerate(values)
    ]
    return Line(name, tuple(points), name)


def figures(desk: Desk, search: str) -> Iterator[Figure]:
    """Every figure on Explore."""
    _, body, _ = drawn(desk, PAGES["explore"], search)
    yield from figures_of(body).values()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("key", ["voluntary_turnover_rate", "representation", "enps"])
def test_every_figure_is_valid_in_both_themes(full: Desk, key: str, theme: str) -> None:
    found = list(figures(full, f"?kpi={key}"))

    assert found
    for one in found:
        go.Figure(painted(one, theme))


def test_every_chart_keeps_its_data_at_home(full: Desk) -> None:
    """The library's own default is a button that uploads the chart to its vendor."""
    for page in PAGES.values():
        assert of_kind(page.draw(full, PLAIN).body, "Graph") == []
    config = json.loads(getattr(paint(), "data-paint"))["config"]
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displaylogo"] is False


def test_a_hidden_point_is_in_no_figure() -> None:
    """Neither its value nor its interval: the scale is that of the shown ones."""
    shown = figure(TURNOVER, line(0.1, None, 0.11), None, WORDS)

    actual = next(trace for trace in shown["data"] if trace.get("name") == "Actual")
    assert actual["y"] == [0.1, None, 0.11]
    assert "hidden" in actual["hovertext"][1]
    assert actual["connectgaps"] is False
    assert shown["layout"]["yaxis"]["range"][1] < 0.13


def test_a_point_without_neighbours_has_a_mark() -> None:
    shown = figure(TURNOVER, line(0.1, None, 0.11, None, 0.1, 0.1), None, WORDS)

    actual = next(trace for trace in shown["data"] if trace.get("name") == "Actual")
    assert [size > 0 for size in actual["marker"]["size"]] == [True, False, True, False, False, False]


def test_a_chart_without_any_figure_is_still_a_chart() -> None:
    go.Figure(painted(figure(TURNOVER, Line("", ()), None, WORDS), "light"))
    go.Figure(painted(figure(TURNOVER, line(None, None, target=None), None, WORDS), "light"))
    assert "No figure can be shown" in text(trend(TURNOVER, Line("", ()), None, WORDS))
    assert "No figure can be shown" in text(several(TURNOVER, (), WORDS))


def test_the_chart_and_its_table_say_the_same() -> None:
    drawn = trend(TURNOVER, line(0.1, None, 0.118), line(0.2, 0.2, 0.2), WORDS)

    (words,) = [found for one in walk(drawn) if (found := twin_words(one))]
    assert words[:4] == ["Period", "Actual", "Year before", "Target"]
    assert "11.8\u00a0%" in words
    assert "hidden" in words


def test_the_targets_name_stands_where_there_is_room() -> None:
    below = figure(TURNOVER, line(*[0.05] * 24), None, WORDS)
    above = figure(TURNOVER, line(*[0.2] * 24), None, WORDS)

    assert [one["yanchor"] for one in below["layout"]["annotations"] if one.get("name") == "wide"] == [
        "bottom"
    ]
    assert [one["yanchor"] for one in above["layout"]["annotations"] if one.get("name") == "wide"] == ["top"]


def test_the_targets_name_stands_clear_of_the_line_of_an_event() -> None:
    """The name takes four of 24 months; without the event it begins with the first."""
    drawn = line(*[0.05] * 24)
    first = drawn.points[0].last

    def seat(*months: float) -> list[float]:
        named = named_aim(TURNOVER, drawn, (), WORDS, [first + month for month in months])
        return [one["x"] - first for one in named]

    assert (seat(), seat(2.4), seat(*range(0, 24, 3))) == ([0], [3], [])


def test_text_from_data_is_drawn_as_it_is_written() -> None:
    assert plain("<a href='x'>R&D</a>") == "&lt;a href='x'&gt;R&amp;D&lt;/a&gt;"
    assert "%{" not in plain("%{customdata}")
    assert "$" not in plain("$\\alpha$")


def test_a_name_from_data_is_only_text_in_a_chart() -> None:
    shown = panel(TURNOVER, line(0.1, 0.2, name="<a href='x'>R&D</a>"), scale_of(TURNOVER, [0.1, 0.2]), WORDS)

    assert "<a" not in json.dumps(shown)


def test_panels_are_on_one_scale_with_the_worst_first() -> None:
    groups = [line(0.1, 0.1, name="Good"), line(0.3, 0.3, name="Bad"), line(None, None, name="Few")]

    drawn = panels(TURNOVER, groups, WORDS, {"Bad": "/explore?division=Bad"})

    assert [text(title).split()[0] for title in of_kind(drawn, "H3")] == ["Bad", "Good"]
    ranges = {json.dumps(one["layout"]["yaxis"]["range"]) for one in figures_of(drawn).values()}
    assert len(ranges) == 1
    assert [link.href for link in of_kind(drawn, "A")] == ["/explore?division=Bad"]  # type: ignore[attr-defined]
    assert hidden(groups) == ["Few"]


def test_the_lines_behind_all_panels_are_sent_once() -> None:
    groups = [line(0.123456, 0.1, name="Good"), line(0.3, None, name="Bad"), line(0.3, 0.3, name="Worse")]

    drawn = panels(TURNOVER, groups, WORDS, {})

    (behind,) = (
        json.loads(getattr(one, "data-behind")) for one in walk(drawn) if hasattr(one, "data-behind")
    )
    assert behind["y"] == [0.3, 0.3, None, 0.1235, 0.1, None]  # "Bad" has no figure now, and no panel
    assert not behind["connectgaps"]


def test_too_many_panels_are_counted_not_drawn() -> None:
    groups = [line(0.1, 0.1, name=f"Group {number:02d}") for number in range(18)]

    drawn = panels(TURNOVER, groups, WORDS, {})

    assert len(figures_of(drawn)) == 15
    assert "3 more groups stand in the table below." in text(drawn)


def test_a_panel_knows_a_line_without_target() -> None:
    one = line(0.1, 0.2, name="A", target=None)

    go.Figure(painted(panel(TURNOVER, one, scale_of(TURNOVER, [0.1, 0.2]), WORDS), "dark"))


def test_more_is_better_turns_the_order() -> None:
    groups = [line(10.0, 30.0, name="Much"), line(10.0, 5.0, name="Little")]

    assert [one.name for one in ranked(HOURS, groups)] == ["Little", "Much"]
    assert [one.name for one in ranked(HEADCOUNT, groups)] == ["Much", "Little"]


def test_the_table_ends_with_the_hidden_groups_by_name() -> None:
    """Their place must not tell their value."""
    groups = [
        line(None, name="Beta"),
        line(0.1, name="Shown"),
        line(None, name="Alpha"),
        Line("Gone", (), "Gone"),
    ]

    assert [one.name for one in ordered(TURNOVER, groups)] == ["Shown", "Gone", "Alpha", "Beta"]


def test_a_hidden_row_of_the_table_holds_no_figure() -> None:
    table = grid(TURNOVER, [line(*[0.2] * 13, None, name="Legal")], "department", "Since", WORDS)

    row = of_kind(table, "Tr")[-1]
    assert [text(cell) for cell in of_kind(row, "Td")] == ["hidden", "Hidden", "", "", "hidden"]
    assert not any(hasattr(cell, "data-value") for cell in of_kind(row, "Td"))
    assert getattr(row, "data-last") == "1"


def test_the_table_of_groups_sorts_by_figures_not_by_words() -> None:
    table = grid(TURNOVER, [line(*[0.2] * 13, name="Legal")], "department", "Since", WORDS)

    row = of_kind(table, "Tr")[-1]
    told = [getattr(cell, "data-value", None) for cell in of_kind(row, "Td")]
    assert told == ["0.2", None, "0.0", None, "40.0"]
    heads = [getattr(head, "aria-sort", None) for head in of_kind(table, "Th")[:6]]
    assert heads == ["none", "none", "none", "none", None, "none"]


def test_a_year_is_twelve_months() -> None:
    grown = line(*[0.1] * 12, 0.15, name="A")

    assert change_in_a_year(grown) == pytest.approx(0.05)
    assert changed([grown]) == ("2024-06", "2025-06")
    assert changed([line(0.1)]) is None
    assert change_in_a_year(line(0.1)) is None
    assert change_in_a_year(Line("", ())) is None


def test_changes_are_told_in_words_beside_their_bars() -> None:
    groups = [line(*[0.1] * 12, 0.15, name="A"), line(*[0.1] * 12, 0.06, name="B"), line(None, name="C")]
    signals = [replace(one, evidence=Evidence.SIGNAL) for one in groups]

    told = text(changes(TURNOVER, signals, WORDS))

    assert told == "B −4.0\u00a0pp better A +5.0\u00a0pp worse"
    assert "No group has a figure" in text(changes(TURNOVER, groups[2:], WORDS))


def test_a_bar_of_what_may_be_chance_has_no_colour_and_no_judgement() -> None:
    usual = replace(line(*[0.1] * 12, 0.15, name="A"), evidence=Evidence.USUAL)

    bar = changes(TURNOVER, [usual], WORDS)

    assert text(bar) == "A +5.0\u00a0pp (usual)"
    assert any(getattr(one, "className", "") == "fill fill-prior" for one in walk(bar))


def test_where_it_stands_says_how_sure_it_is() -> None:
    told = text(facts(TURNOVER, point(JUNE, 0.1), WORDS))

    assert "Based on 40 people" in told
    assert "95 % interval 8.0 to 12.0\u00a0%" in told
    assert "Hidden" in text(facts(TURNOVER, point(JUNE, None, status=Shown.HIDDEN), WORDS))
    assert "nothing to measure" in text(facts(TURNOVER, None, WORDS))


def test_every_chart_has_a_table(full: Desk) -> None:
    body = PAGES["explore"].draw(full, PLAIN).body

    twins = [one for one in walk(body) if getattr(one, "className", "") == "twin"]
    assert len(twins) == 2
    assert all(any(map(twin_words, walk(one))) for one in twins)
