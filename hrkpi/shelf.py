"""The published snapshots: checked against their manifest before anybody reads them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrkpi import durable
from hrkpi.errors import WorkspaceError
from hrkpi.language import say
from hrkpi.manifest import damage, read_manifest
from hrkpi.nearest import nearest
from hrkpi.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hrkpi.house import House
    from hrkpi.store.schema import StoredSnapshot

REMEMBERED = 4  # snapshots whose check, and whose facts once read, are kept

Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Checked:
    """The outcome of one check, good for as long as no file was touched."""

    signature: Signature
    damage: tuple[str, ...]
    snapshot: Snapshot | None


class Shelf:
    """All snapshots of a workspace."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._checked: dict[str, Checked] = {}

    def current(self) -> Snapshot | None:
        """The current snapshot; if it is damaged, the newest good one; None before the first import.

        Raises:
            WorkspaceError: If there are snapshots and each of them is damaged.
        """
        rows = self._house.registered()
        newest = sorted(rows, key=lambda row: row.sequence, reverse=True)
        for row in [*rows[:1], *newest]:
            if found := self._check(row).snapshot:
                return found
        if not rows:
            return None
        raise WorkspaceError(
            say("Every snapshot is damaged, so no figure can be shown."),
            where=str(self._house.snapshots),
            mend=say("restore the folder of the workspace from a backup, or import the exports again."),
        )

    def snapshot(self, name: str) -> Snapshot:
        """The snapshot of that id.

        Raises:
            WorkspaceError: If there is none, or it is damaged.
        """
        checked = self._check(self._row(name))
        if checked.snapshot is None:
            raise WorkspaceError(
                say("The snapshot is damaged: {damage}.", damage="; ".join(checked.damage)),
                where=str(self._house.snapshots / name),
                mend=say("choose another with 'hrkpi snapshots use ID', or restore this one from a backup."),
            )
        return checked.snapshot

    def damage(self, name: str) -> tuple[str, ...]:
        """What is wrong with the snapshot of that id, read anew from the disk."""
        row = self._row(name)
        self._checked.pop(name, None)
        return self._check(row).damage

    def problems(self) -> "Iterator[str]":
        """What is wrong with the current snapshot, and what is served in its stead."""
        rows = self._house.registered()
        if rows and (broken := self._check(rows[0]).damage):
            yield from broken
            good = next((row.id for row in rows if self._check(row).snapshot), None)
            yield (
                say("snapshot {good} is served instead", good=good)
                if good
                else say("no snapshot can be served")
            )
        known = {row.id for row in rows}
        for folder in sorted(self._house.snapshots.iterdir()):
            if folder.name not in known:
                yield say(
                    "snapshot {name} was never published, or the database is older than it", name=folder.name
                )

    def _row(self, name: str) -> "StoredSnapshot":
        rows = {row.id: row for row in self._house.registered()}
        if name not in rows:
            raise WorkspaceError(
                say("There is no snapshot {name!r}.", name=name),
                where=say("snapshots"),
                mend=nearest(name, rows),
            )
        return rows[name]

    def _check(self, row: "StoredSnapshot") -> Checked:
        folder = self._house.snapshots / row.id
        found = [(str(path), path.stat()) for path in durable.files(folder)]
        signature = tuple((path, stat.st_size, stat.st_mtime_ns) for path, stat in found)
        known = self._checked.get(row.id)
        if known is None or known.signature != signature:
            broken = tuple(damage(folder, row.manifest_sha256))
            known = Checked(signature, broken, None if broken else Snapshot(folder, read_manifest(folder)))
            self._checked = dict([*self._checked.items(), (row.id, known)][-REMEMBERED:])
        return known
