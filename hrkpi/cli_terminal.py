"""What only a terminal can show: a table that wraps, and progress beside the output."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text


def write_wrapped(cells: Sequence[Sequence[str]], right: Sequence[str]) -> None:
    """Write a table whose cells wrap where the terminal is too narrow for it.

    Args:
        cells: The headings, then the rows; nothing in them is taken for markup.
        right: Headings of columns of numbers.
    """
    headings, *rows = cells
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, justify="right" if heading in right else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


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
