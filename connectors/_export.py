"""The form of a connector: canonical tables whose columns name a heading and how to read it."""

from typing import TYPE_CHECKING, Literal

from connectors._connector import ExportConnector, Part, Rows
from connectors._days import Day
from connectors._filters import Keep, Latest
from connectors._joins import FirstOf, Following, Given, Joined, Unless
from connectors._lookup import Lookup, Pick
from connectors._numbers import Number
from connectors._words import Choice, Constant, Flag, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connectors._sheet import Filter, Rule

__all__ = [
    "ExportConnector",
    "Part",
    "Rows",
    "amount",
    "choice",
    "constant",
    "currency",
    "day",
    "first_of",
    "flag",
    "following",
    "given",
    "held",
    "joined",
    "keep",
    "latest",
    "leave_out",
    "lookup",
    "number",
    "text",
    "whole",
]

AMOUNT = r"([+-]?\d[\d.,' \u00a0\u202f]*)"  # the figure in '65000.00 USD' and 'USD 65000.00'
CURRENCY = r"\b([A-Z]{3})\b"  # the ISO 4217 code in it


def text(name: str, *, also: tuple[str, ...] = (), blanks: tuple[str, ...] = (), default: str = "") -> Text:
    """Text as it stands, without white space at its ends.

    Args:
        name: Heading.
        also: Other headings that mean the same; the first that the export has is read.
        blanks: Words that mean blank.
        default: Value of blank cells.
    """
    return Text((name, *also), blanks=blanks, default=default)


def day(
    name: str,
    *,
    also: tuple[str, ...] = (),
    blanks: tuple[str, ...] = (),
    exclusive: bool = False,
    epoch: Literal["", "s", "ms"] = "",
    order: Literal["", "day_first", "month_first"] = "",
) -> Day:
    """A whole day; of a time stamp the day in its own offset. Open ends are known in columns that are ends.

    Args:
        name: Heading.
        also: Other headings that mean the same.
        blanks: Words that mean blank, for example ``0000-00-00``.
        exclusive: Whether the export gives the first day after; a day is taken off.
        epoch: Unit of numbers that count since 1970.
        order: Order of days and months where the source never uses another.
    """
    return Day((name, *also), blanks=blanks, exclusive=exclusive, epoch=epoch, order=order)


def number(
    name: str,
    *,
    also: tuple[str, ...] = (),
    blanks: tuple[str, ...] = (),
    factor: float = 1.0,
    decimal: Literal["", ".", ","] = "",
    default: float | None = None,
) -> Number:
    """A number, ``Int64`` where the canonical column counts.

    Args:
        name: Heading.
        also: Other headings that mean the same.
        blanks: Words that mean blank.
        factor: What the number is multiplied with: 0.01 for percents.
        decimal: Decimal mark where the source never uses another; without, it is found, or asked for.
        default: Value of blank cells.
    """
    return Number((name, *also), blanks=blanks, factor=factor, decimal=decimal, default=default)


whole = number  # the kind of the canonical column decides; the name says what the reader expects


def amount(name: str, *, also: tuple[str, ...] = (), decimal: Literal["", ".", ","] = "") -> Number:
    """The figure in a cell that holds an amount and a currency, as in ``65000.00 USD``."""
    return Number((name, *also), pattern=AMOUNT, decimal=decimal)


def currency(name: str, *, also: tuple[str, ...] = ()) -> Text:
    """The currency in a cell that holds an amount and a currency, as in ``65000.00 USD``."""
    return Text((name, *also), pattern=CURRENCY)


def flag(name: str, *, also: tuple[str, ...] = (), words: "Mapping[str, bool] | None" = None) -> Flag:
    """True or false; the usual words are known, others are asked for.

    Args:
        name: Heading.
        also: Other headings that mean the same.
        words: Words of the source beside the usual ones.
    """
    return Flag((name, *also), words=tuple((words or {}).items()))


def choice(
    name: str,
    words: "Mapping[str, str]",
    *,
    also: tuple[str, ...] = (),
    blanks: tuple[str, ...] = (),
    default: str = "",
) -> Choice:
    """A word of a closed list; the canonical words are known, an unknown word becomes a question.

    Args:
        name: Heading.
        words: Words of the source and the canonical words they mean; a blank one means blank.
        also: Other headings that mean the same.
        blanks: Words that mean blank.
        default: Value of blank cells.
    """
    return Choice((name, *also), words=tuple(words.items()), blanks=blanks, default=default)


def constant(value: str | float | bool) -> Constant:  # noqa: FBT001 - the value itself, no switch
    """The same value in every row."""
    return Constant(value)


def first_of(*rules: "Rule") -> FirstOf:
    """The first value that is not blank."""
    return FirstOf(rules)


def given(rule: "Rule", *names: str, words: tuple[str, ...] = ()) -> Given:
    """The value in rows where another heading is filled, or holds one of the words; blank elsewhere."""
    return Given(rule, names, words)


def unless(rule: "Rule", other: "Rule") -> Unless:
    """The value in rows where the other rule is blank; blank elsewhere."""
    return Unless(rule, other)


def joined(*parts: "str | Rule") -> Joined:
    """The texts of several headings or rules joined by ``/``: a name that is unique only with others."""
    return Joined(tuple(_rule(part) for part in parts))


def lookup(
    rule: "Rule",
    part: str,
    *,
    key: "str | Rule",
    by: "str | Rule",
    only: "tuple[Filter, ...]" = (),
    pick: Pick = "only",
) -> Lookup:
    """A value from another file of the export.

    Args:
        rule: How it is read there; may be a look-up itself.
        part: Part of the export that the other file is.
        key: Heading there that names the row, or a rule that gives its name.
        by: Heading here that holds the same, or a rule that gives it.
        only: Which rows there are meant.
        pick: Which value counts where several rows have the key; ``only`` makes different values an error.
    """
    return Lookup(rule, part, _rule(key), _rule(by), only, pick)


def held(
    rule: "Rule",
    part: str,
    *,
    key: "str | Rule",
    by: "str | Rule",
    since: "tuple[Rule, Rule]",
    only: "tuple[Filter, ...]" = (),
) -> Lookup:
    """A value from another file of the export whose rows each hold until the next one of their key begins.

    Args:
        rule: How it is read there.
        part: Part of the export that the other file is.
        key: Heading there that names the rows, or a rule that gives their name.
        by: Heading here that holds the same, or a rule that gives it.
        since: First day of a row there, and the day here on which it must hold.
        only: Which rows there are meant.
    """
    return Lookup(rule, part, _rule(key), _rule(by), only, since=since)


def following(rule: "Rule", *, per: str) -> Following:
    """The value of the next row of the same group in the order of the value: the day a stage was left."""
    return Following(rule, per)


def keep(rule: "str | Rule", *words: str, reason: str) -> Keep:
    """Only rows whose cell is one of the words, or filled where no word is named; the others are skipped."""
    return Keep(_rule(rule), words, reason)


def leave_out(rule: "str | Rule", *words: str, reason: str) -> Keep:
    """No rows whose cell is one of the words, or filled where no word is named; they are skipped."""
    return Keep(_rule(rule), words, reason, inverted=True)


def latest(*per: str, by: str, reason: str) -> Latest:
    """Of the rows that share the headings ``per``, the one with the highest number or latest time ``by``."""
    return Latest(per, by, reason)


def _rule(named: "str | Rule") -> "Rule":
    return Text((named,)) if isinstance(named, str) else named
