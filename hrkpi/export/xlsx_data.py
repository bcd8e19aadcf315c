"""The sheet of data behind a view: every block as rows of typed cells, to be reckoned with and charted."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from hrkpi.export.figure_parts import number
from hrkpi.export.office import bounds, ranged
from hrkpi.export.office_ranges import happened
from hrkpi.export.office_steps import STEPS, Steps, steps
from hrkpi.export.twin import as_table
from hrkpi.export.written import axis_code, typed
from hrkpi.export.xlsx_style import ONE_LINE, TWO_LINES, Style
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Facts, Mark, Series, Table, View

FIRST, OTHERS = 30, 17  # widths of columns in characters
FULL, LARGEST, PAGE_ROWS = 153, 68, 48  # characters and rows of a printed page at so many per cent
HEADED = 3  # rows of a block beside its own
NOT_SHOWN = marked("Not shown")


@dataclass(frozen=True)
class Place:
    """Where the figures of a chart stand.

    Args:
        sheet: Name of the sheet.
        head: Row of the headings.
        last: Last row of figures; the first is the one under the headings.
        columns: Column of each series; of a waterfall those of what lifts it, levels, rises and falls.
        ends: Columns of the ends of intervals that are drawn as lines: lower, upper, lower …
        events: Column of events; none where nothing happened.
    """

    sheet: str
    head: int
    last: int
    columns: tuple[int, ...]
    ends: tuple[int, ...] = ()
    events: int | None = None


class Data:
    """Writes one such sheet.

    Args:
        sheet: An empty sheet.
        style: Formats of its workbook.
    """

    def __init__(self, sheet: Worksheet, style: Style) -> None:
        self._sheet, self._style, self._row = sheet, style, 2
        self._breaks: list[int] = []
        self._begun, self._most = 0, 0  # where a printed page began, and how many rows it holds

    def fill(self, view: View) -> dict[str, Place]:
        """Write every chart and table of a view.

        Returns:
            Where the figures of each chart stand, by its key; of one without a series nowhere.
        """
        self._sheet.set_column(0, 0, FIRST)
        self._sheet.set_column(1, 40, OTHERS)
        self._sheet.write_string(0, 0, say("{title}: data", title=view.title), self._style.title)
        self._sheet.freeze_panes(1, 1)
        self._style.printed(self._sheet)
        scale = min(LARGEST, int(LARGEST * FULL / (FIRST + OTHERS * _columns(view))))
        self._sheet.set_print_scale(scale)  # fitted to a width, Office would leave out the breaks
        self._most = PAGE_ROWS * LARGEST // scale
        places: dict[str, Place] = {}
        for block in view.blocks:
            if isinstance(block, Chart) and block.mark is not Mark.HEAT and block.series:
                places[block.key] = self._chart(block)
            elif not isinstance(block, Facts):
                self._table(as_table(block) if isinstance(block, Chart) else block)
        self._sheet.set_h_pagebreaks(self._breaks)
        self._sheet.print_area(0, 0, self._row, _columns(view))  # long words would take pages of their own
        return places

    def _chart(self, chart: Chart) -> Place:
        """The figures of a chart; what is not shown stays empty, because charts would draw a word as zero."""
        self._fits(len(chart.axis))
        heads = (chart.axis_name, *_heads(chart), say(NOT_SHOWN))
        head = self._headed(chart.title, heads)
        ends = [(one, end) for one in chart.series for end in (one.low, one.high) if end]
        for at, place in enumerate(chart.axis):
            row = head + 1 + at
            cells = [series.cells[at] for series in chart.series]
            self._sheet.write_string(row, 0, place, self._style.plain)
            for column, cell in enumerate(cells, start=1):
                self._figure(row, column, cell, chart)
            for column, (one, end) in enumerate(ends, start=1 + len(cells)):
                self._end(row, column, end[at] if one.cells[at].shown is Shown.OK else None, chart)
            self._sheet.write_string(row, len(heads) - 1, _missing(chart, cells), self._style.beside)
        last = head + len(chart.axis)
        self._row = last + 2
        events = 1 + len(chart.series) + len(ends)
        self._events(head, events, chart)
        columns = tuple(range(1, 1 + len(chart.series)))
        drawn = ranged(chart)
        lines = tuple(
            column
            for column, (one, _) in enumerate(ends, 1 + len(columns))
            if any(one is line for line in drawn)
        )
        if chart.mark is Mark.WATERFALL and (found := steps(chart)):
            columns = self._waterfall(head, 2 + len(chart.series) + len(ends), found, chart)
        return Place(self._sheet.get_name(), head, last, columns, lines, events if happened(chart) else None)

    def _events(self, head: int, column: int, chart: Chart) -> None:
        """How high the line of each event is, written as the event's name."""
        top = bounds(chart)[0].high
        for event in happened(chart):
            look = self._style.number(f'"{event.name}"')
            self._sheet.write_number(head + 1 + event.at, column, top, look)

    def _figure(self, row: int, column: int, cell: Cell, chart: Chart) -> None:
        """A figure that a chart is drawn of: a number, also where its text says more than one."""
        value = number(cell)
        if value is not None and isinstance(typed(cell).value, str):
            self._sheet.write_number(row, column, value, self._style.number(_code(chart)))
        else:
            self._style.put(self._sheet, row, column, cell, blank=True)

    def _waterfall(self, head: int, first: int, found: Steps, chart: Chart) -> tuple[int, ...]:
        """The columns that a waterfall is drawn of, beside its figures."""
        code = _code(chart)
        parts = (found.base, found.levels, found.rises, found.falls)
        for at, (name, part) in enumerate(zip(STEPS, parts, strict=True), start=first):
            self._sheet.write_string(head, at, say(name), self._style.head_right)
            for row, value in enumerate(part, start=head + 1):
                self._sheet.write_number(row, at, value, self._style.number(f"{code};;"))
        return tuple(range(first, first + len(parts)))

    def _table(self, table: Table) -> None:
        self._fits(len(table.rows))
        self._sheet.write_string(self._row, 0, table.title, self._style.section)
        self._style.table(self._sheet, self._row + 1, table)
        self._row += len(table.rows) + 3

    def _fits(self, rows: int) -> None:
        """Begin a printed page where a block of so many rows would be torn, or leave its heading behind."""
        left = self._most - (self._row - self._begun)
        if left < min(rows + HEADED, self._most // 2) and self._row > self._begun + HEADED:
            self._breaks.append(self._row)
            self._begun = self._row

    def _headed(self, title: str, heads: Sequence[str]) -> int:
        """Write a title and headings, and give back the row of these."""
        self._sheet.write_string(self._row, 0, title, self._style.section)
        if max(map(len, heads[1:]), default=0) > ONE_LINE:
            self._sheet.set_row_pixels(self._row + 1, TWO_LINES)
        for column, head in enumerate(heads):
            right = self._style.head_beside if head == say(NOT_SHOWN) else self._style.head_right
            style = right if column else self._style.head
            self._sheet.write_string(self._row + 1, column, head, style)
        return self._row + 1

    def _end(self, row: int, column: int, value: float | None, chart: Chart) -> None:
        """An end of an interval."""
        style = self._style.number(axis_code(chart.unit, 10.0 ** -(chart.decimals + 2)))
        if value is None:
            self._sheet.write_blank(row, column, None, style)
        else:
            self._sheet.write_number(row, column, value, style)


def _heads(chart: Chart) -> list[str]:
    several = len(chart.series) > 1
    ends = [
        f"{series.name}, {side}" if several else side
        for series in chart.series
        for side, end in ((say("95 % low"), series.low), (say("95 % high"), series.high))
        if end
    ]
    events = [say("Events")] if happened(chart) else []
    return [*(series.name for series in chart.series), *ends, *events]


def _missing(chart: Chart, cells: Sequence[Cell]) -> str:
    """Which figures of a row are not shown, and why: ``Legal: hidden``."""
    pairs: list[tuple[Series, Cell]] = list(zip(chart.series, cells, strict=True))
    return "; ".join(
        say("{label}: {text}", label=series.name, text=cell.text)
        for series, cell in pairs
        if cell.shown is Shown.HIDDEN
    )


def _code(chart: Chart) -> str:
    """The format of a chart's figures where none can be read from their texts."""
    return axis_code(chart.unit, 10.0 ** -(chart.decimals + 2 * (chart.unit is Unit.SHARE)))


def _columns(view: View) -> int:
    """How many columns its widest block takes beside the first."""
    wide = [len(block.heads) - 1 for block in view.blocks if isinstance(block, Table)]
    for block in view.blocks:
        if isinstance(block, Chart) and block.mark is Mark.HEAT:
            wide.append(len(block.axis))
        elif isinstance(block, Chart):
            steps_ = 4 if block.mark is Mark.WATERFALL else 0
            wide.append(len(_heads(block)) + 1 + steps_)
    return max(wide, default=1)
