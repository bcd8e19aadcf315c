"""Why did it move? Notes, comments and events are written, changed, removed and restored."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from hrkpi.errors import AccessError, QueryError
from hrkpi.language import marked, say
from hrkpi.nearest import nearest
from hrkpi.note_book import Kind, may_change
from hrkpi.period import first_day, month_of
from hrkpi.principal import NOTE_WRITERS, Principal
from hrkpi.store.audit import record
from hrkpi.store.schema import NOTES, StoredNote
from hrkpi.targets import scope_of
from hrkpi.workspace import Workspace

LONGEST_TEXT, LONGEST_TITLE = 500, 60  # characters
SPACES = re.compile(r"\s+")
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})  # controls, and what turns the direction of a text


@dataclass(frozen=True)
class Draft:
    """What is to be written down.

    Args:
        kind: What it is.
        day: A day of the month it belongs to; of an event the day itself.
        text: Plain text; an event may have none.
        title: Name of an event.
        kpi: Key of the KPI; blank where it concerns all.
        where: Member by dimension; empty is the company.
    """

    kind: Kind
    day: date
    text: str
    title: str = ""
    kpi: str = ""
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What a note may be about.

    Args:
        kpis: Keys of the KPIs there are.
        members: Members by dimension; those of dimensions that are not named are not checked.
    """

    kpis: Collection[str]
    members: Mapping[str, Collection[str]]


def add(workspace: Workspace, draft: Draft, principal: Principal, at: datetime, known: Known) -> int:
    """Write something down.

    Args:
        workspace: Where it goes.
        draft: What it is.
        principal: Who writes.
        at: When, with its time zone.
        known: What there is to write about.

    Returns:
        Its number.

    Raises:
        AccessError: If the principal may only look.
        QueryError: If it says nothing, too much, or is about a KPI or population that does not exist.
    """
    principal.must_be(NOTE_WRITERS, marked("write a note"))
    row = _row(draft, known) | {"author": principal.name, "written_at": at}
    with workspace.writing() as connection:
        return _added(connection, row, principal)


def add_all(
    workspace: Workspace, drafts: Collection[Draft], principal: Principal, at: datetime, known: Known
) -> int:
    """Write down what is not there yet, all or none; gives back how many that were."""
    principal.must_be(NOTE_WRITERS, marked("write a note"))
    rows = [_row(draft, known) | {"author": principal.name, "written_at": at} for draft in drafts]
    with workspace.writing() as connection:
        held = {
            _likeness(StoredNote(*row)._asdict())
            for row in connection.execute(select(NOTES).where(NOTES.c.removed_at.is_(None)))
        }
        new = {_likeness(row): row for row in rows if _likeness(row) not in held}
        for row in new.values():
            _added(connection, row, principal)
    return len(new)


def change(workspace: Workspace, number: int, text: str, principal: Principal, at: datetime) -> None:
    """Write something else instead of a text; what it is about stays.

    Raises:
        AccessError: If somebody else wrote it, and the principal is not the owner.
        QueryError: If there is no such note, or the text says nothing or too much.
    """
    with workspace.writing() as connection:
        held = _held(connection, number, principal)
        values = {"text": _text(text, needed=held.kind != Kind.EVENT), "changed_at": at}
        connection.execute(update(NOTES).where(NOTES.c.id == number).values(values))
        record(connection, principal, "note.change", {"note": number})


def remove(workspace: Workspace, number: int, principal: Principal, at: datetime) -> None:
    """Take something away; it can be restored.

    Raises:
        AccessError: If somebody else wrote it, and the principal is not the owner.
        QueryError: If there is no such note.
    """
    _set_removed(workspace, number, principal, at)


def restore(workspace: Workspace, number: int, principal: Principal) -> None:
    """Bring back what was removed; raises as ``remove``."""
    _set_removed(workspace, number, principal, None)


def _set_removed(workspace: Workspace, number: int, principal: Principal, at: datetime | None) -> None:
    with workspace.writing() as connection:
        _held(connection, number, principal)
        connection.execute(update(NOTES).where(NOTES.c.id == number).values(removed_at=at))
        record(connection, principal, "note.remove" if at else "note.restore", {"note": number})


def _added(connection: Connection, row: Mapping[str, object], principal: Principal) -> int:
    key = connection.execute(insert(NOTES).values(row)).inserted_primary_key
    number = int(key[0]) if key else 0
    record(connection, principal, "note.add", {"note": number, "kind": row["kind"], "kpi": row["kpi"]})
    return number


def _held(connection: Connection, number: int, principal: Principal) -> StoredNote:
    """The row of that number, if the principal may change it."""
    principal.must_be(NOTE_WRITERS, marked("change a note"))
    found = connection.execute(select(NOTES).where(NOTES.c.id == number)).one_or_none()
    if found is None:
        raise QueryError(
            say("There is no note {number}.", number=number),
            where=say("notes"),
            mend=say("'hrkpi notes list' shows the numbers."),
        )
    row = StoredNote(*found)
    if not may_change(row, principal):
        raise AccessError(
            say("This note is somebody else's."),
            where=say("note {number}", number=number),
            mend=say("ask its author, or the owner of the workspace."),
        )
    return row


def _row(draft: Draft, known: Known) -> dict[str, object]:
    """What is stored of a draft, once it is checked."""
    if draft.kpi and draft.kpi not in known.kpis:
        raise QueryError(
            say("There is no KPI {kpi!r}.", kpi=draft.kpi),
            where=say("KPI"),
            mend=nearest(draft.kpi, known.kpis),
        )
    for dim, member in draft.where.items():
        if dim in known.members and member not in known.members[dim]:
            raise QueryError(
                say("There is no {dim} of that name.", dim=dim),
                where=say("scope"),
                mend=nearest(member, known.members[dim]),
            )
    is_event = draft.kind is Kind.EVENT
    return {
        "kind": draft.kind.value,
        "kpi": draft.kpi,
        "scope": scope_of(draft.where),
        "day": draft.day if is_event else first_day(month_of(draft.day)),
        "title": _title(draft.title) if is_event else "",
        "text": _text(draft.text, needed=not is_event),
    }


def _text(text: str, *, needed: bool) -> str:
    """A text in one paragraph."""
    said = _plain(text)
    if needed and not said:
        raise QueryError(
            say("A note has no text."), where=say("text"), mend=say("write what happened, and why.")
        )
    if len(said) > LONGEST_TEXT:
        raise QueryError(
            say("A note has at most {most} characters, not {count}.", most=LONGEST_TEXT, count=len(said)),
            where=say("text"),
            mend=say("say the main thing, and link the rest."),
        )
    return said


def _title(title: str) -> str:
    said = _plain(title)
    if not 1 <= len(said) <= LONGEST_TITLE:
        raise QueryError(
            say(
                "The name of an event has 1 to {most} characters, not {count}.",
                most=LONGEST_TITLE,
                count=len(said),
            ),
            where=say("title"),
            mend=say("name it in a few words: Reorganisation of Sales."),
        )
    return said


def _plain(text: str) -> str:
    """Text without controls, its spaces single."""
    spaced = SPACES.sub(" ", text)
    seen = "".join(sign for sign in spaced if unicodedata.category(sign) not in UNSEEN)
    return SPACES.sub(" ", seen).strip()


def _likeness(row: Mapping[str, object]) -> tuple[object, ...]:
    """What makes two events the same."""
    return tuple(row[name] for name in ("kind", "kpi", "scope", "day", "title"))
