"""An order of a file: how far it is, kept as a file of its own."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hrkpi import durable
from hrkpi.language import marked
from layouts._page import Desk
from layouts._process import is_there

STATE = "order.json"


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


def home(desk: Desk) -> Path:
    """The folder of all orders."""
    return desk.workspace.path / "exports"


def read(folder: Path) -> Order | None:
    """The state of an order; one that a stopped server left behind has failed."""
    try:
        kept = json.loads((folder / STATE).read_text(encoding="utf-8"))
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


def note(folder: Path, order: Order) -> None:
    """Keep how far an order is."""
    durable.replace(folder / STATE, json.dumps(asdict(order), ensure_ascii=False).encode())
