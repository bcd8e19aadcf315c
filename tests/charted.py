"""A workspace whose people leave month by month as a test wants it."""

from collections.abc import Sequence
from pathlib import Path

from hrkpi.period import first_day, last_day
from hrkpi.report import Report
from tests.reports import ANALYST, MARCH, Person, workspace

FIRST = MARCH - 35  # three years up to March 2025


def staff(department: str, size: int, exits: Sequence[int], **cells: str) -> list[Person]:
    """So many people, of whom some leave on the last day of each month and are replaced on the next day.

    Args:
        department: Where they work.
        size: How many they are at any time.
        exits: Exits by month, the last in March 2025.
        **cells: Any other cell of ``Person``.
    """
    months = range(MARCH + 1 - len(exits), MARCH + 1)
    leaving = [
        last_day(month).isoformat() for month, count in zip(months, exits, strict=True) for _ in range(count)
    ]
    coming = [
        first_day(month + 1).isoformat()
        for month, count in zip(months, exits, strict=True)
        for _ in range(count)
    ]
    begun = ["2020-01-01"] * size + coming
    return [
        Person(department, hire_date=day, last_day=leaving[at] if at < len(leaving) else None, **cells)
        for at, day in enumerate(begun)
    ]


def seen(path: Path, *teams: list[Person]) -> Report:
    """What somebody with no special rights sees of these people."""
    return Report(workspace(path, [person for team in teams for person in team]), ANALYST)
