"""An SQL database as engine: the one query over tables that hold the facts of one snapshot."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from hrkpi.engine.sql_tables import FactTables
from hrkpi.engine.sums import Columns, Sums, rendered
from hrkpi.errors import EngineError, SettingError
from hrkpi.language import say

SETTING = "setting engine_url"
WRITTEN = "write postgresql+psycopg://user:password@host/database (%40 for an @ in the password)."
CONNECT_SECONDS = 10
CANCELLED = "57014"  # what PostgreSQL says of a statement that reached its time limit
DATABASES = 4  # servers whose connections one process keeps


class SqlEngine:
    """Facts of one snapshot in a database, loaded there by whoever asks first.

    Args:
        url: SQLAlchemy address of the database.
        tables: Whose facts, and where they come from.
        seconds: Longest time of one question, where the database is PostgreSQL.
    """

    def __init__(self, url: str, tables: FactTables, *, seconds: int) -> None:
        self._engine, self._tables, self._seconds = database(url, seconds), tables, seconds
        self._reading = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self._lock, self._loaded = Lock(), False

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``, one element per group that occurs.

        Raises:
            EngineError: If the database cannot be reached, refuses, or takes too long.
        """
        with told(self._engine, self._seconds):
            self._load()
            try:
                return self._asked(asked)
            except DBAPIError:
                if self._tables.are_in(self._engine):
                    raise
            self._loaded = False  # somebody dropped them
            self._load()
            return self._asked(asked)

    def _asked(self, asked: Sums) -> Columns:
        text = rendered(asked, self._engine.dialect, self._tables.prefix)
        with self._reading.connect() as connection:
            rows = connection.exec_driver_sql(text).all()
        return _columns((*asked.by, *asked.measures), rows if asked.by else [_zeros(row) for row in rows])

    def _load(self) -> None:
        with self._lock:
            if not self._loaded:
                self._tables.load(self._engine)
                self._loaded = True


@lru_cache(maxsize=DATABASES)
def database(url: str, seconds: int) -> sa.Engine:
    """The database at an address, its connections pooled for this process.

    Args:
        url: SQLAlchemy address.
        seconds: Longest time of one statement, where the database is PostgreSQL.

    Raises:
        SettingError: If the address cannot be understood, or its driver is not installed.
    """
    try:
        address = _address(url)
        if address.get_backend_name() == "sqlite":
            engine = sa.create_engine(address, poolclass=NullPool)
            sa.event.listen(engine, "connect", _take_over)
            sa.event.listen(engine, "begin", _begin)
            return engine
        limits = {"connect_timeout": CONNECT_SECONDS} if _is_postgresql(address) else {}
        engine = sa.create_engine(address, pool_pre_ping=True, connect_args=limits)
        if _is_postgresql(address):
            sa.event.listen(engine, "connect", lambda connection, _: _limit(connection, seconds))
    except NoSuchModuleError as error:
        raise SettingError(
            f"The address of the engine names no database that can be used: {error}.",
            where=SETTING,
            mend=WRITTEN,
        ) from None
    except ModuleNotFoundError as error:
        raise SettingError(
            f"The driver of the database is not installed: {error.name}.",
            where=SETTING,
            mend="for PostgreSQL run: pip install 'hrkpi[postgres]'; for others install their driver.",
        ) from None
    return engine


def _address(url: str) -> sa.URL:
    """An address in its parts; none of them is told where it cannot be read, as one is a password."""
    with suppress(ArgumentError, ValueError):
        address = sa.make_url(url)
        if "@" not in (address.host or ""):
            return address
    raise SettingError("The address of the engine cannot be read.", where=SETTING, mend=WRITTEN)


@contextmanager
def told(engine: sa.Engine, seconds: int) -> Iterator[None]:
    """What a database complains of, in three parts, for the length of a ``with`` block."""
    try:
        yield
    except DBAPIError as error:
        where = f"{SETTING}: {engine.url.render_as_string(hide_password=True)}"
        if getattr(error.orig, "sqlstate", "") == CANCELLED:
            raise EngineError(
                say("The database did not answer within {seconds} seconds.", seconds=seconds),
                where=where,
                mend=say("ask for fewer groups, give it more power, or raise engine_seconds."),
            ) from error
        reason = " ".join(str(error.orig).split())
        raise EngineError(
            say("The database of the engine cannot be used: {reason}.", reason=reason),
            where=where,
            mend=say(
                "start it, check address, account and rights, or set engine = 'duckdb' to go on without it."
            ),
        ) from error


def _columns(names: tuple[str, ...], rows: Sequence[Sequence[int]]) -> Columns:
    table = np.array([tuple(row) for row in rows], dtype=np.int64).reshape(len(rows), len(names))
    return {name: np.ascontiguousarray(table[:, at]) for at, name in enumerate(names)}


def _zeros(row: Sequence[int | None]) -> tuple[int, ...]:
    """The one row of a question without groups; a sum over nothing is missing there."""
    return tuple(figure or 0 for figure in row)


def _is_postgresql(address: sa.URL) -> bool:
    return address.get_backend_name() == "postgresql"


def _limit(connection: Any, seconds: int) -> None:  # Any: the driver's connection
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = {int(seconds) * 1000}")
    connection.commit()


def _take_over(connection: Any, _record: object) -> None:  # Any: the driver's connection
    connection.isolation_level = None  # the driver would leave the making of tables out of the transaction


def _begin(connection: sa.Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
