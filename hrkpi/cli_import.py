"""``hrkpi import``: read, check, and publish all of it or nothing."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from connectors._answers import read_answers
from connectors._import import run
from hrkpi.cli_options import AsOf, Folder, Json, opened, owner
from hrkpi.cli_output import write, write_json
from hrkpi.cli_terminal import progress
from hrkpi.findings import ImportReport, Severity, Status
from hrkpi.merge import Mode
from hrkpi.period import parse_day

APP = Typer()
ENDS = {Status.REFUSED: 2, Status.QUESTIONS: 3}


@APP.command("import")
def import_files(
    paths: Annotated[list[Path], Argument(metavar="PATH…", help="Files, or folders of files.")],
    connector: Annotated[
        str | None, Option("--connector", metavar="KEY", help="Read them as this export.")
    ] = None,
    mapping: Annotated[
        Path | None, Option("--mapping", metavar="FILE", help="What their columns mean, in TOML.")
    ] = None,
    mode: Annotated[
        Mode, Option("--mode", help="Replace whole tables, or the rows that come in.")
    ] = Mode.REPLACE,
    dry_run: Annotated[bool, Option("--dry-run", help="Say what would happen, and change nothing.")] = False,
    answers: Annotated[
        Path | None, Option("--answers", metavar="FILE", help="Answers to questions, in TOML.")
    ] = None,
    quarantine: Annotated[
        bool, Option("--quarantine", help="Leave out rows with errors, and publish the rest.")
    ] = False,
    as_of: AsOf = None,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Import files: publish all of it or nothing; ends with 2 if refused, with 3 if questions are open."""
    workspace = opened(folder)
    with progress("Importing") as tell:
        report = run(
            workspace,
            paths,
            principal=owner(),
            loaded_at=datetime.now(tz=UTC),
            connector=connector,
            mapping=mapping,
            mode=mode,
            dry_run=dry_run,
            quarantine=quarantine,
            answers=read_answers(answers) if answers else {},
            as_of=parse_day(as_of) if as_of else None,
            progress=tell,
        )
    if as_json:
        write_json(report.as_dict())
    else:
        write(told(report))
        if report.snapshot:
            write(f"\n{_known(workspace.snapshot(report.snapshot).as_of, given=as_of is not None)}")
    raise Exit(ENDS.get(report.status, 0))


def _known(as_of: date, *, given: bool) -> str:
    """Up to which day the data are taken to be known."""
    why = "as --as-of says" if given else "the end of the month of the last event; --as-of names another day"
    return f"Known up to {as_of.isoformat()}: {why}."


def told(report: ImportReport) -> str:
    """A report for the terminal, with what to write into files so that the next run goes further."""
    notes = report.of(Severity.ACCEPTED)
    grave = tuple(finding for finding in report.findings if finding not in notes)
    parts = [replace(report, findings=grave).to_text()]
    if notes:
        parts.append(f"{len(notes)} notes on how the files were read; --json lists them.")
    if report.proposal:
        parts.append(
            f"\nA mapping to begin with. Check it, save it, pass it as --mapping FILE:\n\n{report.proposal}"
        )
    asked = [finding for finding in report.of(Severity.QUESTION) if finding.question]
    if asked:
        lines = [f"{json.dumps(one.question, ensure_ascii=False)} = {_choice(one.options)}" for one in asked]
        parts.append("\nKeep one answer per line, save it, pass it as --answers FILE:\n\n" + "\n".join(lines))
    return "\n".join(parts)


def _choice(options: tuple[str, ...]) -> str:
    return json.dumps("|".join(options), ensure_ascii=False)
