"""One Spark at one address: its session, its time limit, and its complaints in three parts.

Spark is imported at first use: whoever never asks for it does not need it.
"""

import os
import socket
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from hrkpi.discovery import late
from hrkpi.errors import EngineError, SettingError

if TYPE_CHECKING:
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

T = TypeVar("T")

SETTING = "setting engine_url"
CONNECT = "sc://"
STANDALONE = "spark://"
CONNECT_SECONDS = 10
TRIES = 4  # of one call to a Connect server: five seconds in all; Spark itself would try for minutes
AGAIN_SECONDS = 0.5
LONGEST_REASON = 300  # letters; Spark adds what its machines were doing
OPTIONS = {
    "spark.app.name": "HR KPI",
    "spark.api.mode": "classic",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
ON_THIS_MACHINE = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


class Cluster:
    """A Spark that several engines ask.

    Args:
        url: Address of a Spark Connect server (``sc://host:15002``) or of a master (``spark://host:7077``,
            ``yarn``, ``local[2]``).
    """

    def __init__(self, url: str) -> None:
        self._url, self._lock = url, Lock()
        self._session: SparkSession | None = None
        self.views = set[str]()

    def run(self, work: "Callable[[SparkSession], T]", *, seconds: float | None = None) -> T:
        """What a piece of work gives.

        Args:
            work: What to do with the session.
            seconds: Longest time; none for as long as it takes.

        Raises:
            EngineError: If Spark cannot be reached, fails, or takes too long.
            SettingError: If Spark or Java is not installed.
        """
        session = self._opened()
        with self._told(), _limited(session, seconds):
            return work(session)

    def _opened(self) -> "SparkSession":
        with self._lock, self._told():
            if self._session is None:
                self.views.clear()
                with accepted():
                    self._session = self._connected() if self._url.startswith(CONNECT) else self._started()
            return self._session

    def _connected(self) -> "SparkSession":
        with _installed():
            remote, retries = late("pyspark.sql.connect.session"), late("pyspark.sql.connect.client.retries")
        session: SparkSession = remote.SparkSession(connection=self._url)
        session.client.set_retry_policies([retries.DefaultPolicy(max_retries=TRIES)])
        session.sql("SELECT 1").toArrow()
        return session

    def _started(self) -> "SparkSession":
        options = OPTIONS
        if self._url.startswith(STANDALONE):
            _must_answer(self._url)
        if self._url.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            options = {**options, **ON_THIS_MACHINE}
        with _installed():
            builder = late("pyspark.sql").SparkSession.builder
        session: SparkSession = builder.master(self._url).config(map=options).getOrCreate()
        return session

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            if getattr(error, "getCondition", str)() == "JAVA_GATEWAY_EXITED":
                raise SettingError(
                    "Spark did not start; it needs Java 17 or later.",
                    where=f"{SETTING}: {shown(self._url)}",
                    mend="install openjdk-17-jre-headless or set JAVA_HOME, or name a Spark Connect server.",
                ) from error
            if self._url.startswith(CONNECT):
                self._session = None  # the next question tries anew
            raise EngineError(
                f"Spark cannot be used: {_reason(error)}.",
                where=f"{SETTING}: {shown(self._url)}",
                mend="start it, check address and storage, or set engine = 'duckdb' to go on without it.",
            ) from error

    @cached_property
    def _failures(self) -> tuple[type[Exception], ...]:
        with _installed():
            spark, java = late("pyspark.errors"), late("py4j.protocol")
        return spark.PySparkException, java.Py4JError, ConnectionError


@lru_cache
def cluster(url: str) -> Cluster:
    """The Spark at an address; one for the whole process."""
    return Cluster(url)


def shown(url: str) -> str:
    """An address without what follows the machine's name; there may be a token in it."""
    return url.partition(";")[0]


@contextmanager
def _limited(session: "SparkSession", seconds: float | None) -> Iterator[None]:
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
                f"Spark did not answer within {seconds:g} seconds.",
                where=SETTING,
                mend="ask for fewer groups, give it more power, or raise engine_seconds.",
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


def _must_answer(url: str) -> None:
    """A master that is not there would be waited for, for minutes."""
    doors = [door.rpartition(":") for door in url.removeprefix(STANDALONE).split(",")]
    for host, _, port in doors:
        with suppress(OSError, ValueError), socket.create_connection((host, int(port)), CONNECT_SECONDS):
            return
    raise ConnectionRefusedError("no master answers there")


@contextmanager
def accepted() -> Iterator[None]:
    """Lets Spark meet a pandas that it warns of, as only Arrow goes between them; and give up in silence."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
        warnings.filterwarnings("ignore", message=r"\[RETRIES_EXCEEDED\]")
        yield


@contextmanager
def _installed() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise SettingError(
            f"Spark is not installed here: {error}.",
            where="setting engine",
            mend="run: pip install 'hrkpi[spark]'; it needs Java 17 unless it asks a Spark Connect server.",
        ) from error


def _reason(error: Exception) -> str:
    """The first words of a complaint."""
    text = " ".join(str(error).split("\n\nJVM stacktrace")[0].split())
    return text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]}…"
