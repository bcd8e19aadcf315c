"""The facts of a snapshot as tables of a database: put there once, whole or not at all; dropped with it."""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
import sqlalchemy as sa

from hrkpi.book import BOOK
from hrkpi.errors import EngineError
from hrkpi.fact import FACTS
from hrkpi.language import say

ROWS_AT_ONCE = 65_536
LOADERS = 0x68726B70  # any number of ours: who holds PostgreSQL's lock of it loads or drops facts
INDEXED = ("department", "team")  # what people filter by most, and what rows lie together by
TYPES = {
    pa.int8(): sa.SmallInteger(),
    pa.int16(): sa.SmallInteger(),
    pa.int32(): sa.Integer(),
    pa.int64(): sa.BigInteger(),
}
LEDGER = sa.Table(
    "hrkpi_facts",
    sa.MetaData(),
    sa.Column("prefix", sa.String(64), primary_key=True),
    sa.Column("workspace", sa.String(32), nullable=False),
    sa.Column("snapshot", sa.String(64), nullable=False),
)


@dataclass(frozen=True)
class FactTables:
    """Where the facts of one snapshot, as known on one day, stand in a database.

    Args:
        workspace: Id of the workspace.
        snapshot: Id of the snapshot.
        folder: One Parquet file per fact, and their book.
        shelf: Folder with one entry per snapshot there is, named by its id.
    """

    workspace: str
    snapshot: str
    folder: Path
    shelf: Path

    @cached_property
    def prefix(self) -> str:
        """What the names of the tables begin with; other facts have another one."""
        digest = sha256((self.folder / BOOK).read_bytes())
        for name in FACTS:
            digest.update(f"{self._file(name).stat().st_size} {pq.read_schema(self._file(name))}".encode())
        return f"hrkpi_{self.workspace}_{self.snapshot.replace('-', '_')}_{digest.hexdigest()[:8]}_"

    def are_in(self, engine: sa.Engine) -> bool:
        """Whether a database holds the tables."""
        return all(sa.inspect(engine).has_table(self.prefix + name) for name in FACTS)

    def load(self, engine: sa.Engine) -> None:
        """Put the facts into a database, unless they are there; then facts of lost snapshots go.

        Raises:
            EngineError: If the database holds other rows than were sent.
        """
        with engine.begin() as connection:
            _alone(connection)
            LEDGER.create(connection, checkfirst=True)
            if not self._are_whole(connection):
                for name in FACTS:
                    self._fill(connection, name)
                connection.execute(LEDGER.delete().where(LEDGER.c.prefix == self.prefix))
                row = {"prefix": self.prefix, "workspace": self.workspace, "snapshot": self.snapshot}
                connection.execute(LEDGER.insert().values(row))
                kept = {self.snapshot, *(entry.name for entry in self.shelf.iterdir())}
                _forget(connection, self.workspace, kept)

    def _are_whole(self, connection: sa.Connection) -> bool:
        listed = connection.scalar(sa.select(sa.func.count()).where(LEDGER.c.prefix == self.prefix))
        inspector = sa.inspect(connection)
        return bool(listed) and all(inspector.has_table(self.prefix + name) for name in FACTS)

    def _fill(self, connection: sa.Connection, fact: str) -> None:
        file = pq.ParquetFile(self._file(fact))
        columns = [sa.Column(field.name, TYPES[field.type], nullable=False) for field in file.schema_arrow]
        table = sa.Table(self.prefix + fact, sa.MetaData(), *columns)
        table.drop(connection, checkfirst=True)
        table.create(connection)
        if connection.dialect.driver == "psycopg":
            _copied(connection, table, file)
        else:
            for rows in _batches(file):
                connection.execute(table.insert(), rows.to_pylist())
        self._check(connection, table, file.metadata.num_rows)
        for name in INDEXED:
            if name in table.c:
                sa.Index(f"{table.name}_{name}", table.c[name]).create(connection)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"ANALYZE {table.name}")

    def _check(self, connection: sa.Connection, table: sa.Table, rows: int) -> None:
        if (found := connection.scalar(sa.select(sa.func.count()).select_from(table))) != rows:
            raise EngineError(
                say("The database holds {found} rows where {rows} were sent.", found=found, rows=rows),
                where=f"table {table.name}",
                mend=say("ask again; if it stays, another program writes into tables of HR KPI."),
            )

    def _file(self, fact: str) -> Path:
        return self.folder / f"{fact}.parquet"


def forget(engine: sa.Engine, workspace: str, kept: Collection[str]) -> None:
    """Drop the facts of those snapshots of a workspace that are gone.

    Args:
        engine: The database.
        workspace: Id of the workspace.
        kept: Ids of its snapshots.
    """
    with engine.begin() as connection:
        _alone(connection)
        LEDGER.create(connection, checkfirst=True)
        _forget(connection, workspace, kept)


def _forget(connection: sa.Connection, workspace: str, kept: Collection[str]) -> None:
    rows = connection.execute(
        sa.select(LEDGER.c.prefix).where(LEDGER.c.workspace == workspace, LEDGER.c.snapshot.not_in(kept))
    )
    for prefix in rows.scalars().all():
        for fact in FACTS:
            sa.Table(prefix + fact, sa.MetaData()).drop(connection, checkfirst=True)
        connection.execute(LEDGER.delete().where(LEDGER.c.prefix == prefix))


def _alone(connection: sa.Connection) -> None:
    """One loader at a time where the database can; it may take as long as it takes."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOADERS})")


def _copied(connection: sa.Connection, table: sa.Table, file: pq.ParquetFile) -> None:
    """COPY; rows that are made and filled in one transaction need no later look at who may see them."""
    driver: Any = connection.connection.driver_connection  # Any: psycopg may not be installed
    options = pc.WriteOptions(include_header=False)
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} FROM STDIN (FORMAT csv, FREEZE)") as copy:
        for rows in _batches(file):
            text = io.BytesIO()
            pc.write_csv(rows, text, options)
            copy.write(text.getvalue())


def _batches(file: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    yield from (rows for rows in file.iter_batches(batch_size=ROWS_AT_ONCE) if rows.num_rows)
