"""Charts as figures: what is drawn is what is in the cells, and no more."""

import json
from dataclasses import replace
from typing import Any

import pytest

from hrkpi.export.figure import DRAWN, figure, height, key, narrowed, painted
from hrkpi.export.figure_heat import tint
from hrkpi.export.figure_parts import is_blank, is_hidden, styled
from hrkpi.export.tokens import THEMES
from hrkpi.kpi import Unit
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Event, Mark, Role, Series
from hrkpi.wording import Wording

WORDING = Wording()
HIDDEN = Cell(None, "hidden", Shown.HIDDEN)
NOTHING = Cell(None, "–", Shown.NO_DATA)
MONTHS = ("Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026")
EVERY = pytest.mark.parametrize("mark", DRAWN)

Drawn = dict[str, Any]  # Any: a figure


def share(value: float) -> Cell:
    return Cell(value, f"{value * 100:.1f}\xa0%")


def people(value: float) -> Cell:
    return Cell(value, f"{value:.0f}\xa0people")


def chart(
    mark: Mark, *series: Series, axis: tuple[str, ...] = ("Sales", "Legal", "IT"), unit: Unit = Unit.SHARE
) -> Chart:
    return Chart("one", "One", mark, axis, "Department", series, unit, 1, "In words.")


def words(drawn: Drawn) -> list[str]:
    """What is written on a figure beside its marks."""
    return [one["text"] for one in drawn["layout"]["annotations"]]


ACTUAL = Series("Now", (share(0.25), HIDDEN, share(0.1)))


@EVERY
def test_a_hidden_figure_is_nowhere_in_any_picture(mark: Mark) -> None:
    """Neither as a number nor by the length of what stands in its place."""
    secret = Series("Now", (share(0.25), HIDDEN, share(0.1)), low=(0.2, None, 0.05), high=(0.3, None, 0.2))

    drawn = json.dumps(figure(chart(mark, secret), WORDING))

    assert "NaN" not in drawn
    assert is_hidden(chart(mark, secret))


@EVERY
def test_every_colour_is_a_token_or_nothing(mark: Mark) -> None:
    drawn = figure(chart(mark, ACTUAL), WORDING)

    for theme in THEMES:
        text = json.dumps(painted(drawn, theme))
        assert "token:" not in text
    assert "#" not in json.dumps(drawn)


@EVERY
def test_text_of_strangers_is_drawn_as_it_is_written(mark: Mark) -> None:
    evil = "<b onclick=x>%{x}</b>"

    drawn = json.dumps(figure(chart(mark, ACTUAL, axis=(evil, "Legal", "IT")), WORDING))

    assert "<b onclick" not in drawn
    assert "%{x}" not in drawn


@EVERY
def test_a_chart_has_a_height_for_all_its_rows(mark: Mark) -> None:
    many = tuple(f"Department {number}" for number in range(30))
    cells = tuple(share(number / 100) for number in range(30))
    tall = chart(mark, Series("Now", cells), axis=many)

    rows = 30 if mark in {Mark.BAR, Mark.FUNNEL} else 1
    assert height(tall) >= rows * 20


def test_a_gap_is_a_gap_in_a_line() -> None:
    drawn = figure(
        chart(
            Mark.LINE, Series("Actual", (share(0.1), HIDDEN, NOTHING, share(0.2)), Role.ACTUAL), axis=MONTHS
        ),
        WORDING,
    )

    line = drawn["data"][0]
    assert line["y"] == [0.1, None, None, 0.2]
    assert line["connectgaps"] is False
    assert line["marker"]["size"] == [6, 0, 0, 6]  # both stand alone


def test_the_last_figure_stands_at_the_end_of_its_line() -> None:
    drawn = figure(
        chart(Mark.LINE, Series("Actual", (share(0.1), share(0.2), share(0.3), HIDDEN)), axis=MONTHS), WORDING
    )

    assert words(drawn) == ["<b>30.0\xa0%</b>"]
    assert drawn["layout"]["annotations"][0]["x"] == 2


def test_of_several_lines_only_those_that_reach_the_end_are_labelled_and_none_over_another() -> None:
    ends = [(share(0.1), share(0.30)), (share(0.2), share(0.301)), (share(0.1), HIDDEN)]
    several = [Series(f"Group {at}", cells, Role.GROUP) for at, cells in enumerate(ends)]

    drawn = figure(chart(Mark.LINE, *several, axis=MONTHS[:2]), WORDING)

    assert words(drawn) == ["<b>30.1\xa0%</b>"]


