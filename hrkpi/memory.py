"""What one process has found out of the snapshots it serves: pages ask for much of it again.

What belongs to one reader is found by that reader alone: sums of facts are remembered before anything is
hidden, an answer under all that decides what is hidden of it, and a book under who asked for it.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from hrkpi.book import Units
from hrkpi.engine.remembered import Remembered
from hrkpi.kept import Kept
from hrkpi.reading import Reading

READINGS = 2  # snapshots, or days of knowledge, of which anything is remembered
ROOM = 20_000_000  # figures remembered of each
BOOKS = 64  # books of targets and of notes, lists of members
T = TypeVar("T")

Known = tuple[str, date | None, Units]  # id of a snapshot, day of knowledge, units


class Memory:
    """Readings that remember; one for all threads of a process, or for one piece of work."""

    def __init__(self) -> None:
        self._readings = Kept[Reading](READINGS)
        self._books = Kept[Any](BOOKS)  # Any: whatever was read

    def book(self, known: Hashable, make: Callable[[], T]) -> T:
        """Something that was read of the state, read once as long as the state is what it was.

        Args:
            known: What it hangs on.
            make: Reads it.
        """
        book: T = self._books.made(known, make)
        return book

    def reading(self, known: Known, found: Reading) -> Reading:
        """The same facts behind an engine that is asked everything once.

        Args:
            known: What they are.
            found: The facts.
        """
        kept = self._readings.get(known)
        if kept is None:
            kept = replace(found, engine=Remembered(found.engine), answers=Kept(ROOM))
            self._readings.put(known, kept, 1)
        return kept
