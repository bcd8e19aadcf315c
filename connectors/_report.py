"""Issues as findings with places, and the report of an import."""

from typing import TYPE_CHECKING

from hrkpi.findings import SHOWN_PLACES, FileReport, Finding, Place, Severity, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from connectors._batch import Batch, Loaded
    from connectors._check import Checked
    from connectors._files import File
    from connectors._sheet import Issue

GRAVITY = tuple(Severity)
MOST_FINDINGS = 10_000


def findings(issues: "Iterable[Issue]") -> tuple[Finding, ...]:
    """What was noticed, the gravest first, each once."""
    told = dict.fromkeys(map(_finding, issues))
    return tuple(sorted(told, key=lambda finding: GRAVITY.index(finding.severity)))[:MOST_FINDINGS]


def _finding(issue: "Issue") -> Finding:
    sheet = issue.sheet
    return Finding(
        code=issue.code,
        severity=issue.severity,
        file=sheet.file,
        sheet=sheet.name,
        what=issue.what,
        mend=issue.mend,
        count=max(len(issue.rows), 1),
        places=tuple(_place(issue, row) for row in issue.rows[:SHOWN_PLACES]),
        question=issue.question if issue.severity is Severity.QUESTION else "",
        options=issue.options if issue.severity is Severity.QUESTION else (),
    )


def _place(issue: "Issue", row: int) -> Place:
    sheet, heading = issue.sheet, issue.heading
    if heading not in sheet.texts:
        return Place(row, line=sheet.lines.get(row, 0))
    cell = sheet.texts[heading].get(row)
    value = escaped(cell) if isinstance(cell, str) else ""
    return Place(row, sheet.column_letter(heading), sheet.heading(heading), value, sheet.lines.get(row, 0))


def file_reports(
    files: "Iterable[File]", batch: "Batch", checked: "Checked", *, is_taken: bool
) -> tuple[FileReport, ...]:
    """What became of the rows of each file.

    Args:
        files: Files of the import; those of a folder that nobody reads are left out.
        batch: Their sheets.
        checked: The rows that count.
        is_taken: Whether these rows are, or would be, published; else every row is skipped.
    """
    read = {file: [one for one in batch.loaded if one.file is file] for file in files}
    return tuple(
        _report(file, own, checked, is_taken=is_taken) for file, own in read.items() if own or file.is_named
    )


def brought(checked: "Checked") -> dict[str, int]:
    """Rows brought in per canonical table."""
    return {name: len(stack.frame) for name, stack in checked.stacks.items()}


def _report(file: "File", own: "list[Loaded]", checked: "Checked", *, is_taken: bool) -> FileReport:
    rows_in = sum(one.sheet.rows_in for one in own)
    published = sum(len(_counting(one, checked)) for one in own) if is_taken else 0
    bad = [checked.bad.get(one.sheet.key) for one in own] if is_taken else []
    quarantined = sum(len(rows) for rows in bad if rows is not None)
    return FileReport(
        name=file.label,
        connector=", ".join(dict.fromkeys(one.claim.connector.key for one in own)),
        rows_in=rows_in,
        published=published,
        quarantined=quarantined,
        skipped=rows_in - published - quarantined,
        tables=tables_of(file, checked) if is_taken else {},
    )


def tables_of(file: "File", checked: "Checked") -> dict[str, int]:
    """Rows that a file gives to each canonical table."""
    return {
        name: sum(len(draft.frame) for draft in stack.drafts if draft.sheet.file == file.label)
        for name, stack in checked.stacks.items()
        if any(draft.sheet.file == file.label for draft in stack.drafts)
    }


def _counting(one: "Loaded", checked: "Checked") -> "pd.Index":
    """Rows of a sheet behind published rows; of a sheet that is only looked up, all that are good."""
    none = one.sheet.texts.index[:0]
    if one.claim.part not in {rows.part for _, rows in one.claim.connector.rows()}:
        return one.sheet.texts.index.difference(checked.bad.get(one.sheet.key, none))
    counting = none
    for stack in checked.stacks.values():
        for draft in stack.drafts:
            counting = counting.union(draft.frame.index) if draft.sheet.key == one.sheet.key else counting
    return counting
