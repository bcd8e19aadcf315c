"""What a workbook's package holds, seen before anything opens it: limits, and cells that readers lose."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree  # type: ignore[import-untyped]  # has no stubs

from connectors._source import UnreadableError
from hrkpi.language import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED_LIMIT = 100 * 1024**2  # bytes
UNPACKED_LIMIT = 1024**3  # bytes, of all parts
RATIO_LIMIT = 150  # unpacked to packed bytes of one part
PARTS_LIMIT = 2_000
COLUMNS_LIMIT = 16_384
AREA_LIMIT = 60_000_000  # places of one sheet from its first cell to its last; a reader keeps each
BLOCK = 4 * 1024**2  # bytes looked at together

DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,7})(\d{1,9})["']""")
ERROR_CELL = re.compile(rb'<c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}\d{1,7})"')
BARE_FORMULA = re.compile(
    rb'<c (?![^>]*\bt="str")[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*'
    rb"<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Lost:
    """Cells of one sheet whose value a reader does not see, by reference like ``B3``.

    Args:
        errors: Cells that show an error: #N/A, #REF!.
        formulas: Formulas whose value was never worked out.
    """

    errors: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Package:
    """What is known of a workbook before it is opened.

    Args:
        lost: Cells without a readable value, by the name of their sheet.
        external: Whether it links to other files; the links are not followed.
        macros: Whether it holds macros; they are not run.
    """

    lost: "dict[str, Lost]" = field(default_factory=dict)
    external: bool = False
    macros: bool = False


def inspect(data: bytes, file: str) -> Package:
    """What a workbook's package holds.

    Raises:
        UnreadableError: If it is damaged, declares entities, or is larger than any real export.
    """
    if len(data) > PACKED_LIMIT:
        raise _too_large(say("the file is larger than {most} MB", most=PACKED_LIMIT // 1024**2), file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package, file)
            return _look(package, file)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ElementTree.ParseError, KeyError) as error:
        what = say("the workbook is damaged, or cut short: {error}", error=error)
        raise UnreadableError(
            "DAMAGED_FILE", what, file=file, mend=say("open it and save it again.")
        ) from None


def _check(package: zipfile.ZipFile, file: str) -> None:
    parts = package.infolist()
    if len(parts) > PARTS_LIMIT:
        raise _too_large(say("the workbook has more than {most} parts", most=counted(PARTS_LIMIT)), file)
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise _too_large(
            say(
                "the workbook unpacks to more than {most} GB",
                most=UNPACKED_LIMIT // 1024**3,
            ),
            file,
        )
    for part in parts:
        if part.file_size > RATIO_LIMIT * max(part.compress_size, 1) and part.file_size > BLOCK:
            raise _too_large(
                say(
                    "the part {name} unpacks to more than {most} times its size",
                    name=part.filename,
                    most=RATIO_LIMIT,
                ),
                file,
            )


def _look(package: zipfile.ZipFile, file: str) -> Package:
    names = package.namelist()
    sheets = {path: name for name, path in _sheets(package)}
    lost = {}
    for name in names:
        if name.endswith((".xml", ".rels")):
            found = _scan(package, name, file)
            lost.update({sheets[name]: found} if name in sheets else {})
    return Package(
        lost, any("externalLink" in name for name in names), any("vbaProject" in name for name in names)
    )


def _sheets(package: zipfile.ZipFile) -> "Iterator[tuple[str, str]]":
    """Name of each sheet and path of its part; none in formats other than XLSX."""
    if "xl/workbook.xml" not in package.namelist():
        return
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    book = ElementTree.fromstring(package.read("xl/workbook.xml"), forbid_dtd=True)
    for sheet in book.findall(".//{*}sheet"):
        target = targets.get(sheet.get(RELATION), "")
        yield str(sheet.get("name")), target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _scan(package: zipfile.ZipFile, name: str, file: str) -> Lost:
    errors: list[str] = []
    formulas: list[str] = []
    columns: set[bytes] = set()
    last = 0
    for block in _blocks(package, name, file):
        if DOCTYPE.search(block):
            what = say("the part {name} declares a document type, which no export needs", name=name)
            raise UnreadableError("DOCTYPE", what, file=file, mend=say("save the table as a new workbook."))
        cells = CELL.findall(block)
        columns.update(column for column, _ in cells)
        last = max(last, max((int(row) for _, row in cells), default=0))
        errors += [cell.decode() for cell in ERROR_CELL.findall(block)]
        formulas += [cell.decode() for cell in BARE_FORMULA.findall(block)]
    widest = max((_number(column) for column in columns), default=0)
    if widest > COLUMNS_LIMIT or widest * last > AREA_LIMIT:
        raise _too_large(
            say(
                "the part {name} reaches to column {widest} and row {last}",
                name=name,
                widest=counted(widest),
                last=counted(last),
            ),
            file,
        )
    return Lost(tuple(errors), tuple(formulas))


def _blocks(package: zipfile.ZipFile, name: str, file: str) -> "Iterator[bytes]":
    """A part in blocks that end with a whole cell."""
    rest = b""
    with package.open(name) as stream:
        while block := stream.read(BLOCK):
            rest += block
            end = rest.rfind(b">") + 1
            end = max(rest.rfind(b"</c>") + len(b"</c>"), end if b"<c " not in rest else 0)
            yield rest[:end]
            rest = rest[end:]
            if len(rest) > BLOCK:
                raise _too_large(
                    say(
                        "a cell of the part {name} is larger than {most} MB",
                        name=name,
                        most=BLOCK // 1024**2,
                    ),
                    file,
                )
    yield rest


def _number(letters: bytes) -> int:
    total = 0
    for char in letters:
        total = total * 26 + char - ord("A") + 1
    return total


def _too_large(what: str, file: str) -> UnreadableError:
    mend = say("export fewer rows or columns, or save the table as CSV.")
    return UnreadableError(
        "TOO_LARGE", say("{what}, which is taken for a trap", what=what), file=file, mend=mend
    )
