"""The longest time of one question to Spark."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from threading import Event, Thread
from typing import TYPE_CHECKING
from uuid import uuid4

from hrkpi.errors import EngineError
from hrkpi.language import say

if TYPE_CHECKING:
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

SETTING = "setting engine_url"
AGAIN_SECONDS = 0.5


@contextmanager
def limited(session: "SparkSession", seconds: float | None) -> Iterator[None]:
    """Stops what runs in a ``with`` block when its time is over."""
    if seconds is None:
        yield
        return
    tag, over, done = uuid4().hex, Event(), Event()
    jobs = _Jobs(session, tag)

    def watch() -> None:
        if done.wait(seconds):
            return
        over.set()
        with suppress(Exception):  # whatever it is, the one who asks is told
            while not done.wait(AGAIN_SECONDS):
                jobs.cancel()  # once is not enough: what has not begun yet is not cancelled

    Thread(target=watch, daemon=True).start()
    jobs.begin()
    try:
        yield
    except Exception as error:
        if over.is_set():
            raise EngineError(
                say("Spark did not answer within {seconds:g} seconds.", seconds=seconds),
                where=SETTING,
                mend=say("ask for fewer groups, give it more power, or raise engine_seconds."),
            ) from error
        raise
    finally:
        done.set()
        jobs.end()


@dataclass(frozen=True)
class _Jobs:
    """What one thread asks of Spark, by a tag.

    A session of Spark in this process knows no tag of another thread; its context does.
    """

    session: "SparkSession"
    tag: str

    def begin(self) -> None:
        if self._context is None:
            self.session.addTag(self.tag)
        else:
            self._context.setInterruptOnCancel(True)
            self._context.addJobTag(self.tag)

    def cancel(self) -> None:
        if self._context is None:
            self.session.interruptTag(self.tag)
        else:
            self._context.cancelJobsWithTag(self.tag)

    def end(self) -> None:
        if self._context is None:
            self.session.removeTag(self.tag)
        else:
            self._context.removeJobTag(self.tag)

    @cached_property
    def _context(self) -> "SparkContext | None":
        """The Spark in this process, if it is here."""
        here: SparkContext | None = getattr(self.session, "sparkContext", None)
        return here
