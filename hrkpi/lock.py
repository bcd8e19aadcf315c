"""One writer per workspace. The kernel frees the lock of a process that died, so nobody else has to."""

import fcntl
import json
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from hrkpi.errors import WorkspaceError
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "lock"
PAUSE_SECONDS = 0.05


class BusyError(WorkspaceError):
    """Another process is writing; waiting mends it."""


class Owner(NamedTuple):
    """Who holds the lock, or held it last.

    Args:
        pid: Process.
        name: Principal who started it.
        intent: Id of the snapshot that it is about to publish.
    """

    pid: int
    name: str
    intent: str = ""


@contextmanager
def hold(file: "Path", *, wait_seconds: float) -> "Iterator[Lock]":
    """The lock, for the length of a ``with`` block.

    Raises:
        BusyError: If another process has it for longer than one waits.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(Lock(descriptor), file, time.monotonic() + wait_seconds)
        yield Lock(descriptor)
    finally:
        os.close(descriptor)


class Lock:
    """A lock that is held; its file tells others by whom."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    @property
    def owner(self) -> Owner | None:
        """Who signed last; None if nobody did, or died while signing."""
        try:
            told = json.loads(os.pread(self.descriptor, 4096, 0))
            return Owner(int(told["pid"]), str(told["name"]), str(told["intent"]))
        except (ValueError, TypeError, LookupError):
            return None

    def now(self) -> float:
        """The time by the clock of the file system, in seconds."""
        os.utime(self.descriptor)
        return os.fstat(self.descriptor).st_mtime

    def sign(self, name: str, intent: str = "") -> None:
        """Say who holds it, and what is about to be published, flushed so that it outlives a power cut."""
        text = json.dumps(Owner(os.getpid(), name, intent)._asdict()).encode()
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, text, 0)
        if intent:
            os.fsync(self.descriptor)


def _wait(lock: Lock, file: "Path", until: float) -> None:
    while True:
        try:
            return fcntl.flock(lock.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                who = (
                    say("process {pid} of {name}", pid=lock.owner.pid, name=lock.owner.name)
                    if lock.owner
                    else say("another process")
                )
                raise BusyError(
                    say("Another import is at work in this workspace."),
                    where=say("{file}, held by {who}", file=file, who=who),
                    mend=say("wait until it is done, then start again; if the process hangs, end it."),
                ) from None
            time.sleep(PAUSE_SECONDS)
