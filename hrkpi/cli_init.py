"""``hrkpi init``: make a workspace, empty or with the sample company."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

from typer import Exit, Option, Typer

from connectors._import import run
from hrkpi import durable, notes
from hrkpi.cli_options import Folder, Json, owner
from hrkpi.cli_output import write, write_json
from hrkpi.cli_targets import take_in
from hrkpi.cli_terminal import progress
from hrkpi.errors import SettingError
from hrkpi.findings import ImportReport, Status
from hrkpi.note_book import Kind
from hrkpi.period import first_day, parse_month
from hrkpi.principal import Principal
from hrkpi.report import catalogue
from hrkpi.settings import FILE, TEMPLATE, workspace_path
from hrkpi.target_import import parse_scope
from hrkpi.workspace import Workspace

APP = Typer()
SAMPLE = (
    Path(__file__).resolve().parent.parent / "data" / "sample"
)  # beside the package, as in the repository
NAMED = ('# company_name = "Your company"', 'company_name = "Alder & Finch Group"')
KNOWN = ('# records_from = ""            #', 'records_from = "2020-01-01"    #')  # none before
EXPORTED = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)  # of the sample's systems, whatever day it is
AS_OF = date(2026, 10, 31)  # a few starts and exits after it are in the exports already
REFUSED = 2


@APP.command("init")
def init(
    sample: Annotated[bool, Option("--sample", help="Fill it with the sample company.")] = False,
    if_missing: Annotated[
        bool, Option("--if-missing", help="Leave a workspace that is there as it is.")
    ] = False,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Make a workspace, empty or with the sample company."""
    path = workspace_path(folder)
    known = if_missing and (path / FILE).exists()
    workspace = Workspace.open(path) if known else Workspace.create(path)
    if sample and workspace.current() is None and (not known or _is_begun(path)):
        with progress("Importing the sample company") as tell:
            _must_succeed(fill(path, tell))
        workspace = Workspace.open(path)
    current = workspace.current()
    if as_json:
        write_json({"workspace": str(path), "snapshot": current.id if current else None})
    elif not known:
        write(f"Workspace: {path}" + (f"\nSnapshot:  {current.id}, the sample company" if current else ""))


def fill(path: Path, tell: Callable[[str, int, int], None]) -> ImportReport:
    """Import the sample company, targets first: stopped before the snapshot, it begins anew next time.

    Args:
        path: The workspace.
        tell: Called with a step, how many of its parts are done, and how many there are.
    """
    if not (SAMPLE / "exports").is_dir():
        raise SettingError(
            "The sample company is not there.",
            where=str(SAMPLE),
            mend="install from a clone of the repository: make setup, or pip install -e .",
        )
    if (path / FILE).read_text(encoding="utf-8") == TEMPLATE:
        durable.replace(path / FILE, TEMPLATE.replace(*NAMED).replace(*KNOWN).encode())
    workspace = Workspace.open(path)
    targets = take_in(workspace, SAMPLE / "targets.csv", EXPORTED, tell=tell)
    if isinstance(targets, ImportReport):
        return targets
    write_notes(workspace)
    return run(
        workspace,
        sorted((SAMPLE / "exports").iterdir()),
        principal=owner(),
        loaded_at=EXPORTED,
        as_of=AS_OF,
        progress=tell,
    )


def write_notes(workspace: Workspace) -> None:
    """Write down what those who answer for a KPI of the sample company say is being done, once."""
    known = notes.Known(catalogue(), {})
    with (SAMPLE / "notes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            where = parse_scope(row["scope"]) if row["scope"] else {}
            day = first_day(parse_month(row["month"]))
            draft = notes.Draft(Kind.NOTE, day, row["text"], kpi=row["kpi"], where=where)
            notes.add_all(workspace, [draft], Principal.owner(row["author"]), EXPORTED, known)


def _is_begun(path: Path) -> bool:
    """Whether a workspace was made for the sample company, and not for somebody's own."""
    return NAMED[1] in (path / FILE).read_text(encoding="utf-8")


def _must_succeed(report: ImportReport) -> None:
    if report.status is not Status.PUBLISHED:
        write(report.to_text())
        raise Exit(REFUSED)
