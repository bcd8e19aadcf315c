"""Files of an import: which they are, their bytes, their hash, and a label that is safe to show."""

import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from hrkpi.errors import ExportError
from hrkpi.findings import escaped
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ENDINGS = frozenset(
    {".csv", ".tsv", ".txt", ".json", ".jsonl", ".parquet", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
)
LABEL_LENGTH = 120  # characters
UNMEANT = ("~$", ".")  # how the names of lock files and hidden files begin


@dataclass(frozen=True, eq=False)
class File:
    """One file of an import, read once.

    Args:
        label: Its name, safe to show; with its folder where two files have one name.
        data: Its bytes.
        sha256: Of its bytes.
        stem: Its name without ending.
        is_named: Whether the user named the file itself, not a folder that holds it.
    """

    label: str
    data: bytes
    sha256: str
    stem: str
    is_named: bool


def files(paths: "Iterable[Path]") -> tuple[File, ...]:
    """The files of an import, in the order of their names within each folder.

    Raises:
        ExportError: If a path does not exist or cannot be read, or there is no file.
    """
    found = dict.fromkeys(pair for path in paths for pair in _listed(path))
    if not found:
        mend = say("name files, or a folder that holds some: {endings}.", endings=", ".join(sorted(ENDINGS)))
        raise ExportError(say("There is no file to import."), where="paths", mend=mend)
    names = [path.name for path, _ in found]
    return tuple(
        _file(
            path,
            path.name if names.count(path.name) == 1 else f"{path.parent.name}/{path.name}",
            is_named=named,
        )
        for path, named in found
    )


def _listed(path: "Path") -> "Iterator[tuple[Path, bool]]":
    if path.is_dir():
        meant = (one for one in sorted(path.iterdir()) if one.suffix.lower() in ENDINGS)
        yield from ((one, False) for one in meant if one.is_file() and not one.name.startswith(UNMEANT))
    else:
        yield path, True


def _file(path: "Path", name: str, *, is_named: bool) -> File:
    label = escaped(unicodedata.normalize("NFC", name), longest=LABEL_LENGTH)
    try:
        data = path.read_bytes()
    except OSError as error:
        mend = say("check the name, and that nobody else has the file open.")
        raise ExportError(
            say("The file cannot be read: {why}.", why=error.strerror), where=label, mend=mend
        ) from None
    return File(label, data, sha256(data).hexdigest(), path.stem, is_named)
