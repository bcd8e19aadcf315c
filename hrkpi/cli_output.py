"""What commands write: JSON for machines, tables for people; progress goes beside it, never into it."""

import json
import math
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from shutil import get_terminal_size
from unicodedata import east_asian_width

from hrkpi.discovery import late

MISSING = "–"
GAP = "  "


def write(text: str) -> None:
    """Write text as it is, ended by one line break."""
    sys.stdout.write(text.rstrip("\n") + "\n")


def write_error(text: str) -> None:
    """Write text beside the output, where errors go."""
    sys.stderr.write(text.rstrip("\n") + "\n")


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
    cells = [list(headings), *map(list, rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    if sys.stdout.isatty() and sum(widths) + len(GAP) * (len(widths) - 1) > get_terminal_size().columns:
        late("hrkpi.cli_terminal").write_wrapped(cells, right)
        return
    to_the_right = [heading in right for heading in headings]
    for row in cells:
        padded = zip(row, widths, to_the_right, strict=True)
        write(GAP.join(_padded(cell, width, right=right) for cell, width, right in padded))


def _padded(cell: str, width: int, *, right: bool) -> str:
    blank = " " * (width - _width(cell))
    return blank + cell if right else cell + blank


def _width(cell: str) -> int:
    """Columns of a terminal that a text takes; an East Asian letter takes two."""
    return len(cell) if cell.isascii() else sum(1 + (east_asian_width(one) in "FW") for one in cell)
