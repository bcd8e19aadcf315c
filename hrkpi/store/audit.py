"""Who did what, in a chain: each entry's hash covers the hash before it, so a changed or lost row shows."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from hrkpi.store.models import AuditEntry, AuditHead

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from hrkpi.principal import Principal

START = "0" * 64
HEAD = 1


def record(session: "Session", principal: "Principal", action: str, detail: "Mapping[str, object]") -> None:
    """Add an entry to the open transaction: what it tells and the entry come to be together or not at all.

    Args:
        session: Open session; its caller commits.
        principal: Who did it.
        action: What was done, as ``noun.verb``: ``snapshot.publish``.
        detail: Ids, counts and codes; never a name, a value of a cell or a password.
    """
    head = session.get(AuditHead, HEAD, with_for_update=True) or AuditHead(id=HEAD, sequence=0, hash=START)
    entry = AuditEntry(
        sequence=head.sequence + 1,
        at=_database_time(session),
        principal=principal.name,
        role=principal.role.value,
        action=action,
        detail=json.dumps(detail, sort_keys=True, ensure_ascii=False, default=str),
        previous=head.hash,
    )
    entry.hash = _hash(entry)
    head.sequence, head.hash = entry.sequence, entry.hash
    session.add_all([head, entry])


def damage(session: "Session") -> "Iterator[str]":
    """What is wrong with the chain, entry by entry; nothing when it is whole."""
    entries = list(session.scalars(select(AuditEntry).order_by(AuditEntry.sequence)))
    head = session.get(AuditHead, HEAD)
    if (
        (entries[-1].sequence, entries[-1].hash) != (head.sequence, head.hash)
        if entries and head
        else entries or head
    ):
        yield "the newest audit entries are missing"
    start = AuditEntry(sequence=0, hash=START)
    for before, entry in pairwise([start, *entries]):
        if entry.sequence != before.sequence + 1:
            yield f"audit entries between {before.sequence} and {entry.sequence} are missing"
        elif entry.previous != before.hash or entry.hash != _hash(entry):
            yield f"audit entry {entry.sequence} was changed"


def _hash(entry: AuditEntry) -> str:
    told = [entry.sequence, entry.at.isoformat(), entry.principal, entry.role, entry.action, entry.detail]
    return sha256(json.dumps([*told, entry.previous], ensure_ascii=False).encode()).hexdigest()


def _database_time(session: "Session") -> datetime:
    """The clock of the database: one for all who write, and nothing here reads another."""
    now = session.scalars(select(func.current_timestamp())).one()
    return now.astimezone(UTC) if now.tzinfo else now.replace(tzinfo=UTC)
