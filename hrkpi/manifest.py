"""What a snapshot is made of: each file with its SHA-256, where its rows came from, and what is wrong now."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel, ConfigDict

from hrkpi import durable
from hrkpi.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "manifest.json"
SCHEMA_VERSION = 1  # of the tables and facts inside; raised when either changes shape


@dataclass(frozen=True)
class Source:
    """One file that rows came from.

    Args:
        name: The file's name, as a label.
        sha256: Of its bytes.
        connector: Key of the connector that read it.
        rows: Rows read.
        tables: Tables that it filled; without, all of its import.
    """

    name: str
    sha256: str
    connector: str
    rows: int
    tables: tuple[str, ...] = ()


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Frozen):
    """One file of the snapshot; ``rows`` only of Parquet."""

    path: str
    sha256: str
    size: int
    rows: int | None


class Origin(_Frozen):
    """Where the rows of one table came from, and with which snapshot they last came in."""

    rows: int
    snapshot: str
    loaded_at: AwareDatetime
    sources: tuple[Source, ...]


class Policy(_Frozen):
    """Settings that the facts were built under, and that figures from them are hidden by."""

    bridge_days: int
    leadership_levels: tuple[str, ...]
    currency: str = "EUR"
    records_from: date | None = None
    minimum_group: int
    minimum_group_special: int


class Manifest(_Frozen):
    """One snapshot: what it is, came from and holds."""

    schema_version: int
    id: str
    parent: str | None
    as_of: date
    loaded_at: AwareDatetime
    policy: Policy
    sources: tuple[Source, ...]
    tables: dict[str, Origin]
    parts: tuple[Part, ...]


def read_manifest(folder: "Path") -> Manifest:
    """The manifest of a snapshot whose hash was checked.

    Raises:
        WorkspaceError: If the snapshot was made by a newer version of HR KPI.
    """
    text = (folder / FILE).read_bytes()
    version = _Version.model_validate_json(text).schema_version
    if version > SCHEMA_VERSION:
        raise WorkspaceError(
            "The snapshot was made by a newer version of HR KPI.",
            where=f"snapshot {folder.name}, schema version {version}; this version reads {SCHEMA_VERSION}",
            mend="upgrade HR KPI to that version or later.",
        )
    return Manifest.model_validate_json(text)


def damage(folder: "Path", sha256: str) -> "Iterator[str]":
    """What is wrong with the files of a snapshot; nothing when it is whole.

    Args:
        folder: The snapshot.
        sha256: Digest that its manifest was registered with.
    """
    if not (folder / FILE).is_file():
        yield f"snapshot {folder.name}: {FILE} is missing"
    elif durable.digest(folder / FILE) != sha256:
        yield f"snapshot {folder.name}: {FILE} was changed"
    else:
        yield from _parts_damage(folder, read_manifest(folder))


class _Version(BaseModel):
    schema_version: int


def _parts_damage(folder: "Path", manifest: Manifest) -> "Iterator[str]":
    listed = {part.path: part for part in manifest.parts}
    found = {path.relative_to(folder).as_posix() for path in durable.files(folder)} - {FILE}
    for path in sorted(listed.keys() - found):
        yield f"snapshot {folder.name}: {path} is missing"
    for path in sorted(found - listed.keys()):
        yield f"snapshot {folder.name}: {path} does not belong to it"
    for path in sorted(found & listed.keys()):
        if durable.digest(folder / path) != listed[path].sha256:
            yield f"snapshot {folder.name}: {path} was changed"
