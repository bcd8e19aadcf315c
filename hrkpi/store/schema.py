"""Tables of the application's state. Plain SQL types only, so that SQLite and PostgreSQL hold the same.

Their shape in a database is made by the migrations beside this module; a test compares the two. They are
Core tables, read and written by statements: classes mapped over them would cost every short command a tenth
of its time.
"""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

REVISION = "0003"  # the newest migration
METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC; a database without time zones gives back the same instant as one with them."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: "Dialect") -> datetime | None:
        """The instant as it is stored."""
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: "Dialect") -> datetime | None:
        """The instant as it was given."""
        del dialect
        if value is None:
            return None
        stored: datetime = value
        return stored.astimezone(UTC) if stored.tzinfo else stored.replace(tzinfo=UTC)


class StoredSnapshot(NamedTuple):
    """A row of ``snapshots``."""

    id: str
    sequence: int
    turn: int
    parent: str | None
    manifest_sha256: str
    as_of: date
    loaded_at: datetime


SNAPSHOTS = (
    Table(  # a row is the truth: a folder without one was never published; the highest turn is current
        "snapshots",
        METADATA,
        Column("id", String, primary_key=True),
        Column("sequence", Integer, unique=True, nullable=False),
        Column("turn", Integer, unique=True, nullable=False),
        Column("parent", String),
        Column("manifest_sha256", String, nullable=False),
        Column("as_of", Date, nullable=False),
        Column("loaded_at", Instant, nullable=False),
    )
)


class AuditEntry(NamedTuple):
    """A row of ``audit``: one thing somebody did."""

    sequence: int
    at: datetime
    principal: str
    role: str
    action: str
    detail: str
    previous: str
    hash: str


AUDIT = Table(  # rows are only added; ``hash`` covers the row and the hash before it
    "audit",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    *(
        Column(name, String, nullable=False)
        for name in ("principal", "role", "action", "detail", "previous", "hash")
    ),
)
AUDIT_HEAD = Table(  # the last entry of the audit, in one row: it shows a cut tail, and writers queue for it
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("hash", String, nullable=False),
)
ANSWERS = Table(  # what was answered once to a question of the importer about one source
    "answers",
    METADATA,
    Column("source", String, primary_key=True),
    Column("question", String, primary_key=True),
    Column("answer", String, nullable=False),
)


class StoredTarget(NamedTuple):
    """A row of ``targets``; columns as in the canonical table, and who wrote it when."""

    id: int
    kpi: str
    scope: str
    valid_from: date
    valid_to: date | None
    target: float
    tolerance: float | None
    stretch: float | None
    baseline: float | None
    owner: str | None
    reason: str | None
    is_withdrawn: bool
    created_at: datetime
    created_by: str


TARGETS = Table(  # versions are added, never overwritten; the newest of a KPI, scope and first day holds
    "targets",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kpi", String, index=True, nullable=False),
    Column("scope", String, nullable=False),  # blank for the whole company
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("target", Double, nullable=False),
    *(Column(name, Double) for name in ("tolerance", "stretch", "baseline")),
    Column("owner", String),
    Column("reason", String),
    Column("is_withdrawn", Boolean, nullable=False, default=False),
    Column("created_at", Instant, nullable=False),
    Column("created_by", String, nullable=False),
)
PACKS = Table(  # views that are read together; ``pages`` is a JSON list of them as words
    "packs",
    METADATA,
    Column("name", String, primary_key=True),
    Column("pages", String, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("saved_by", String, nullable=False),
)


class StoredNote(NamedTuple):
    """A row of ``notes``."""

    id: int
    kind: str
    kpi: str
    scope: str
    day: date
    title: str
    text: str
    author: str
    written_at: datetime
    changed_at: datetime | None
    removed_at: datetime | None


NOTES = Table(  # notes, comments and events; a removed one stays, so that removing can be undone
    "notes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("kpi", String, index=True, nullable=False),  # blank where it concerns all
    Column("scope", String, nullable=False),  # blank for the whole company
    Column("day", Date, nullable=False),  # of notes and comments the first of their month
    *(Column(name, String, nullable=False) for name in ("title", "text", "author")),
    Column("written_at", Instant, nullable=False),
    *(Column(name, Instant) for name in ("changed_at", "removed_at")),
)
