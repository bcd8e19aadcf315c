"""What charts of slides and workbooks share: colours, axes, and a waterfall as stacked columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from hrkpi.export.figure_parts import number
from hrkpi.export.scale import Axis, axis
from hrkpi.export.tokens import LIGHT
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.view import Cell, Chart, Mark, Role, Series

PALEST, STRONGEST = 0.05, 0.42  # shares of the brand colour that dark letters can be read on
MOST_COLOURS = 4  # that every reader can tell apart
STEP_COLOURS = ("", "ink", "brand", "prior")  # of what lifts a waterfall's steps, levels, rises, falls
THICK = 0.015  # of what a waterfall spans: the height of the mark of a level
COUNTS = {Unit.PERSONS, Unit.APPLICATIONS}
LINES = {Mark.LINE, Mark.STEP}
LYING = {Mark.BAR, Mark.FUNNEL}
GAPS = {
    Mark.COLUMN: 60,
    Mark.STACK: 60,
    Mark.BAR: 45,
    Mark.FUNNEL: 25,
    Mark.WATERFALL: 40,
}  # per cent of a column
NEAREST = 0.05  # of an axis: two figures nearer to each other would be written over each other
FROM_ZERO = {Mark.COLUMN, Mark.STACK, Mark.BAR, Mark.FUNNEL}
TINTS = {
    Role.ACTUAL: "brand",
    Role.PRIOR: "prior",
    Role.TARGET: "muted",
    Role.FORECAST: "brand",
    Role.LIMIT: "line2",
}
WIDTHS = {
    Role.ACTUAL: 2.5,
    Role.PRIOR: 1.75,
    Role.TARGET: 1.25,
    Role.FORECAST: 1.75,
    Role.LIMIT: 1.0,
}  # points
DASHED = {Role.TARGET: "dash", Role.LIMIT: "dash", Role.FORECAST: "round_dot"}


STEPS = (marked("Lifted by"), marked("Level"), marked("Up"), marked("Down"))  # columns of a waterfall


@dataclass(frozen=True)
class Steps:
    """A waterfall as columns on top of each other; one value per place, zero where none.

    A step of ten is not to be seen beside a level of a thousand where the axis begins at zero. So levels are
    thin marks, not columns, and the axis holds what happens between them.

    Args:
        base: What lifts a step to its height; not to be seen.
        levels: Marks of opening and closing, just under their height.
        rises: Steps up.
        falls: Steps down, as positive heights.
    """

    base: tuple[float, ...]
    levels: tuple[float, ...]
    rises: tuple[float, ...]
    falls: tuple[float, ...]


def colours(chart: Chart) -> tuple[str, ...]:
    """The colour of each series as ``3F4CB8``: by what it means; the fifth group and later ones are grey."""
    actual = sum(series.role is Role.ACTUAL for series in chart.series)
    compared = {Role.GROUP, Role.ACTUAL} if actual > 1 else {Role.GROUP}
    told: list[str] = []
    place = int(actual == 1)  # which has the first colour
    for series in chart.series:
        if series.role in compared:
            place += 1
            told.append(colour(f"group_{place}" if place <= MOST_COLOURS else "prior"))
        else:
            told.append(colour(TINTS[series.role]))
    return tuple(told)


def colour(token: str) -> str:
    """A token's colour on paper, without its mark: ``3F4CB8``."""
    return LIGHT[token].removeprefix("#")


def values(series: Series) -> tuple[float | None, ...]:
    """What is drawn of a series; nothing where nothing is shown, whatever a cell holds."""
    return tuple(number(cell) for cell in series.cells)


def bounds(chart: Chart) -> tuple[Axis, float]:
    """The axis of a chart's values, with round ends, and the step between its lines."""
    known = _heights(chart)
    if chart.mark in FROM_ZERO or (chart.unit is Unit.PERSONS and chart.mark is Mark.STEP):
        known = [*known, 0.0]
    digits = chart.decimals + (2 if chart.unit is Unit.SHARE else 0)
    found = axis(known, smallest=10.0**-digits)
    step = found.ticks[1] - found.ticks[0] if len(found.ticks) > 1 else found.high - found.low
    low = _floor(found.low, step) if found.low < 0 or found.ticks[:1] != (0.0,) else 0.0
    high = -_floor(-found.high, step)
    if min(known, default=0.0) >= 0:
        low = max(low, 0.0)
    if chart.unit is Unit.SHARE and max(known, default=0.0) <= 1:
        high = min(high, 1.0) if high > 1 else high
    return Axis(low, high, found.ticks), round(step, 12)


