"""One Spark at one address: its session, its time limit, and its complaints in three parts.

Spark is imported at first use: whoever never asks for it does not need it.
"""

import atexit
import os
import re
import socket
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from hrkpi.discovery import late
from hrkpi.engine.spark_limit import SETTING, limited
from hrkpi.errors import EngineError, SettingError
from hrkpi.language import say

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

T = TypeVar("T")

CONNECT = "sc://"
STANDALONE = "spark://"
CONNECT_SECONDS = 10
TRIES = 4  # of one call to a Connect server: five seconds in all; Spark itself would try for minutes
LONGEST_REASON = 300  # letters; Spark adds what its machines were doing
REASONS = (re.compile(r'details = "(.+?)"\n'), re.compile(r"Traceback.*?\n(?=\S)(.+?)\n", re.DOTALL))
MASTERS = ("local", "spark://", "yarn", "k8s://")
OPTIONS = {
    "spark.app.name": "HR KPI",
    "spark.api.mode": "classic",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
ON_THIS_MACHINE = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
QUIET = Path(__file__).with_name("quiet.properties")
GIVEN_UP = r"\[RETRIES_EXCEEDED\]"
LOST = "INVALID_HANDLE"  # begins the complaint of a Connect server that no longer knows a session


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
        try:
            return self._done(work, seconds)
        except EngineError as error:
            if not isinstance(error.__cause__, self._failures) or not _is_lost(error.__cause__):
                raise
        return self._done(work, seconds)  # the server forgets who was silent for an hour

    def close(self) -> None:
        """End the session, if there is one; the next piece of work opens another."""
        with self._lock, accepted():
            session, self._session = self._session, None
            atexit.unregister(self.close)
            if session is not None:
                session.stop()

    def _done(self, work: "Callable[[SparkSession], T]", seconds: float | None) -> T:
        session = self._opened()
        with self._told(), limited(session, seconds):
            return work(session)

    def _opened(self) -> "SparkSession":
        with self._lock, self._told():
            if self._session is None:
                self.views.clear()
                warnings.filterwarnings("ignore", message=GIVEN_UP)  # threads say it long afterwards
                with accepted():
                    self._session = self._connected() if self._url.startswith(CONNECT) else self._started()
                atexit.register(self.close)  # later, closing would wait for threads that are gone
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
        if not self._url.startswith(MASTERS):
            raise SettingError(
                "The address of the engine is none of Spark's.",
                where=SETTING,
                mend="write sc://host:15002 for Spark Connect, or a master: spark://host:7077, yarn.",
            )
        if "SPARK_CONF_DIR" not in os.environ:
            quiet = f"-Dlog4j2.configurationFile={QUIET.as_uri()}"
            options = {**options, "spark.driver.extraJavaOptions": quiet}
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
            if _condition(error) == "JAVA_GATEWAY_EXITED":
                raise SettingError(
                    "Spark did not start; it needs Java 17 or later.",
                    where=f"{SETTING}: {shown(self._url)}",
                    mend="install openjdk-17-jre-headless or set JAVA_HOME, or name a Spark Connect server.",
                ) from error
            if self._url.startswith(CONNECT):
                self._session = None  # the next question tries anew
            raise EngineError(
                say("Spark cannot be used: {error}.", error=_reason(error)),
                where=f"{SETTING}: {shown(self._url)}",
                mend=say(
                    "start it, check address and storage, or set engine = 'duckdb' to go on without it."
                ),
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
        warnings.filterwarnings("ignore", message=GIVEN_UP)
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


def _condition(error: Exception) -> str | None:
    """The name that Spark gives to a complaint."""
    name: str | None = getattr(error, "getCondition", str)()
    return name


def _is_lost(error: Exception) -> bool:
    """Whether a Connect server no longer knows the session."""
    return (_condition(error) or "").startswith(LOST)


def _reason(error: Exception) -> str:
    """The first words of a complaint; of a machine's own traceback, and of a connection's, the last."""
    text = str(error).split("\n\nJVM stacktrace")[0]
    for pattern in REASONS:
        if found := pattern.search(text):
            text = found[1]
    told = " ".join(text.split()).rstrip(".")
    return told if len(told) <= LONGEST_REASON else f"{told[:LONGEST_REASON].rstrip()}…"
