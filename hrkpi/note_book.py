"""Notes, comments and events as they are read: of which KPI, population and months, the newest first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd
from sqlalchemy import select

from hrkpi.fact import ORGANISATION
from hrkpi.period import month_of
from hrkpi.principal import NOTE_WRITERS, Principal, Role
from hrkpi.store.schema import NOTES, StoredNote
from hrkpi.target_import import parse_scope
from hrkpi.targets import scope_of
from hrkpi.workspace import Workspace

Where = Mapping[str, Sequence[str]]
Above = Callable[[str, str], tuple[str, str] | None]  # the unit above a unit, as dimension and label


class Kind(StrEnum):
    """What is written down."""

    NOTE = "note"  # why a figure moved
    COMMENT = "comment"  # what is said of a month on the scorecard
    EVENT = "event"  # something that happened on a day, seen as a line on charts


@dataclass(frozen=True)
class Note:
    """One of them.

    Args:
        id: Its number; 0 where it came with an import.
        kind: What it is.
        day: Of notes and comments the first of their month.
        text: Plain text; an event may have none.
        title: Name of an event.
        kpi: Key of its KPI; blank where it concerns all.
        scope: Population, for example ``department=Sales``; blank is the company.
        author: Who wrote it; blank where it came with an import.
        is_ours: Whether the asker may change and remove it.
    """

    id: int
    kind: Kind
    day: date
    text: str
    title: str = ""
    kpi: str = ""
    scope: str = ""
    author: str = ""
    is_ours: bool = False

    @property
    def month(self) -> int:
        """The month it belongs to."""
        return month_of(self.day)


@dataclass(frozen=True)
class NoteBook:
    """All of them as one principal may see them, ready to be looked up.

    Args:
        notes: The newest first.
        above: The unit above a unit.
    """

    notes: tuple[Note, ...]
    above: Above

    def seen(self, kpi: str, where: Where, first: int, last: int) -> tuple[Note, ...]:
        """Those of a KPI, of a population and what lies around it, within months, the newest first.

        Args:
            kpi: Key of the KPI.
            where: Members kept, by dimension; empty is the company.
            first: First month.
            last: Last month.
        """
        return tuple(
            note
            for note in self.notes
            if note.kpi in {"", kpi} and first <= note.month <= last and self._concerns(note, where)
        )

    def events(self, kpi: str, where: Where, first: int, last: int) -> tuple[Note, ...]:
        """The events among them, in order of time."""
        return tuple(note for note in self.seen(kpi, where, first, last)[::-1] if note.kind is Kind.EVENT)

    def comment(self, kpi: str, where: Where, month: int) -> Note | None:
        """The latest comment on a month of exactly that KPI and population."""
        asked = scope_of(alone) if (alone := single(where)) is not None else None
        of = (note for note in self.notes if note.kind is Kind.COMMENT and note.month == month)
        return next((note for note in of if note.kpi == kpi and note.scope == asked), None)

    def _concerns(self, note: Note, where: Where) -> bool:
        """Whether a population lies in that of a note; a note on a unit says nothing of the company."""
        if not note.scope:
            return True
        try:
            population = parse_scope(note.scope)
        except ValueError:  # a word of an import that names no population: nobody's, so nobody sees it
            return False
        return all(self._lies_in(dim, member, where) for dim, member in population.items())

    def _lies_in(self, dimension: str, member: str, where: Where) -> bool:
        if where.get(dimension):
            return all(kept == member for kept in where[dimension])
        levels = [name for name in ORGANISATION if where.get(name)]
        if dimension not in ORGANISATION or not levels:
            return False
        return all((dimension, member) in self._way_up(levels[-1], unit) for unit in where[levels[-1]])

    def _way_up(self, dimension: str, unit: str) -> list[tuple[str, str]]:
        """The units above a unit."""
        way: list[tuple[str, str]] = []
        while (up := self.above(dimension, unit)) and up not in way:
            way.append(up)
            dimension, unit = up
        return way


def single(where: Where) -> dict[str, str] | None:
    """A population with one member per dimension; none where a dimension keeps several."""
    if any(len(kept) > 1 for kept in where.values()):
        return None
    return {dim: kept[0] for dim, kept in where.items() if kept}


def note_book(workspace: Workspace, principal: Principal, above: Above, imported: pd.DataFrame) -> NoteBook:
    """All that is written down and not removed, and the events that came with an import.

    Args:
        workspace: Where they are.
        principal: Who reads.
        above: The unit above a unit.
        imported: The canonical table ``events`` of the snapshot.
    """
    with workspace.reading() as connection:
        held = connection.execute(select(NOTES).where(NOTES.c.removed_at.is_(None)).order_by(NOTES.c.id))
        ours = [_note(StoredNote(*row), principal) for row in held]
    notes = sorted([*_imported(imported), *ours], key=_order, reverse=True)
    return NoteBook(tuple(notes), above)


def may_change(row: StoredNote, principal: Principal) -> bool:
    """Whether somebody may change and remove what is written: who wrote it, and the owner."""
    is_author = row.author == principal.name and principal.role in NOTE_WRITERS
    return is_author or principal.role is Role.OWNER


def _note(row: StoredNote, principal: Principal) -> Note:
    return Note(
        id=row.id,
        kind=Kind(row.kind),
        day=row.day,
        text=row.text,
        title=row.title,
        kpi=row.kpi,
        scope=row.scope,
        author=row.author,
        is_ours=may_change(row, principal),
    )


def _imported(rows: pd.DataFrame) -> Iterable[Note]:
    known = rows.astype("object").where(rows.notna(), "")
    for row in known.to_dict("records"):
        day, title, scope, note = (row[name] for name in ("date", "title", "scope", "note"))
        yield Note(0, Kind.EVENT, day.date(), str(note), title=str(title), scope=str(scope))


def _order(note: Note) -> tuple[date, int]:
    return note.day, note.id
