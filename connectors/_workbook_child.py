"""Runs apart, with little memory and time: a workbook on standard input becomes text on standard output.

A reader of workbooks that meets a hostile file may take all memory, or abort its process; then it is this
one. The script imports nothing of HR KPI, so that it starts quickly and can be started by its path alone.
Each sheet is one Arrow stream of text columns from the first row on; its name, and whether it is hidden,
stand in the schema.
"""

import datetime as dt
import io
import resource
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet

MEMORY = 4 * 1024**3  # bytes of address space
SECONDS = 300  # of processor time
CHUNK = 20_000  # rows turned into columns at a time
PASSWORD, DAMAGED = 3, 4  # exit codes

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def main(stream_in: BinaryIO, stream_out: io.IOBase) -> int:
    """Read a workbook and write its visible sheets.

    Returns:
        0, or the exit code of what is wrong; then the reason stands on standard error.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(stream_in.read()))
        for one in book.sheets_metadata:
            if one.typ is SheetTypeEnum.WorkSheet:
                shown = one.visible is SheetVisibleEnum.Visible
                write(one.name, book.get_sheet_by_name(one.name) if shown else None, stream_out)
    except PasswordError:
        return PASSWORD
    except CalamineError as error:
        sys.stderr.write(str(error))
        return DAMAGED
    return 0


def write(name: str, sheet: "CalamineSheet | None", stream: io.IOBase) -> None:
    """A sheet as an Arrow stream; without columns where it is hidden or empty."""
    chunks = _chunks(sheet) if sheet else iter(())
    first = next(chunks, [])
    schema = pa.schema([(str(place), pa.string()) for place in range(len(first))])
    about = {b"name": name.encode(), b"hidden": b"" if sheet else b"hidden"}
    with pa.ipc.new_stream(pa.PythonFile(stream, mode="w"), schema.with_metadata(about)) as writer:
        for columns in chain([first] if first else [], chunks):
            writer.write_batch(pa.record_batch(columns, schema=schema))


def worded(value: Value) -> str:
    """A typed cell as text: whole numbers without point, days and instants in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _chunks(sheet: "CalamineSheet") -> "Iterator[list[pa.StringArray]]":
    rows = iter(sheet.iter_rows())
    while chunk := list(islice(rows, CHUNK)):
        yield [pa.array(map(worded, column), pa.string()) for column in zip(*chunk, strict=True)]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))  # type: ignore[arg-type]  # a buffer is an IOBase
