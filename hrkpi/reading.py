"""What a question is answered from: one snapshot's facts as known on one day, behind an engine."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from hrkpi import durable
from hrkpi.book import Book, Rules, Units, is_large, load_book
from hrkpi.discovery import late
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.sums import Engine
from hrkpi.errors import QueryError
from hrkpi.fact import FACTS, LINE, MANAGER
from hrkpi.kept import Kept
from hrkpi.language import say
from hrkpi.protect import Release
from hrkpi.settings import EngineName, Settings
from hrkpi.snapshot import TABLES_FOLDER, Snapshot

IDENTITY, IDENTITY_LETTERS = "engine-id", 8
ROOM = 50_000_000  # figures whose hiding is remembered per reading: half a gigabyte at the most
FILES = frozenset(f"{name}.parquet" for name in FACTS)
OPEN_READINGS = 8  # facts of so many snapshots and days stay in memory in one process


@dataclass(frozen=True)
class Reading:
    """Facts behind an engine.

    Args:
        engine: Answers the one query.
        book: What the integers mean.
        followed: The same facts with everybody's chain of managers; none where these have it.
        releases: What may be shown of figures that were asked for lately.
        answers: Answers with their hiding, where they are remembered; see ``hrkpi.measured.measure``.
    """

    engine: Engine
    book: Book
    followed: "Callable[[], Reading] | None" = None
    releases: Kept[Release] = field(default_factory=lambda: Kept(ROOM), compare=False)
    answers: "Kept[Any] | None" = field(default=None, compare=False)  # Any: what is made of it lies above

    def over(self, dimensions: Iterable[str]) -> "Reading":
        """The facts that can be divided by some dimensions: by managers, those that follow every chain."""
        needed = not {MANAGER, LINE}.isdisjoint(dimensions)
        return self.followed() if needed and self.followed else self


def reading(
    snapshot: Snapshot,
    settings: Settings,
    cache: Path,
    as_of: date | None = None,
    units: Units = Units.AS_WAS,
) -> Reading:
    """The facts of a snapshot as known on a day.

    Args:
        snapshot: Whose facts.
        settings: Of the workspace.
        cache: Folder that keeps facts restated for other days.
        as_of: Day of knowledge; the snapshot's own where none.
        units: Whether people are in the units of the time or in what these became.

    Raises:
        QueryError: If the day lies after the snapshot's.
    """
    day = as_of or snapshot.as_of
    if day > snapshot.as_of:
        raise QueryError(
            say("The data end on {as_of}, so nothing is known as of {day}.", as_of=snapshot.as_of, day=day),
            where=say("as-of"),
            mend=say("ask for {as_of} or a day before, or import newer exports.", as_of=snapshot.as_of),
        )
    rules = settings.rules(day)
    return _read(snapshot, settings, cache, replace(rules, units=units))


def _read(snapshot: Snapshot, settings: Settings, cache: Path, rules: Rules) -> Reading:
    folder = _folder(snapshot, cache, rules)
    if not _is_whole(folder):
        _restate(snapshot, settings, folder, rules)
    choice = _Choice(settings.engine, settings.engine_url, settings.engine_seconds)
    found = _opened(choice, folder, snapshot.path, cache)
    if rules.lines:
        return found
    return replace(found, followed=lambda: _read(snapshot, settings, cache, replace(rules, lines=True)))


def _folder(snapshot: Snapshot, cache: Path, rules: Rules) -> Path:
    """Where the facts by some rules are; those of the snapshot lie with it if they are all there."""
    kind = [
        word for word, other in (("as-now", rules.units is Units.AS_NOW), ("lines", rules.lines)) if other
    ]
    if rules.as_of == snapshot.as_of and not kind and _is_whole(snapshot.facts_folder):
        return snapshot.facts_folder
    return cache / snapshot.id / "-".join([rules.as_of.isoformat(), *kind])


def _is_whole(folder: Path) -> bool:
    """Whether every fact is there; a version that knew fewer left some out."""
    return folder.is_dir() and FILES.issubset(one.name for one in folder.iterdir())


@dataclass(frozen=True)
class _Choice:
    """The settings of the engine; see ``hrkpi.settings.Settings``."""

    engine: EngineName
    url: str
    seconds: int


def _restate(snapshot: Snapshot, settings: Settings, folder: Path, rules: Rules) -> None:
    """Builds facts by other rules beside their place and moves them there: nobody reads a half."""
    draft = folder.with_name(f".{folder.name}.{uuid4().hex}")
    draft.mkdir(parents=True)
    if settings.engine == "spark":
        late("hrkpi.engine.spark_facts").build(settings.engine_url, snapshot.tables_folder, draft, rules)
    elif is_large(snapshot.rows(TABLES_FOLDER).values()):
        late("hrkpi.facts_large").build(snapshot.tables_folder, draft, rules)
    else:
        tables = {name: snapshot.table(name) for name in snapshot.tables}
        late("hrkpi.facts").built(tables, rules).save(draft)
    if folder.exists() and not _is_whole(folder):
        shutil.rmtree(folder)
    try:
        draft.rename(folder)
    except OSError:  # another process was quicker; its facts are the same
        shutil.rmtree(draft)


@lru_cache(maxsize=OPEN_READINGS)
def _opened(choice: _Choice, folder: Path, snapshot: Path, cache: Path) -> Reading:
    return Reading(_engine(choice, folder, snapshot, cache), load_book(folder))


def _engine(choice: _Choice, folder: Path, snapshot: Path, cache: Path) -> Engine:
    """The engine chosen; what it needs is imported by whoever chooses it."""
    if choice.engine == "sql":
        tables = late("hrkpi.engine.sql_tables").FactTables(
            workspace=_identity(cache), snapshot=snapshot.name, folder=folder, shelf=snapshot.parent
        )
        database: Engine = late("hrkpi.engine.sql").SqlEngine(choice.url, tables, seconds=choice.seconds)
        return database
    if choice.engine == "spark":
        spark: Engine = late("hrkpi.engine.spark").SparkEngine(choice.url, folder, seconds=choice.seconds)
        return spark
    return DuckdbEngine(folder)


def _identity(cache: Path) -> str:
    """What tells this workspace's tables in a database from another's; made at first use, by one alone."""
    file = cache / IDENTITY
    if not file.exists():
        draft = cache / f".{IDENTITY}.{uuid4().hex}"
        cache.mkdir(exist_ok=True)
        durable.write(draft, uuid4().hex[:IDENTITY_LETTERS].encode())
        with suppress(FileExistsError):
            file.hardlink_to(draft)
        draft.unlink()
    return file.read_text(encoding="utf-8")
