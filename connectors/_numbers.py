"""Numbers: the decimal mark is settled by the whole column or asked, never assumed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from connectors._distinct import Distinct, Question, distinct
from connectors._sheet import Issue, Typed, View, as_kind
from connectors._words import Named
from hrkpi.language import say
from hrkpi.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACES = "[ '\u2019\u00a0\u202f]"  # group marks that are never decimal marks
FORMS = {  # by decimal mark; groups have three digits and do not begin with a zero
    mark: rf"^[+-]?(?:\d+|[1-9]\d{{0,2}}(?:{group}\d{{3}})+|[1-9]\d{{0,2}}(?:{SPACES}\d{{3}})+)?"
    rf"(?:{decimal}\d+)?(?:[eE][+-]?\d+)?$"
    for mark, decimal, group in ((".", r"\.", ","), (",", ",", r"\."))
}
OPTIONS: "Mapping[str, Literal['.', ',']]" = {"point": ".", "comma": ","}

Mark = Literal["", ".", ","]


@dataclass(frozen=True)
class Number(Named):
    """A number.

    Args:
        factor: What it is multiplied with.
        decimal: Decimal mark where the source never uses another.
        default: Value of blank cells.
        pattern: Regular expression whose first group is the figure.
    """

    factor: float = 1.0
    decimal: Mark = ""
    default: float | None = None
    pattern: str = ""

    def read(self, view: View, column: Column) -> Typed:
        """Numbers in the unit of the canonical column; what cannot be read is blank and an error."""
        found = distinct(view.cells(self.names, self.blanks))
        figures = (
            found.words.str.extract(self.pattern, expand=False).str.strip() if self.pattern else found.words
        )
        mark, issues = _mark(view, found, figures, self.decimal)
        values = _read(figures, mark or ".") * self.factor
        in_doubt = _doubtful(figures) & (not mark)
        wrong = values.isna() & ~in_doubt
        issues = (
            *issues,
            *found.error(
                "NOT_A_NUMBER", wrong, say("is not a number"), say("write the figure alone, in digits.")
            ),
        )
        values = values.mask(in_doubt)
        if column.kind is Kind.WHOLE:
            broken = values.notna() & (values % 1 != 0)
            issues = (
                *issues,
                *found.error(
                    "NOT_WHOLE", broken, say("is not a whole number"), say("write it without decimals.")
                ),
            )
            values = values.mask(broken)
        rows = found.spread(values)
        return Typed(as_kind(rows if self.default is None else rows.fillna(self.default), column), issues)


def _read(figures: pd.Series, mark: str) -> pd.Series:
    group = "," if mark == "." else "."
    valid = figures.where(figures.str.match(FORMS[mark]) & figures.str.contains(r"\d", regex=True))
    bare = valid.str.replace(SPACES, "", regex=True).str.replace(group, "", regex=False)
    return pd.to_numeric(bare.str.replace(mark, ".", regex=False), errors="coerce").astype("float64")


def _doubtful(figures: pd.Series) -> pd.Series:
    """True where a mark is there and either reading makes a number."""
    marked = figures.str.contains("[.,]", regex=True).fillna(value=False)
    return marked & _read(figures, ".").notna() & _read(figures, ",").notna()


def _mark(view: View, found: Distinct, figures: pd.Series, declared: Mark) -> tuple[Mark, tuple[Issue, ...]]:
    """Decimal mark, blank while it is in doubt, and how it was found."""
    marked = figures.str.contains("[.,]", regex=True).fillna(value=False)
    if declared or not marked.any():
        return declared or ".", ()
    point, comma = _read(figures, ".").notna() & marked, _read(figures, ",").notna() & marked
    only_point, only_comma = point & ~comma, comma & ~point
    if only_point.any() and only_comma.any():
        both = say(
            "the column mixes decimal marks: {point} and {comma}",
            point=found.first(only_point),
            comma=found.first(only_comma),
        )
        return "", found.error(
            "MIXED_DECIMAL_MARKS", only_point | only_comma, both, say("export one decimal mark.")
        )
    if only_comma.any():
        what = say(
            "the decimal mark is a comma, because {figure} cannot be read otherwise",
            figure=found.first(only_comma),
        )
        return ",", found.note("DECIMAL_MARK_FOUND", only_comma, what)
    if only_point.any() or not point.any():
        return ".", ()
    return _asked(view, found, point)


def _asked(view: View, found: Distinct, doubtful: pd.Series) -> tuple[Mark, tuple[Issue, ...]]:
    question = Question(
        key=view.question("decimal_mark", found.cells.sheet.heading(found.cells.heading)),
        code="DECIMAL_MARK",
        asked=say(
            "{figure} is a thousand or a fraction, and no cell of the column settles it",
            figure=found.first(doubtful),
        ),
        options=tuple(OPTIONS),
        mend=say("say once which mark the source puts before decimals."),
    )
    answer = view.answers.get(question.key, "")
    return OPTIONS.get(answer, ""), (question.issue(found.cells, found.rows(doubtful), answer),)
