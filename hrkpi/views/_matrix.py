"""Heat maps: one figure by two dimensions, or by one over time; a hidden cell is told as hidden."""

from collections.abc import Sequence
from dataclasses import replace

from hrkpi import sentences
from hrkpi.language import marked, say, say_many
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.views._figures import MONTH, Figures, Row, number

EVERYBODY = marked("All")  # the first column: all units together
MOST_COLUMNS = 14  # units that one map takes
STEP = 3  # months from one column over time to the next
NOTHING = marked("There is nothing to show in this period.")
Placed = tuple[float, str, str, str]  # figure, its words, row and column


def matrix(made: Figures, key: str, rows_by: str, by: str, *, title: str, note: str = "") -> Chart:
    """A KPI by two dimensions at once, and by the first of them for all.

    Args:
        made: Where figures come from.
        key: Key of the KPI.
        rows_by: Dimension of the rows.
        by: Dimension of the columns.
        title: Its title.
        note: What the reader must know.
    """
    kpi = made.report.kpi(key)
    everybody = {str(row[rows_by]): row for row in _known(made.rows(key, (rows_by,)))}
    names, left = _columns(_known(made.rows(key, (by,))), by)
    crossed = {(str(row[rows_by]), str(row[by])): row for row in made.rows(key, (rows_by, by))}
    series = tuple(
        Series(
            sentences.member(rows_by, member),
            (made.cell(kpi, row), *(made.cell(kpi, crossed.get((member, name))) for name in names)),
            Role.GROUP,
        )
        for member, row in sorted(everybody.items())
    )
    axis = (say(EVERYBODY), *(sentences.member(by, name) for name in names))
    chart = Chart(
        key=f"{key}-{rows_by}-by-{by}".replace("_", "-"),
        title=title,
        mark=Mark.HEAT,
        axis=axis,
        axis_name=say(
            "{label} by {name}",
            label=sentences.dimension(rows_by),
            name=sentences.lowered(sentences.dimension(by)),
        ),
        series=series,
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement="",
        note=" ".join(part for part in (note, left) if part),
    )
    return replace(chart, statement=_said(chart, skip=1))


def over_time(made: Figures, key: str, by: str, *, title: str, note: str = "") -> Chart:
    """A KPI by a dimension, every third month of those asked for.

    Args:
        made: Where figures come from.
        key: Key of the KPI.
        by: Dimension of the rows, the last member on top.
        title: Its title.
        note: What the reader must know.
    """
    kpi = made.report.kpi(key)
    last = made.last(kpi)
    months = range(last - (made.asking.months - 1) // STEP * STEP, last + 1, STEP)
    found = made.rows(key, (by,), months=made.asking.months)
    at = {(str(row[by]), int(row["stop"]) - 1): row for row in found}
    members = sorted({member for member, _ in at}, reverse=True)
    series = tuple(
        Series(
            sentences.member(by, member),
            tuple(made.cell(kpi, at.get((member, month))) for month in months),
            Role.GROUP,
        )
        for member in members
        if any((row := at.get((member, m))) and row["status"] != Shown.NO_DATA for m in months)
    )
    chart = Chart(
        key=f"{key}-by-{by}-over-time".replace("_", "-"),
        title=title,
        mark=Mark.HEAT,
        axis=tuple(made.wording.month(month) for month in months),
        axis_name=say("{label} by {name}", label=sentences.dimension(by), name=sentences.lowered(say(MONTH))),
        series=series,
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement="",
        note=note,
    )
    return replace(chart, statement=_ends(chart))


def _known(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["status"] != Shown.NO_DATA]


def _columns(rows: Sequence[Row], by: str) -> tuple[list[str], str]:
    """Names of the columns, the largest where there are many, and what is said of the rest."""
    largest = sorted(rows, key=lambda row: -(number(row["n"]) or 0.0))[:MOST_COLUMNS]
    left = sentences.largest(len(largest), len(rows), by)
    return sorted(str(row[by]) for row in largest), left if len(rows) > len(largest) else ""


def _said(chart: Chart, *, skip: int) -> str:
    """The highest and the lowest cell of one group, and how many are hidden."""
    cells = [
        (cell, one.name, place)
        for one in chart.series
        for cell, place in list(zip(one.cells, chart.axis, strict=True))[skip:]
    ]
    seen = [(v, c.text, row, place) for c, row, place in cells if (v := _value(c)) is not None]
    hidden = sum(cell.shown is Shown.HIDDEN for cell, _, _ in cells)
    parts = [_range(min(seen), max(seen))] if seen else []
    if hidden:
        parts.append(
            say_many(
                "{count} of {cells} cells is hidden to protect people.",
                "{count} of {cells} cells are hidden to protect people.",
                hidden,
                cells=len(cells),
            )
        )
    return " ".join(parts) or say(NOTHING)


def _range(least: Placed, most: Placed) -> str:
    if least[0] == most[0]:
        return say("All cells that are shown have {value}.", value=least[1])
    ends = [f"{text} ({row}, {place})" for _, text, row, place in (least, most)]
    return say("From {low} to {high}.", low=ends[0], high=ends[1])


def _ends(chart: Chart) -> str:
    """The last figure of each row, from the top."""
    ends = [(one.name, one.cells[-1]) for one in chart.series]
    last = [f"{name} {cell.text}" for name, cell in ends if _value(cell) is not None]
    hidden = sum(cell.shown is Shown.HIDDEN for _, cell in ends)
    parts = (
        [say("{label}: {text}.", label=sentences.capital(chart.axis[-1]), text=", ".join(last))]
        if last
        else []
    )
    if hidden:
        parts.append(
            say_many(
                "{count} row is hidden to protect people.",
                "{count} rows are hidden to protect people.",
                hidden,
                count=sentences.capital(sentences.spelled(hidden)),
            )
        )
    return " ".join(parts) or say(NOTHING)


def _value(cell: Cell) -> float | None:
    return float(cell.value) if cell.shown is Shown.OK and isinstance(cell.value, int | float) else None
