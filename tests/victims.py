"""Publishes in processes that die or fail on the way. Run as a program, so that imports are paid for once.

Usage: ``python -m tests.victims FATE OLD HOME``. Makes copies 00, 01, … of the workspace OLD in HOME; the
n-th victim publishes into the n-th copy and meets its fate at the n-th occasion, until one has none left.
"""

import errno
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from hrkpi.errors import WorkspaceError
from hrkpi.workspace import Workspace
from tests.workspaces import company, load

NEW = 7  # persons in the snapshot that the victims try to publish
MEANT = (-signal.SIGKILL, errno.ENOSPC)
VICTIMS = 2  # that publish into one workspace at the same time


def dies_at_step(folder: Path, number: int) -> None:
    """Killed when the protocol tells its n-th step."""
    occasions = count()

    def tell(_step: str) -> None:
        if next(occasions) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    load(Workspace.open(folder), NEW, progress=tell)


def dies_at_call(folder: Path, number: int) -> None:
    """Killed at the n-th call that makes something durable or visible."""
    workspace = Workspace.open(folder)
    occasions = count()

    def wrapped(call: Callable[..., object]) -> Callable[..., object]:
        def instead(*args: Any, **named: Any) -> object:
            if next(occasions) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **named)

        return instead

    for name in ("fsync", "rename", "replace"):
        setattr(os, name, wrapped(getattr(os, name)))
    load(workspace, NEW)


def fills_the_disk(folder: Path, number: int) -> None:
    """No file can grow beyond a limit, which doubles from victim to victim."""
    workspace = Workspace.open(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60 * 2**number, resource.RLIM_INFINITY))
    try:
        load(workspace, NEW)
    except WorkspaceError as error:
        os._exit(errno.ENOSPC if "could not be written" in error.what else errno.EINVAL)


def adds_a_department(folder: Path, number: int) -> None:
    """Each victim adds persons of its own to what is there."""
    people = company(3, department=f"D{number}")
    for frame in people.values():
        frame["employee_id"] = f"D{number}-" + frame["employee_id"]
    load(Workspace.open(folder), 3, tables=people, mode="upsert")


FATES: dict[str, Callable[[Path, int], None]] = {
    fate.__name__: fate for fate in (dies_at_step, dies_at_call, fills_the_disk, adds_a_department)
}


def started(fate: str, folder: Path, number: int) -> int:
    """A process of its own that meets the fate."""
    if child := os.fork():
        return child
    FATES[fate](folder, number)
    os._exit(0)


def ended(child: int) -> int:
    """How a process ended: 0 well, above zero with an error, below zero by a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def in_turn(fate: str, old: Path, home: Path) -> list[int]:
    """How the victims ended, one after the other, each in a copy of its own."""
    ends: list[int] = []
    while not ends or ends[-1] in MEANT:
        folder = home / f"{len(ends):02d}"
        shutil.copytree(old, folder)
        ends.append(ended(started(fate, folder, len(ends))))
    return ends


def at_once(fate: str, old: Path, home: Path) -> list[int]:
    """How the victims ended, all of them in one copy."""
    shutil.copytree(old, home / "00")
    children = [started(fate, home / "00", number) for number in range(VICTIMS)]
    return [ended(child) for child in children]


if __name__ == "__main__":
    way = at_once if sys.argv[1] == "adds_a_department" else in_turn
    sys.stdout.write(" ".join(map(str, way(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))))
