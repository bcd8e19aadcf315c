"""A file that a page waits for: its steps are told to whoever follows it, and it can be stopped.

The browser names the work, and asks by that name. The step is a file, not a variable, so that any worker of
the server can answer.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, time

from hrkpi import durable
from hrkpi.errors import QueryError
from hrkpi.export.steps import Tell, silently
from hrkpi.language import say
from layouts._order import home
from layouts._page import Desk

HEADER = "X-Follow"  # names the work
NAME = re.compile(r"[0-9a-f]{24}")
OFTEN = 0.1  # seconds between two notes of a step
OLD = 86400.0  # seconds after which what a stopped server left behind is thrown away


@contextmanager
def followed(desk: Desk, name: str) -> Iterator[Tell]:
    """Tells the steps of a piece of work; raises in telling where it is not wanted any more.

    Raises:
        QueryError: If it was stopped.
    """
    if not NAME.fullmatch(name):
        yield silently
        return
    step, stopped = _files(desk, name)
    told = -OFTEN

    def tell(what: str, done: int, whole: int) -> None:
        nonlocal told
        if stopped.exists():
            raise QueryError(say("Stopped."), where="export", mend=say("make it again."))
        if monotonic() - told >= OFTEN:
            told = monotonic()
            durable.replace(step, json.dumps([what, done, whole], ensure_ascii=False).encode())

    step.parent.mkdir(parents=True, exist_ok=True)
    _swept(step.parent)
    try:
        yield tell
    finally:
        for file in (step, stopped):
            file.unlink(missing_ok=True)


def step_of(desk: Desk, name: str) -> tuple[str, int, int]:
    """What a piece of work is doing, how many of its parts are done, of how many; blank where not known."""
    if not NAME.fullmatch(name):
        return "", 0, 0
    try:
        what, done, whole = json.loads(_files(desk, name)[0].read_text(encoding="utf-8"))
    except FileNotFoundError:  # it has not begun, or is done
        return "", 0, 0
    return what, done, whole


def stop(desk: Desk, name: str) -> bool:
    """Stop a piece of work at its next step; whether there can be one of that name."""
    if not NAME.fullmatch(name):
        return False
    file = _files(desk, name)[1]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return True


def _files(desk: Desk, name: str) -> tuple[Path, Path]:
    """Where the step of a piece of work stands, and the file whose being there stops it."""
    folder = home(desk) / "followed"
    return folder / f"{name}.json", folder / f"{name}.stop"


def _swept(folder: Path) -> None:
    for file in folder.iterdir():
        try:
            left = time() - file.stat().st_mtime > OLD
        except FileNotFoundError:  # somebody else is done meanwhile
            continue
        if left:
            file.unlink(missing_ok=True)
