"""A company's look for tests: a sign, a word and colours that are not ours."""

import struct
import zlib
from pathlib import Path

from hrkpi.settings import FILE
from hrkpi.workspace import Workspace

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    b'<path fill="#00677F" d="M0 0h40v40H0z"/><path fill="#0B2B33" d="M50 14h70v12H50z"/></svg>'
)


def png(wide: int = 8, high: int = 8) -> bytes:
    """A picture of one colour, so many pixels wide and high."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + b"\x00\x67\x7f" * wide) * high)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def branded(home: Path, settings: str, **files: bytes) -> Workspace:
    """A workspace with settings, and files that they name; ``__`` in a name stands for a dot.

    Args:
        home: A workspace, or where one is made.
        settings: Lines of its ``hrkpi.toml``.
        files: By name.
    """
    if not home.exists():
        Workspace.create(home)
    (home / FILE).write_text(settings, encoding="utf-8")
    for name, content in files.items():
        (home / name.replace("__", ".")).write_bytes(content)
    return Workspace.open(home)
