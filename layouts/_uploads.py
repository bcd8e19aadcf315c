"""Takes files in: straight to disk, under names made safe, and only within the limits."""

import shutil
import unicodedata
from pathlib import Path

from flask import Flask, Response, jsonify, request
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from hrkpi.errors import HrkpiError
from hrkpi.language import marked, say
from hrkpi.principal import IMPORTERS
from layouts import _jobs
from layouts._guard import UPLOAD
from layouts._page import Desk

MOST_FILES = 60
LONGEST_NAME = 120  # characters


def connect(server: Flask, desk: Desk) -> None:
    """Add the address that takes files."""

    @server.post(UPLOAD)
    def _upload() -> tuple[Response, int]:
        sent = [file for file in request.files.getlist("files") if file.filename]
        return received(desk, sent)


def received(desk: Desk, sent: list[FileStorage]) -> tuple[Response, int]:
    """Keep files as a new job; its name is the answer, or why they were refused."""
    try:
        desk.principal.must_be(IMPORTERS, marked("import a file"))
    except HrkpiError as error:
        return jsonify(refused=say(error.what)), 403
    if not sent or len(sent) > MOST_FILES:
        return jsonify(refused=say("Send one to {most} files at a time.", most=MOST_FILES)), 400
    job = _jobs.opened(desk)
    home = _jobs.folder(desk, job) / _jobs.FILES
    for number, file in enumerate(sent, start=1):
        _keep(file, home, number)
    desk.workspace.audit(desk.principal, "upload", {"job": job, "files": len(sent)})
    return jsonify(job=job), 200


def _keep(file: FileStorage, home: Path, number: int) -> None:
    target = home / safe_name(file.filename or "", number)
    if target.exists():
        target = home / f"{number}-{target.name}"
    with target.open("xb") as kept:
        shutil.copyfileobj(file.stream, kept)


def safe_name(name: str, number: int) -> str:
    """A name that is only a name: no folder, no control character, no more than 120 characters."""
    plain = secure_filename(unicodedata.normalize("NFKD", name))
    stem, dot, ending = plain.rpartition(".")
    short = f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if dot else plain[:LONGEST_NAME]
    return short or f"file-{number}"
