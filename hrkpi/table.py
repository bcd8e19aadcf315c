"""What a canonical table is: its columns, the rules across them, and short ways to write them down."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_DTYPE = "datetime64[ms]"


class Kind(StrEnum):
    """What a cell holds, and so the dtype of its column."""

    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"


DTYPES: "Mapping[Kind, str]" = {
    Kind.TEXT: "str",
    Kind.DAY: DAY_DTYPE,
    Kind.CHOICE: "str",
    Kind.NUMBER: "float64",
    Kind.WHOLE: "Int64",
    Kind.FLAG: "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column of a canonical table.

    Args:
        name: Header.
        kind: What a cell holds.
        meaning: What it says about the row, for the reader of an import report.
        required: Whether a blank cell is refused.
        unit: Unit of a number.
        options: Words of a closed list.
        low: Smallest number allowed.
        high: Largest number allowed.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    unit: str = ""
    options: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Order:
    """A rule across two columns of days or numbers: ``first`` is at most ``then`` where both are known.

    Args:
        first: Column of the earlier day or smaller number.
        then: Column of the later or larger one.
        code: Stable name of the rule.
        about: The column that is wrong where the rule is broken; ``then`` unless named.
    """

    first: str
    then: str
    code: str
    about: str = ""


@dataclass(frozen=True)
class Fixed:
    """A rule that two columns hold given numbers where a third holds a word.

    Args:
        column: Column of the word.
        word: The word.
        numbers: What other columns hold there.
        code: Stable name of the rule.
        mend: The next step that makes it work.
    """

    column: str
    word: str
    numbers: tuple[tuple[str, float], ...]
    code: str
    mend: str


@dataclass(frozen=True)
class Table:
    """One canonical table.

    Args:
        name: File name without ending, and name in the code.
        grain: What one row is.
        key: Columns that together are unique.
        columns: Columns in order.
        orders: Rules across two columns.
        fixed: Rules on numbers that belong to a word.
        refers: Column to ``table.column`` that must hold its value.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    orders: tuple[Order, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    refers: "Mapping[str, str]" = field(default_factory=dict, hash=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


def text(name: str, meaning: str, *, required: bool = False) -> Column:
    """A column of text."""
    return Column(name, Kind.TEXT, meaning, required)


def day(name: str, meaning: str, *, required: bool = False) -> Column:
    """A column of days."""
    return Column(name, Kind.DAY, meaning, required)


def choice(name: str, options: str, meaning: str) -> Column:
    """A column of words of a closed list, written with spaces between them."""
    return Column(name, Kind.CHOICE, meaning, options=tuple(options.split()))


def number(
    name: str,
    unit: str,
    meaning: str,
    *,
    low: float | None = 0.0,
    high: float | None = None,
    required: Literal[False, True] = False,
) -> Column:
    """A column of numbers; none below zero unless said."""
    return Column(name, Kind.NUMBER, meaning, required, unit=unit, low=low, high=high)


def whole(name: str, unit: str, meaning: str) -> Column:
    """A column of counts."""
    return Column(name, Kind.WHOLE, meaning, unit=unit, low=0.0)


def flag(name: str, meaning: str) -> Column:
    """A column of yes and no."""
    return Column(name, Kind.FLAG, meaning)


PLACE = (
    text("division", "Division of the unit."),
    text("department", "Department of the unit."),
    text("team", "Team of the unit."),
    text("location", "Site."),
    text("country", "Country of the site."),
)
