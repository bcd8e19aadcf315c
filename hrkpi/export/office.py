"""What charts of slides and workbooks share: colours, axes, and what lies across columns and bars."""

from collections.abc import Sequence
from math import ceil

from hrkpi.export.figure_parts import is_blank, number
from hrkpi.export.office_steps import steps
from hrkpi.export.scale import Axis, axis
from hrkpi.export.tokens import LIGHT
from hrkpi.kpi import Unit
from hrkpi.language import say
from hrkpi.view import Chart, Mark, Role, Series

PALEST, STRONGEST = 0.05, 0.42  # shares of the brand colour that dark letters can be read on
MOST_COLOURS = 4  # that every reader can tell apart
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
FRAME = 1.75  # points of the frame of a target around a lying bar
MOST_RANGES = 2  # lines with an interval: the figure and its forecast
MOST_NAMES = 12  # along an axis
MOST_TOLD = 20  # lying bars that are thick enough for a figure each
FEW = 7  # lying bars below which each stays as thick as one of so many
UNTURNED = -1  # 60,000ths of a degree: not to be seen, but no program turns or breaks names that are turned
ROOM = 0.16  # of an axis: a bar as long has room for its figure
CROSSING = {Role.TARGET, Role.LIMIT}  # not columns or bars beside the others
CROSSING_TINTS = {Role.TARGET: "ink", Role.LIMIT: "prior"}
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


def is_drawn(chart: Chart) -> bool:
    """Whether Office draws a chart; what it cannot, and what holds no figure, is a table."""
    return (
        not is_blank(chart)
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
        stacked = [sum(value or 0.0 for value in place) for place in zip(*columns, strict=False)]
        return [*stacked, *(value or 0.0 for series, _ in crossing(chart) for value in values(series))]
    columns += [values(series) for series, _ in crossing(chart)]
    columns += [end for one in ranged(chart) for end in ends(one)]
    return [value for column in columns for value in column if value is not None]


def ranged(chart: Chart) -> list[Series]:
    """Lines whose intervals are drawn: those that have one, unless so many would be a thicket."""
    known = [one for one in chart.series if one.low and chart.mark in LINES]
    return known if len(known) <= MOST_RANGES else []


def ends(one: Series) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """Lower and upper ends of a line's interval; none where its figure is not shown, whatever they hold."""
    low, high = (
        tuple(end if number(cell) is not None else None for cell, end in zip(one.cells, side, strict=True))
        for side in (one.low, one.high)
    )
    return low, high


def _floor(value: float, step: float) -> float:
    return round(step * (value / step // 1), 12)


def drawn(chart: Chart) -> list[tuple[Series, str]]:
    """The lines or bars of a chart with their colours: those with a figure, without what lies across bars."""
    lying = CROSSING if chart.mark in FROM_ZERO else set()
    pairs = zip(chart.series, colours(chart), strict=True)
    return [(one, tint) for one, tint in pairs if one.role not in lying and last_known(one) is not None]


def ordered(chart: Chart) -> list[tuple[Series, str]]:
    """The lines or bars as they are drawn: of bars that lie on each other the one that counts on top."""
    found = drawn(chart)
    return sorted(found, key=lambda pair: pair[0].role is not Role.PRIOR) if is_framed(chart) else found


def crossing(chart: Chart) -> list[tuple[Series, str]]:
    """What lies across columns and bars, with its colour: lines over columns, frames around bars.

    Office lays no line across lying bars: a target is a frame around where a bar should end, and the level of
    everybody is a line of the grid where it can be one (``level``).
    """
    roles = {Mark.COLUMN: CROSSING, Mark.STACK: CROSSING, Mark.BAR: {Role.TARGET}}.get(chart.mark, set())
    return [
        (one, colour(CROSSING_TINTS[one.role]))
        for one in chart.series
        if one.role in roles and last_known(one) is not None
    ]


def is_framed(chart: Chart) -> bool:
    """Whether targets are frames around lying bars, which then lie on each other."""
    return chart.mark in LYING and bool(crossing(chart))


def level(chart: Chart) -> float | None:
    """The level of everybody, a line across lying bars; none where a grid would draw it again further on."""
    limits = [one for one in chart.series if one.role is Role.LIMIT and chart.mark is Mark.BAR]
    known = {value for one in limits for value in values(one) if value is not None}
    found = next(iter(known), 0.0)
    return found if len(known) == 1 and 0 < found < bounds(chart)[0].high < 2 * found else None


def levels(chart: Chart) -> str:
    """What lies across bars in words, as these have no axis: ``Target: 11.0 %.``; blank where it differs."""
    lost = [one for one in chart.series if one.role in CROSSING and chart.mark in FROM_ZERO]
    texts = [(one.name, {cell.text for cell in one.cells}) for one in lost]
    return " ".join(
        say("{label}: {text}.", label=name, text=next(iter(text))) for name, text in texts if len(text) == 1
    )


def gap(chart: Chart) -> int:
    """Air between columns or bars, in per cent of one: so much that few are no thicker than those of many."""
    if chart.mark not in LYING:
        return GAPS[chart.mark]
    return max(GAPS[chart.mark], min(500, round((FEW / max(len(chart.axis), 1) - 1) * 100)))


def apart(chart: Chart) -> int:
    """How many places from one name along the axis to the next."""
    return 1 if chart.mark in LYING else max(1, ceil(len(chart.axis) / MOST_NAMES))


def is_told(chart: Chart, series: Series) -> bool:
    """Whether figures stand beside lying bars: where these are many and thin, the main ones alone."""
    return len(chart.axis) * len(drawn(chart)) <= MOST_TOLD or series.role is not Role.PRIOR


def is_inside(chart: Chart, series: Series) -> bool:
    """Whether figures stand in their bars, so that no frame runs through them."""
    scale, _ = bounds(chart)
    known = [value for value in values(series) if value is not None]
    return series.role is Role.ACTUAL and is_framed(chart) and min(known) >= scale.high * ROOM


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


def shading(chart: Chart) -> dict[float, str]:
    """The colour of a heat map's cells by their value, pale to strong; none of another chart's."""
    return {value: mixed(share) for value, share in strengths(chart).items()}


def strengths(chart: Chart) -> dict[float, float]:
    """Which share of the brand colour a heat map's cells have by their value; none of another chart's."""
    if chart.mark is not Mark.HEAT:
        return {}
    known = sorted({value for series in chart.series for value in values(series) if value is not None})
    width = (known[-1] - known[0]) or 1.0 if known else 1.0
    return {value: PALEST + (STRONGEST - PALEST) * (value - known[0]) / width for value in known}


def mixed(share: float) -> str:
    """The brand laid thinly over white paper."""
    parts = [int(colour("brand")[at : at + 2], 16) for at in (0, 2, 4)]
    return "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts)
