"""``hrkpi notes``: why a figure moved, written down, listed, removed and brought back."""

from datetime import UTC, datetime
from typing import Annotated

import pandas as pd
from typer import Argument, Option, Typer

from hrkpi import notes
from hrkpi.cli_options import Folder, Json, Where, filters, members, opened, owner
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.errors import QueryError
from hrkpi.note_book import Kind, Note, NoteBook, note_book, single
from hrkpi.notes import Draft, Known
from hrkpi.period import first_day, month_label, parse_month
from hrkpi.report import Report, catalogue
from hrkpi.wording import DASH
from hrkpi.workspace import Workspace

APP = Typer()
GROUP = Typer(no_args_is_help=True, help="Why a figure moved: add, list, remove, restore.")
APP.add_typer(GROUP, name="notes")
HEADS = ("No", "Month", "Kind", "KPI", "Scope", "Note", "Author")

Number = Annotated[int, Argument(metavar="NO", help="Its number, as 'hrkpi notes list' shows it.")]


@GROUP.command("add")
def add(
    kpi: Annotated[str, Argument(metavar="KPI", help="Key of the KPI.")],
    month: Annotated[str, Argument(metavar="YYYY-MM", help="The month it is about.")],
    text: Annotated[str, Argument(metavar="TEXT", help="Why it moved, in one paragraph.")],
    where: Where = None,
    comment: Annotated[bool, Option("--comment", help="Show it on the card of the scorecard.")] = False,
    folder: Folder = None,
) -> None:
    """Write a note on a KPI and month, of the company or one unit."""
    workspace = opened(folder)
    population = single(filters(where))
    if population is None:
        raise QueryError(
            "A note is about one unit.", where="--where", mend="name one member of each dimension."
        )
    kind = Kind.COMMENT if comment else Kind.NOTE
    draft = Draft(kind, first_day(parse_month(month)), text, kpi=kpi, where=population)
    known = Known(catalogue(), members(workspace))
    write(f"Saved as {notes.add(workspace, draft, owner(), datetime.now(UTC), known)}.")


@GROUP.command("list")
def list_all(
    kpi: Annotated[str, Option("--kpi", metavar="KEY", help="Of this KPI alone.")] = "",
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Notes and comments, the newest first."""
    kept = (note for note in book(opened(folder)).notes if note.kind is not Kind.EVENT)
    found = [note for note in kept if kpi in {"", note.kpi}]
    if as_json:
        write_json([record(note) for note in found])
    else:
        write_table(list(HEADS), [_row(note) for note in found], right=["No"])


@GROUP.command("remove")
def remove(number: Number, folder: Folder = None) -> None:
    """Remove a note or event; it can be restored."""
    notes.remove(opened(folder), number, owner(), datetime.now(UTC))
    write(f"Removed: {number}. 'hrkpi notes restore {number}' brings it back.")


@GROUP.command("restore")
def restore(number: Number, folder: Folder = None) -> None:
    """Bring back what was removed."""
    notes.restore(opened(folder), number, owner())
    write(f"Restored: {number}.")


def book(workspace: Workspace) -> NoteBook:
    """All that is written down in a workspace, be it empty of figures."""
    if workspace.current() is not None:
        return Report(workspace, owner()).notes
    nothing = pd.DataFrame(columns=["date", "title", "scope", "note"])
    return note_book(workspace, owner(), lambda _dimension, _unit: None, nothing)


def record(note: Note) -> dict[str, object]:
    """A note for machines."""
    return {
        "id": note.id or None,
        "kind": note.kind.value,
        "day": f"{note.day}",
        "kpi": note.kpi or None,
        "scope": note.scope or None,
        "title": note.title or None,
        "text": note.text or None,
        "author": note.author or None,
    }


def _row(note: Note) -> list[str]:
    scope = note.scope or "company"
    return [str(note.id), month_label(note.month), note.kind, note.kpi or DASH, scope, note.text, note.author]
