"""Opens a file by what it holds, whatever its name says."""

from typing import TYPE_CHECKING

from connectors._delimited import open_delimited
from connectors._json import open_json
from connectors._parquet import open_parquet
from connectors._source import UnreadableError
from connectors._workbook import open_workbook
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connectors._source import Source

PARQUET = b"PAR1"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX, XLSB, ODS; XLS and encrypted workbooks
JSON = (b"{", b"[")
BYTES_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"


def open_file(data: bytes, file: str, paths: "Iterable[str]" = ()) -> "tuple[Source, ...]":
    """The sheets of a file with their headings; rows are not read yet.

    Args:
        data: Bytes of the file.
        file: Label of the file.
        paths: Paths at which a JSON payload may hold records.

    Raises:
        UnreadableError: If the bytes are none of the formats that are read, or are damaged.
    """
    if not data.strip():
        raise UnreadableError("EMPTY_FILE", say("the file is empty"), file=file, mend=say("export it again."))
    if data.startswith(PARQUET):
        return (open_parquet(data, file),)
    if data.startswith(WORKBOOKS):
        return open_workbook(data, file)
    if data.lstrip(BYTES_BEFORE_JSON).startswith(JSON):
        return open_json(data, file, paths)
    return (open_delimited(data, file),)
