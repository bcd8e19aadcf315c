"""Why it moved, in the words of those who know: notes as rows, events as lines with their names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from hrkpi import sentences
from hrkpi.ahead import Known
from hrkpi.kpi import Kpi
from hrkpi.language import marked, say
from hrkpi.note_book import Kind, Note
from hrkpi.period import days_in, month_of
from hrkpi.target_import import parse_scope
from hrkpi.view import Cell, Event, Table
from hrkpi.wording import DASH, Wording

HEADS = (marked("When"), marked("About"), marked("Written by"), marked("Note"))  # the longest last


def noted(
    notes: Sequence[Note], wording: Wording, told: Callable[[Note], str] = lambda _: ""
) -> tuple[Table, ...]:
    """Notes as a table, the newest first; nothing where there is none.

    Args:
        notes: The newest first.
        wording: How days are written.
        told: What is said of the figure behind each of them, as ``around`` does.
    """
    if not notes:
        return ()
    rows = tuple(tuple(Cell(part, part) for part in _row(note, wording, told(note))) for note in notes)
    return (Table("notes", say("Notes"), tuple(map(say, HEADS)), rows),)


def when(note: Note, wording: Wording) -> str:
    """The day of an event, the month of anything else."""
    return wording.day(note.day) if note.kind is Kind.EVENT else wording.month(note.month)


def about(note: Note) -> str:
    """Whom it concerns, in words."""
    return sentences.scope({dim: (member,) for dim, member in population(note).items()})


def population(note: Note) -> Mapping[str, str]:
    """Member by dimension; empty for the whole company."""
    return parse_scope(note.scope) if note.scope else {}


def marked_on(events: Sequence[Note], lasts: Sequence[int]) -> tuple[Event, ...]:
    """Events on an axis.

    Args:
        events: In order of time.
        lasts: Last month of each place of the axis, in order.
    """
    if not lasts:
        return ()
    return tuple(Event(_place(position(event.day), lasts), event.title) for event in events)


def position(day: date) -> float:
    """A day on an axis of months, each month's middle standing at its number."""
    month = month_of(day)
    return month + (day.day - 0.5) / days_in(month) - 0.5


def happened(events: Sequence[Note], wording: Wording) -> str:
    """Events as a sentence; empty where there are none."""
    if not events:
        return ""
    told = "; ".join(f"{when(event, wording)}, {event.title}" for event in events)
    return say("Events: {events}.", events=told)


def around(note: Note, line: Sequence[Known], kpi: Kpi, wording: Wording) -> str:
    """The figure before an event and the last one, which says not that one came of the other.

    Args:
        note: What is written down; of what is no event nothing is said.
        line: The figure over time, oldest first.
        kpi: What it is.
        wording: How figures are written.

    Returns:
        A sentence; empty where one of the two is hidden or not known.
    """
    month = month_of(note.day)
    before = [point for point in line if point.last < month][-1:]
    since = [point for point in line if point.last >= month and not point.partial][-1:]
    pair = [point for point in (*before, *since) if point.value is not None]
    if note.kind is not Kind.EVENT or len(pair) < 2:
        return ""
    (then, now), (first, last) = (
        [wording.value(kpi, point.value) for point in pair],
        [wording.month(point.last) for point in pair],
    )
    return say("Before it {then} ({first}), now {now} ({last}).", then=then, first=first, now=now, last=last)


def _row(note: Note, wording: Wording, told: str) -> tuple[str, str, str, str]:
    return when(note, wording), about(note), note.author or DASH, " ".join(filter(None, (said(note), told)))


def said(note: Note) -> str:
    """What it says; what is no plain note says what it is."""
    if note.kind is Kind.NOTE:
        return note.text
    if note.kind is Kind.COMMENT:
        return say("Comment on the month: {text}", text=note.text)
    named = say("Event: {title}", title=note.title.removesuffix("."))
    return f"{named}. {note.text}" if note.text else f"{named}."


def _place(at: float, lasts: Sequence[int]) -> float:
    """A position among months as one among places; between two of them in proportion."""
    if at <= lasts[0]:
        return max(at - lasts[0], -0.3)
    for place, (before, after) in enumerate(pairwise(lasts)):
        if at <= after:
            return place + (at - before) / (after - before)
    return len(lasts) - 1 + min(at - lasts[-1], 0.3)
