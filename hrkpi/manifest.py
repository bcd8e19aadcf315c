"""What a snapshot is made of: each file with its SHA-256, where its rows came from, and what is wrong now."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from hrkpi import durable
from hrkpi.errors import WorkspaceError
from hrkpi.language import say

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


@dataclass(frozen=True)
class Part:
    """One file of the snapshot; ``rows`` only of Parquet."""

    path: str
    sha256: str
    size: int
    rows: int | None


@dataclass(frozen=True)
class Origin:
    """Where the rows of one table came from, and with which snapshot they last came in."""

    rows: int
    snapshot: str
    loaded_at: datetime
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Policy:
    """Settings that the facts were built under, and that figures from them are hidden by."""

    bridge_days: int
    leadership_levels: tuple[str, ...]
    minimum_group: int
    minimum_group_special: int
    currency: str = "EUR"
    records_from: date | None = None


@dataclass(frozen=True)
class Manifest:
    """One snapshot: what it is, came from and holds."""

    schema_version: int
    id: str
    parent: str | None
    as_of: date
    loaded_at: datetime
    policy: Policy
    sources: tuple[Source, ...]
    tables: dict[str, Origin]
    parts: tuple[Part, ...]


def read_manifest(folder: "Path") -> Manifest:
    """The manifest of a snapshot whose hash was checked.

    Raises:
        WorkspaceError: If the snapshot was made by a newer version of HR KPI.
    """
    told = json.loads((folder / FILE).read_bytes())
    if (version := told["schema_version"]) > SCHEMA_VERSION:
        raise WorkspaceError(
            say("The snapshot was made by a newer version of HR KPI."),
            where=say(
                "snapshot {name}, schema version {version}; this version reads {known}",
                name=folder.name,
                version=version,
                known=SCHEMA_VERSION,
            ),
            mend=say("upgrade HR KPI to that version or later."),
        )
    policy = told["policy"]
    return Manifest(
        schema_version=version,
        id=told["id"],
        parent=told["parent"],
        as_of=date.fromisoformat(told["as_of"]),
        loaded_at=datetime.fromisoformat(told["loaded_at"]),
        policy=Policy(
            **policy
            | {
                "leadership_levels": tuple(policy["leadership_levels"]),
                "records_from": _day(policy.get("records_from")),
            }
        ),
        sources=_sources(told["sources"]),
        tables={name: _origin(table) for name, table in told["tables"].items()},
        parts=tuple(Part(**part) for part in told["parts"]),
    )


def manifest_json(manifest: Manifest) -> str:
    """A manifest as its file holds it."""
    return json.dumps(asdict(manifest), indent=1, ensure_ascii=False, default=_iso)


def damage(folder: "Path", sha256: str) -> "Iterator[str]":
    """What is wrong with the files of a snapshot; nothing when it is whole.

    Args:
        folder: The snapshot.
        sha256: Digest that its manifest was registered with.
    """
    if not (folder / FILE).is_file():
        yield say("snapshot {name}: {file} is missing", name=folder.name, file=FILE)
    elif durable.digest(folder / FILE) != sha256:
        yield say("snapshot {name}: {file} was changed", name=folder.name, file=FILE)
    else:
        yield from _parts_damage(folder, read_manifest(folder))


def _sources(told: list[dict[str, Any]]) -> tuple[Source, ...]:  # Any: JSON
    return tuple(Source(**source | {"tables": tuple(source["tables"])}) for source in told)


def _origin(told: dict[str, Any]) -> Origin:  # Any: JSON
    loaded_at = datetime.fromisoformat(told["loaded_at"])
    return Origin(told["rows"], told["snapshot"], loaded_at, _sources(told["sources"]))


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _iso(day: date) -> str:
    return day.isoformat()


def _parts_damage(folder: "Path", manifest: Manifest) -> "Iterator[str]":
    listed = {part.path: part for part in manifest.parts}
    found = {path.relative_to(folder).as_posix() for path in durable.files(folder)} - {FILE}
    for path in sorted(listed.keys() - found):
        yield say("snapshot {name}: {path} is missing", name=folder.name, path=path)
    for path in sorted(found - listed.keys()):
        yield say("snapshot {name}: {path} does not belong to it", name=folder.name, path=path)
    for path in sorted(found & listed.keys()):
        if durable.digest(folder / path) != listed[path].sha256:
            yield say("snapshot {name}: {path} was changed", name=folder.name, path=path)
