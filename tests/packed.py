"""Files inside files: workbooks and decks are archives, and a deck holds workbooks."""

import zipfile
from io import BytesIO


def unpacked(content: bytes) -> list[bytes]:
    """Every part of a file, of the files inside it too; the file itself where it is no archive."""
    stream = BytesIO(content)
    if not zipfile.is_zipfile(stream):
        return [content]
    with zipfile.ZipFile(stream) as archive:
        return [part for name in archive.namelist() for part in unpacked(archive.read(name))]
