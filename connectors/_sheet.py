"""Text as it came out of a file: cells, headings and coordinates, before anything is typed."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from hrkpi.findings import Severity
from hrkpi.table import DTYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hrkpi.table import Column

ALPHABET = 26
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")  # zero-width and direction marks


def fold(heading: str) -> str:
    """A heading or word as it is compared: NFKC, case folded, white space single, nothing unseen."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFKC", heading)).casefold().split())


def letter(position: int) -> str:
    """The letter of a column, the first being position 0."""
    head, tail = divmod(position, ALPHABET)
    return (letter(head - 1) if head else "") + chr(ord("A") + tail)


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet of a file as text.

    Args:
        file: Label of the file.
        name: Sheet of a workbook or path of the records in a JSON file; blank where there is one.
        headings: Headings as written, in order.
        texts: One row per row of data, index the row as a spreadsheet counts it; a ``str`` column per heading
            that was asked for, named by the folded heading; blank is missing.
        lines: Line of the text by row, where they differ.
        uncut: Rows that could not be cut into cells; they are not in ``texts``.
        lettered: Whether columns have letters; records of a JSON file have none.
    """

    file: str
    name: str
    headings: tuple[str, ...]
    texts: pd.DataFrame
    lines: "Mapping[int, int]" = field(default_factory=dict)
    uncut: int = 0
    lettered: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the other sheets of an import."""
        return self.file, self.name

    def heading(self, folded: str) -> str:
        """A heading as the file writes it."""
        return next((heading for heading in self.headings if fold(heading) == folded), folded)

    def column_letter(self, folded: str) -> str:
        """The letter of a column; blank where there is none."""
        places = [place for place, heading in enumerate(self.headings) if fold(heading) == folded]
        return letter(places[0]) if places and self.lettered else ""

    @property
    def rows_in(self) -> int:
        """Rows of data, those that could not be cut included."""
        return len(self.texts) + self.uncut

    def whole(self) -> "Cells":
        """The sheet as one column without heading, for what concerns whole rows."""
        return Cells(self, "", pd.Series(pd.NA, index=self.texts.index, dtype="str"))


@dataclass(frozen=True, eq=False)
class Issue:
    """A finding that still knows all its rows.

    Args:
        code: Stable name of the rule.
        severity: What it does to the import.
        what: The rule, in the reader's words.
        mend: The next step that makes it work.
        sheet: Where it was seen.
        heading: Folded heading; blank where it is about whole rows.
        rows: Labels of the rows in the sheet.
        question: Key under which an answer is, or was, given.
        options: Answers that can be given.
        is_fatal: Whether the file cannot be read on, so that leaving rows out does not help.
    """

    code: str
    severity: Severity
    what: str
    mend: str
    sheet: Sheet
    heading: str = ""
    rows: pd.Index = field(default_factory=lambda: pd.Index([], dtype="int64"))
    question: str = ""
    options: tuple[str, ...] = ()
    is_fatal: bool = False


@dataclass(frozen=True, eq=False)
class Typed:
    """A canonical column read from a sheet.

    Args:
        series: Index as the sheet's rows, dtype of the column's kind.
        issues: What was noticed.
    """

    series: pd.Series
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, eq=False)
class Cells:
    """One column of a sheet.

    Args:
        sheet: Where it stands.
        heading: Folded heading; blank where the sheet has none of the names.
        texts: ``str`` Series, index the sheet's rows; blank is missing.
    """

    sheet: Sheet
    heading: str
    texts: pd.Series

    def issue(
        self, code: str, severity: Severity, what: str, mend: str, rows: pd.Index | None = None
    ) -> Issue:
        """Something noticed in this column."""
        places = self.texts.index[:0] if rows is None else rows
        return Issue(code, severity, what, mend, self.sheet, self.heading, places)


@dataclass(frozen=True, eq=False)
class View:
    """What a rule may look at: one sheet, the other files of the export, and the answers so far.

    Args:
        sheet: The sheet whose rows are read.
        parts: Sheets of the batch by the part of the export that they are.
        answers: Answers by question.
        source: Prefix of the questions: the connector, or the named mapping.
        memo: What rules gave that are asked for again and again, as the keys of look-ups are.
    """

    sheet: Sheet
    parts: "Mapping[str, tuple[Sheet, ...]]" = field(default_factory=dict)
    answers: "Mapping[str, str]" = field(default_factory=dict)
    source: str = ""
    memo: "dict[tuple[object, ...], Typed]" = field(default_factory=dict)

    def typed(self, rule: "Rule", column: "Column") -> Typed:
        """What a rule gives, worked out once."""
        key = (rule, column, _Same(self.sheet.texts))
        if key not in self.memo:
            self.memo[key] = rule.read(self, column)
        return self.memo[key]

    def cells(self, names: tuple[str, ...], blanks: tuple[str, ...] = ()) -> Cells:
        """The column under the first of several names that the sheet has; words that mean blank are blank."""
        found = next((fold(name) for name in names if fold(name) in self.sheet.texts), "")
        if not found:
            return Cells(self.sheet, "", pd.Series(pd.NA, index=self.sheet.texts.index, dtype="str"))
        texts = self.sheet.texts[found]
        return Cells(self.sheet, found, texts.mask(texts.isin(blanks)) if blanks else texts)

    def beside(self, sheet: Sheet) -> "View":
        """The same view on another sheet."""
        return replace(self, sheet=sheet)

    def question(self, topic: str, *about: str) -> str:
        """Key of a question: source, topic, and what it is about."""
        return ".".join((self.source, topic, *about))


@dataclass(frozen=True, eq=False)
class _Same:
    """A frame that equals itself alone, and lives as long as it is a key."""

    texts: pd.DataFrame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.texts is other.texts

    def __hash__(self) -> int:
        return id(self.texts)


def as_kind(series: pd.Series, column: "Column") -> pd.Series:
    """Values in the dtype of a canonical column."""
    return series.astype(pd.api.types.pandas_dtype(DTYPES[column.kind]))


class Reads(Protocol):
    """Something that names the headings it reads."""

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """Part and names of every heading that is read; several names mean the same."""


class Rule(Reads, Protocol):
    """How a canonical column is read from an export."""

    def read(self, view: View, column: "Column") -> Typed:
        """The canonical column, for every row of the sheet in view."""


class Filter(Reads, Protocol):
    """Which rows of an export are meant."""

    @property
    def reason(self) -> str:
        """Why the other rows are skipped, in the reader's words."""

    def keeps(self, view: View) -> pd.Series:
        """True where a row is meant; index the sheet's rows."""
