"""What commands write: JSON for machines, tables for people; progress goes beside it, never into it."""

import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

MISSING = "–"


def write(text: str) -> None:
    """Write text as it is, ended by one line break."""
    sys.stdout.write(text.rstrip("\n") + "\n")


def write_json(content: object) -> None:
    """Write plain types as JSON; a missing number is null, a day is ISO."""
    write(json.dumps(plain(content), ensure_ascii=False, indent=2, allow_nan=False))


def plain(content: object) -> object:
    """The same in types that JSON has."""
    if isinstance(content, dict):
        return {str(key): plain(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [plain(value) for value in content]
    if isinstance(content, float):
        return content if math.isfinite(content) else None
    return content.isoformat() if isinstance(content, date) else content


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """Write a table that fits the terminal.

    Args:
        headings: One per column.
        rows: Cells as text; nothing in them is taken for markup.
        right: Headings of columns of numbers.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, justify="right" if heading in right else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    _console().print(table)


@contextmanager
def progress(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on the terminal beside the output; nothing where no terminal is.

    Args:
        title: What is being done.

    Yields:
        Tells what is being done now, how many of its parts are done, and how many there are; 0 if not known.
    """
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None)
        yield lambda step, done, total: bar.update(
            task, description=f"{title}: {step}", completed=done, total=total or None
        )


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=200)  # a pipe has no width to fit
