"""The commit protocol: what is acknowledged survives, and what is not is wholly absent.

Stage on the same file system, flush, read back, describe, rename, register in one transaction with the audit.
Until the transaction commits, every reader sees the snapshot before; from then on, the new one.
"""

from dataclasses import dataclass, fields
from datetime import UTC
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import func, insert, select

from hrkpi import durable
from hrkpi.book import is_large
from hrkpi.conform import broken_references
from hrkpi.discovery import late
from hrkpi.draft import Made, content_hash, describe, parts, stage
from hrkpi.errors import SettingError, TableError
from hrkpi.facts import built, default_as_of
from hrkpi.house import DRAFT
from hrkpi.language import say
from hrkpi.manifest import FILE, SCHEMA_VERSION, Manifest, Origin, Policy, Source
from hrkpi.merge import Mode, adds_nothing, merged
from hrkpi.snapshot import TABLES_FOLDER
from hrkpi.store.audit import record
from hrkpi.store.schema import SNAPSHOTS, StoredSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    import pandas as pd
    from sqlalchemy import Connection

    from hrkpi.book import Rules
    from hrkpi.house import House
    from hrkpi.lock import Lock
    from hrkpi.principal import Principal
    from hrkpi.snapshot import Snapshot


@dataclass(frozen=True)
class Load:
    """What an import brings.

    Args:
        tables: Conformed tables by name.
        mode: How they meet those of the current snapshot.
        sources: Files they came from.
        as_of: Day of knowledge; None is the end of the month of the last event.
        loaded_at: Instant of the import.
        principal: Who imports.

    Raises:
        SettingError: If the instant has no time zone.
    """

    tables: "Mapping[str, pd.DataFrame]"
    mode: Mode
    sources: tuple[Source, ...]
    as_of: "date | None"
    loaded_at: "datetime"
    principal: "Principal"

    def __post_init__(self) -> None:
        if self.loaded_at.tzinfo is None:
            raise SettingError(
                "The instant of the import has no time zone.", where="loaded_at", mend="pass one in UTC."
            )


