"""A snapshot on its way: written into a folder that nobody reads, read back, and described."""

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import pyarrow.parquet as pq

from hrkpi import book, durable
from hrkpi.errors import WorkspaceError
from hrkpi.language import say
from hrkpi.manifest import FILE, Manifest, Part, manifest_json
from hrkpi.snapshot import FACTS_FOLDER, TABLES_FOLDER, read_table, write_table
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import pandas as pd

HASH_LETTERS = 6


class Made(Protocol):
    """Facts that can be written: those in memory, or those that a cluster makes of tables beside them."""

    def save(self, folder: "Path") -> None:
        """Writes one Parquet file per fact, and the book."""


def stage(
    draft: "Path",
    tables: "Mapping[str, pd.DataFrame]",
    made: "Made",
    tell: "Callable[[str], None]",
) -> None:
    """Write tables and facts, flush them, make them read-only and read them back.

    Args:
        draft: Folder to make.
        tables: Conformed tables by name.
        made: Their facts, or who makes them of the tables when these are written.
        tell: Called before each step with its name.

    Raises:
        WorkspaceError: If the disk gives back something else than was written.
    """
    tell("stage")
    for folder in (draft / TABLES_FOLDER, draft / FACTS_FOLDER):
        folder.mkdir(parents=True)
    for name, frame in tables.items():
        tell(f"write {name}")
        write_table(draft, TABLES[name], frame)
    tell("write facts")
    made.save(draft / FACTS_FOLDER)
    tell("flush")
    durable.seal(draft)
    tell("verify")
    _verify(draft, tables, made)


def parts(draft: "Path") -> tuple[Part, ...]:
    """Every file of a staged snapshot, measured on the disk."""
    return tuple(
        Part(
            path=path.relative_to(draft).as_posix(),
            sha256=durable.digest(path),
            size=path.stat().st_size,
            rows=pq.read_metadata(path).num_rows if path.suffix == ".parquet" else None,
        )
        for path in durable.files(draft)
    )


def content_hash(staged: tuple[Part, ...]) -> str:
    """A short hash over the content of all parts."""
    text = json.dumps([(part.path, part.sha256) for part in staged])
    return sha256(text.encode()).hexdigest()[:HASH_LETTERS]


def describe(draft: "Path", manifest: Manifest) -> None:
    """Write the manifest, flushed and read-only."""
    durable.write(draft / FILE, manifest_json(manifest).encode(), mode=durable.READ_ONLY)


def _verify(draft: "Path", tables: "Mapping[str, pd.DataFrame]", made: "Made") -> None:
    for name, frame in tables.items():
        if not read_table(draft, TABLES[name]).equals(frame):
            raise _changed(f"table {name}")
    if not isinstance(made, book.Facts):
        return  # made there, and nowhere else: their files are all there is
    saved = book.load(draft / FACTS_FOLDER)
    for name, frame in made.frames.items():
        if not saved.frames[name].equals(frame):
            raise _changed(f"fact {name}")
    if saved.book != made.book:
        raise _changed("book of the facts")


def _changed(part: str) -> WorkspaceError:
    return WorkspaceError(
        say("The disk gave back something else than was written, so nothing was published."),
        where=part,
        mend=say("check the disk and its free space, then import again."),
    )
