"""``hrkpi events``: what happened, imported and listed; charts show it as lines."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Typer

from connectors._examine import examine
from connectors._files import files
from connectors._import import connectors
from hrkpi.cli_notes import book, record
from hrkpi.cli_options import Folder, Json, members, opened, owner
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.cli_terminal import progress
from hrkpi.errors import TableError
from hrkpi.event_import import import_events
from hrkpi.merge import Mode
from hrkpi.note_book import Kind
from hrkpi.tables_strategy import EVENTS
from hrkpi.wording import DASH

APP = Typer()
GROUP = Typer(no_args_is_help=True, help="What happened, as lines on charts: import, list.")
APP.add_typer(GROUP, name="events")
HEADS = ("No", "Day", "Event", "Scope", "Note", "From")
REFUSED = 2


@GROUP.command("import")
def import_file(
    file: Annotated[
        Path, Argument(metavar="FILE", help="CSV, XLSX or Parquet with the columns of table 'events'.")
    ],
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Take events in, all or none; those that are known already are left as they are."""
    workspace = opened(folder)
    with progress("Reading events") as tell:
        seen = examine(
            files([file]), connectors("canonical"), {}, None, Mode.UPSERT, quarantine=False, tell=tell
        )
    if seen.hindrance:
        told = seen.report(seen.hindrance)
        write_json(told.as_dict()) if as_json else write(told.to_text())
        raise Exit(REFUSED)
    if EVENTS.name not in seen.checked.stacks:
        raise TableError(
            "The file holds no events.",
            where=seen.files[0].label,
            mend="write at least the headings date and title.",
        )
    rows = seen.checked.stacks[EVENTS.name].conformed()
    added = import_events(workspace, rows, members(workspace), owner(), datetime.now(UTC))
    if as_json:
        write_json({"added": added, "known": len(rows) - added})
    else:
        write(f"{added} added, {len(rows) - added} known already.")


@GROUP.command("list")
def list_all(as_json: Json = False, folder: Folder = None) -> None:
    """Events, the newest first, with those that came with the exports."""
    found = [note for note in book(opened(folder)).notes if note.kind is Kind.EVENT]
    if as_json:
        write_json([record(note) for note in found])
        return
    rows = [
        [
            str(note.id or DASH),
            f"{note.day}",
            note.title,
            note.scope or "company",
            note.text or DASH,
            note.author or "import",
        ]
        for note in found
    ]
    write_table(list(HEADS), rows, right=["No"])