@dataclass(frozen=True)
class Publication:
    """One run of the protocol.

    Args:
        house: The workspace.
        load: What comes in.
        base: The snapshot it is laid over.
        lock: The workspace's lock, held.
        tell: Called before each step with its name.
    """

    house: "House"
    load: Load
    base: "Snapshot | None"
    lock: "Lock"
    tell: "Callable[[str], None]"

    def run(self) -> str:
        """Publish, and give the id of the snapshot that is current then.

        Raises:
            TableError: If rows of the merged tables refer to rows that are not there.
        """
        self.tell("merge")
        held = {name: self.base.table(name) for name in self.base.tables} if self.base else {}
        if self.base and self._is_known(self.base, held):
            return self.base.id
        tables = merged(held, self.load.tables, self.load.mode)
        _must_refer(tables)
        draft = self.house.staging / f"{DRAFT}{uuid4()}"
        as_of = self.load.as_of or default_as_of(tables, self.load.loaded_at.date())
        stage(draft, tables, self._facts(tables, as_of), self.tell)
        manifest = self._manifest(draft, tables, as_of)
        self.tell("describe")
        describe(draft, manifest)
        self._commit(draft, manifest)
        return manifest.id

    def _is_known(self, base: "Snapshot", held: "Mapping[str, pd.DataFrame]") -> bool:
        origins = (source.sha256 for origin in base.manifest.tables.values() for source in origin.sources)
        return (
            base.manifest.schema_version == SCHEMA_VERSION
            and base.manifest.policy == self._policy
            and self.load.as_of in {None, base.as_of}
            and {source.sha256 for source in self.load.sources} <= set(origins)
            and adds_nothing(held, self.load.tables, self.load.mode)
        )

    @property
    def _policy(self) -> Policy:
        settings = self.house.settings
        return Policy(**{field.name: getattr(settings, field.name) for field in fields(Policy)})

    def _facts(self, tables: "Mapping[str, pd.DataFrame]", as_of: "date") -> Made:
        self.tell("facts")
        settings = self.house.settings
        rules = settings.rules(as_of)
        if settings.engine == "spark":
            return OnCluster(settings.engine_url, rules)
        return InParts(rules) if is_large(map(len, tables.values())) else built(tables, rules)

    def _manifest(self, draft: "Path", tables: "Mapping[str, pd.DataFrame]", as_of: "date") -> Manifest:
        staged = parts(draft)
        name = f"{self.house.next_sequence():06d}-{content_hash(staged)}"
        before = self.base.manifest.tables if self.base else {}
        origins = {
            table: self._origin(table, before.get(table), len(tables[table]), name)
            for table in self.load.tables
        }
        return Manifest(
            schema_version=SCHEMA_VERSION,
            id=name,
            parent=self.base.id if self.base else None,
            as_of=as_of,
            loaded_at=self.load.loaded_at.astimezone(UTC),
            policy=self._policy,
            sources=self.load.sources,
            tables={**before, **origins},
            parts=staged,
        )

    def _origin(self, table: str, before: Origin | None, rows: int, snapshot: str) -> Origin:
        kept = before.sources if before and self.load.mode is Mode.UPSERT else ()
        fresh = [source for source in self.load.sources if not source.tables or table in source.tables]
        sources = {source.sha256: source for source in (*kept, *fresh)}
        loaded_at = self.load.loaded_at.astimezone(UTC)
        return Origin(rows=rows, snapshot=snapshot, loaded_at=loaded_at, sources=tuple(sources.values()))

    def _commit(self, draft: "Path", manifest: Manifest) -> None:
        digest = durable.digest(draft / FILE)
        self.lock.sign(self.load.principal.name, manifest.id)
        self.tell("rename")
        draft.rename(self.house.snapshots / manifest.id)
        self.tell("flush names")
        durable.flush(self.house.snapshots)
        self.tell("register")
        with self.house.state.write() as connection:
            self._register(connection, manifest, digest)
            self.tell("commit")
        self.tell("committed")

    def _register(self, connection: "Connection", manifest: Manifest, digest: str) -> None:
        row = StoredSnapshot(
            id=manifest.id,
            sequence=int(manifest.id.partition("-")[0]),
            turn=next_turn(connection),
            parent=manifest.parent,
            manifest_sha256=digest,
            as_of=manifest.as_of,
            loaded_at=manifest.loaded_at,
        )
        connection.execute(insert(SNAPSHOTS).values(row._asdict()))
        rows = {name: manifest.tables[name].rows for name in self.load.tables}
        detail = {"snapshot": manifest.id, "manifest": digest, "mode": self.load.mode, "rows": rows}
        record(connection, self.load.principal, "snapshot.publish", detail)


@dataclass(frozen=True)
class OnCluster:
    """Facts that Spark makes of the tables beside them.

    Args:
        url: Address of Spark.
        rules: By which rows are restated.
    """

    url: str
    rules: "Rules"

    def save(self, folder: "Path") -> None:
        """Writes one Parquet file per fact, and the book.

        Raises:
            EngineError: If Spark cannot be reached or fails.
        """
        late("hrkpi.engine.spark_facts").build(self.url, folder.parent / TABLES_FOLDER, folder, self.rules)


@dataclass(frozen=True)
class InParts:
    """Facts that are made of the tables beside them, because these are too large for one piece.

    Args:
        rules: By which rows are restated.
    """

    rules: "Rules"

    def save(self, folder: "Path") -> None:
        """Writes one Parquet file per fact, and the book."""
        late("hrkpi.facts_large").build(folder.parent / TABLES_FOLDER, folder, self.rules)


def next_turn(connection: "Connection") -> int:
    """A turn above all others: who gets it is current."""
    return 1 + (connection.scalar(select(func.max(SNAPSHOTS.c.turn))) or 0)


def _must_refer(tables: "Mapping[str, pd.DataFrame]") -> None:
    for name, broken in broken_references(tables).items():
        raise TableError(
            say("{count} row(s) are left over: {what}.", count=len(broken[0].rows), what=broken[0].what),
            where=f"table {name}",
            mend=broken[0].mend,
        )
