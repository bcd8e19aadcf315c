"""The files of one import: opened, recognised, and read into sheets."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from connectors._distinct import Question
from connectors._open import open_file
from connectors._recognise import Claim, claims, paths, several, unknown, unread
from connectors._sheet import Issue, Sheet, fold
from connectors._source import UnreadableError
from hrkpi.findings import Severity
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from connectors._connector import ExportConnector
    from connectors._files import File
    from connectors._source import Source

LEAVE_OUT, REPLACE = "leave_out", "replace"
ALL = "all"


@dataclass(frozen=True, eq=False)
class Loaded:
    """A sheet that was read, and how it was recognised."""

    file: "File"
    claim: Claim
    sheet: Sheet


@dataclass(frozen=True, eq=False)
class Batch:
    """The sheets of an import.

    Args:
        loaded: Sheets with their rows.
        issues: What was noticed on the way.
        strange: Sheets that no connector recognises.
    """

    loaded: tuple[Loaded, ...]
    issues: tuple[Issue, ...]
    strange: "tuple[Source, ...]" = ()

    def parts(self, connector: "ExportConnector") -> dict[str, tuple[Sheet, ...]]:
        """Sheets of one connector's export by the part that they are."""
        own = [one for one in self.loaded if one.claim.connector is connector]
        names = dict.fromkeys(one.claim.part for one in own)
        return {name: tuple(one.sheet for one in own if one.claim.part == name) for name in names}

    @property
    def connectors(self) -> "tuple[ExportConnector, ...]":
        """Connectors that read something."""
        return tuple({one.claim.connector.source: one.claim.connector for one in self.loaded}.values())


def load(
    files: "Sequence[File]",
    connectors: "Sequence[ExportConnector]",
    answers: "Mapping[str, str]",
    tell: "Callable[[str, int, int], None]",
) -> Batch:
    """Every file opened, its sheets recognised, and the headings that their connectors want read.

    Args:
        files: Files of the import.
        connectors: Those that may read them; one that a mapping file made goes before others.
        answers: Answers by question.
        tell: Called before each file with what is done, how many are done and how many there are.
    """
    batches = []
    for done, file in enumerate(files):
        tell(f"read {file.label}", done, len(files))
        batches.append(_load(file, connectors, answers))
    return Batch(
        tuple(one for batch in batches for one in batch.loaded),
        tuple(issue for batch in batches for issue in batch.issues),
        tuple(source for batch in batches for source in batch.strange),
    )


def _load(file: "File", connectors: "Sequence[ExportConnector]", answers: "Mapping[str, str]") -> Batch:
    try:
        sources = open_file(file.data, file.label, paths(connectors))
        found = {source: _explicit(claims(source, connectors)) for source in sources}
        if not any(found.values()):
            return _strange(file, sources, connectors)
        return _read(file, found, answers)
    except UnreadableError as error:
        return Batch((), (_unreadable(error),))


def _strange(file: "File", sources: "tuple[Source, ...]", connectors: "Sequence[ExportConnector]") -> Batch:
    issues = (issue for source in sources for issue in unknown(source, connectors, is_named=file.is_named))
    if sources:
        return Batch((), tuple(issues), sources)
    what = say("the payload holds no records where a known export has them")
    return Batch((), (_about(file.label, "NO_RECORDS", what, say("save the system's answer unchanged.")),))


def _read(file: "File", found: "Mapping[Source, tuple[Claim, ...]]", answers: "Mapping[str, str]") -> Batch:
    issues = [several(source, those) for source, those in found.items() if len(those) > 1]
    issues += [_not_read(source) for source, those in found.items() if not those and not source.records]
    loaded: list[Loaded] = []
    for claim in (those[0] for those in found.values() if len(those) == 1):
        wanted = frozenset(fold(name) for names in claim.connector.wants(claim.part) for name in names)
        sheet, noticed = claim.source.read(wanted, answers, claim.connector.source)
        issues += noticed
        loaded.append(Loaded(file, claim, sheet))
    kept, asked = _settled(loaded, answers)
    return Batch(tuple(kept), (*issues, *asked))


def _settled(loaded: list[Loaded], answers: "Mapping[str, str]") -> tuple[list[Loaded], list[Issue]]:
    """Sheets that count: not those without rows, nor one of several alike, before the user says so."""
    kept: list[Loaded] = []
    asked: list[Issue] = []
    for one in loaded:
        alike = [other.sheet.name for other in loaded if other.claim.part == one.claim.part]
        for question, stays in (*_rowless(one), *_alike(one, alike)):
            answer = answers.get(question.key, "")
            asked.append(question.issue(one.sheet.whole(), one.sheet.texts.index[:0], answer))
            if answer in question.options and answer not in stays:
                break
        else:
            kept.append(one)
    return kept, asked


def _rowless(one: Loaded) -> "Iterator[tuple[Question, tuple[str, ...]]]":
    if one.sheet.rows_in == 0:
        yield (
            Question(
                key=f"{one.claim.connector.source}.no_rows.{one.file.label}",
                code="NO_ROWS",
                asked=say("there are headings and no rows; publishing it would empty the table"),
                options=(LEAVE_OUT, REPLACE),
                mend=say("export the file again, or say what is meant."),
            ),
            (REPLACE,),
        )


def _alike(one: Loaded, alike: list[str]) -> "Iterator[tuple[Question, tuple[str, ...]]]":
    if len(alike) > 1:
        yield (
            Question(
                key=f"{one.claim.connector.source}.sheets.{one.file.label}",
                code="SHEETS_ALIKE",
                asked=say("several sheets have the same headings: {names}", names=", ".join(alike)),
                options=(ALL, *alike),
                mend=say("say which sheet counts, or that all do."),
            ),
            (ALL, one.sheet.name),
        )


def _explicit(found: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(claim for claim in found if claim.connector.is_explicit) or found


def _not_read(source: "Source") -> Issue:
    sheet = unread(source)
    what = say("no connector knows the headings of this sheet; it is not read")
    return sheet.whole().issue("UNKNOWN_SHEET", Severity.WARNING, what, "", sheet.texts.index)


def _unreadable(error: UnreadableError) -> Issue:
    row = pd.Index([error.row] if error.row else [], dtype="int64")
    return replace(_about(error.file, error.code, error.what, error.mend), rows=row, is_fatal=True)


def _about(file: str, code: str, what: str, mend: str) -> Issue:
    sheet = Sheet(file, "", (), pd.DataFrame(index=pd.Index([], dtype="int64")))
    return sheet.whole().issue(code, Severity.ERROR, what, mend, sheet.texts.index)
