"""Files that take a while to make: one folder per order holds how far it is, and then the file.

The state is a file, not a variable, so that any thread of the server can answer, and a restart loses nothing.
An order belongs to whoever gave it, not to a page: it goes on when the page is left.
"""

import json
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from contextvars import copy_context
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore, Thread
from time import monotonic
from typing import NamedTuple

from hrkpi import durable, packs
from hrkpi.errors import HrkpiError, QueryError
from hrkpi.export.branding import brand_of
from hrkpi.export.edition import Page, edition
from hrkpi.export.forms import Form, house_deck, written
from hrkpi.export.stamp import Stamp, file_name
from hrkpi.language import marked, say
from hrkpi.period import month_label
from layouts._page import Desk, Progress, noted
from layouts._process import is_there

STATE, STOP = "order.json", "stop"
NAME = re.compile(r"[0-9a-f]{24}")
TOLD_AS = marked("Something went wrong on our side; the log has it under reference {reference}.")
OFTEN = 0.2  # seconds between two notes of how far an order is
KEPT = timedelta(days=7)
AT_ONCE = 2  # orders worked on side by side; the others wait
TURNS = BoundedSemaphore(AT_ONCE)
MONTHS = 24  # of a trend
PACK = "pack:"  # before the name of a pack, to tell it from a view


class StoppedError(Exception):
    """Whoever gave the order does not want it any more."""


@dataclass(frozen=True)
class Order:
    """How far an order is.

    Args:
        name: Its folder.
        title: What is made, for readers.
        form: Format of the file.
        phase: ``running``, ``done``, ``failed`` or ``stopped``.
        asked_by: Who gave it.
        asked_at: When, ISO.
        process: Id of the process that works on it.
        step: What is being done.
        parts: How many parts of it are done.
        whole: How many parts it has; 0 where nobody knows.
        file: Name of the file, once done.
        left_out: Pages that could not be drawn.
        error: What, where and mend of what went wrong, once failed.
    """

    name: str
    title: str
    form: str
    phase: str
    asked_by: str
    asked_at: str
    process: int
    step: str = marked("Waiting")
    parts: int = 0
    whole: int = 0
    file: str = ""
    left_out: tuple[str, ...] = ()
    error: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True)
class Asked:
    """Of what a file is made.

    Args:
        month: The last month shown; the last whole one where none.
        where: Members kept, by dimension; a page of a pack that keeps others of that dimension keeps them.
    """

    month: int | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


EVERYTHING = Asked()


def give(desk: Desk, what: str, title: str, form: Form, asked: Asked = EVERYTHING) -> Order:
    """Begin to make a file.

    Args:
        desk: Whose figures.
        what: Key of a view or KPI, or ``pack:`` and the name of a pack.
        title: What it is called.
        form: Its format.
        asked: Of which month and units.

    Raises:
        QueryError: If there is no such view or pack.
    """
    pages = tuple(replace(page, where={**asked.where, **page.where}) for page in _pages(desk, what))
    order = Order(
        name=secrets.token_hex(12),
        title=title,
        form=form.value,
        phase="running",
        asked_by=desk.principal.name,
        asked_at=datetime.now(UTC).isoformat(timespec="seconds"),
        process=os.getpid(),
    )
    home = _home(desk) / order.name
    home.mkdir(parents=True)
    _note(home, order)
    work = _Work(pages, what, asked)
    Thread(target=copy_context().run, args=(_work, desk, home, order, work), daemon=True).start()
    return order


def orders(desk: Desk) -> tuple[Order, ...]:
    """Orders of whoever looks, the latest first; those of more than a week ago are thrown away."""
    found: list[Order] = []
    for home in sorted(_home(desk).iterdir()) if _home(desk).is_dir() else ():
        order = _read(home)
        if order is None:
            continue
        if datetime.now(UTC) - datetime.fromisoformat(order.asked_at) > KEPT:
            shutil.rmtree(home, ignore_errors=True)
        elif order.asked_by == desk.principal.name:
            found.append(order)
    return tuple(sorted(found, key=lambda order: order.asked_at, reverse=True))


