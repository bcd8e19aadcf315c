"""Files that survive a power cut: written, flushed, renamed and flushed again, in that order.

A rename is atomic for the name and not yet durable; only a flushed file in a flushed folder is. A failed
flush is never repeated on the same file: the kernel may have dropped the data already.
"""

import os
import shutil
from hashlib import file_digest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

READ_ONLY, WRITABLE = 0o444, 0o600
OWNER_ONLY = 0o700  # a workspace holds rows about persons


def write(path: "Path", content: bytes, *, mode: int = WRITABLE) -> None:
    """Write a file and flush it and its name to the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    flush(path.parent)


def replace(path: "Path", content: bytes) -> None:
    """Replace a file so that a reader, and a restart, sees the old content or the new one."""
    draft = path.with_name(path.name + ".tmp")
    write(draft, content)
    draft.replace(path)
    flush(path.parent)


def flush(path: "Path") -> None:
    """Flush one file, or the names in one folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def seal(folder: "Path") -> None:
    """Make every file below a folder read-only, and flush them and all names."""
    for path in files(folder):
        path.chmod(READ_ONLY)
        flush(path)
    for inner in (path for path in folder.rglob("*") if path.is_dir()):
        flush(inner)
    flush(folder)


def remove(folder: "Path") -> None:
    """Remove a folder, sealed files included, and flush the loss of its name."""
    shutil.rmtree(folder)
    flush(folder.parent)


def files(folder: "Path") -> "list[Path]":
    """All files below a folder, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digest(path: "Path") -> str:
    """SHA-256 of a file, as hexadecimal text."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def free_megabytes(folder: "Path") -> int:
    """Free space on the file system of a folder, made or not, in megabytes."""
    made = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(made).free // 1_000_000
