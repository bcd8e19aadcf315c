"""Imports that take a while: one folder per job holds its files, how far it is, and what came out.

The state is a file, not a variable, so that any thread of the server can answer, and a restart loses nothing.
"""

import json
import os
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import copy_context
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

from hrkpi import durable
from hrkpi.errors import HrkpiError, QueryError
from hrkpi.findings import ImportReport
from hrkpi.language import marked, say
from layouts._page import Desk, Progress, noted
from layouts._process import is_there

STATE = "job.json"
FILES = "files"
MAPPING = "mapping.toml"
NAME = re.compile(r"[0-9a-f]{24}")
TOLD_AS = marked("Something went wrong on our side; the log has it under reference {reference}.")
OFTEN = 0.2  # seconds between two notes of how far a job is

Work = Callable[[Progress], ImportReport]


@dataclass(frozen=True)
class Job:
    """How far a job is.

    Args:
        phase: ``running``, ``done`` or ``failed``.
        step: What is being done.
        parts: How many parts of the step are done.
        whole: How many parts it has; 0 where nobody knows.
        dry_run: Whether nothing is changed.
        report: The import report in plain types, once done.
        mapping: What the reader said of the columns, as TOML.
        error: What, where and mend of what went wrong, once failed.
        process: Id of the process that runs it.
    """

    phase: str
    step: str = ""
    parts: int = 0
    whole: int = 0
    dry_run: bool = True
    report: Mapping[str, Any] = field(default_factory=dict)  # Any: plain types of a JSON file
    error: tuple[str, str, str] = ("", "", "")
    process: int = 0
    mapping: str = ""


def folder(desk: Desk, name: str) -> Path:
    """The folder of a job.

    Raises:
        QueryError: If there is no such job.
    """
    home = desk.workspace.path / "staging" / f"upload-{name}"
    if not NAME.fullmatch(name) or not home.is_dir():
        raise QueryError(
            marked("This upload is not here any more."),
            where=marked("upload"),
            mend=marked("upload the files again."),
        )
    return home


def opened(desk: Desk) -> str:
    """A new job's name; its folder is there and empty."""
    name = secrets.token_hex(12)
    (desk.workspace.path / "staging" / f"upload-{name}" / FILES).mkdir(parents=True)
    return name


def files(desk: Desk, name: str) -> list[Path]:
    """The files of a job, by name."""
    return sorted((folder(desk, name) / FILES).iterdir())


def look(desk: Desk, name: str) -> Job:
    """How far a job is; one that a stopped server left behind has failed."""
    file = folder(desk, name) / STATE
    if not file.exists():
        return Job(
            "failed", error=(marked("Nothing was started."), "upload", marked("upload the files again."))
        )
    said = folder(desk, name) / MAPPING
    mapping = said.read_text(encoding="utf-8") if said.exists() else ""
    job = replace(Job(**json.loads(file.read_text(encoding="utf-8"))), mapping=mapping)
    if job.phase == "running" and not is_there(job.process):
        return Job(
            "failed",
            error=(
                marked("The server was stopped before this was done."),
                "upload",
                marked("start it again."),
            ),
        )
    return job


def start(desk: Desk, name: str, work: Work, *, dry_run: bool) -> None:
    """Begin a job, unless it is already running."""
    home = folder(desk, name)
    if (home / STATE).exists() and look(desk, name).phase == "running":
        return
    first = Job("running", marked("Opening"), dry_run=dry_run, process=os.getpid())
    _note(home, first)
    Thread(target=copy_context().run, args=(_run, home, first, work), daemon=True).start()


def import_files(
    desk: Desk, name: str, answers: Mapping[str, str], *, dry_run: bool, mapping: str = ""
) -> None:
    """Check the files of a job, or bring them in.

    Args:
        desk: Where.
        name: Name of the job.
        answers: Answers by question.
        dry_run: Whether they are only checked.
        mapping: What the columns mean, as TOML; kept with the job until another is given.
    """
    paths, said = files(desk, name), folder(desk, name) / MAPPING
    if mapping.strip():
        durable.replace(said, mapping.encode())
    by = said if said.exists() else None
    start(
        desk,
        name,
        lambda progress: desk.importer(
            paths, dry_run=dry_run, answers=answers, mapping=by, progress=progress
        ),
        dry_run=dry_run,
    )


def _run(home: Path, first: Job, work: Work) -> None:
    told = 0.0

    def progress(step: str, parts: int, whole: int) -> None:
        nonlocal told
        if monotonic() - told > OFTEN:
            told = monotonic()
            _note(home, Job("running", step, parts, whole, first.dry_run, process=first.process))

    try:
        report = work(progress)
        last = Job("done", dry_run=first.dry_run, report=report.as_dict())
    except HrkpiError as error:
        last = Job("failed", dry_run=first.dry_run, error=(error.what, error.where, error.mend))
    except Exception as error:  # noqa: BLE001 - told to the reader by its reference, to the log by its places
        told_as = say(TOLD_AS, reference=noted(error))
        last = Job(
            "failed",
            dry_run=first.dry_run,
            error=(told_as, "import", marked("try again; nothing was changed.")),
        )
    with suppress(FileNotFoundError):  # the upload was discarded meanwhile
        _note(home, last)


def _note(home: Path, job: Job) -> None:
    durable.replace(home / STATE, json.dumps(asdict(job), ensure_ascii=False).encode())
