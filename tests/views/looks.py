"""Finds what a view shows, and holds it to what every view must be."""

from collections.abc import Iterator

from hrkpi.result import Shown
from hrkpi.view import Block, Cell, Chart, Facts, Mark, Table, View
from hrkpi.wording import DASH


def chart(view: View, key: str) -> Chart:
    """The chart of that key."""
    return next(block for block in view.blocks if isinstance(block, Chart) and block.key == key)


def table(view: View, key: str) -> Table:
    """The table of that key."""
    return next(block for block in view.blocks if isinstance(block, Table) and block.key == key)


def cells(block: Block) -> Iterator[Cell]:
    """Every cell of a block."""
    if isinstance(block, Facts):
        yield from (fact.cell for fact in block.facts)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    else:
        yield from (cell for one in block.series for cell in one.cells)


def complaints(view: View) -> list[str]:
    """What a view breaks of what is true of every view."""
    keys = [block.key for block in view.blocks]
    told = [] if len(keys) == len(set(keys)) else ["two blocks have one key"]
    told += [f"{key} heads no block" for key in view.sections if key not in keys]
    told += [] if view.statement.endswith(".") else ["the statement is no sentence"]
    for block in view.blocks:
        told += [f"{block.key}: {said}" for said in _of_block(block)]
    return told


def _of_block(block: Block) -> Iterator[str]:
    for cell in cells(block):
        if cell.shown is not Shown.OK and cell.value is not None:
            yield "a figure that is not shown has a value"
        if cell.shown is Shown.HIDDEN and cell.text != "hidden":
            yield "what is hidden does not say so"
        if isinstance(cell.value, int | float) and cell.text in {"", DASH, "hidden"}:
            yield "a figure says nothing"
    if isinstance(block, Chart):
        yield from _of_chart(block)


def _of_chart(drawn: Chart) -> Iterator[str]:
    if not drawn.statement.endswith("."):
        yield "the statement is no sentence"
    for one in drawn.series:
        if len(one.cells) != len(drawn.axis):
            yield f"{one.name} has not one cell per place"
        if len(one.low) != len(one.high) or len(one.low) not in {0, len(one.cells)}:
            yield f"{one.name} has not one interval per place"
        for cell, low, high in zip(one.cells, one.low, one.high, strict=False):
            if cell.shown is not Shown.OK and (low is not None or high is not None):
                yield "an interval tells of a hidden figure"
    if drawn.mark is Mark.WATERFALL and drawn.series and len(drawn.series) != 1:
        yield "a waterfall has one series"
