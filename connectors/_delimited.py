"""Delimited text: every cell with its row, every row with as many cells as there are headings."""

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from connectors._dialect import DELIMITERS, Encoding, declared, delimiter, encoding
from connectors._distinct import Question
from connectors._sheet import Issue, Sheet, fold
from connectors._source import UnreadableError
from connectors._text import arrow, cleaned
from hrkpi.findings import Severity
from hrkpi.language import counted, marked, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SNIFFED = 200_000  # characters that decide about the delimiter
CHUNK = 20_000  # rows turned into columns at a time
CELL_LIMIT = 65_536  # characters
LONG = marked("rows have more cells than the {width} headings")
SHORT = marked("rows have fewer cells than the {width} headings")
END_OF_FILE = "\x1a"  # Ctrl-Z, which old systems write last


@dataclass(frozen=True, eq=False)
class DelimitedSource:
    """A delimited text file with its headings.

    Args:
        file: Label of the file.
        data: Its bytes.
        encoding: How they become text.
        mark: Delimiter.
        headings: Headings as written, in order.
    """

    file: str
    data: bytes
    encoding: Encoding
    mark: str
    headings: tuple[str, ...]
    name: str = field(default="", init=False)
    records: str = field(default="", init=False)

    def read(
        self, wanted: frozenset[str], answers: "Mapping[str, str]", source: str
    ) -> tuple[Sheet, tuple[Issue, ...]]:
        """The rows, with the wanted headings alone; rows with too many or too few cells are errors."""
        question = f"{source}.encoding"
        readings = dict(self.encoding.readings)
        answer = answers.get(question, "")
        text = _text(self.data, answer if answer in readings else self.encoding.name)
        records = _records(text, self.mark, self.file)
        next(records)
        places = {fold(heading): place for place, heading in reversed(list(enumerate(self.headings)))}
        names = sorted(wanted & set(places))
        cut = _cut(records, len(self.headings), [places[name] for name in names])
        sheet = _sheet(self, names, cut)
        asked = (_encoding(sheet, question, readings, answer),) if readings else ()
        return sheet, (*asked, _dialect(sheet, self.mark), *_widths(sheet, cut, len(self.headings)))


def open_delimited(data: bytes, file: str) -> DelimitedSource:
    """A text file with its headings.

    Raises:
        UnreadableError: If the bytes are no text, no row has content, or a quote in the headings stays open.
    """
    found = encoding(data, file)
    text = _text(data, found.name)
    mark = declared(text) or delimiter(text[:SNIFFED])
    first = next(_records(text, mark, file), None)
    if first is None:
        raise UnreadableError(
            "EMPTY_FILE", say("no row has content"), file=file, mend=say("export it again.")
        )
    return DelimitedSource(file, data, found, mark, tuple(first[2]))


@dataclass(frozen=True, eq=False)
class _Cut:
    columns: list[list[pa.StringArray]]
    rows: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    long: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)


def _text(data: bytes, name: str) -> str:
    return data.decode(name).rstrip(END_OF_FILE)


def _records(text: str, mark: str, file: str) -> "Iterator[tuple[int, int, list[str]]]":
    """Row as a spreadsheet counts it, line of the text, and cells; rows without content are left out."""
    csv.field_size_limit(CELL_LIMIT)
    stream = io.StringIO(text, newline="")
    above = 1 if declared(text) and stream.readline() else 0  # a spreadsheet hides the line ``sep=;``
    reader = csv.reader(stream, delimiter=mark, strict=True)
    row = 0
    while True:
        row, line = row + 1, reader.line_num + above + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _uncut(str(error), file, row) from None
        if any(record):
            yield row, line, record


def _uncut(error: str, file: str, row: int) -> UnreadableError:
    if "field limit" in error:
        what = say(
            "a cell has more than {most} characters; a quote may be missing before it",
            most=counted(CELL_LIMIT),
        )
        return UnreadableError(
            "CELL_TOO_LONG", what, file=file, row=row, mend=say("close the quote, or shorten the cell.")
        )
    what = say(
        "a quote is opened in this row and not closed before the next delimiter or the end of the file"
    )
    mend = say("close it, or write it twice where it belongs to the text.")
    return UnreadableError("UNCLOSED_QUOTE", what, file=file, row=row, mend=mend)


def _cut(records: "Iterable[tuple[int, int, list[str]]]", width: int, places: list[int]) -> _Cut:
    cut = _Cut([[] for _ in places])
    cells: list[list[str]] = []
    for row, line, record in records:
        if row != line:
            cut.places.append((row, line))
        if len(record) != width and (len(record) < width or any(record[width:])):
            (cut.short if len(record) < width else cut.long).append(row)
            continue
        cut.rows.append(row)
        cells.append([record[place] for place in places])
        if len(cells) == CHUNK:
            _store(cut, cells)
            cells.clear()
    _store(cut, cells)
    return cut


def _store(cut: _Cut, cells: list[list[str]]) -> None:
    for parts, column in zip(cut.columns, zip(*cells, strict=True), strict=False):
        parts.append(pa.array(column, pa.string()))


def _sheet(source: DelimitedSource, names: list[str], cut: _Cut) -> Sheet:
    index = pd.Index(cut.rows, dtype="int64")
    texts = {
        name: cleaned(arrow(parts), index, guarded=True)
        for name, parts in zip(names, cut.columns, strict=True)
    }
    uncut = len(cut.long) + len(cut.short)
    return Sheet(source.file, "", source.headings, pd.DataFrame(texts, index=index), dict(cut.places), uncut)


def _dialect(sheet: Sheet, mark: str) -> Issue:
    name, width = say(DELIMITERS[mark]) if mark in DELIMITERS else mark, len(sheet.headings)
    what = say("cells are separated by {name}, as in the headings ({width} cells)", name=name, width=width)
    return sheet.whole().issue("DELIMITER_FOUND", Severity.ACCEPTED, what, "", sheet.texts.index[:0])


def _encoding(sheet: Sheet, question: str, readings: "Mapping[str, str]", answer: str) -> Issue:
    samples = "; ".join(
        say("as {name}: {sample}", name=name, sample=sample) for name, sample in readings.items()
    )
    asked = Question(
        key=question,
        code="ENCODING",
        asked=say("the text is not UTF-8, and the bytes do not say what it is: {samples}", samples=samples),
        options=tuple(readings),
        mend=say("say once which reading is right, or save the file as CSV in UTF-8."),
    )
    return asked.issue(sheet.whole(), sheet.texts.index[:0], answer)


def _widths(sheet: Sheet, cut: _Cut, width: int) -> "Iterator[Issue]":
    mend = say("put quotes around cells that hold the delimiter, or fill the row up.")
    for code, rows, told in (("TOO_MANY_CELLS", cut.long, LONG), ("TOO_FEW_CELLS", cut.short, SHORT)):
        if rows:
            what = say(told, width=width)
            yield sheet.whole().issue(code, Severity.ERROR, what, mend, pd.Index(rows, dtype="int64"))
