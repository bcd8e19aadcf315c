"""Writes CSV files: UTF-8, line feeds, one heading line, the same bytes every time."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path


def write(path: Path, headings: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Writes one file; a heading that a row does not name stays blank, one it invents is an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Writes one warehouse table; no row is deleted, the time of copying stays blank to save room."""
    exists: dict[str, object] = {"_fivetran_deleted": "false"} if "_fivetran_deleted" in headings else {}
    write(path, headings, ({**exists, **row} for row in rows))


def instant(day: date | None, hour: int = 9) -> str:
    """An hour of a day as the warehouse writes it; blank for no day."""
    return f"{day.isoformat()} {hour:02d}:00:00" if day else ""


def iso(day: date | None) -> str:
    """A day as text; blank for no day."""
    return day.isoformat() if day else ""


def yes_no(claim: bool) -> str:  # noqa: FBT001  one claim, one word
    """``Yes`` or ``No``."""
    return "Yes" if claim else "No"