def test_months_are_named_every_few_with_the_year_once() -> None:
    months = tuple(f"{name} {year}" for year in (2025, 2026) for name in ("Jan", "Apr", "Jul", "Oct"))

    drawn = figure(
        chart(Mark.LINE, Series("Actual", tuple(share(0.1) for _ in months)), axis=months), WORDING
    )

    assert drawn["layout"]["xaxis"]["ticktext"] == [
        "Jan<br>2025",
        "Apr",
        "Jul",
        "Oct",
        "Jan<br>2026",
        "Apr",
        "Jul",
        "Oct",
    ]


def test_many_months_are_named_in_step_with_january() -> None:
    names = ("Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
    months = tuple(f"{name} {2024 if at < 2 else 2025}" for at, name in enumerate(names))

    drawn = figure(
        chart(Mark.LINE, Series("Actual", tuple(share(0.1) for _ in months)), axis=months), WORDING
    )

    assert drawn["layout"]["xaxis"]["ticktext"][:2] == ["Nov<br>2024", "Jan<br>2025"]


def test_an_interval_of_a_line_is_a_band_under_it() -> None:
    surely = Series("Actual", (share(0.1), share(0.2)), low=(0.05, 0.1), high=(0.15, 0.3))

    lower, upper, line, *_ = figure(chart(Mark.LINE, surely, axis=MONTHS[:2]), WORDING)["data"]

    assert (lower["y"], upper["y"]) == ([0.05, 0.1], [0.15, 0.3])
    assert upper["fill"] == "tonexty"
    assert upper["fillcolor"].startswith("token:brand/")
    assert line["y"] == [0.1, 0.2]


def test_a_target_steps_and_is_named_where_there_is_room() -> None:
    actual = Series("Actual", (share(0.11), share(0.13), share(0.18), share(0.19)))
    aim = Series("Target", tuple(share(0.12) for _ in range(4)), Role.TARGET)

    drawn = figure(chart(Mark.LINE, actual, aim, axis=MONTHS), WORDING)

    named = next(one for one in drawn["layout"]["annotations"] if one["text"].startswith("Target"))
    assert named["text"] == "Target 12.0\xa0%"
    assert named["yanchor"] == "top"  # the line runs above it there
    assert next(one for one in drawn["data"] if one["name"] == "Target")["line"]["shape"] == "hv"


def test_no_line_of_an_event_runs_through_the_name_of_a_target() -> None:
    """It takes three of twelve months and stands at the end; it goes before a line, after it, or nowhere."""
    actual = Series("Actual", tuple(share(0.3) for _ in range(12)))
    aim = Series("Target", tuple(share(0.12) for _ in range(12)), Role.TARGET)
    plain = chart(Mark.LINE, actual, aim, axis=tuple(f"Month {at}" for at in range(12)))

    def seat(*places: float) -> list[float]:
        events = tuple(Event(place, "Pay round") for place in places)
        drawn = figure(replace(plain, events=events), WORDING)
        return [one["x"] for one in drawn["layout"]["annotations"] if one["text"].startswith("Target")]

    assert (seat(), seat(10), seat(5, 9)) == ([8], [6], [1])
    assert seat(1, 4, 7, 10) == []


def test_a_target_that_never_stays_is_not_named() -> None:
    aim = Series("Target", (share(0.1), share(0.2)), Role.TARGET)

    drawn = figure(
        chart(Mark.LINE, Series("Actual", (share(0.1), share(0.2))), aim, axis=MONTHS[:2]), WORDING
    )

    assert not [text for text in words(drawn) if text.startswith("Target")]


def test_bars_begin_at_zero_and_say_their_figure() -> None:
    drawn = figure(chart(Mark.BAR, ACTUAL), WORDING)

    assert drawn["layout"]["xaxis"]["range"][0] == 0
    assert words(drawn) == ["25.0\xa0%", "hidden", "10.0\xa0%"]


def test_a_hidden_bar_is_hatched_and_of_one_length() -> None:
    both = Series("Now", (share(0.9), HIDDEN, HIDDEN))

    drawn = figure(chart(Mark.BAR, both), WORDING)

    stubs = next(one for one in drawn["data"] if "pattern" in one["marker"])
    assert stubs["y"] == [1, 2]
    assert len(set(stubs["x"])) == 1


def test_a_negative_bar_leaves_zero_in_the_picture() -> None:
    drawn = figure(
        chart(Mark.BAR, Series("Now", (people(-5), people(8), people(0))), unit=Unit.PERSONS), WORDING
    )

    low, high = drawn["layout"]["xaxis"]["range"]
    assert low < -5
    assert high > 8
    assert words(drawn) == ["-5", "8", "0"]


def test_a_year_ago_is_a_thin_bar_under_the_other_and_targets_are_marks() -> None:
    before = Series("A year ago", (share(0.2), share(0.3), HIDDEN), Role.PRIOR)
    aim = Series("Target", (share(0.1),) * 3, Role.TARGET)
    whole = Series("Whole company", (share(0.15),) * 3, Role.LIMIT)
    drawn = chart(Mark.BAR, ACTUAL, before, aim, whole)

    bar, thin, _, line, marks = figure(drawn, WORDING)["data"]

    assert thin["width"] < bar["width"]
    assert marks["mode"] == "markers"
    assert line["x"] == [0.15] * 6
    assert key(drawn) == (
        ("brand box", "Now"),
        ("prior box", "A year ago"),
        ("target tick", "Target"),
        ("limit", "Whole company"),
    )


def test_the_figure_of_a_bar_stands_beyond_its_interval() -> None:
    surely = Series("Now", (share(0.2), HIDDEN, share(0.1)), low=(0.1, None, 0.05), high=(0.4, None, 0.2))
    drawn = chart(Mark.BAR, surely)

    found = figure(drawn, WORDING)

    assert found["layout"]["annotations"][0]["x"] == 0.4
    assert found["data"][0]["error_x"]["array"] == pytest.approx([0.2, 0, 0.1])
    assert key(drawn) == (("brand box", "Now"), ("whisker", "95 % interval"))


def test_columns_stand_side_by_side_or_on_top_of_each_other() -> None:
    two = [Series(name, (people(3), people(4)), Role.GROUP) for name in ("Hires", "Exits")]

    beside = figure(chart(Mark.COLUMN, *two, axis=("A", "B"), unit=Unit.PERSONS), WORDING)
    above = figure(chart(Mark.STACK, *two, axis=("A", "B"), unit=Unit.PERSONS), WORDING)

    assert beside["data"][0]["x"] != beside["data"][1]["x"]
    assert above["data"][0]["x"] == above["data"][1]["x"]
    assert above["layout"]["barmode"] == "stack"
    assert above["layout"]["yaxis"]["range"][1] > 7
    assert words(beside) == ["3", "4", "3", "4"]


def test_a_hidden_column_is_hatched_and_a_target_crosses() -> None:
    aim = Series("Target", (share(0.2),) * 3, Role.TARGET)

    drawn = figure(chart(Mark.COLUMN, ACTUAL, aim), WORDING)

    assert [one["type"] for one in drawn["data"]] == ["bar", "bar", "scatter"]
    assert drawn["data"][1]["marker"]["pattern"]["shape"] == "/"


def test_a_waterfall_floats_from_level_to_level() -> None:
    steps = Series("People", (people(1000), people(30), people(-10), people(1020)))

    drawn = figure(
        chart(Mark.WATERFALL, steps, axis=("Oct", "Hires", "Exits", "Nov"), unit=Unit.PERSONS), WORDING
    )

    blocks = drawn["data"][0]
    assert blocks["base"] == [1000, 1020]
    assert blocks["y"] == [30, 10]
    assert drawn["layout"]["yaxis"]["range"][0] > 900  # a level is a line, so the axis need not begin at zero
    assert words(drawn) == ["<b>1000</b>", "30", "-10", "<b>1020</b>"]


def test_a_waterfall_of_many_steps_goes_downwards_so_that_no_name_lies_over_another() -> None:
    names = ("Oct 2025", *(f"Department of {at}" for at in range(9)), "Oct 2026")
    steps = Series("People", (people(1000), *(people(3 * (-1) ** at) for at in range(9)), people(1003)))
    many = chart(Mark.WATERFALL, steps, axis=names, unit=Unit.PERSONS)

    drawn = figure(many, WORDING)

    blocks, first = drawn["data"][0], drawn["data"][1]
    assert (blocks["orientation"], blocks["y"], blocks["x"][0]) == ("h", list(range(1, 10)), 3)
    assert blocks["base"][:2] == [1000, 1000]
    assert (first["x"], first["y"]) == ([1000, 1000], [0.36, 0.64])
    assert drawn["layout"]["yaxis"]["ticktext"] == list(names)
    assert drawn["layout"]["xaxis"]["range"][0] > 900
    assert height(many) > len(names) * 27
    assert words(drawn)[0] == "<b>1000</b>"
    shown, kept = (each["layout"]["xaxis"]["ticktext"] for each in (drawn, narrowed(drawn)))
    assert len(kept) <= 3
    assert set(kept) <= set(shown)


def test_a_waterfall_of_hidden_figures_is_empty() -> None:
    drawn = figure(
        chart(Mark.WATERFALL, Series("People", (HIDDEN, HIDDEN)), axis=("Oct", "Nov"), unit=Unit.PERSONS),
        WORDING,
    )

    assert words(drawn) == []


def test_cells_of_a_heat_map_are_tinted_among_each_other() -> None:
    rows = [
        Series("Trust", (share(0.2), share(0.6)), Role.ACTUAL),
        Series("Growth", (HIDDEN, share(0.4)), Role.ACTUAL),
    ]
    drawn = chart(Mark.HEAT, *rows, axis=("Sales", "IT"))

    strengths = [tint(drawn, cell) for one in rows for cell in one.cells]
    columns = figure(drawn, WORDING)["data"]

    assert strengths == [0.06, 0.5, None, 0.28]
    assert columns[0]["marker"]["pattern"]["shape"] == ["", "/"]
    assert columns[0]["text"] == ["20.0\xa0%", "hidden"]
    assert key(drawn) == ()


def test_the_columns_of_a_heat_map_are_named_in_full() -> None:
    """On as many lines as the longest name needs, for which there is room above."""
    rows = (Series("Q4 2025", (share(0.2), share(0.6))),)
    short, long = (
        figure(chart(Mark.HEAT, *rows, axis=names), WORDING)["layout"]
        for names in (("Offer", "Interview"), ("Offer", "From Application Review"))
    )

    assert long["xaxis"]["ticktext"] == ["Offer", "From<br>Application<br>Review"]
    assert long["margin"]["t"] > short["margin"]["t"]


def test_a_heat_map_of_one_value_is_tinted_evenly() -> None:
    drawn = chart(Mark.HEAT, Series("Trust", (share(0.2), share(0.2))), axis=("Sales", "IT"))

    assert tint(drawn, drawn.series[0].cells[0]) == 0.28


def test_more_than_four_groups_are_grey() -> None:
    six = [Series(f"Group {at}", (share(0.1),), Role.GROUP) for at in range(6)]

    styles = [style for style, _ in styled(chart(Mark.LINE, *six, axis=("Nov 2025",)))]

    assert styles == ["group_1", "group_2", "group_3", "group_4", "prior", "prior"]


def test_one_line_alone_needs_no_key() -> None:
    assert key(chart(Mark.LINE, ACTUAL)) == ()


def test_a_share_never_reaches_beyond_all() -> None:
    curve = Series("Sales", (share(1.0), share(0.9), share(0.5)), Role.GROUP)

    drawn = figure(chart(Mark.STEP, curve, axis=("0", "1", "2")), WORDING)

    assert max(drawn["layout"]["yaxis"]["tickvals"]) == 1.0
    assert drawn["layout"]["yaxis"]["range"][1] < 1.05
    assert drawn["data"][0]["line"]["shape"] == "hv"


def test_a_chart_without_a_figure_is_blank() -> None:
    assert is_blank(chart(Mark.LINE, Series("Now", (HIDDEN, NOTHING))))
    assert is_blank(chart(Mark.LINE))
    assert is_blank(chart(Mark.BAR, Series("Now", (NOTHING,)), Series("Aim", (ACTUAL.cells[0],), Role.LIMIT)))
    assert not is_blank(chart(Mark.LINE, ACTUAL))


def test_long_names_are_cut_beside_bars_and_broken_under_columns() -> None:
    name = "Customer relations and complaints handling"

    lying = figure(chart(Mark.BAR, ACTUAL, axis=(name, "B", "C")), WORDING)
    upright = figure(chart(Mark.COLUMN, ACTUAL, axis=(name, "B", "C")), WORDING)

    assert lying["layout"]["yaxis"]["ticktext"][0].endswith("…")
    under = upright["layout"]["xaxis"]["ticktext"][0]
    assert under == "Customer<br>relations<br>and<br>complaints<br>handling"


def test_an_expected_figure_is_dotted_and_a_bar_may_expect_one_too() -> None:
    ahead = Series("Forecast", (share(0.2), share(0.3), share(0.3)), Role.FORECAST)

    line = figure(chart(Mark.LINE, ahead, axis=("Jan 2026", "Feb 2026", "Mar 2026")), WORDING)["data"][0]
    bars = figure(chart(Mark.BAR, ACTUAL, ahead), WORDING)["data"][-1]

    assert line["line"]["dash"] == "2px,4px"
    assert bars["marker"]["symbol"] == "diamond"
