"""The table that says the same as a chart: for those who do not see it, and for files that cannot draw it."""

from itertools import zip_longest

from hrkpi.view import Cell, Chart, Mark, Role, Series, Table

BLANK = Cell(None, "")


def as_table(chart: Chart) -> Table:
    """Every figure of a chart: a row per place of its axis and a column per series; of a heat map turned."""
    across = chart.mark is Mark.HEAT
    names = tuple(series.name for series in chart.series)
    heads, firsts = (chart.axis, names) if across else (names, chart.axis)
    columns = [series.cells for series in chart.series]
    bodies = columns if across else list(zip_longest(*columns, fillvalue=BLANK))
    rows = [(Cell(first, first), *body) for first, body in zip(firsts, bodies, strict=True)]
    corner = "" if across else chart.axis_name
    return Table(chart.key, chart.title, (corner, *heads), tuple(rows), chart.statement, chart.note)


def actual(chart: Chart) -> Series | None:
    """The one series that a chart is about; none where several are compared."""
    found = [series for series in chart.series if series.role is Role.ACTUAL]
    return found[0] if len(found) == 1 else None
