"""What charts of slides and workbooks share."""

from dataclasses import replace

from hrkpi.export.office import (
    bounds,
    colour,
    colours,
    crossing,
    gap,
    is_drawn,
    is_inside,
    level,
    levels,
    ordered,
    shading,
    stands_alone,
)
from hrkpi.export.office_steps import signed, steps
from hrkpi.export.tokens import LIGHT
from hrkpi.kpi import Unit
from hrkpi.view import Mark, Role, Series
from tests.seen import (
    BAR,
    COLUMN,
    GROUPS,
    HEAT,
    HIDDEN,
    LINE,
    MONTHS,
    STACK,
    STEP,
    WATERFALL,
    chart,
    counts,
    people,
    share,
    shares,
)


def test_a_series_has_the_colour_of_its_meaning() -> None:
    assert colours(LINE) == tuple(LIGHT[name].removeprefix("#") for name in ("brand", "prior", "muted"))


def test_at_most_four_groups_are_coloured() -> None:
    six = replace(GROUPS, series=GROUPS.series[:3] * 2)

    tints = [LIGHT[f"group_{at}"].removeprefix("#") for at in (1, 2, 3, 4)]
    assert colours(six) == (*tints, *[LIGHT["prior"].removeprefix("#")] * 2)


def test_several_actual_series_are_told_apart() -> None:
    two = chart(Mark.LINE, MONTHS, Series("A", shares(0.1, 0.2, 0.3)), Series("B", shares(0.3, 0.2, 0.1)))

    assert colours(two) == (LIGHT["group_1"].removeprefix("#"), LIGHT["group_2"].removeprefix("#"))


def test_bars_begin_at_zero_and_lines_need_not() -> None:
    assert bounds(BAR)[0].low == bounds(COLUMN)[0].low == 0.0
    assert bounds(LINE)[0].low > 0.1


def test_the_ends_of_an_axis_are_round_and_hold_everything() -> None:
    for drawn in (LINE, GROUPS, BAR, COLUMN, STACK, WATERFALL, STEP):
        axis, step = bounds(drawn)
        assert abs(axis.high / step - round(axis.high / step)) < 1e-6
        assert abs(axis.low / step - round(axis.low / step)) < 1e-6
    assert bounds(STACK)[0].high >= 19
    assert bounds(STEP)[0].high == 1.0


def test_an_axis_below_zero_holds_its_values() -> None:
    loss = chart(Mark.COLUMN, MONTHS, Series("Net", counts(-12, 4, 9)), unit=Unit.PERSONS, decimals=0)

    assert bounds(loss)[0].low <= -12


def test_a_waterfall_stands_on_what_came_before() -> None:
    found = steps(WATERFALL)

    assert found is not None
    assert list(found.base[1:4]) == [1204, 1249, 1213]  # 1204 + 45 = 1249, + 6 = 1255, - 42 = 1213
    assert [found.base[at] + found.levels[at] for at in (0, 4)] == [1204, 1213]
    assert list(found.levels[1:4]) == [0, 0, 0]
    assert [list(found.rises), list(found.falls)] == [[0, 45, 6, 0, 0], [0, 0, 0, 42, 0]]


def test_a_waterfall_with_a_hidden_step_is_a_table() -> None:
    """The steps beside it would give it away as the gap between two columns."""
    cells = (people(100), HIDDEN, people(-4), people(103))
    veiled = replace(
        WATERFALL, axis=("Opening", "In", "Out", "Closing"), series=(Series("Headcount", cells),)
    )
    sunk = replace(WATERFALL, series=(Series("Headcount", counts(10, -30, 25, 0, 5)),))

    assert steps(veiled) is None
    assert not is_drawn(veiled)
    assert steps(sunk) is None


def test_a_heat_map_is_a_shaded_table() -> None:
    assert not is_drawn(HEAT)
    assert shading(LINE) == {}
    assert shading(replace(HEAT, series=HEAT.series[1:])) == {}
    pale, strong = shading(HEAT)[0.52], shading(HEAT)[0.71]
    assert int(pale, 16) > int(strong, 16)


def test_a_chart_without_figures_is_not_drawn() -> None:
    aim = Series("Target", shares(0.12, 0.12, 0.12), Role.TARGET)

    assert not is_drawn(replace(LINE, series=(Series("Legal", shares(None, None, None)), aim)))
    assert not is_drawn(replace(LINE, series=()))


def test_a_figure_between_gaps_needs_a_mark() -> None:
    assert stands_alone([0.1, None, 0.2])
    assert not stands_alone([0.1, 0.2, None])


def test_steps_are_written_with_their_sign() -> None:
    assert [signed(WATERFALL, cell) for cell in (people(45), people(-42), HIDDEN, share(0.1))] == [
        "+45",
        "−42",
        "hidden",
        "+10.0\u00a0%",
    ]


AIM = Series("Target", shares(0.12, 0.12, None, 0.12), Role.TARGET)
AIMED = replace(BAR, series=(*BAR.series, AIM))


def test_a_target_lies_across_and_is_no_bar_of_its_own() -> None:
    lined = replace(COLUMN, series=(*COLUMN.series, Series("Plan", counts(10, 10, 30), Role.TARGET)))

    assert crossing(LINE) == crossing(BAR) == []
    assert crossing(lined) == [(lined.series[2], colour("ink"))]
    assert [one.name for one, _ in ordered(lined)] == ["Hires", "Exits"]
    assert bounds(lined)[0].high >= 30  # the axis holds what lies across
    assert bounds(replace(lined, mark=Mark.STACK))[0].high >= 30 + 4


def test_a_bar_of_earlier_lies_under_the_one_that_has_a_target() -> None:
    earlier = Series("A year ago", shares(0.3, 0.2, None, 0.1), Role.PRIOR)

    framed = replace(BAR, series=(BAR.series[0], earlier, AIM))
    beside = replace(BAR, series=(BAR.series[0], earlier))

    assert [one.role for one, _ in ordered(framed)] == [Role.PRIOR, Role.ACTUAL]
    assert [one.role for one, _ in ordered(beside)] == [Role.ACTUAL, Role.PRIOR]
    assert [is_inside(framed, one) for one in framed.series[:2]] == [True, False]
    assert not is_inside(beside, beside.series[0])


def test_a_level_is_a_line_where_a_grid_draws_it_once() -> None:
    low, high, several = (
        replace(BAR, series=(*BAR.series, Series("Whole company", shares(*found), Role.LIMIT)))
        for found in ((0.05,) * 4, (0.2,) * 4, (0.2, 0.2, 0.2, 0.1))
    )

    assert [level(one) for one in (BAR, low, high, several)] == [None, None, 0.2, None]
    assert [levels(one) for one in (BAR, high, several)] == ["", "Whole company: 20.0\u00a0%.", ""]


def test_few_bars_are_no_thicker_than_many() -> None:
    assert gap(replace(BAR, axis=("All",))) == 500
    assert gap(BAR) == 75
    assert gap(replace(BAR, axis=BAR.axis * 3)) == 45
    assert gap(COLUMN) == 60
