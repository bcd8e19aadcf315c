"""What an import would do: every file read, typed and checked, and nothing changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors._batch import Batch, load
from connectors._check import HOMES, Checked, check
from connectors._reading import Draft, read
from connectors._report import brought, file_reports, findings
from connectors._sheet import Issue
from hrkpi.findings import Finding, ImportReport, Severity, Status
from hrkpi.language import say
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from connectors._connector import ExportConnector
    from connectors._files import File
    from hrkpi.merge import Mode
    from hrkpi.snapshot import Snapshot

MAPPED = "mapped"  # key under which every mapping file reads
NOT_REMEMBERED = (
    "NO_ROWS_ANSWERED",
    "SHEETS_ALIKE_ANSWERED",
)  # these are about one file, not about its source


@dataclass(frozen=True, eq=False)
class Examined:
    """What files hold and whether it can be published.

    Args:
        files: Files of the import.
        batch: Their sheets.
        checked: Rows that count, and everything noticed.
        notes: Findings that are about no file.
        quarantine: Whether rows with errors are left out.
    """

    files: "Sequence[File]"
    batch: Batch
    checked: Checked
    notes: tuple[Finding, ...]
    quarantine: bool

    @property
    def hindrance(self) -> Status | None:
        """Why nothing can be published; None if everything can."""
        errors = [issue for issue in self.checked.issues if issue.severity is Severity.ERROR]
        fatal = [issue for issue in errors if issue.is_fatal or issue.rows.empty]
        if (
            fatal
            or (errors and not self.quarantine)
            or any(one.severity is Severity.ERROR for one in self.notes)
        ):
            return Status.REFUSED
        asked = any(issue.severity is Severity.QUESTION for issue in self.checked.issues)
        return Status.QUESTIONS if asked else None

    @property
    def settled(self) -> tuple[str, ...]:
        """Questions that an answer settled, and that will be asked again of the next file."""
        noted = (issue for issue in self.checked.issues if issue.severity is Severity.ACCEPTED)
        return tuple(issue.question for issue in noted if issue.question and issue.code not in NOT_REMEMBERED)

    def report(self, status: Status, snapshot: str | None = None, *, proposal: str = "") -> ImportReport:
        """The report of an import that ended so."""
        is_taken = status in {Status.PUBLISHED, Status.DRY_RUN}
        return ImportReport(
            status=status,
            snapshot=snapshot,
            files=file_reports(self.files, self.batch, self.checked, is_taken=is_taken),
            tables=brought(self.checked) if is_taken else {},
            findings=(*self.notes, *findings(self.checked.issues)),
            proposal=proposal,
        )


def examine(  # noqa: PLR0913 - everything an import depends on
    files: "Sequence[File]",
    connectors: "Sequence[ExportConnector]",
    answers: "Mapping[str, str]",
    current: "Snapshot | None",
    mode: "Mode",
    *,
    quarantine: bool,
    tell: "Callable[[str, int, int], None]",
) -> Examined:
    """What an import would do.

    Args:
        files: Files of the import.
        connectors: Those that may read them.
        answers: Answers by question.
        current: Snapshot that the files would be laid over.
        mode: How.
        quarantine: Whether rows with errors are left out.
        tell: Called with a step, how many of its parts are done, and how many there are.
    """
    batch = load(files, connectors, answers, tell)
    drafts: list[Draft] = []
    issues = list(batch.issues)
    for done, connector in enumerate(batch.connectors):
        tell(f"type {connector.label}", done, len(batch.connectors))
        reading = read(connector, batch.parts(connector), answers)
        drafts += reading.drafts
        issues += reading.issues
    tell("check", 0, 1)
    counting = _counting(drafts, connectors, current)
    passed_over = (_passed_over(draft) for draft in drafts if draft not in counting)
    checked = check(counting, (*issues, *passed_over), _held(current), mode, quarantine=quarantine)
    return Examined(files, batch, checked, tuple(_nothing(counting, checked)), quarantine)


def _held(current: "Snapshot | None") -> "dict[str, pd.DataFrame]":
    """Tables of the current snapshot that rows refer to, or from."""
    names = [name for name in current.tables if name in HOMES or TABLES[name].refers] if current else []
    return {name: current.table(name) for name in names} if current else {}


def _counting(
    drafts: "Sequence[Draft]", connectors: "Iterable[ExportConnector]", current: "Snapshot | None"
) -> list[Draft]:
    """Drafts that count.

    Weak ones only where nothing stronger fills their table, here or in the snapshot; none whose rows are all
    skipped, for an export that says nothing about a table must not empty it.
    """
    filled = {(one.key, table.name) for one in connectors for table, rows in one.rows() if not rows.weak}
    origins = current.manifest.tables if current else {}
    strong = {
        name
        for name, origin in origins.items()
        for source in origin.sources
        if (source.connector, name) in filled or source.connector == MAPPED
    } | {draft.table.name for draft in drafts if not draft.rows.weak}
    return [
        draft
        for draft in drafts
        if not (draft.rows.weak and draft.table.name in strong) and not _says_nothing(draft)
    ]


def _says_nothing(draft: Draft) -> bool:
    return draft.frame.empty and not draft.sheet.texts.empty


def _passed_over(draft: Draft) -> Issue:
    name, rows, whole = draft.table.name, draft.sheet.texts.index, draft.sheet.whole()
    if _says_nothing(draft):
        what = say("no row of this file is meant for '{name}', which stays as it is", name=name)
        return whole.issue("TABLE_NOT_FILLED", Severity.WARNING, what, "", rows[:0])
    what = say(
        "the latest state that this file gives to '{name}' is left out: a fuller export fills it", name=name
    )
    return whole.issue("WEAK_TABLE", Severity.ACCEPTED, what, "", rows)


def _nothing(drafts: "Iterable[Draft]", checked: Checked) -> "Iterator[Finding]":
    """Findings about no file: that nothing is there, or nothing is left, to publish."""
    told = any(issue.severity is Severity.ERROR or issue.question for issue in checked.issues)
    if not checked.stacks and not told:
        yield _refused(
            "NOTHING_TO_IMPORT", say("no file holds rows of a known export"), say("see 'hrkpi connectors'.")
        )
    before = {draft.table.name for draft in drafts if not draft.frame.empty}
    for name, stack in checked.stacks.items():
        if name in before and stack.frame.empty:
            what = say(
                "no row of '{name}' is left after those with errors, and publishing would empty it", name=name
            )
            yield _refused("NOTHING_LEFT", what, say("mend the errors."))


def _refused(code: str, what: str, mend: str) -> Finding:
    return Finding(code, Severity.ERROR, "", "", what, mend)
