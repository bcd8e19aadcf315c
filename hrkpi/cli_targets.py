"""``hrkpi targets``: import and list what is aimed at."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
from typer import Argument, Exit, Option, Typer

from connectors._examine import examine
from connectors._files import files
from connectors._import import connectors
from hrkpi.cli_options import Folder, Json, members, opened, owner
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.cli_terminal import progress
from hrkpi.errors import TableError
from hrkpi.export.answers import records
from hrkpi.findings import ImportReport
from hrkpi.kpi import Unit
from hrkpi.merge import Mode
from hrkpi.report import catalogue
from hrkpi.tables_strategy import TARGETS
from hrkpi.target_import import TargetChanges, import_targets, listed
from hrkpi.wording import DASH
from hrkpi.workspace import Workspace

APP = Typer()
GROUP = Typer(no_args_is_help=True, help="Import or list targets.")
APP.add_typer(GROUP, name="targets")
COLUMNS = ("kpi", "scope", "valid_from", "valid_to", "target", "tolerance", "owner")
REFUSED = 2


@GROUP.command("import")
def import_file(
    file: Annotated[
        Path, Argument(metavar="FILE", help="CSV, XLSX or Parquet with the columns of table 'targets'.")
    ],
    mode: Annotated[
        Mode, Option("--mode", help="Add and change, or also withdraw the others.")
    ] = Mode.UPSERT,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Take targets in, all or none; earlier versions stay known."""
    with progress("Reading targets") as tell:
        done = take_in(opened(folder), file, datetime.now(tz=UTC), mode, tell=tell)
    if isinstance(done, ImportReport):
        write_json(done.as_dict()) if as_json else write(done.to_text())
        raise Exit(REFUSED)
    if as_json:
        write_json(asdict(done))
    else:
        write(", ".join(f"{count} {name}" for name, count in asdict(done).items()) + ".")


@GROUP.command("list")
def list_all(as_json: Json = False, folder: Folder = None) -> None:
    """Targets as they stand."""
    rows = records(listed(opened(folder)))
    if as_json:
        write_json(rows)
        return
    cells = [[_text(row[name]) for name in COLUMNS] for row in rows]
    write_table(
        [name.replace("_", " ").capitalize() for name in COLUMNS], cells, right=["Target", "Tolerance"]
    )


def take_in(
    workspace: Workspace,
    file: Path,
    loaded_at: datetime,
    mode: Mode = Mode.UPSERT,
    *,
    tell: Callable[[str, int, int], None],
) -> TargetChanges | ImportReport:
    """Take the targets of a file in.

    Args:
        workspace: Where they go.
        file: CSV, XLSX or Parquet with the columns of the table ``targets``.
        loaded_at: Instant of the import.
        mode: Add and change, or also withdraw the others.
        tell: Called with a step, how many of its parts are done, and how many there are.

    Returns:
        What changed; the report of what is wrong with the file where it is refused.

    Raises:
        ExportError: If the file cannot be read.
        TableError: If it holds no targets, or a row names a KPI or population that does not exist.
    """
    seen = examine(files([file]), connectors("canonical"), {}, None, mode, quarantine=False, tell=tell)
    if seen.hindrance:
        return seen.report(seen.hindrance)
    if TARGETS.name not in seen.checked.stacks:
        raise TableError(
            "The file holds no targets.",
            where=seen.files[0].label,
            mend="write at least the headings kpi, valid_from and target.",
        )
    return import_targets(
        workspace,
        seen.checked.stacks[TARGETS.name].conformed(),
        kpis=(known := catalogue()),
        shares=[key for key, kpi in known.items() if kpi.unit is Unit.SHARE],
        members=members(workspace),
        principal=owner(),
        loaded_at=loaded_at,
        mode=mode,
    )


def _text(cell: object) -> str:
    if cell is None:
        return DASH
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else str(cell)
