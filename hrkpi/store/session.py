"""Connections to the state's database, set up so that a commit that was acknowledged is on the disk."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, table, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool
from sqlalchemy.sql import column

from hrkpi.discovery import late
from hrkpi.errors import SettingError, WorkspaceError
from hrkpi.language import say
from hrkpi.store.schema import REVISION

if TYPE_CHECKING:
    from pathlib import Path

BUSY_SECONDS = 5
PRAGMAS = ("journal_mode=DELETE", "synchronous=FULL", "foreign_keys=ON")  # WAL of SQLite < 3.51.3 can corrupt


@dataclass(frozen=True)
class State:
    """The application's state.

    Args:
        engine: Database.
    """

    engine: Engine

    def write(self) -> AbstractContextManager[Connection]:
        """A connection that commits at the end of the ``with`` block, or rolls back where that fails.

        It takes the write lock when it begins, so that two writers queue, never deadlock.
        """
        return self.engine.begin()

    def read(self) -> Connection:
        """A connection that only looks; for a ``with`` block."""
        return self.engine.execution_options(begin="BEGIN").connect()


def open_state(url: str, file: "Path") -> State:
    """The state at an address, brought to the newest revision.

    Args:
        url: SQLAlchemy address; blank is the SQLite file.
        file: SQLite file of the workspace.

    Raises:
        SettingError: If the address cannot be understood.
        WorkspaceError: If the database is damaged, out of reach, or made by a newer version.
    """
    where = str(file) if not url else "setting state_url"
    engine = _engine(url, file)
    try:
        if engine.dialect.name == "sqlite":
            _check(engine, where)
        if _revision(engine) != REVISION:
            late("hrkpi.store.migrate").upgrade(engine, where)
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        raise WorkspaceError(
            say("The database of the workspace cannot be used: {reason}.", reason=reason),
            where=where,
            mend=say("check address and disk, or restore hrkpi.db from a backup; snapshots are not touched."),
        ) from error
    return State(engine)


def _engine(url: str, file: "Path") -> Engine:
    address: URL | str = url or URL.create("sqlite", database=str(file))
    try:
        if make_url(address).get_backend_name() != "sqlite":
            return create_engine(address, pool_pre_ping=True)
        # opening is cheap, and a connection may not cross a fork
        engine = create_engine(address, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    except (ArgumentError, ModuleNotFoundError, NoSuchModuleError) as error:
        raise SettingError(
            f"The address of the state cannot be used: {error}.",
            where="setting state_url",
            mend="install its driver, write postgresql+psycopg://user:password@host/database, or remove it.",
        ) from None
    return engine


def _prepare(connection: Any, _record: object) -> None:  # Any: the driver's connection
    connection.isolation_level = None  # the driver would begin too late; _begin does it
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN IMMEDIATE"))


def _check(engine: Engine, where: str) -> None:
    with engine.execution_options(begin="BEGIN").connect() as connection:
        if (found := connection.scalars(text("PRAGMA quick_check(1)")).one()) != "ok":
            raise WorkspaceError(
                say("The database of the workspace is damaged: {found}.", found=found),
                where=where,
                mend=say("restore hrkpi.db from a backup; snapshots are not touched."),
            )


def _revision(engine: Engine) -> str | None:
    with engine.execution_options(begin="BEGIN").connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalars(
            select(column("version_num")).select_from(table("alembic_version"))
        ).one_or_none()
