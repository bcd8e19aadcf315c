"""Where things are in a workspace, and how it is put in order after a writer died."""

import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from hrkpi import durable, lock
from hrkpi.errors import WorkspaceError
from hrkpi.language import say
from hrkpi.settings import FILE, TEMPLATE, read_settings
from hrkpi.store.schema import SNAPSHOTS as REGISTER
from hrkpi.store.schema import StoredSnapshot
from hrkpi.store.session import open_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hrkpi.settings import Settings
    from hrkpi.store.session import State

SNAPSHOTS, STAGING, EXPORTS = "snapshots", "staging", "exports"
DATABASE, POINTER = "hrkpi.db", "CURRENT"
IGNORE = ".gitignore"  # whoever makes a workspace inside a repository does not commit people to it
DRAFT = "publish-"  # start of the name of a folder in staging that belongs to the holder of the lock
STALE_SECONDS = 24 * 60 * 60


def furnish(path: "Path") -> None:
    """Make the folders, the settings and the database of a new workspace; only its owner may look inside.

    Raises:
        WorkspaceError: If the folder holds something else, or a workspace already.
    """
    with _told(path.parent):
        _must_be_free(path)
        path.mkdir(mode=durable.OWNER_ONLY, parents=True, exist_ok=True)
        for name in (SNAPSHOTS, STAGING, EXPORTS):
            (path / name).mkdir(exist_ok=True)
        if not (path / IGNORE).exists():
            durable.write(path / IGNORE, b"*\n")
        if not (path / FILE).exists():
            durable.write(path / FILE, TEMPLATE.encode())
    open_state(read_settings(path).state_url, path / DATABASE)


def enter(path: "Path") -> "House":
    """The workspace in a folder.

    Raises:
        SettingError: If a setting is wrong.
        WorkspaceError: If there is none, or its database is missing, damaged or made by a newer version.
    """
    if not (path / SNAPSHOTS).is_dir():
        raise WorkspaceError(
            "There is no workspace here.",
            where=str(path),
            mend="make one with 'hrkpi init', or name another folder with --workspace.",
        )
    settings = read_settings(path)
    if not settings.state_url and not (path / DATABASE).exists():
        raise WorkspaceError(
            "The database of the workspace is missing.",
            where=str(path / DATABASE),
            mend="restore it from a backup; the snapshots are still there.",
        )
    return House(path, settings, open_state(settings.state_url, path / DATABASE))


@dataclass(frozen=True)
class House:
    """A workspace's folder, settings and state."""

    path: "Path"
    settings: "Settings"
    state: "State"

    @property
    def snapshots(self) -> "Path":
        """Folder of the published snapshots."""
        return self.path / SNAPSHOTS

    @property
    def staging(self) -> "Path":
        """Folder of what is not published yet, on the same file system."""
        return self.path / STAGING

    @property
    def pointer(self) -> "Path":
        """A file that names the current snapshot for a human reader; the database's row is the truth."""
        return self.path / POINTER

    def registered(self) -> "tuple[StoredSnapshot, ...]":
        """The published snapshots, the one last made current first."""
        with self.state.read() as connection:
            rows = connection.execute(select(REGISTER).order_by(REGISTER.c.turn.desc()))
            return tuple(StoredSnapshot(*row) for row in rows)

    def next_sequence(self) -> int:
        """A number above that of every snapshot, folders that were never registered included."""
        with self.state.read() as connection:
            highest = connection.scalar(select(func.max(REGISTER.c.sequence))) or 0
        folders = (folder.name.partition("-")[0] for folder in self.snapshots.iterdir())
        return 1 + max([highest, *(int(number) for number in folders if number.isdigit())])

    @contextmanager
    def alone(self, name: str, *, wait_seconds: float) -> "Iterator[lock.Lock]":
        """The only writer, for the length of a ``with`` block; in order before and after.

        Args:
            name: Who writes; told to those who wait.
            wait_seconds: How long to wait for another writer.

        Raises:
            BusyError: If another process is still at work then.
            WorkspaceError: If the disk or the database fails.
        """
        with _told(self.path), lock.hold(self.path / lock.FILE, wait_seconds=wait_seconds) as held:
            self._tidy(held.owner, held.now())
            held.sign(name)
            try:
                yield held
            finally:
                with suppress(OSError, DBAPIError):  # whoever opens the workspace next does it again
                    self._tidy(held.owner, held.now())

    def point(self) -> None:
        """Bring the pointer in line with the database."""
        with suppress(OSError):  # the row is the truth; opening the workspace writes the pointer again
            self._point()

    def _point(self) -> None:
        current = next((row.id for row in self.registered()), "")
        if current and (not self.pointer.exists() or self.pointer.read_text(encoding="utf-8") != current):
            durable.replace(self.pointer, current.encode())

    def _tidy(self, left: "lock.Owner | None", now: float) -> None:
        """Remove what a dead writer left behind; for the holder of the lock alone.

        Args:
            left: Who held the lock before; what it was about to publish and did not register goes.
            now: Seconds, by the clock of the file system; what lies in staging for a day goes too.
        """
        if left and left.intent and left.intent not in {row.id for row in self.registered()}:
            self._discard(self.snapshots / left.intent)
        for staged in self.staging.iterdir():
            if staged.name.startswith(DRAFT) or now - staged.stat().st_mtime > STALE_SECONDS:
                self._discard(staged)

    @staticmethod
    def _discard(path: "Path") -> None:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def _told(path: "Path") -> "Iterator[None]":
    try:
        yield
    except (OSError, DBAPIError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error.strerror or error
        raise WorkspaceError(
            say(
                "The workspace could not be written: {reason}. What was served before is still served.",
                reason=reason,
            ),
            where=str(path),
            mend=say(
                "make room ({size} MB free) or repair the disk, then start again.",
                size=durable.free_megabytes(path),
            ),
        ) from error


def _must_be_free(path: "Path") -> None:
    ours = {SNAPSHOTS, STAGING, EXPORTS, DATABASE, lock.FILE, FILE, IGNORE}
    found = {entry.name for entry in path.iterdir()} if path.exists() else set()
    used = (path / SNAPSHOTS).is_dir() and any((path / SNAPSHOTS).iterdir())
    if used or DATABASE in found:
        raise WorkspaceError(
            "There is a workspace already.", where=str(path), mend="use it, or name a new folder."
        )
    if found - ours:
        raise WorkspaceError(
            "The folder holds something else.",
            where=str(path),
            mend="name a folder that is empty or does not exist.",
        )
