"""What a question is answered from: one snapshot's facts as known on one day, behind an engine."""

import shutil
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from hrkpi import facts
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.sums import Engine
from hrkpi.errors import QueryError
from hrkpi.facts import Book
from hrkpi.settings import Settings
from hrkpi.snapshot import Snapshot

OPEN_READINGS = 8  # facts of so many snapshots and days stay in memory in one process


@dataclass(frozen=True)
class Reading:
    """Facts behind an engine.

    Args:
        engine: Answers the one query.
        book: What the integers mean.
    """

    engine: Engine
    book: Book


def reading(snapshot: Snapshot, settings: Settings, cache: Path, as_of: date | None = None) -> Reading:
    """The facts of a snapshot as known on a day.

    Args:
        snapshot: Whose facts.
        settings: Of the workspace.
        cache: Folder that keeps facts restated for other days.
        as_of: Day of knowledge; the snapshot's own where none.

    Raises:
        QueryError: If the day lies after the snapshot's.
    """
    day = as_of or snapshot.as_of
    if day > snapshot.as_of:
        raise QueryError(
            f"The data end on {snapshot.as_of}, so nothing is known as of {day}.",
            where="as-of",
            mend=f"ask for {snapshot.as_of} or a day before, or import newer exports.",
        )
    if day == snapshot.as_of:
        return _opened(snapshot.facts_folder)
    folder = cache / snapshot.id / day.isoformat()
    if not folder.exists():
        _restate(snapshot, settings, folder, day)
    return _opened(folder)


def _restate(snapshot: Snapshot, settings: Settings, folder: Path, day: date) -> None:
    """Builds the facts of another day beside their place and moves them there: nobody reads a half."""
    tables = {name: snapshot.table(name) for name in snapshot.tables}
    built = facts.build(
        tables,
        as_of=day,
        bridge_days=settings.bridge_days,
        leadership_levels=settings.leadership_levels,
        currency=settings.currency,
    )
    draft = folder.with_name(f".{folder.name}.{id(built)}")
    draft.mkdir(parents=True, exist_ok=True)
    built.save(draft)
    try:
        draft.rename(folder)
    except OSError:  # another process was quicker; its facts are the same
        shutil.rmtree(draft)


@lru_cache(maxsize=OPEN_READINGS)
def _opened(folder: Path) -> Reading:
    return Reading(DuckdbEngine(folder), facts.load_book(folder))
