"""The command line: ``hrkpi COMMAND``. A command's module is imported when the command is asked for."""

import atexit
import gc
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple, NoReturn

from typer import Typer

from hrkpi.discovery import late, postpone
from hrkpi.errors import HrkpiError

UNUSED = ("numpy.f2py", "numpy.testing")  # scipy imports all of numpy by name, a compiler and test tools too
REFUSED = 2  # exit code: nothing was done, for the reasons printed


class Command(NamedTuple):
    """Where a command lives and what it does, so that help needs no import."""

    module: str
    does: str


COMMANDS = {
    "init": Command("hrkpi.cli_init", "Make a workspace, empty or with the sample company."),
    "import": Command("hrkpi.cli_import", "Import files: read, check, and publish all of it or nothing."),
    "connectors": Command("hrkpi.cli_connectors", "What can be read."),
    "kpis": Command("hrkpi.cli_kpis", "The catalogue of KPIs with their definitions."),
    "kpi": Command("hrkpi.cli_kpi", "One KPI, by period and group."),
    "bridge": Command(
        "hrkpi.cli_bridge", "From the opening headcount to the closing one, every step counted."
    ),
    "scorecard": Command(
        "hrkpi.cli_scorecard", "A month on one page: table, JSON, HTML, PDF, slides or workbook."
    ),
    "export": Command(
        "hrkpi.cli_export", "Write views as a file: slides, workbook, PDF, picture, CSV or HTML."
    ),
    "packs": Command("hrkpi.cli_packs", "Views that are read together: save, list, build, remove."),
    "readiness": Command(
        "hrkpi.cli_readiness", "Per KPI: grade, what is missing, freshness, bounds, rows to mend."
    ),
    "targets": Command("hrkpi.cli_targets", "Import or list targets."),
    "notes": Command("hrkpi.cli_notes", "Why a figure moved: add, list, remove, restore."),
    "events": Command("hrkpi.cli_events", "What happened, as lines on charts: import, list."),
    "snapshots": Command("hrkpi.cli_snapshots", "List, verify, choose and compare snapshots."),
    "bench": Command("hrkpi.cli_bench", "How quick all this is here, beside the same by hand."),
    "serve": Command("hrkpi.cli_serve", "Serve the app on this machine."),
}


def enter() -> NoReturn:
    """Do what the command line says in a process of its own, and leave it at once.

    What is registered for the end still runs. Left out is only taking hundreds of modules apart: a quarter of
    the time of a short command.
    """
    code: int | str | None = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    atexit._run_exitfuncs()  # noqa: SLF001 - Python offers no other way to run them early
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):  # whoever read it has seen enough
            stream.flush()
    os._exit(code if isinstance(code, int) else int(bool(code)))


def main(words: Sequence[str] | None = None) -> NoReturn:
    """Do what the command line says, then end with 0 done, 2 refused with reasons, or 3 questions open.

    Args:
        words: What stands after ``hrkpi``; the process's own words where none.
    """
    asked = list(sys.argv[1:] if words is None else words)
    try:
        assembled(asked[:1])(args=asked, prog_name="hrkpi")
    except HrkpiError as error:
        told = {"status": "refused", "what": error.what, "where": error.where, "mend": error.mend}
        if "--json" in asked:
            sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        sys.stderr.write(f"{error}\n")
        sys.exit(REFUSED)
    finally:
        gc.unfreeze()
    sys.exit()


def assembled(asked: Sequence[str]) -> Typer:
    """The command line with the commands asked for whole, and the others by name and help alone."""
    line = Typer(
        help="HR exports in, figures that a leadership team can trust and act on out.",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    line.callback()(_nothing)
    for name, command in COMMANDS.items():
        if name in asked:
            line.add_typer(_imported(command.module))
        else:
            line.command(name, help=command.does)(_nothing)
    return line


def _imported(module: str) -> Typer:
    """What a module offers to the command line.

    Imports make many objects that stay, and no garbage. Looking for garbage among them takes a third of the
    time of a short command, so nobody does while they are made, nor later.
    """
    gc.disable()
    for unused in UNUSED:
        postpone(unused)
    try:
        offered: Typer = late(module).APP
    finally:
        gc.freeze()
        gc.enable()
    return offered


def _nothing() -> None:
    """What a command does that was not asked for."""
