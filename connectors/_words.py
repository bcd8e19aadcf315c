"""Text, constants, closed lists and flags: rules whose cells are words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from connectors._distinct import Distinct, Question, distinct
from connectors._sheet import Cells, Issue, Typed, View, as_kind, fold
from hrkpi.findings import Severity, escaped
from hrkpi.language import say
from hrkpi.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BLANK = "blank"  # the answer that leaves the cell empty
ASKED_WORDS = 50  # more unknown words than this are no closed list
TRUE_WORDS = ("true", "yes", "y", "t", "1", "1.0")
FALSE_WORDS = ("false", "no", "n", "f", "0", "0.0")


@dataclass(frozen=True)
class Named:
    """A rule that reads one heading.

    Args:
        names: Headings that mean the same; the first that the export has is read.
        blanks: Words that mean blank.
    """

    names: tuple[str, ...]
    blanks: tuple[str, ...] = ()

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """The heading, in the part whose rows are read."""
        yield part, self.names


@dataclass(frozen=True)
class Text(Named):
    """Text as it stands.

    Args:
        pattern: Regular expression whose first group is the value; cells without a match are errors.
        default: Value of blank cells.
    """

    pattern: str = ""
    default: str = ""

    def read(self, view: View, column: Column) -> Typed:
        """The cells, or the part of them that the pattern names."""
        cells = view.cells(self.names, self.blanks)
        values = cells.texts.str.extract(self.pattern, expand=False) if self.pattern else cells.texts
        wrong = cells.texts.notna() & values.isna()
        issues = (_unmatched(cells, column, wrong),) if wrong.any() else ()
        return Typed(values.fillna(self.default) if self.default else values, issues)


@dataclass(frozen=True)
class Constant:
    """The same value in every row."""

    value: str | float | bool

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """Nothing is read."""
        del part
        return iter(())

    def read(self, view: View, column: Column) -> Typed:
        """The value, once per row of the sheet."""
        return Typed(as_kind(pd.Series(self.value, index=view.sheet.texts.index), column))


@dataclass(frozen=True)
class Choice(Named):
    """A word of a closed list.

    Args:
        words: Words of the source and the canonical words they mean; a blank one means blank.
        default: Value of blank cells.
    """

    words: tuple[tuple[str, str], ...] = ()
    default: str = ""

    def read(self, view: View, column: Column) -> Typed:
        """Canonical words; an unknown word is asked for, and blank until answered."""
        own = {fold(word): word for word in column.options}
        known = own | {fold(word): meaning for word, meaning in self.words}
        options = column.options or tuple(dict.fromkeys(meaning for _, meaning in self.words if meaning))
        typed = translated(view, distinct(view.cells(self.names, self.blanks)), known, options)
        return Typed(typed.series.fillna(self.default) if self.default else typed.series, typed.issues)


@dataclass(frozen=True)
class Flag(Named):
    """True or false.

    Args:
        words: Words of the source beside the usual ones.
    """

    words: tuple[tuple[str, bool], ...] = ()

    def read(self, view: View, column: Column) -> Typed:
        """Flags; an unknown word is asked for, and blank until answered."""
        usual = dict.fromkeys(TRUE_WORDS, "true") | dict.fromkeys(FALSE_WORDS, "false")
        known = usual | {fold(word): str(meaning).lower() for word, meaning in self.words}
        typed = translated(view, distinct(view.cells(self.names, self.blanks)), known, ("true", "false"))
        flags = typed.series.eq("true").astype("boolean").mask(typed.series.isna())
        return Typed(flags if column.kind is Kind.FLAG else typed.series, typed.issues)


def translated(view: View, found: Distinct, known: "Mapping[str, str]", options: tuple[str, ...]) -> Typed:
    """Words of the source in canonical words.

    Args:
        view: Where answers are found.
        found: The column.
        known: Folded word of the source to canonical word; a blank one means blank.
        options: Canonical words that an answer may give.

    Returns:
        ``str`` values, missing where the word is not known; one question per unknown word.
    """
    meanings = found.words.map(fold).map(known).astype("str")
    unknown = meanings.isna()
    if unknown.sum() > ASKED_WORDS:
        what = say(
            "holds {count} different words that are not known, and a closed list was expected",
            count=unknown.sum(),
        )
        issues = found.error(
            "NO_CLOSED_LIST", unknown, what, say("check that the heading stands over the right column.")
        )
        return Typed(found.spread(meanings), issues)
    questions = {place: _question(view, found, word, options) for place, word in found.words[unknown].items()}
    answers = {place: view.answers.get(question.key, "") for place, question in questions.items()}
    meant = pd.Series({place: answer for place, answer in answers.items() if answer in options}, dtype="str")
    asked = tuple(
        question.issue(found.cells, found.rows(found.words.index.to_series().isin([place])), answers[place])
        for place, question in questions.items()
    )
    return Typed(found.spread(_without_blanks(meanings.fillna(meant))), asked)


def _without_blanks(words: pd.Series) -> pd.Series:
    return words.mask(words.eq(""))


def _question(view: View, found: Distinct, word: str, options: tuple[str, ...]) -> Question:
    heading = found.cells.sheet.heading(found.cells.heading)
    return Question(
        key=view.question("word", heading, word),
        code="UNKNOWN_WORD",
        asked=say("'{word}' in '{heading}' is not a known word", word=escaped(word), heading=heading),
        options=(*options, BLANK),
        mend=say("say once what it means; the answer is remembered for this export."),
    )


def _unmatched(cells: Cells, column: Column, wrong: pd.Series) -> Issue:
    return cells.issue(
        "NOT_AS_EXPECTED",
        Severity.ERROR,
        say("does not hold what '{name}' needs: {meaning}", name=column.name, meaning=say(column.meaning)),
        say("write the cell as the other rows write it."),
        cells.texts.index[wrong],
    )
