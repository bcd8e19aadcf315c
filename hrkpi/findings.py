"""What an import saw: findings with their places, and a report in which every row is accounted for."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN_PLACES = 20  # places listed per finding; the count is always whole
SHOWN_CHARACTERS = 80  # of a cell's content


class Severity(StrEnum):
    """What a finding does to the import."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"
    ACCEPTED = "accepted"


class Status(StrEnum):
    """How an import ended."""

    PUBLISHED = "published"
    REFUSED = "refused"
    QUESTIONS = "questions"
    DRY_RUN = "dry_run"
    NO_CHANGE = "no_change"


@dataclass(frozen=True)
class Place:
    """One cell, named as a spreadsheet names it.

    Args:
        row: Row as a spreadsheet counts it; 0 where the finding is about the whole file.
        column: Letter of the column; blank where there is none.
        heading: Heading of the column as written in the file.
        value: Content of the cell, escaped, at most 80 characters.
        line: Line of a text file, where a line break inside quotes makes it differ from the row; else 0.
    """

    row: int
    column: str = ""
    heading: str = ""
    value: str = ""
    line: int = 0

    def __str__(self) -> str:
        row = (
            f"row {self.row}" + (f" (line {self.line} of the text)" if self.line else "") if self.row else ""
        )
        column = " ".join(part for part in ("column", self.column, f'"{self.heading}"') if part)
        value = f'value "{self.value}"' if self.value else ""
        return " · ".join(
            part for part in (row, column if self.heading or self.column else "", value) if part
        )


@dataclass(frozen=True)
class Finding:
    """One rule that an import met, with its places.

    Args:
        code: Stable name of the rule, for example ``NOT_A_DAY``.
        severity: What it does to the import.
        file: Label of the file.
        sheet: Sheet of a workbook or path of the records in a JSON file; blank where there is one.
        what: The rule, in the reader's words.
        mend: The next step that makes it work.
        count: Places in all.
        places: The first of them.
        question: Key under which an answer is given; blank where nothing is asked.
        options: Answers that can be given.
    """

    code: str
    severity: Severity
    file: str
    sheet: str
    what: str
    mend: str
    count: int = 1
    places: tuple[Place, ...] = ()
    question: str = ""
    options: tuple[str, ...] = ()

    def __str__(self) -> str:
        home = [self.code, self.severity.value, self.file, f'sheet "{self.sheet}"' if self.sheet else ""]
        first = str(self.places[0]) if self.places else ""
        told = " · ".join(part for part in (*home, first) if part) + f": {self.what.rstrip('.')}."
        rows = ", ".join(str(place.row) for place in self.places[1:])
        more = f" {self.count} in all, next at rows {rows}." if rows else ""
        asked = f" Answer {self.question!r} with one of: {', '.join(self.options)}." if self.question else ""
        return f"{told}{more}{asked}" + (f" Mend: {self.mend}" if self.mend else "")


@dataclass(frozen=True)
class FileReport:
    """What became of one file's rows; ``rows_in`` is always the sum of the three ways.

    Args:
        name: Label of the file.
        connector: Key of the connector that read it; blank where none did.
        rows_in: Rows of data in the file.
        published: Rows that stand behind at least one published row.
        quarantined: Rows left out because of errors, by the user's choice.
        skipped: Rows left out for a reason that a finding names.
        tables: Rows given to each canonical table.
    """

    name: str
    connector: str
    rows_in: int
    published: int
    quarantined: int
    skipped: int
    tables: "Mapping[str, int]"


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do.

    Args:
        status: How it ended.
        snapshot: Id of the snapshot that holds the data; none where nothing was published.
        files: One report per file.
        tables: Rows brought in per canonical table.
        findings: Everything noticed, the gravest first.
        proposal: Mapping file proposed for files that no connector recognises, as TOML.
    """

    status: Status
    snapshot: str | None
    files: tuple[FileReport, ...]
    tables: "Mapping[str, int]"
    findings: tuple[Finding, ...]
    proposal: str = ""

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def as_dict(self) -> dict[str, object]:
        """The report in plain types, ready for JSON."""
        return asdict(self)

    def to_json(self) -> str:
        """The report as JSON text."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)

    def to_text(self) -> str:
        """The report for a terminal: the outcome, the rows, then the findings."""
        head = f"{self.status.value}: snapshot {self.snapshot}" if self.snapshot else self.status.value
        tables = [f"  {name}: {rows:,} rows" for name, rows in self.tables.items()]
        return "\n".join([head, *map(_rows, self.files), *tables, *map(str, self.findings)])


def escaped(value: str, *, longest: int = SHOWN_CHARACTERS) -> str:
    """A cell's content safe to show: what cannot be seen is written out, and it is short."""
    seen = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in value)
    return seen if len(seen) <= longest else seen[: longest - 1] + "…"


def _rows(file: FileReport) -> str:
    ways = f"{file.published:,} published + {file.quarantined:,} quarantined + {file.skipped:,} skipped"
    return f"  {file.name} ({file.connector or 'not recognised'}): {file.rows_in:,} rows = {ways}"
