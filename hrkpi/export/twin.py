"""The table that says the same as a chart: for those who do not see it, and for files that cannot draw it."""

import re
from datetime import date
from itertools import zip_longest

from hrkpi.language import say
from hrkpi.sentences import parted
from hrkpi.view import Cell, Chart, Mark, Table

BLANK = Cell(None, "")
BARE = re.compile(r"[\d−+]|\w+:")  # how a sentence begins that does not say what it is about
SHORT = 100  # letters of a text that is a title as a whole


def as_table(chart: Chart) -> Table:
    """Every figure of a chart: a row per place of its axis and a column per series; of a heat map turned.

    A chart without a series has no row: places alone say nothing.
    """
    across = chart.mark is Mark.HEAT
    names = tuple(series.name for series in chart.series)
    heads, firsts = (chart.axis, names) if across else (names, chart.axis)
    columns = [series.cells for series in chart.series]
    bodies = columns if across else list(zip_longest(*columns, fillvalue=BLANK))
    pairs = zip(firsts, bodies, strict=bool(columns))
    rows = [(Cell(first, first), *body) for first, body in pairs]
    corner = "" if across else chart.axis_name
    return Table(chart.key, chart.title, (corner, *heads), tuple(rows), chart.statement, chart.note)


def sides(table: Table) -> list[bool]:
    """Whether each column of a table holds words, which stand left; figures stand right.

    The first column names the rows.
    """
    return [not at or all(_is_word(row[at]) for row in table.rows) for at in range(len(table.heads))]


def headline(block: Chart | Table) -> str:
    """The first sentence that a block says, with what it is about where the sentence does not name it."""
    said = sentences(block.statement)[0]
    if not said:
        return block.title
    if said.casefold().startswith(block.title.casefold()):
        return said
    named = any(word in said.casefold() for word in re.findall(r"\w{4,}", block.title.casefold()))
    return said if named and not BARE.match(said) else say("{label}: {text}", label=block.title, text=said)


def sentences(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the others; two short ones stay together."""
    if len(text) <= SHORT:
        return text, ""
    return parted(text)


def _is_word(cell: Cell) -> bool:
    return not isinstance(cell.value, int | float | date) and not cell.text[:1].isdigit()
