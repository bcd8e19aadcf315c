"""Who did what, in a chain: each entry's hash covers the hash before it, so a changed or lost row shows."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from hrkpi.store.schema import AUDIT, AUDIT_HEAD, AuditEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Row

    from hrkpi.principal import Principal

START = "0" * 64
HEAD = 1


def record(
    connection: "Connection", principal: "Principal", action: str, detail: "Mapping[str, object]"
) -> None:
    """Add an entry to the open transaction: what it tells and the entry come to be together or not at all.

    Args:
        connection: To the state; its caller commits.
        principal: Who did it.
        action: What was done, as ``noun.verb``: ``snapshot.publish``.
        detail: Ids, counts and codes; never a name, a value of a cell or a password.
    """
    head = _head(connection, for_update=True)
    entry = AuditEntry(
        sequence=head.sequence + 1 if head else 1,
        at=_database_time(connection),
        principal=principal.name,
        role=principal.role.value,
        action=action,
        detail=json.dumps(detail, sort_keys=True, ensure_ascii=False, default=str),
        previous=head.hash if head else START,
        hash="",
    )
    entry = entry._replace(hash=_hash(entry))
    newest = {"id": HEAD, "sequence": entry.sequence, "hash": entry.hash}
    connection.execute((update if head else insert)(AUDIT_HEAD).values(newest))
    connection.execute(insert(AUDIT).values(entry._asdict()))


def newest(connection: "Connection") -> str:
    """The hash of the newest entry: it stays as long as nothing was done to the state."""
    head = _head(connection)
    return head.hash if head else START


def damage(connection: "Connection") -> "Iterator[str]":
    """What is wrong with the chain, entry by entry; nothing when it is whole."""
    entries = written(connection)
    head = _head(connection)
    if (
        (entries[-1].sequence, entries[-1].hash) != (head.sequence, head.hash)
        if entries and head
        else entries or head
    ):
        yield "the newest audit entries are missing"
    hashes = [(0, START), *((entry.sequence, entry.hash) for entry in entries)]
    for (sequence, before), entry in zip(hashes, entries, strict=False):
        if entry.sequence != sequence + 1:
            yield f"audit entries between {sequence} and {entry.sequence} are missing"
        elif entry.previous != before or entry.hash != _hash(entry):
            yield f"audit entry {entry.sequence} was changed"


def written(connection: "Connection") -> list[AuditEntry]:
    """All entries, oldest first."""
    return [AuditEntry(*row) for row in connection.execute(select(AUDIT).order_by(AUDIT.c.sequence))]


def _head(connection: "Connection", *, for_update: bool = False) -> "Row[tuple[int, int, str]] | None":
    asked = select(AUDIT_HEAD).where(AUDIT_HEAD.c.id == HEAD)
    return connection.execute(asked.with_for_update() if for_update else asked).one_or_none()


def _hash(entry: AuditEntry) -> str:
    told = [entry.sequence, entry.at.isoformat(), entry.principal, entry.role, entry.action, entry.detail]
    return sha256(json.dumps([*told, entry.previous], ensure_ascii=False).encode()).hexdigest()


def _database_time(connection: "Connection") -> datetime:
    """The clock of the database: one for all who write, and nothing here reads another."""
    now = connection.scalars(select(func.current_timestamp())).one()
    return now.astimezone(UTC) if now.tzinfo else now.replace(tzinfo=UTC)
