"""One import: read, recognise, type, check, publish; all or nothing, and every row accounted for."""

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from connectors._connector import ExportConnector
from connectors._examine import Examined, examine
from connectors._files import files
from connectors._leavers import missing_leavers, recorded_from
from connectors._mapping import REMEMBERED, MappedConnector, mapped, read_mapping
from connectors._propose import propose
from hrkpi.discovery import collect
from hrkpi.errors import ExportError
from hrkpi.findings import Finding, ImportReport, Severity, Status, escaped
from hrkpi.language import marked, say
from hrkpi.manifest import Source
from hrkpi.merge import Mode, mode_of
from hrkpi.nearest import nearest
from hrkpi.principal import IMPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from hrkpi.principal import Principal
    from hrkpi.snapshot import Snapshot
    from hrkpi.workspace import Workspace

NONE: "Mapping[str, str]" = MappingProxyType({})


def run(  # noqa: PLR0913 - an import is all of this
    workspace: "Workspace",
    paths: "Sequence[Path]",
    *,
    principal: "Principal",
    loaded_at: "datetime",
    connector: str | None = None,
    mapping: "Path | None" = None,
    mode: str = Mode.REPLACE,
    dry_run: bool = False,
    quarantine: bool = False,
    answers: "Mapping[str, str]" = NONE,
    as_of: "date | None" = None,
    progress: "Callable[[str, int, int], None] | None" = None,
) -> ImportReport:
    """Import files into a workspace: all of their rows, or none.

    Args:
        workspace: Where they go.
        paths: Files, or folders of files; together they are one import.
        principal: Who imports.
        loaded_at: Instant of the import, with its time zone.
        connector: Key of the connector that reads all files; without, each is recognised by its headings.
        mapping: Mapping file in TOML for files that no connector knows; once its files are published, files
            with the same headings are read by it without being told.
        mode: ``replace`` takes each table whole; ``upsert`` replaces the rows whose key comes in.
        dry_run: Whether only the report is wanted; a mapping is proposed for files that no connector knows.
        quarantine: Whether rows with errors are left out and listed, so that the others are published.
        answers: Answers by question; they go before those remembered, and are remembered once published.
        as_of: Day of knowledge; None is the end of the month of the last event.
        progress: Called with a step, how many of its parts are done, and how many there are.

    Returns:
        What happened; after questions, errors or a dry run the workspace is as it was.

    Raises:
        AccessError: If the principal may not import.
        ExportError: If a path, the connector or the mapping is not there or is wrong.
    """
    principal.must_be(IMPORTERS, marked("import a file"))
    tell = progress or _silent
    asked = (*connectors(connector, mapping), *_remembered(workspace, connector, mapping))
    remembered = {key: text for one in asked for key, text in workspace.answers(one.source).items()}
    given = {**remembered, **answers}
    before = workspace.current()
    seen = examine(files(paths), asked, given, before, mode_of(mode), quarantine=quarantine, tell=tell)
    seen = replace(seen, notes=(*seen.notes, *_unused(seen, answers)))
    if seen.hindrance or dry_run:
        strange = [source for source in seen.batch.strange if dry_run and not source.records]
        proposal = "\n".join(propose(source, collected().values()) for source in strange)
        return seen.report(seen.hindrance or Status.DRY_RUN, proposal=proposal)
    after = workspace.publish(
        {name: stack.conformed() for name, stack in seen.checked.stacks.items()},
        mode=mode,
        sources=sources(seen),
        as_of=as_of,
        loaded_at=loaded_at,
        principal=principal,
        progress=lambda step: tell(f"publish: {step}", 0, 0),
    )
    for one in asked:
        own = {key: given[key] for key in seen.settled if key.startswith(f"{one.source}.")}
        workspace.remember(one.source, own)
    if mapping:
        made = read_mapping(mapping)
        workspace.remember(REMEMBERED, {made.name: made.text})
    is_new = before is None or after.id != before.id
    seen = replace(seen, notes=(*seen.notes, *_missing(workspace, after)))
    return seen.report(Status.PUBLISHED if is_new else Status.NO_CHANGE, after.id)


def collected() -> dict[str, ExportConnector]:
    """Every connector by its key."""
    return collect("connectors", "CONNECTOR", ExportConnector)


def connectors(key: str | None = None, mapping: "Path | None" = None) -> tuple[ExportConnector, ...]:
    """Connectors that may read the files of an import.

    Args:
        key: The only one that may.
        mapping: Mapping file of one more.

    Raises:
        ExportError: If there is no such connector, or the mapping is wrong.
    """
    known = collected()
    mapped = (read_mapping(mapping),) if mapping else ()
    if key is None:
        return (*known.values(), *mapped)
    if key not in known:
        raise ExportError(
            f"There is no connector {key!r}.", where="option connector", mend=nearest(key, known)
        )
    return tuple(one for one in mapped if one.key == key) or (known[key],)


def _remembered(
    workspace: "Workspace", key: str | None, mapping: "Path | None"
) -> tuple[MappedConnector, ...]:
    """The mappings of files published before; one of the same name as the mapping given yields to it."""
    if key not in {None, "mapped"}:
        return ()
    given = read_mapping(mapping).name if mapping else ""
    kept = workspace.answers(REMEMBERED)
    return tuple(
        mapped(text, f"the mapping remembered as {name}", name=name)
        for name, text in kept.items()
        if name != given
    )


def sources(seen: Examined) -> list[Source]:
    """Files of an import, with who read them and what they filled."""
    hashes = {file.label: file.sha256 for file in seen.files}
    return [
        Source(one.name, hashes[one.name], one.connector, one.rows_in, tuple(one.tables))
        for one in seen.report(Status.DRY_RUN).files
        if one.connector
    ]


def _unused(seen: Examined, answers: "Mapping[str, str]") -> "Iterator[Finding]":
    asked = {issue.question for issue in seen.checked.issues}
    for question in sorted(set(answers) - asked):
        what = say("the answer to '{question}' settles nothing in these files", question=escaped(question))
        mend = say("compare it with the questions of a run without answers.")
        yield Finding("UNUSED_ANSWER", Severity.WARNING, "", "", what, mend)


def _missing(workspace: "Workspace", after: "Snapshot") -> "Iterator[Finding]":
    """That leavers of earlier years are not there, unless the settings say so already."""
    if workspace.settings.records_from is None and "employments" in after.tables:
        begun = recorded_from(after.table("employments"), after.as_of)
        if begun is not None:
            yield missing_leavers(begun)


def _silent(step: str, done: int, total: int) -> None:
    """Nobody listens to the step."""
