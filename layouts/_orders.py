"""Files that take a while to make: one folder per order holds how far it is, and then the file.

The state is a file, not a variable, so that any thread of the server can answer, and a restart loses nothing.
An order belongs to whoever gave it, not to a page: it goes on when the page is left.
"""

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field, replace
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
from layouts._order import Order, note, read
from layouts._order import home as home_of
from layouts._page import Desk, Progress, noted

STOP = "stop"
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
    home = home_of(desk) / order.name
    home.mkdir(parents=True)
    note(home, order)
    work = _Work(pages, what, asked)
    Thread(target=copy_context().run, args=(_work, desk, home, order, work), daemon=True).start()
    return order


def orders(desk: Desk) -> tuple[Order, ...]:
    """Orders of whoever looks, the latest first; those of more than a week ago are thrown away."""
    found: list[Order] = []
    for home in sorted(home_of(desk).iterdir()) if home_of(desk).is_dir() else ():
        order = read(home)
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
    home = home_of(desk) / order.name
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
            say("This file is not made yet."), where=say("downloads"), mend=say("look again in a moment.")
        )
    return order, (home_of(desk) / order.name / order.file).read_bytes()


def _mine(desk: Desk, name: str) -> Order:
    order = read(home_of(desk) / name) if NAME.fullmatch(name) else None
    if order is None or order.asked_by != desk.principal.name:
        raise QueryError(
            say("This file is not here any more."), where=say("downloads"), mend=say("make it again.")
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

    def wanted() -> None:
        if (home / STOP).exists():
            raise StoppedError

    def tell(step: str, parts: int, whole: int) -> None:
        nonlocal told
        wanted()
        if monotonic() - told > OFTEN:
            told = monotonic()
            note(home, replace(order, step=step, parts=parts, whole=whole))

    try:
        with _turn(wanted):
            last = _made(desk, home, order, work, tell)
            wanted()
    except StoppedError:
        last = replace(order, phase="stopped")
        for file in home.glob(f"*.{order.form}"):
            file.unlink()
    except HrkpiError as error:
        last = replace(order, phase="failed", error=(error.what, error.where, error.mend))
    except Exception as error:  # noqa: BLE001 - told to the reader by its reference, to the log by its places
        told_as = say(TOLD_AS, reference=noted(error))
        last = replace(order, phase="failed", error=(told_as, "downloads", marked("try again.")))
    note(home, last)


@contextmanager
def _turn(wanted: Callable[[], None]) -> Iterator[None]:
    """A turn to work, waited for as long as the order is wanted."""
    while not TURNS.acquire(timeout=OFTEN):
        wanted()
    try:
        yield
    finally:
        TURNS.release()


def _made(desk: Desk, home: Path, order: Order, work: _Work, tell: Progress) -> Order:
    report = desk.report()
    month = report.default_month if work.asked.month is None else work.asked.month
    found = edition(report, desk.wording, work.pages, month, MONTHS, tell)
    if not found.views:
        raise found.failures[0][1]
    stamp = Stamp(datetime.now(UTC).astimezone(), desk.principal.name, brand=brand_of(desk.workspace))
    deck = house_deck(desk.workspace)
    content = written(found.views, Form(order.form), desk.wording, stamp, template=deck, tell=tell)
    tell(marked("Keeping"), len(work.pages), len(work.pages))
    called = work.what.removeprefix(PACK).partition("?")[0]
    name = file_name(called, work.asked.where, month_label(month), report.snapshot, order.form)
    durable.replace(home / name, content)
    desk.workspace.audit(desk.principal, "export", {"file": name})
    return replace(order, phase="done", file=name, left_out=tuple(key for key, _ in found.failures))