def steps(chart: Chart) -> Steps | None:
    """A waterfall's columns; none where a step is hidden or the level falls below zero."""
    known = values(chart.series[0])
    if any(value is None for value in known) or len(known) < 2:
        return None
    exact = [value or 0.0 for value in known]
    after = list(accumulate(exact[:-1]))
    before = [0.0, *after[:-1]]
    if min([*after, exact[-1]]) < 0:
        return None
    inner = range(1, len(exact) - 1)
    last = len(exact) - 1
    tops = [*after[:1], *(max(pair) for pair in zip(before[1:], after[1:], strict=True)), exact[-1]]
    lows = [*after[:1], *(min(pair) for pair in zip(before[1:], after[1:], strict=True)), exact[-1]]
    thick = (max(tops) - min(lows)) * THICK or max(tops) * THICK
    return Steps(
        base=tuple(lows[at] if at in inner else max(lows[at] - thick, 0.0) for at in range(last + 1)),
        levels=tuple(thick if at in (0, last) else 0.0 for at in range(last + 1)),
        rises=tuple(max(exact[at], 0.0) if at in inner else 0.0 for at in range(last + 1)),
        falls=tuple(max(-exact[at], 0.0) if at in inner else 0.0 for at in range(last + 1)),
    )


def is_drawn(chart: Chart) -> bool:
    """Whether Office draws a chart; what it cannot, and what holds no figure, is a table."""
    known = any(value is not None for series in chart.series for value in values(series))
    return (
        known
        and chart.mark is not Mark.HEAT
        and (chart.mark is not Mark.WATERFALL or steps(chart) is not None)
    )


def _heights(chart: Chart) -> list[float]:
    """What the axis has to hold."""
    if chart.mark is Mark.WATERFALL and (found := steps(chart)):
        parts = zip(found.base, found.levels, found.rises, found.falls, strict=True)
        return [*found.base, *map(sum, parts)]
    columns = [values(series) for series, _ in drawn(chart)]
    if chart.mark is Mark.STACK:
        return [sum(value or 0.0 for value in place) for place in zip(*columns, strict=False)]
    return [value for column in columns for value in column if value is not None]


def _floor(value: float, step: float) -> float:
    return round(step * (value / step // 1), 12)


def drawn(chart: Chart) -> list[tuple[Series, str]]:
    """The series that Office draws, with their colours: those with a figure, and no line beside bars."""
    across = {Role.TARGET, Role.LIMIT} if chart.mark in FROM_ZERO else set()
    pairs = zip(chart.series, colours(chart), strict=True)
    return [(one, tint) for one, tint in pairs if one.role not in across and last_known(one) is not None]


def left_out(chart: Chart) -> str:
    """What Office cannot draw beside bars, in words: ``Target: 11.0 %.``; nothing where it differs by bar."""
    shown = [one for one, _ in drawn(chart)]
    lost = [one for one in chart.series if one not in shown and one.role in {Role.TARGET, Role.LIMIT}]
    texts = [(one.name, {cell.text for cell in one.cells}) for one in lost]
    return " ".join(
        say("{label}: {text}.", label=name, text=next(iter(text))) for name, text in texts if len(text) == 1
    )


def last_known(series: Series) -> int | None:
    """The place of the last figure, which is written beside its line; none where there is none."""
    cells = values(series)
    return next((at for at in reversed(range(len(cells))) if cells[at] is not None), None)


def labelled(chart: Chart) -> list[Series]:
    """Lines whose last figure is written beside them: those that lie far enough from the others."""
    if chart.mark not in LINES:
        return []
    scale, _ = bounds(chart)
    apart = (scale.high - scale.low) * NEAREST
    ends = [
        (values(one)[place] or 0.0, one)
        for one, _ in drawn(chart)
        if one.role in {Role.ACTUAL, Role.GROUP} and (place := last_known(one)) is not None
    ]
    kept: list[tuple[float, Series]] = []
    for value, one in sorted(ends, key=lambda end: -end[0]):
        if not kept or kept[-1][0] - value > apart:
            kept.append((value, one))
    return [one for _, one in kept]


def stands_alone(cells: Sequence[float | None]) -> bool:
    """Whether a figure has no neighbour to be joined with, and so needs a mark to be seen."""
    padded = [None, *cells, None]
    return any(
        here is not None and before is None and after is None
        for before, here, after in zip(padded, padded[1:], padded[2:], strict=False)
    )


def signed(cell: Cell) -> str:
    """A waterfall's step as it is written, with its sign and without its unit: ``+45``."""
    amount = cell.text.split("\u00a0", maxsplit=1)[0]
    return (
        f"+{amount}"
        if isinstance(cell.value, int | float) and cell.value > 0 and amount[:1] != "+"
        else amount
    )


def shading(chart: Chart) -> dict[float, str]:
    """The colour of a heat map's cells by their value, pale to strong; none of another chart's."""
    if chart.mark is not Mark.HEAT:
        return {}
    known = sorted({value for series in chart.series for value in values(series) if value is not None})
    width = (known[-1] - known[0]) or 1.0 if known else 1.0
    return {value: mixed(PALEST + (STRONGEST - PALEST) * (value - known[0]) / width) for value in known}


def mixed(share: float) -> str:
    """The brand laid thinly over white paper."""
    parts = [int(colour("brand")[at : at + 2], 16) for at in (0, 2, 4)]
    return "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts)
