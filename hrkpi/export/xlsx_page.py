"""The sheet of a view to be read and printed: statement, large figures, charts two abreast, tables."""

from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from hrkpi.export import notes
from hrkpi.export.emblem import Emblem
from hrkpi.export.office import PALEST, STRONGEST, is_drawn, levels, mixed, shading
from hrkpi.export.twin import as_table
from hrkpi.export.xlsx_charts import native
from hrkpi.export.xlsx_data import Place
from hrkpi.export.xlsx_style import Style
from hrkpi.view import Block, Cell, Chart, Facts, Table, View

FIRST, OTHERS, COLUMNS = 34, 17, 8  # widths in characters, and how many there are
WIDTH = 1111  # pixels of all of them
ROW = 20  # pixels
PRINTED = 68  # per cent of their size, at which all columns fit A4 landscape, in a wider type too
PAGE_ROWS = 48  # that fit a printed page at that size
LOGO_AIR = 10  # pixels under the logo
TALL, GAP = 15, 24  # rows of a chart; pixels between two
ABREAST = 2
TITLE, TITLE_HIGH, NOTE = (
    92,
    28,
    150,
)  # letters of a line of the title, its pixels; letters of a line of notes
WRAP = 86  # letters of a statement on half the page


class Page:
    """Draws one such sheet.

    Args:
        book: The workbook.
        sheet: An empty sheet of it.
        style: Its formats.
    """

    def __init__(self, book: Workbook, sheet: Worksheet, style: Style) -> None:
        self._book, self._sheet, self._style, self._row = book, sheet, style, 0
        self._breaks: list[int] = []
        self._taller = self._begun = 0  # rows by which some are higher than one; where a printed page began

    def head(self, logo: Emblem) -> None:
        """Put the company's logo on top, before anything is drawn."""
        high = logo.high + LOGO_AIR
        self._sheet.set_row_pixels(self._row, high)
        options = {
            "image_data": BytesIO(logo.content),
            "x_scale": logo.scale,
            "y_scale": logo.scale,
            "decorative": True,
            "object_position": 2,
        }
        self._sheet.insert_image(self._row, 0, "logo.png", options)
        self._row += 1
        self._taller += ceil(high / ROW) - 1

    def draw(self, view: View, places: dict[str, Place]) -> None:
        """Draw a view whose charts' figures stand at known places."""
        self._sheet.set_column(0, 0, FIRST)
        columns = max(COLUMNS, _widest(view))
        self._sheet.set_column(1, columns - 1, OTHERS)
        self._across(view.statement, (self._style.title, self._style.title_over), TITLE, TITLE_HIGH)
        self._said(f"{view.title} · {notes.context(view.about)}")
        self._sheet.freeze_panes(self._row, 0)
        self._row += 1
        waiting: list[Chart] = []
        for block in view.blocks:
            abreast = isinstance(block, Chart) and is_drawn(block)
            if waiting and (not abreast or len(waiting) == ABREAST or block.key in view.sections):
                self._charts(waiting, places)
                waiting = []
            if block.key in view.sections:
                self._fits(TALL + 6)
                self._line(view.sections[block.key], self._style.section)
            if isinstance(block, Chart) and abreast:
                waiting.append(block)
            else:
                self._other(block)
        self._charts(waiting, places)
        self._said(notes.hidden(view.about) + ".")
        self._style.printed(self._sheet)
        scale = PRINTED * _letters(COLUMNS) // _letters(columns)
        self._sheet.set_print_scale(scale)  # fitted to a width, Office would leave out the breaks
        self._sheet.set_h_pagebreaks(self._breaks)
        self._sheet.print_area(0, 0, self._row, columns - 1)

    def _other(self, block: Block) -> None:
        if isinstance(block, Facts):
            self._facts(block)
        else:
            first = self._row
            self._table(as_table(block) if isinstance(block, Chart) else block)
            if isinstance(block, Chart) and shading(block):
                scale = {
                    "type": "2_color_scale",
                    "min_color": f"#{mixed(PALEST)}",
                    "max_color": f"#{mixed(STRONGEST)}",
                }
                self._sheet.conditional_format(first, 1, self._row, len(block.axis), scale)

    def _charts(self, charts: list[Chart], places: dict[str, Place]) -> None:
        """Charts side by side: title and statement over each, its note under it."""
        if not charts:
            return
        width = (WIDTH - GAP * (len(charts) - 1)) // len(charts)
        wrap = WRAP * ABREAST // len(charts)
        lines = max(ceil(len(f"{chart.statement} {chart.note} {levels(chart)}") / wrap) for chart in charts)
        self._fits(1 + lines + TALL)
        top = self._row
        for at, chart in enumerate(charts):
            self._words(chart, top, at * (width + GAP), width, lines)
            drawn = native(self._book, chart, places[chart.key])
            drawn.set_size({"width": width, "height": TALL * ROW})
            drawn_at = {"x_offset": at * (width + GAP), "object_position": 2, "description": chart.statement}
            self._sheet.insert_chart(top + 1 + lines, 0, drawn, drawn_at)
        self._row = top + 1 + lines + TALL + 2

    def _words(self, chart: Chart, top: int, left: int, width: int, lines: int) -> None:
        """Title, statement and note of a chart, in boxes as wide as it is: cells cannot hold two abreast."""
        plain = {"line": {"none": True}, "fill": {"none": True}, "object_position": 2}
        said = " ".join(part for part in (chart.statement, chart.note, levels(chart)) if part)
        boxes = ((chart.title, top, 1, 11, True), (said, top + 1, lines, 9, False))
        for text, row, rows, size, bold in boxes:
            font = {"name": "Calibri", "size": size, "bold": bold, "color": "#141C28" if bold else "#3D4A5C"}
            box = {**plain, "x_offset": left, "width": width, "height": rows * ROW, "font": font}
            self._sheet.insert_textbox(row, 0, text, box)

    def _facts(self, block: Facts) -> None:
        for fact in block.facts:
            self._sheet.write_string(self._row, 0, fact.label, self._style.text)
            self._style.put(self._sheet, self._row, 1, fact.cell)
            self._sheet.write_string(
                self._row, 2, fact.note, self._style.tones.get(fact.tone, self._style.beside)
            )
            self._row += 1
        self._row += 1

    def _table(self, table: Table) -> None:
        self._fits(min(sum(_lines(table)), PAGE_ROWS - 4) + 4)
        self._line(table.title, self._style.heading)
        for text in (table.statement, table.note):
            if text:
                self._said(text)
        self._style.table(self._sheet, self._row, table)
        self._wrap(table)
        self._row += len(table.rows) + 2

    def _wrap(self, table: Table) -> None:
        """Let long words of the last column run over the columns beside it, in as many lines as they need."""
        at = len(table.heads) - 1
        for row, (cells, lines) in enumerate(zip(table.rows, _lines(table), strict=True), self._row + 1):
            if 0 < at < COLUMNS - 1 and _is_long(cells[-1]):
                self._sheet.merge_range(row, at, row, COLUMNS - 1, "", self._style.words)
                self._sheet.write_string(row, at, cells[-1].text, self._style.words)
                self._sheet.set_row_pixels(row, ROW * lines)
                self._taller += lines - 1

    def _fits(self, rows: int) -> None:
        """Begin a printed page where so many rows would not fit the one begun."""
        if self._row + self._taller - self._begun + rows > PAGE_ROWS:
            self._breaks.append(self._row)
            self._begun = self._row + self._taller

    def _line(self, text: str, style: object) -> None:
        self._sheet.write_string(self._row, 0, text, style)
        self._row += 1

    def _said(self, text: str) -> None:
        """A note across all columns, in as many lines as it needs."""
        self._across(text, (self._style.muted, self._style.muted_over), NOTE, ROW)

    def _across(self, text: str, styles: tuple[object, object], letters: int, high: int) -> None:
        """A text across all columns.

        Args:
            text: What is written.
            styles: Of one line, and of several.
            letters: What a line holds.
            high: Pixels of a line.
        """
        lines = ceil(len(text) / letters)
        if lines > 1:
            self._sheet.merge_range(self._row, 0, self._row, COLUMNS - 1, "", styles[1])
            self._sheet.set_row_pixels(self._row, high * lines)
            self._taller += lines - 1
        self._line(text, styles[lines > 1])


def _widest(view: View) -> int:
    """Columns of the widest table, or of a chart that is one."""
    wide = [len(block.heads) for block in view.blocks if isinstance(block, Table)]
    tables = [block for block in view.blocks if isinstance(block, Chart) and not is_drawn(block)]
    wide += [len(as_table(chart).heads) for chart in tables]
    return max(wide, default=1)


def _letters(columns: int) -> int:
    """Letters that so many columns take."""
    return FIRST + OTHERS * (columns - 1)


def _lines(table: Table) -> list[int]:
    """Lines that each row needs where the words of its last column run over the columns beside it."""
    at = len(table.heads) - 1
    room = OTHERS * (COLUMNS - at) if 0 < at < COLUMNS - 1 else 0
    return [ceil(len(row[-1].text) / room) if room and _is_long(row[-1]) else 1 for row in table.rows]


def _is_long(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.text) > OTHERS
