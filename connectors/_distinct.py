"""The different words of a column: rules are applied once per word, however many rows there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from connectors._sheet import Cells, Issue
from hrkpi.findings import Severity, escaped
from hrkpi.language import say

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Distinct:
    """The different words of a column.

    Args:
        cells: The column.
        codes: Place in ``words`` per row, −1 where blank.
        words: ``str`` Series, each word once, in order of appearance.
    """

    cells: Cells
    codes: "NDArray[np.intp]"
    words: pd.Series

    def rows(self, chosen: pd.Series) -> pd.Index:
        """Rows whose word is chosen; a flag per word."""
        return self.cells.texts.index[np.isin(self.codes, np.flatnonzero(chosen))]

    def spread(self, values: pd.Series) -> pd.Series:
        """A value per row, from a value per word."""
        rows = pd.api.extensions.take(values.array, self.codes, allow_fill=True)
        return pd.Series(rows, index=self.cells.texts.index, dtype=values.dtype)

    def first(self, chosen: pd.Series) -> str:
        """The first chosen word and its row, as evidence."""
        return say("'{word}' (row {row})", word=escaped(self.words[chosen].iloc[0]), row=self.rows(chosen)[0])

    def error(self, code: str, chosen: pd.Series, what: str, mend: str) -> tuple[Issue, ...]:
        """An error in the rows of the chosen words; none where no word is chosen."""
        rows = self.rows(chosen)
        return (self.cells.issue(code, Severity.ERROR, what, mend, rows),) if len(rows) else ()

    def note(self, code: str, chosen: pd.Series, what: str) -> tuple[Issue, ...]:
        """Something accepted in the rows of the chosen words; none where no word is chosen."""
        rows = self.rows(chosen)
        return (self.cells.issue(code, Severity.ACCEPTED, what, "", rows),) if len(rows) else ()


def distinct(cells: Cells) -> Distinct:
    """The different words of a column."""
    codes, words = pd.factorize(cells.texts)
    return Distinct(cells, codes, pd.Series(words, dtype="str"))


@dataclass(frozen=True)
class Question:
    """Something that the file does not settle.

    Args:
        key: Where the answer is found.
        code: Stable name of the doubt; with an answer ``…_ANSWERED``.
        asked: What is in doubt.
        options: Answers that can be given.
        mend: How to answer, or to spare the question.
    """

    key: str
    code: str
    asked: str
    options: tuple[str, ...]
    mend: str

    def issue(self, cells: Cells, rows: pd.Index, answer: str) -> Issue:
        """The question, or with an answer the note that it is settled."""
        settled = answer in self.options
        wrong = (
            say("; the answer {answer!r} is none of the options", answer=escaped(answer))
            if answer and not settled
            else ""
        )
        return Issue(
            code=f"{self.code}_ANSWERED" if settled else self.code,
            severity=Severity.ACCEPTED if settled else Severity.QUESTION,
            what=say("answered: {answer}", answer=answer) if settled else self.asked + wrong,
            mend="" if settled else self.mend,
            sheet=cells.sheet,
            heading=cells.heading,
            rows=rows,
            question=self.key,
            options=self.options,
        )
