"""Workbooks: their sheets as text, with the cells that a reader would lose in silence."""

import re
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from connectors import _workbook_child
from connectors._package import Lost, Package, inspect
from connectors._sheet import Issue, Sheet, fold
from connectors._source import UnreadableError
from connectors._text import cleaned
from hrkpi.findings import Severity, escaped
from hrkpi.language import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

CELL_LIMIT = 32_767  # characters; what a spreadsheet allows
FULL_SHEETS = {1_048_576: "XLSX", 65_536: "XLS"}  # rows at which a format cuts without a word
SECONDS = 600  # that the reader may take in all


@dataclass(frozen=True, eq=False)
class WorkbookSource:
    """One visible sheet of a workbook.

    Args:
        file: Label of the file.
        name: Name of the sheet; blank where the workbook has one.
        headings: First row with content.
        cells: Text columns from the first row of the sheet on; blank cells are empty.
        top: Row of the headings, as a spreadsheet counts it.
        lost: Cells whose value the reader did not see.
        notes: What else was noticed, by code.
    """

    file: str
    name: str
    headings: tuple[str, ...]
    cells: pa.Table
    top: int
    lost: Lost
    notes: "Mapping[str, str]"
    records: str = field(default="", init=False)

    def read(
        self, wanted: frozenset[str], answers: "Mapping[str, str]", source: str
    ) -> tuple[Sheet, tuple[Issue, ...]]:
        """The rows, with the wanted headings alone; lost cells of these are errors."""
        del answers, source  # a workbook says how it is written
        below = np.flatnonzero(_filled(self.cells))
        rows = pd.Index(below[below >= self.top] + 1, dtype="int64")
        places = {fold(heading): place for place, heading in reversed(list(enumerate(self.headings)))}
        kept = self.cells.take(pa.array(rows - 1))
        texts = {name: cleaned(kept.column(places[name]), rows) for name in sorted(wanted & set(places))}
        sheet = Sheet(self.file, self.name, self.headings, pd.DataFrame(texts, index=rows))
        return sheet, (*_lost(sheet, self.lost), *_long(sheet), *_noted(sheet, self.notes))


def open_workbook(data: bytes, file: str) -> tuple[WorkbookSource, ...]:
    """The visible sheets of a workbook that have content.

    Raises:
        UnreadableError: If the file is damaged, protected by a password, or larger than any real export.
    """
    package = inspect(data, file) if data.startswith(b"PK") else Package()
    sheets = _sheets(_apart(data, file))
    shown = {name: cells for name, cells in sheets.items() if cells is not None and _filled(cells).any()}
    if not shown:
        raise UnreadableError(
            "EMPTY_FILE", say("no sheet has content"), file=file, mend=say("export it again.")
        )
    hidden = [name for name, cells in sheets.items() if cells is None]
    sources = (_source(file, name, cells, package, hidden) for name, cells in shown.items())
    return tuple(sources) if len(shown) > 1 else tuple(replace(source, name="") for source in sources)


def _apart(data: bytes, file: str) -> bytes:
    """The sheets as a process of their own reads them, which may fail without harm."""
    command = [sys.executable, "-I", str(Path(_workbook_child.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, and no shell
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise _too_large(say("reading took more than {seconds} seconds", seconds=SECONDS), file) from None
    if done.returncode == _workbook_child.PASSWORD:
        what = say("the workbook is protected by a password")
        raise UnreadableError("PASSWORD", what, file=file, mend=say("remove the password and save it again."))
    if done.returncode == _workbook_child.DAMAGED:
        what = say("the workbook cannot be read: {why}", why=escaped(done.stderr.decode(errors="replace")))
        raise UnreadableError("DAMAGED_FILE", what, file=file, mend=say("open it and save it as XLSX."))
    if done.returncode:
        raise _too_large(say("reading took more memory or time than any real export"), file)
    return done.stdout


def _too_large(what: str, file: str) -> UnreadableError:
    return UnreadableError(
        "TOO_LARGE", what, file=file, mend=say("export fewer rows or columns, or save it as CSV.")
    )


def _sheets(streams: bytes) -> dict[str, pa.Table | None]:
    """Text by the name of its sheet, None where the sheet is hidden."""
    found: dict[str, pa.Table | None] = {}
    rest = pa.BufferReader(streams)
    while rest.tell() < len(streams):
        with pa.ipc.open_stream(rest) as reader:
            about = {key.decode(): value.decode() for key, value in (reader.schema.metadata or {}).items()}
            table = reader.read_all()
        found[about["name"]] = None if about["hidden"] else table
    return found


def _source(
    file: str, name: str, cells: pa.Table, package: Package, hidden: "Sequence[str]"
) -> WorkbookSource:
    head = int(np.flatnonzero(_filled(cells))[0])
    headings = tuple(str(column[head].as_py()).strip() for column in cells.columns)
    notes = {
        "HIDDEN_SHEET": say("hidden sheets are not read: {hidden}", hidden=", ".join(hidden))
        if hidden
        else "",
        "EXTERNAL_LINK": say("links to other files are not followed") if package.external else "",
        "MACROS": say("macros are not run") if package.macros else "",
        "MAY_BE_CUT": cut(cells.num_rows),
    }
    return WorkbookSource(file, name, headings, cells, head + 1, package.lost.get(name, Lost()), notes)


def _filled(cells: pa.Table) -> "NDArray[np.bool_]":
    """True in rows with content."""
    filled = np.zeros(cells.num_rows, dtype=bool)
    for column in cells.columns:
        filled = filled | pc.not_equal(column, pa.scalar("")).to_numpy().astype(bool)
    return filled


def _lost(sheet: Sheet, lost: Lost) -> "Iterator[Issue]":
    letters = {sheet.column_letter(name): name for name in sheet.texts.columns}
    kinds = (
        ("ERROR_CELL", lost.errors, say("shows an error instead of a value"), say("mend the formula.")),
        (
            "NO_VALUE",
            lost.formulas,
            say("holds a formula that was never worked out"),
            say("open and save it in Excel."),
        ),
    )
    for code, references, what, mend in kinds:
        cells = [re.fullmatch(r"([A-Z]+)(\d+)", reference) for reference in references]
        for column, name in letters.items():
            there = {int(cell[2]) for cell in cells if cell and cell[1] == column}
            rows = sheet.texts.index[sheet.texts.index.isin(there)]
            if len(rows):
                yield Issue(code, Severity.ERROR, what, mend, sheet, name, rows)


def _long(sheet: Sheet) -> "Iterator[Issue]":
    for name, column in sheet.texts.items():
        rows = column.index[column.str.len().gt(CELL_LIMIT).fillna(value=False)]
        if len(rows):
            what = say(
                "has more than {most} characters, which no spreadsheet allows",
                most=counted(CELL_LIMIT),
            )
            yield Issue("CELL_TOO_LONG", Severity.ERROR, what, say("shorten it."), sheet, str(name), rows)


def _noted(sheet: Sheet, notes: "Mapping[str, str]") -> "Iterator[Issue]":
    whole, none = sheet.whole(), sheet.texts.index[:0]
    yield from (whole.issue(code, Severity.WARNING, what, "", none) for code, what in notes.items() if what)


def cut(rows: int) -> str:
    """That a sheet may be cut, if it ends where its format ends."""
    kind = FULL_SHEETS.get(rows, "")
    return (
        say(
            "the sheet ends at row {rows}, where {kind} ends: rows after it may be cut off",
            rows=counted(rows),
            kind=kind,
        )
        if kind
        else ""
    )
