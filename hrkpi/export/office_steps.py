"""A waterfall as stacked columns: what lifts each step, the marks of its levels, and the steps themselves."""

from dataclasses import dataclass
from itertools import accumulate

from hrkpi.export.figure_parts import brief, values
from hrkpi.language import marked
from hrkpi.view import Cell, Chart

STEPS = (marked("Lifted by"), marked("Level"), marked("Up"), marked("Down"))  # columns of a waterfall
STEP_COLOURS = ("", "ink", "brand", "prior")  # of what lifts a waterfall's steps, levels, rises, falls
THICK = 0.015  # of what a waterfall spans: the height of the mark of a level


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


def signed(chart: Chart, cell: Cell) -> str:
    """A waterfall's step as it is written, with its sign; counts without their unit: ``+45``."""
    amount = brief(chart, cell)
    rises = isinstance(cell.value, int | float) and cell.value > 0
    return f"+{amount}" if rises and amount[:1] != "+" else amount
