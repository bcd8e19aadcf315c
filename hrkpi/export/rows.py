"""Views as CSV: one row per figure, with what it is, what it belongs to, and where it comes from."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO

from hrkpi.export.stamp import Stamp
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Facts, View
from hrkpi.wording import Wording

STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")  # of a text that a spreadsheet would run as a formula
HEADS = (
    *("view", "block", "row", "column", "value", "low_95", "high_95", "text", "unit", "status", "statement"),
    *("company", "filters", "period", "as_of", "snapshot", "made_at"),
)
Row = tuple[object, ...]


def view_csv(views: Sequence[View], wording: Wording, stamp: Stamp) -> str:
    """Every figure of views; the value of a hidden one is blank and its status says so.

    Returns:
        Text with a byte-order mark, so that spreadsheets read it as UTF-8.
    """
    del wording  # figures and days are written as machines read them
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADS)
    for view in views:
        about = view.about
        origin = (about.company, about.scope, about.period, about.as_of, about.snapshot)
        for row in _rows(view):
            writer.writerow([_safe(cell) for cell in (view.title, *row, *origin, stamp.made_at.isoformat())])
    return "\ufeff" + stream.getvalue()


def _rows(view: View) -> Iterator[Row]:
    for block in view.blocks:
        if isinstance(block, Facts):
            for fact in block.facts:
                yield (view.title, fact.label, "", *_figure(fact.cell), "", fact.cell.shown.value, fact.note)
        elif isinstance(block, Chart):
            yield from _chart(block)
        else:
            for number, cells in enumerate(block.rows, start=1):
                for head, cell in zip(block.heads, cells, strict=True):
                    yield (block.title, number, head, *_figure(cell), "", cell.shown.value, block.statement)


def _chart(chart: Chart) -> Iterator[Row]:
    for series in chart.series:
        for at, (place, cell) in enumerate(zip(chart.axis, series.cells, strict=True)):
            low, high = (end[at] if end else None for end in (series.low, series.high))
            figure = _figure(cell, low, high)
            yield (
                chart.title,
                place,
                series.name,
                *figure,
                chart.unit.value,
                cell.shown.value,
                chart.statement,
            )


def _figure(cell: Cell, low: float | None = None, high: float | None = None) -> tuple[object, ...]:
    """Value, interval and text of a cell; words stand in the text alone, and what is hidden nowhere."""
    if cell.shown is not Shown.OK:
        return (None, None, None, cell.text)
    return (None if isinstance(cell.value, str) else cell.value, low, high, cell.text)


def _safe(cell: object) -> object:
    """A text that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) and cell.lstrip().startswith(STARTS):
        return f"'{cell}"
    return "" if cell is None else cell
