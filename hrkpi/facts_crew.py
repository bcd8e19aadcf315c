"""Processes that work for this one; run as a program, one of them.

They are programs of their own, so that whoever builds facts may be a server, a notebook or a script.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Protocol, Self

import pyarrow as pa

from hrkpi.errors import WorkspaceError
from hrkpi.language import say

DONE = b"."
Worker = subprocess.Popen[bytes]


class Task(Protocol):
    """Work that can be sent."""

    def run(self) -> None:
        """Do it."""


class Crew:
    """Some processes, each with one piece of work at a time.

    Args:
        size: How many; where none, the work is done here.
    """

    def __init__(self, size: int) -> None:
        self._size, self._free, self._open = size, SimpleQueue[Worker](), ExitStack()

    def __enter__(self) -> Self:
        """Starts the processes."""
        for _ in range(self._size):
            worker = _started()
            self._open.callback(_end, worker)
            self._free.put(worker)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the processes."""
        self._open.close()

    def run(self, tasks: Iterable[Task]) -> None:
        """Does some work in any order, and comes back when all of it is done.

        Raises:
            WorkspaceError: If a process ended early.
        """
        with ThreadPoolExecutor(max(self._size, 1)) as pool:
            for _ in pool.map(self._done if self._size else _here, tasks):
                pass

    def _done(self, task: Task) -> None:
        worker = self._free.get()
        try:
            _ask(worker, task)
        finally:
            self._free.put(worker)


def _here(task: Task) -> None:
    task.run()


def _started() -> Worker:
    """A process that finds this program where this process does."""
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "hrkpi.facts_crew"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=where)  # noqa: S603 - our own module


def _end(worker: Worker) -> None:
    """Ends a process, whatever it does: nothing of that is needed."""
    worker.kill()
    worker.communicate()  # waits; what can no longer be sent to it is dropped


def _ask(worker: Worker, task: Task) -> None:
    if worker.stdin is None or worker.stdout is None:
        raise _ended(task)
    try:
        pickle.dump(task, worker.stdin)
        worker.stdin.flush()
    except BrokenPipeError:
        raise _ended(task) from None
    if worker.stdout.read(len(DONE)) != DONE:
        raise _ended(task)


def _ended(task: Task) -> WorkspaceError:
    return WorkspaceError(
        say("A process that builds facts ended before its work was done, so nothing was changed."),
        where=type(task).__name__.lower(),
        mend=say("read what it said above; with nothing there, free memory, and try again."),
    )


def serve(asked: IO[bytes], told: IO[bytes]) -> None:
    """Does the work that comes, until no more does."""
    pa.set_cpu_count(1)  # the other processes have the other cores
    while asked.peek(1):  # type: ignore[attr-defined]  # pipes of Python are buffered
        task: Task = pickle.load(asked)  # noqa: S301 - from the process that started this one
        task.run()
        told.write(DONE)
        told.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
