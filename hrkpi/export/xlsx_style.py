"""How cells of a workbook look: one format per meaning, made once."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from hrkpi.export.stamp import CONFIDENTIAL
from hrkpi.export.tokens import LIGHT
from hrkpi.export.twin import sides
from hrkpi.export.written import GENERAL, typed
from hrkpi.language import say
from hrkpi.result import Shown
from hrkpi.view import Cell, Table

PAPER = 9  # A4
ONE_LINE, TWO_LINES = 16, 34  # letters of a heading in one line; pixels of two lines
LONG_CODE = 24  # letters of a format with words: its figure is made smaller where it would not fit
FONT = {"font_name": "Calibri", "font_size": 11, "font_color": LIGHT["ink2"], "valign": "vcenter"}


class Style:
    """The formats of one workbook.

    Args:
        book: The workbook they belong to.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}  # Any: the library's formats carry no types
        large = {"font_size": 16, "bold": True, "font_color": LIGHT["ink"]}
        self.title, self.title_over = self._new(**large), self._new(**large, text_wrap=True)
        self.section = self._new(font_size=13, bold=True, font_color=LIGHT["ink"])
        self.heading = self._new(bold=True, font_color=LIGHT["ink"])
        small = {"font_size": 10, "font_color": LIGHT["muted"]}
        self.muted, self.muted_over = self._new(**small), self._new(**small, text_wrap=True)
        self.name = self._new(bold=True, valign="top", font_color=LIGHT["ink"])
        self.text = self._new(text_wrap=True, valign="top")
        self.plain = self._new(**_line("line"))
        self.word = self._new(indent=1, **_line("line"))
        self.words = self._new(indent=1, text_wrap=True, **_line("line"))
        self.beside = self._new(indent=1, font_color=LIGHT["muted"])
        self.head = self._head(align="left")
        self.head_beside = self._head(align="left", indent=1)
        self.head_right = self._head(align="right")
        self.veiled = self._new(
            font_color=LIGHT["muted"], italic=True, align="right", bg_color=LIGHT["sunken"], **_line("line")
        )
        self.tones = {
            tone: self._new(bold=True, indent=1, font_color=LIGHT[f"{tone}_text"])
            for tone in ("good", "watch")
        }
        self.tones["off"] = self._new(bold=True, indent=1, font_color=LIGHT["off"])

    def number(self, code: str, *, large: bool = False) -> Any:
        """The format of a figure."""
        if (code, large) not in self._made:
            size = {"font_size": 14, "bold": True, "font_color": LIGHT["ink"]} if large else {}
            lined = {} if large else _line("line")
            self._made[code, large] = self._new(
                num_format=code, align="right", shrink=len(code) > LONG_CODE, **size, **lined
            )
        return self._made[code, large]

    def put(self, sheet: Worksheet, row: int, column: int, cell: Cell, *, blank: bool = False) -> None:
        """Write a cell: number or day where it is one, else its text, which is never run as a formula.

        Args:
            sheet: Where.
            row: Its row, from zero.
            column: Its column, from zero.
            cell: What stands in it.
            blank: Whether what is not shown stays empty, as charts need it, instead of its word.
        """
        found = typed(cell)
        if cell.shown is not Shown.OK:
            sheet.write_blank(row, column, None, self.veiled) if blank else sheet.write_string(
                row, column, cell.text, self.veiled
            )
        elif found.value is None:
            sheet.write_blank(row, column, None, self.plain)
        elif isinstance(found.value, str):
            sheet.write_string(row, column, found.value, self.plain if found.code == GENERAL else None)
        elif isinstance(found.value, int | float):
            sheet.write_number(row, column, found.value, self.number(found.code))
        else:
            sheet.write_datetime(row, column, found.value, self.number(found.code))

    def table(self, sheet: Worksheet, top: int, table: Table) -> None:
        """Write a table's headings into a row, and its rows under it: words left, figures right."""
        left = sides(table)
        if max((len(head) for head in table.heads[1:]), default=0) > ONE_LINE:
            sheet.set_row_pixels(top, TWO_LINES)
        for column, head in enumerate(table.heads):
            words = self.head_beside if column else self.head
            sheet.write_string(top, column, head, words if left[column] else self.head_right)
        for row, cells in enumerate(table.rows, start=top + 1):
            for column, cell in enumerate(cells):
                self.put(sheet, row, column, cell)
                if column and isinstance(cell.value, str):
                    look = self.word if left[column] else self.number(GENERAL)
                    sheet.write_string(row, column, cell.text, look)

    @staticmethod
    def printed(sheet: Worksheet) -> None:
        """Set a sheet up for paper: A4 landscape, as wide as the page, with whom it is for at the foot."""
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(PAPER)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer(
            f"&L&8{say(CONFIDENTIAL)}&R&8&A, {say('page {page} of {pages}', page='&P', pages='&N')}"
        )

    def _head(self, **more: object) -> Any:
        line = {"bottom": 1, "bottom_color": LIGHT["line2"]}
        return self._new(bold=True, font_size=10, font_color=LIGHT["muted"], text_wrap=True, **line, **more)

    def _new(self, **more: object) -> Any:
        return self._book.add_format({**FONT, **more})


def _line(token: str) -> dict[str, object]:
    return {"bottom": 1, "bottom_color": LIGHT[token]}
