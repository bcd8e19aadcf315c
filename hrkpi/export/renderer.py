"""One warm browser that draws charts and prints pages: in a thread of its own, one thing after the other.

Whoever asks gets their own picture, because pictures are made in turn and each goes to who waits for it. The
browser has no network, starts when it is first needed, and leaves when nobody has asked for a while. Work
that does not end is ended with its browser; the next one gets a new browser. Each process has a renderer of
its own: several workers behind one address have as many browsers.
"""

import atexit
import os
from collections.abc import Callable
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as Late
from functools import lru_cache
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread, Timer
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from playwright.sync_api import Error, Playwright, sync_playwright

from hrkpi.errors import SettingError
from hrkpi.export.chromium import VARIABLE, chromium
from hrkpi.export.machine import Machine
from hrkpi.language import say

IDLE = 300.0  # seconds without work after which the browser leaves
PATIENCE = 120.0  # seconds that one picture may take, the waiting for others before it included
DEADLINE = 20.0  # seconds of work on one picture, or on one page of a file, after which it will never end
GLANCE = 0.2  # seconds between two looks whether it is still wanted
MOST_WAITING = 400

T = TypeVar("T")


class Task(NamedTuple):
    """Work, and who waits for it."""

    work: Callable[[Machine], Any]
    future: "Future[Any]"
    pages: int


def patiently() -> None:
    """Wait for a picture whatever happens."""


class Renderer:
    """The warm browser.

    Args:
        program: Path of Chromium.
        idle: Seconds without work after which the browser leaves.
        patience: Seconds that one piece of work may take.
        deadline: Seconds that the work on one picture or page may take.
    """

    def __init__(
        self, program: str, *, idle: float = IDLE, patience: float = PATIENCE, deadline: float = DEADLINE
    ) -> None:
        self._program, self._idle, self._patience, self._deadline = program, idle, patience, deadline
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def ask(
        self, work: Callable[[Machine], T], *, pages: int = 1, watch: Callable[[], None] = patiently
    ) -> T:
        """What the work gives back, done in its turn.

        Args:
            work: What is to be done with the browser.
            pages: How many pictures or pages it makes.
            watch: Called now and then while it is waited for; raising in it drops the work.

        Raises:
            SettingError: If Chromium cannot do it, takes too long, or too many wait already.
        """
        future: Future[T] = Future()
        if self._tasks.qsize() > MOST_WAITING:
            raise self._failed("too many pictures are waited for")
        with self._lock:
            self._tasks.put(Task(work, future, pages))
            if self._thread is None:
                self._thread = Thread(target=self._serve, name="renderer", daemon=True)
                self._thread.start()
        try:
            return self._awaited(future, watch)
        except Late:
            raise self._failed(
                say("it took longer than {seconds:.0f} seconds", seconds=self._patience)
            ) from None
        except Error as error:
            raise self._failed(error.message.splitlines()[0]) from error

    def _awaited(self, future: "Future[T]", watch: Callable[[], None]) -> T:
        """The result, looked for now and then; work that nobody waits for any more is dropped.

        Raises:
            TimeoutError: If it takes too long.
        """
        until = monotonic() + self._patience
        try:
            while monotonic() < until:
                wait([future], timeout=min(GLANCE, self._patience))
                if future.done():
                    return future.result()
                watch()
            raise Late
        finally:
            future.cancel()

    def close(self) -> None:
        """Let the browser go; the next picture starts it again."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            self._tasks.put(None)
            thread.join(10)

    def _serve(self) -> None:
        """Work until nobody has asked for a while."""
        try:
            with sync_playwright() as playwright:
                self._work(playwright)
        except Error as error:
            self._refuse(error)

    def _work(self, playwright: Playwright) -> None:
        machine: Machine | None = None
        while task := self._next():
            if not task.future.set_running_or_notify_cancel():
                continue
            for left in (1, 0):  # a browser that died is started anew, once
                late = False
                try:
                    machine = machine or Machine(playwright, self._program)
                    late = self._done(task, machine)
                except Error as error:
                    gone = machine is not None and not machine.is_alive
                    machine = None if gone else machine
                    if gone and left:
                        continue
                    task.future.set_exception(error)
                except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
                    task.future.set_exception(error)
                machine = None if late else machine
                break
        if machine is not None:
            machine.close()

    def _done(self, task: Task, machine: Machine) -> bool:
        """Do the work, and say whether it had to be ended with its browser."""
        limit, late = self._deadline * task.pages, Event()

        def end() -> None:
            late.set()
            machine.kill()

        watch = Timer(limit, end)
        watch.daemon = True
        watch.start()
        try:
            task.future.set_result(task.work(machine))
        except Error:
            if not late.is_set():
                raise
            task.future.set_exception(
                self._failed(say("it did not end within {seconds:.0f} seconds", seconds=limit))
            )
        finally:
            watch.cancel()
        return late.is_set()

    def _next(self) -> Task | None:
        """The next task; none when it is time to leave."""
        try:
            task = self._tasks.get(timeout=self._idle)
        except Empty:
            task = None
        if task is None:
            with self._lock:
                task = None if self._tasks.empty() else self._tasks.get()
                if task is None:
                    self._thread = None
        return task

    def _refuse(self, error: Error) -> None:
        """Tell everybody who waits that no browser comes."""
        with self._lock:
            self._thread = None
            while not self._tasks.empty():
                if task := self._tasks.get():
                    task.future.set_exception(error)

    def _failed(self, why: str) -> SettingError:
        return SettingError(
            say("Chromium could not draw: {why}.", why=why),
            where=self._program,
            mend=say(
                "check {program} --version, or name another in {variable}; "
                "html, pptx, xlsx and csv need no Chromium.",
                program=self._program,
                variable=VARIABLE,
            ),
        )


def renderer() -> Renderer:
    """The one of this process.

    Raises:
        SettingError: If there is no Chromium.
    """
    return _renderer(chromium(), os.getpid())


@lru_cache(maxsize=4)
def _renderer(program: str, process: int) -> Renderer:
    """The renderer of a program and process: a thread does not survive a fork."""
    del process
    made = Renderer(program)
    atexit.register(made.close)
    return made