def stop(desk: Desk, name: str) -> None:
    """Stop an order that is worked on; throw away one that is not."""
    order = _mine(desk, name)
    home = _home(desk) / order.name
    if order.phase == "running":
        (home / STOP).touch()
    else:
        shutil.rmtree(home, ignore_errors=True)


def taken(desk: Desk, name: str) -> tuple[Order, bytes]:
    """The file of an order that is done.

    Raises:
        QueryError: If there is none, or it is somebody else's.
    """
    order = _mine(desk, name)
    if order.phase != "done":
        raise QueryError(
            say("This file is not made yet."), where="downloads", mend=say("look again in a moment.")
        )
    return order, (_home(desk) / order.name / order.file).read_bytes()


def _mine(desk: Desk, name: str) -> Order:
    order = _read(_home(desk) / name) if NAME.fullmatch(name) else None
    if order is None or order.asked_by != desk.principal.name:
        raise QueryError(
            say("This file is not here any more."), where="downloads", mend=say("make it again.")
        )
    return order


def _pages(desk: Desk, what: str) -> tuple[Page, ...]:
    if not what.startswith(PACK):
        return (Page.read(what),)
    return tuple(map(Page.read, packs.pack(desk.workspace, what.removeprefix(PACK)).pages))


class _Work(NamedTuple):
    """What is made, under which name, and of what."""

    pages: tuple[Page, ...]
    what: str
    asked: Asked


def _work(desk: Desk, home: Path, order: Order, work: _Work) -> None:
    """Make the file, and note how far it is and how it ended."""
    told = 0.0

    def tell(step: str, parts: int, whole: int) -> None:
        nonlocal told
        if (home / STOP).exists():
            raise StoppedError
        if monotonic() - told > OFTEN:
            told = monotonic()
            _note(home, replace(order, step=step, parts=parts, whole=whole))

    try:
        with TURNS:
            last = _made(desk, home, order, work, tell)
    except StoppedError:
        last = replace(order, phase="stopped")
    except HrkpiError as error:
        last = replace(order, phase="failed", error=(error.what, error.where, error.mend))
    except Exception as error:  # noqa: BLE001 - told to the reader by its reference, to the log by its places
        told_as = say(TOLD_AS, reference=noted(error))
        last = replace(order, phase="failed", error=(told_as, "downloads", marked("try again.")))
    _note(home, last)


def _made(desk: Desk, home: Path, order: Order, work: _Work, tell: Progress) -> Order:
    report = desk.report()
    month = report.default_month if work.asked.month is None else work.asked.month
    found = edition(report, desk.wording, work.pages, month, MONTHS, tell)
    if not found.views:
        raise found.failures[0][1]
    stamp = Stamp(datetime.now(UTC).astimezone(), desk.principal.name, brand=brand_of(desk.workspace))
    content = written(found.views, Form(order.form), desk.wording, stamp, template=house_deck(desk.workspace))
    tell(marked("Keeping"), len(work.pages), len(work.pages))
    called = work.what.removeprefix(PACK).partition("?")[0]
    name = file_name(called, work.asked.where, month_label(month), report.snapshot, order.form)
    durable.replace(home / name, content)
    desk.workspace.audit(desk.principal, "export", {"file": name})
    return replace(order, phase="done", file=name, left_out=tuple(key for key, _ in found.failures))


def _home(desk: Desk) -> Path:
    return desk.workspace.path / "exports"


def _read(home: Path) -> Order | None:
    """The state of an order; one that a stopped server left behind has failed."""
    try:
        kept = json.loads((home / STATE).read_text(encoding="utf-8"))
    except OSError:  # somebody threw it away meanwhile
        return None
    order = Order(**{**kept, "left_out": tuple(kept["left_out"]), "error": tuple(kept["error"])})
    if order.phase == "running" and not is_there(order.process):
        return replace(
            order,
            phase="failed",
            error=(
                marked("The server was stopped before this was done."),
                "downloads",
                marked("make it again."),
            ),
        )
    return order


def _note(home: Path, order: Order) -> None:
    durable.replace(home / STATE, json.dumps(asdict(order), ensure_ascii=False).encode())
