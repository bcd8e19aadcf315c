"""Reads the committed sample the plainest way, for its tests."""

import csv
from functools import cache
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "data" / "sample"

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Rows of one file of the sample, for example ``exports/docebo/enrolments``."""
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def headings(name: str) -> list[str]:
    """First line of one file of the sample."""
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def figure(name: str, column: str, **where: str) -> float:
    """One figure of the published truth; exactly one row must fit."""
    found = [row for row in table(f"truth/{name}") if all(row[key] == word for key, word in where.items())]
    if len(found) != 1:
        raise LookupError(f"{len(found)} rows of {name} fit {where}")
    return float(found[0][column])
