"""Whose export a sheet is: by its headings alone; two connectors that claim one sheet are an error."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from connectors._reading import missing
from connectors._sheet import Issue, Sheet, fold
from hrkpi.findings import Severity
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connectors._connector import ExportConnector
    from connectors._source import Source

FEW = 2  # headings of an export that must be there before a file is taken for a damaged one of it
MOST = 0.6  # share of the headings that are known: of the file's, or of the export's if more than few are


@dataclass(frozen=True, eq=False)
class Claim:
    """A sheet, the connector that reads it, and the part of its export that the sheet is."""

    source: "Source"
    connector: "ExportConnector"
    part: str


def claims(source: "Source", connectors: "Iterable[ExportConnector]") -> tuple[Claim, ...]:
    """Every connector that recognises a sheet."""
    parts = ((connector, connector.recognises(source)) for connector in connectors)
    return tuple(Claim(source, connector, part) for connector, part in parts if part is not None)


def paths(connectors: "Iterable[ExportConnector]") -> frozenset[str]:
    """Paths at which JSON payloads may hold records."""
    parts = (part for connector in connectors for part in connector.files.values())
    return frozenset(part.records for part in parts if part.records)


def unread(source: "Source") -> Sheet:
    """A sheet whose rows are not read, to say something about."""
    return Sheet(source.file, source.name, source.headings, pd.DataFrame(index=pd.Index([], dtype="int64")))


def several(source: "Source", found: tuple[Claim, ...]) -> Issue:
    """That more than one connector claims a sheet."""
    keys = ", ".join(claim.connector.key for claim in found)
    what = say("the headings fit several exports: {keys}", keys=keys)
    return _about(
        source, "AMBIGUOUS_EXPORT", Severity.ERROR, what, say("say which one it is: --connector KEY.")
    )


def unknown(
    source: "Source", connectors: "Iterable[ExportConnector]", *, is_named: bool
) -> tuple[Issue, ...]:
    """Why no connector recognises a sheet: headings that a known export would have, or that none is near.

    Args:
        source: The sheet.
        connectors: Those that may read it.
        is_named: Whether the user named the file; files of a folder may be none of ours.
    """
    asked = [connector for connector in connectors if is_named or not connector.needs_company]
    near = max(
        (
            (_nearness(source, connector, part), connector, part)
            for connector in asked
            for part in connector.files
        ),
        key=lambda found: found[0],
        default=None,
    )
    if near and near[0] > 0:
        lacking = near[1].lacks(source, near[2])
        read = [name for names in near[1].wants(near[2]) for name in names]
        return tuple(missing(unread(source), name, read) for name in lacking) or (_tie(source),)
    mend = say("see 'hrkpi connectors', or let --dry-run propose a mapping file.")
    severity = Severity.ERROR if is_named else Severity.WARNING
    return (
        _about(
            source, "UNKNOWN_EXPORT", severity, say("no connector knows these headings; it is not read"), mend
        ),
    )


def _tie(source: "Source") -> Issue:
    what = say("the headings fit several tables")
    return _about(
        source, "AMBIGUOUS_TABLE", Severity.ERROR, what, say("give the file the name of one of them.")
    )


def _nearness(source: "Source", connector: "ExportConnector", part: str) -> float:
    """Share of known headings where a sheet is nearly a part; else 0."""
    names = connector.wants(part)
    there = {fold(heading) for heading in source.headings if fold(heading)}
    known = sum(any(fold(name) in there for name in same) for same in names)
    if source.records not in {"", connector.files[part].records} or known < FEW:
        return 0.0
    share = max(known / len(there), known / len(names) if known > FEW else 0.0)
    return share if share >= MOST else 0.0


def _about(source: "Source", code: str, severity: Severity, what: str, mend: str) -> Issue:
    sheet = unread(source)
    return sheet.whole().issue(code, severity, what, mend, sheet.texts.index)
