"""How a text file is written: its encoding and its delimiter, found from the bytes and shown."""

import codecs
import csv
import re
from dataclasses import dataclass

from connectors._source import UnreadableError
from hrkpi.findings import escaped
from hrkpi.language import marked, say

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY = ("windows-1252", "mac-roman", "cp850", "shift_jis", "gb18030")  # asked for, in this order
UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
FOREIGN_WORD = re.compile(rb"[\w \x80-\xff-]*[\x80-\xff][\w\x80-\xff-]*")
SAMPLES = 3
ASCII = 127  # highest byte that is the same in every encoding here
DELIMITERS = {",": marked("comma"), ";": marked("semicolon"), "\t": marked("tab"), "|": marked("pipe")}
LOOKED_AT = 100  # records that decide about the delimiter
WEB_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<head|<\?xml[^>]*>\s*<html)", re.IGNORECASE)


@dataclass(frozen=True)
class Encoding:
    """How bytes become text.

    Args:
        name: Encoding, the likeliest where it is in doubt.
        readings: Encodings that could be meant, and samples as each reads them; none without doubt.
    """

    name: str
    readings: tuple[tuple[str, str], ...] = ()


def encoding(data: bytes, file: str) -> Encoding:
    """The encoding of a text file.

    Raises:
        UnreadableError: If the bytes are no text, a web page, or text in several encodings.
    """
    found = next((name for mark, name in BOMS if data.startswith(mark)), "")
    if found:
        return Encoding(found)
    _refuse_others(data, file)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, file, error.start)
    return Encoding("utf-8")


def delimiter(text: str) -> str:
    """The delimiter under which the first records have the most cells, all the same number.

    Args:
        text: Beginning of the file; the last line may be cut.
    """
    lines = [line for line in text.splitlines(keepends=True) if line.strip()][:LOOKED_AT]
    return max(DELIMITERS, key=lambda mark: _fit(lines, mark))


def declared(text: str) -> str:
    """The delimiter of a first line like ``sep=;``; blank where there is none."""
    match = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    return match[1] if match else ""


def _fit(lines: list[str], mark: str) -> tuple[float, int]:
    try:
        widths = [len(record) for record in csv.reader(lines, delimiter=mark) if record]
    except csv.Error:  # a cell is too long, which the reader reports with its row
        widths = []
    if not widths or widths[0] == 1:
        return 0.0, 0
    return sum(width == widths[0] for width in widths) / len(widths), widths[0]


def _refuse_others(data: bytes, file: str) -> None:
    if WEB_PAGE.match(data):
        what = say("this is a web page, not an export")
        raise UnreadableError(
            "WEB_PAGE", what, file=file, mend=say("log in to the system and download the file again.")
        )
    if data.startswith(b"%PDF"):
        raise UnreadableError(
            "PDF", say("this is a PDF, not a table"), file=file, mend=say("export CSV or XLSX.")
        )
    if (place := data.find(b"\0")) >= 0:
        what = say(
            "a NUL byte stands at offset {place}: this is no text, or UTF-16 without its mark", place=place
        )
        raise UnreadableError("NUL_BYTE", what, file=file, mend=say("save the file as CSV in UTF-8."))


def _legacy(data: bytes, file: str, start: int) -> Encoding:
    letters = UTF8_LETTER.findall(data)
    others = sum(byte > ASCII for byte in UTF8_LETTER.sub(b"", data))
    if len(letters) >= others:
        row = data.count(b"\n", 0, start) + 1
        what = say(
            "text is in two encodings: UTF-8 in most places, something else at byte {start}", start=start
        )
        mend = say("export the file again, as UTF-8 throughout.")
        raise UnreadableError("MIXED_ENCODINGS", what, file=file, mend=mend, row=row)
    words = [word.strip() for word in dict.fromkeys(FOREIGN_WORD.findall(data))][:SAMPLES]
    readings = [(name, _sample(words, name)) for name in LEGACY if _reads(data, name)]
    if not readings:
        what = say("text is in no encoding that is known")
        raise UnreadableError("UNKNOWN_ENCODING", what, file=file, mend=say("save the file as CSV in UTF-8."))
    return Encoding(readings[0][0], tuple(readings))


def _reads(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _sample(words: list[bytes], name: str) -> str:
    return ", ".join(escaped(word.decode(name, errors="replace")) for word in words)
