"""The folder that holds everything of one company: snapshots, state, settings."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from hrkpi.discovery import late
from hrkpi.house import House, enter, furnish
from hrkpi.language import marked
from hrkpi.lock import BusyError
from hrkpi.merge import Mode, mode_of
from hrkpi.principal import IMPORTERS
from hrkpi.shelf import Shelf
from hrkpi.snapshot import known
from hrkpi.store.audit import damage, newest, record
from hrkpi.store.schema import ANSWERS, SNAPSHOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    import pandas as pd
    from sqlalchemy import Connection

    from hrkpi.manifest import Source
    from hrkpi.principal import Principal
    from hrkpi.settings import Settings
    from hrkpi.snapshot import Snapshot

WAIT_SECONDS = 30.0


@dataclass(frozen=True)
class Listed:
    """One line of the list of snapshots."""

    id: str
    parent: str | None
    as_of: "date"
    loaded_at: "datetime"
    is_current: bool


class Workspace:
    """One workspace, open.

    Args:
        rooms: Its folder, settings and state.
        wait_seconds: How long a second writer waits for the first.
    """

    def __init__(self, rooms: House, *, wait_seconds: float = WAIT_SECONDS) -> None:
        self._house, self._wait = rooms, wait_seconds
        self._shelf = Shelf(rooms)
        self.path: Path = rooms.path
        self.settings: Settings = rooms.settings

    @classmethod
    def create(cls, path: "Path") -> "Workspace":
        """A new workspace in a folder that is missing or empty; only its owner may look inside.

        Raises:
            WorkspaceError: If the folder holds something else, or a workspace already.
        """
        furnish(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: "Path", *, wait_seconds: float = WAIT_SECONDS) -> "Workspace":
        """The workspace in a folder, put in order after whatever happened to it.

        Raises:
            SettingError: If a setting is wrong.
            WorkspaceError: If there is none, or its database is missing, damaged or made by a newer version.
        """
        rooms = enter(path)
        with suppress(BusyError), rooms.alone("opening", wait_seconds=0):
            rooms.point()
        return cls(rooms, wait_seconds=wait_seconds)

    def current(self) -> "Snapshot | None":
        """The current snapshot, checked; the newest good one if it is damaged; None before the first."""
        return self._shelf.current()

    def snapshot(self, name: str) -> "Snapshot":
        """The snapshot of that id, its hashes checked."""
        return self._shelf.snapshot(name)

    def snapshots(self) -> tuple[Listed, ...]:
        """All published snapshots, newest first."""
        rows = self._house.registered()
        listed = [
            Listed(row.id, row.parent, row.as_of, row.loaded_at, is_current=row is rows[0])
            for row in sorted(rows, key=lambda row: row.sequence, reverse=True)
        ]
        return tuple(listed)

    def verify(self, name: str) -> tuple[str, ...]:
        """What is wrong with the files of a snapshot; nothing when it is whole."""
        return self._shelf.damage(name)

    def problems(self) -> tuple[str, ...]:
        """What an administrator should look at: damaged snapshots, strays, a tampered audit."""
        return (*self._shelf.problems(), *self.verify_audit())

    def use(self, name: str, principal: "Principal") -> "Snapshot":
        """Make an earlier snapshot the current one."""
        principal.must_be(IMPORTERS, marked("choose the current snapshot"))
        chosen = self.snapshot(name)
        with self._house.alone(principal.name, wait_seconds=self._wait):
            with self.writing() as connection:
                newest = {"turn": late("hrkpi.publish").next_turn(connection)}
                connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id == name).values(newest))
                record(connection, principal, "snapshot.use", {"snapshot": name})
            self._house.point()
        return chosen

    def publish(  # noqa: PLR0913 - an import is all of this
        self,
        tables: "Mapping[str, pd.DataFrame]",
        *,
        mode: str = Mode.REPLACE,
        sources: "Sequence[Source]",
        as_of: "date | None" = None,
        loaded_at: "datetime",
        principal: "Principal",
        progress: "Callable[[str], None] | None" = None,
    ) -> "Snapshot":
        """Publish tables as a new snapshot, or give back the current one if they hold nothing new.

        Args:
            tables: Conformed tables by name.
            mode: ``replace`` or ``upsert``, see ``hrkpi.merge``.
            sources: Files the tables came from.
            as_of: Day of knowledge; None is the end of the month of the last event.
            loaded_at: Instant of the import, with its time zone.
            principal: Who imports.
            progress: Called before each step with its name.

        Raises:
            AccessError: If the principal may not import.
            TableError: If a table is unknown, or its rows refer to rows that are not there.
            WorkspaceError: If another import is at work, the disk fails, or the current snapshot is damaged.
        """
        principal.must_be(IMPORTERS, marked("import a file"))
        load = late("hrkpi.publish").Load(
            {known(name).name: frame for name, frame in tables.items()},
            mode_of(mode),
            tuple(sources),
            as_of,
            loaded_at,
            principal,
        )
        tell = progress or _silent
        with self._house.alone(principal.name, wait_seconds=self._wait) as held:
            name: str = late("hrkpi.publish").Publication(self._house, load, self._base(), held, tell).run()
            tell("point")
            self._house.point()
            tell("done")
        return self.snapshot(name)

    def reading(self) -> "AbstractContextManager[Connection]":
        """A connection to the state that only looks."""
        return self._house.state.read()

    def writing(self) -> "AbstractContextManager[Connection]":
        """A connection to the state; what is done with it holds once the ``with`` block is over."""
        return self._house.state.write()

    def audit(self, principal: "Principal", action: str, detail: "Mapping[str, object]") -> None:
        """Write to the audit log; ``detail`` holds ids, counts and codes."""
        with self.writing() as connection:
            record(connection, principal, action, detail)

    def version(self) -> str:
        """What changes whenever something is done to the workspace: a target, a note, a snapshot."""
        with self.reading() as connection:
            return newest(connection)

    def verify_audit(self) -> tuple[str, ...]:
        """What is wrong with the audit log; nothing when it is whole."""
        with self.reading() as connection:
            return tuple(damage(connection))

    def answers(self, source: str) -> dict[str, str]:
        """What was answered to the importer's questions about a source, by question."""
        asked = select(ANSWERS.c.question, ANSWERS.c.answer).where(ANSWERS.c.source == source)
        with self.reading() as connection:
            return {row.question: row.answer for row in connection.execute(asked)}

    def remember(self, source: str, answers: "Mapping[str, str]") -> None:
        """Keep answers to the importer's questions about a source; a later answer wins."""
        earlier = (ANSWERS.c.source == source) & ANSWERS.c.question.in_(answers)
        rows = [{"source": source, "question": key, "answer": told} for key, told in answers.items()]
        with self.writing() as connection:
            connection.execute(delete(ANSWERS).where(earlier))
            if rows:
                connection.execute(insert(ANSWERS), rows)

    def _base(self) -> "Snapshot | None":
        """The current snapshot itself: laying an import over another one would lose rows without a word."""
        rows = self._house.registered()
        return self._shelf.snapshot(rows[0].id) if rows else None


def _silent(step: str) -> None:
    """Nobody listens to the step."""
