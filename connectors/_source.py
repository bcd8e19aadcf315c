"""What a file offers before its rows are read: sheets with headings; what nobody asked for stays outside."""

from typing import TYPE_CHECKING, Protocol

from hrkpi.errors import ExportError
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connectors._sheet import Issue, Sheet


class UnreadableError(ExportError):
    """A file that cannot be read at all; whoever exported it mends it.

    Args:
        code: Stable name of the rule.
        what: The rule that was broken.
        file: Label of the file.
        mend: The next step that makes it work.
        row: Row as a spreadsheet counts it; 0 where the whole file is meant.
    """

    def __init__(self, code: str, what: str, *, file: str, mend: str, row: int = 0) -> None:
        super().__init__(what, where=say("{file}, row {row}", file=file, row=row) if row else file, mend=mend)
        self.code, self.file, self.row = code, file, row


class Source(Protocol):
    """One sheet of a file whose rows are not read yet."""

    @property
    def file(self) -> str:
        """Label of the file."""

    @property
    def name(self) -> str:
        """Sheet of a workbook, or path of the records in a JSON file; blank where there is one."""

    @property
    def records(self) -> str:
        """Path of the records in a JSON payload; blank for tables."""

    @property
    def headings(self) -> tuple[str, ...]:
        """Headings as written, in order."""

    def read(
        self, wanted: frozenset[str], answers: "Mapping[str, str]", source: str
    ) -> "tuple[Sheet, tuple[Issue, ...]]":
        """The rows, with the wanted headings alone, and what was noticed.

        Args:
            wanted: Folded headings.
            answers: Answers by question.
            source: Prefix of the questions.
        """
