"""Workbooks: their sheets as text, with the cells that a reader would lose in silence."""

import datetime as dt
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from connectors._package import Lost, Package, inspect
from connectors._sheet import Issue, Sheet, fold
from connectors._source import UnreadableError
from connectors._text import arrow, cleaned
from hrkpi.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CELL_LIMIT = 32_767  # characters; what a spreadsheet allows
FULL_SHEETS = {1_048_576: "XLSX", 65_536: "XLS"}  # rows at which a format cuts without a word

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


@dataclass(frozen=True, eq=False)
class WorkbookSource:
    """One visible sheet of a workbook.

    Args:
        file: Label of the file.
        name: Name of the sheet; blank where the workbook has one.
        headings: First row with content.
        cells: Rows below it, blank ones too.
        top: Row of the first of them, as a spreadsheet counts it.
        lost: Cells whose value the reader did not see.
        package: What else the workbook holds.
        hidden: Names of the sheets that are not read.
    """

    file: str
    name: str
    headings: tuple[str, ...]
    cells: "list[list[Value]]"
    top: int
    lost: Lost
    package: Package
    hidden: tuple[str, ...]
    records: str = field(default="", init=False)

    def read(
        self, wanted: frozenset[str], answers: "Mapping[str, str]", source: str
    ) -> tuple[Sheet, tuple[Issue, ...]]:
        """The rows, with the wanted headings alone; lost cells of these are errors."""
        del answers, source  # a workbook says how it is written
        filled = [_is_filled(row) for row in self.cells]
        rows = [row for row, full in zip(self.cells, filled, strict=True) if full]
        index = pd.Index([self.top + place for place, full in enumerate(filled) if full], dtype="int64")
        places = {fold(heading): place for place, heading in reversed(list(enumerate(self.headings)))}
        texts = {
            name: cleaned(arrow([pa.array([worded(row[places[name]]) for row in rows], pa.string())]), index)
            for name in sorted(wanted & set(places))
        }
        sheet = Sheet(self.file, self.name, self.headings, pd.DataFrame(texts, index=index))
        return sheet, (*self._lost(sheet), *_long(sheet), *self._notes(sheet))

    def _lost(self, sheet: Sheet) -> "Iterator[Issue]":
        letters = {sheet.column_letter(name): name for name in sheet.texts.columns}
        kinds = (
            ("ERROR_CELL", self.lost.errors, "shows an error instead of a value", "mend the formula."),
            (
                "NO_VALUE",
                self.lost.formulas,
                "holds a formula that was never worked out",
                "open and save it in Excel.",
            ),
        )
        for code, references, what, mend in kinds:
            cells = [re.fullmatch(r"([A-Z]+)(\d+)", reference) for reference in references]
            for column, name in letters.items():
                rows = sheet.texts.index.intersection(
                    [int(cell[2]) for cell in cells if cell and cell[1] == column]
                )
                if len(rows):
                    yield Issue(code, Severity.ERROR, what, mend, sheet, name, rows)

    def _notes(self, sheet: Sheet) -> "Iterator[Issue]":
        whole, none = sheet.whole(), sheet.texts.index[:0]
        told = {
            "HIDDEN_SHEET": f"hidden sheets are not read: {', '.join(self.hidden)}" if self.hidden else "",
            "EXTERNAL_LINK": "links to other files are not followed" if self.package.external else "",
            "MACROS": "macros are not run" if self.package.macros else "",
            "MAY_BE_CUT": _cut(self.top + len(self.cells) - 1),
        }
        yield from (
            whole.issue(code, Severity.WARNING, what, "", none) for code, what in told.items() if what
        )


def open_workbook(data: bytes, file: str) -> tuple[WorkbookSource, ...]:
    """The visible sheets of a workbook that have content.

    Raises:
        UnreadableError: If the file is damaged, protected by a password, or larger than any real export.
    """
    package = inspect(data, file) if data.startswith(b"PK") else Package()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets_of = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        shown = [one.name for one in sheets_of if one.visible is SheetVisibleEnum.Visible]
        hidden = tuple(one.name for one in sheets_of if one.name not in shown)
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in shown}
    except PasswordError:
        what = "the workbook is protected by a password"
        raise UnreadableError(
            "PASSWORD", what, file=file, mend="remove the password and save it again."
        ) from None
    except CalamineError as error:
        what = f"the workbook cannot be read: {error}"
        raise UnreadableError("DAMAGED_FILE", what, file=file, mend="open it and save it as XLSX.") from None
    filled = {name: rows for name, rows in sheets.items() if any(map(_is_filled, rows))}
    if not filled:
        raise UnreadableError("EMPTY_FILE", "no sheet has content", file=file, mend="export it again.")
    return tuple(
        _source(file, name if len(filled) > 1 else "", rows, package.lost.get(name, Lost()), package, hidden)
        for name, rows in filled.items()
    )


def worded(value: Value) -> str:
    """A typed cell as text: whole numbers without point, days and instants in ISO form."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _source(
    file: str, name: str, rows: "list[list[Value]]", lost: Lost, package: Package, hidden: tuple[str, ...]
) -> WorkbookSource:
    head = next(place for place, row in enumerate(rows) if _is_filled(row))
    headings = tuple(worded(value).strip() for value in rows[head])
    return WorkbookSource(file, name, headings, rows[head + 1 :], head + 2, lost, package, hidden)


def _is_filled(row: "list[Value]") -> bool:
    return any(value != "" for value in row)


def _long(sheet: Sheet) -> "Iterator[Issue]":
    for name, column in sheet.texts.items():
        long = column.str.len().gt(CELL_LIMIT).fillna(value=False)
        if long.any():
            what = f"has more than {CELL_LIMIT:,} characters, which no spreadsheet allows"
            rows = column.index[long]
            yield Issue("CELL_TOO_LONG", Severity.ERROR, what, "shorten it.", sheet, str(name), rows)


def _cut(last: int) -> str:
    kind = FULL_SHEETS.get(last, "")
    return f"the sheet ends at row {last:,}, where {kind} ends: rows after it may be cut off" if kind else ""
