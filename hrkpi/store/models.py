"""Tables of the application's state. Plain SQL types only, so that SQLite and PostgreSQL hold the same.

Their shape in a database is made by the migrations beside this module; a test compares the two.
"""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import DateTime, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

if TYPE_CHECKING:
    from sqlalchemy import Dialect

REVISION = "0001"  # the newest migration


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


class Base(DeclarativeBase):
    """All tables of the state."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )


class StoredSnapshot(Base):
    """One published snapshot. The row is the truth: a folder without one was never published.

    ``turn`` grows each time a snapshot is made current; the highest turn is the current one.
    """

    __tablename__ = "snapshots"

    id: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(unique=True)
    turn: Mapped[int] = mapped_column(unique=True)
    parent: Mapped[str | None]
    manifest_sha256: Mapped[str]
    as_of: Mapped[date]
    loaded_at: Mapped[datetime] = mapped_column(Instant)


class AuditEntry(Base):
    """One thing somebody did. Rows are only added; ``hash`` covers the row and the hash before it."""

    __tablename__ = "audit"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    principal: Mapped[str]
    role: Mapped[str]
    action: Mapped[str]
    detail: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class AuditHead(Base):
    """The last entry of the audit, in one row: it shows a cut tail, and writers queue for it."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int]
    hash: Mapped[str]


class StoredAnswer(Base):
    """What was answered once to a question of the importer about one source."""

    __tablename__ = "answers"

    source: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str]


class StoredTarget(Base):
    """One version of a target; columns as in the canonical table, and who wrote it when.

    ``scope`` is blank for the whole company. Versions are added, never overwritten; the newest of a KPI,
    scope and first day holds, unless it is a withdrawal.
    """

    __tablename__ = "targets"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(index=True)
    scope: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    target: Mapped[float]
    tolerance: Mapped[float | None]
    stretch: Mapped[float | None]
    baseline: Mapped[float | None]
    owner: Mapped[str | None]
    reason: Mapped[str | None]
    is_withdrawn: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[str]
