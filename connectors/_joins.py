"""Rules made of rules: fall-backs, conditions, and the next row of a group."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors._lookup import KEY
from connectors._sheet import Typed, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors._sheet import Rule, Sheet
    from hrkpi.table import Column


@dataclass(frozen=True)
class FirstOf:
    """The first value that is not blank.

    Args:
        rules: Rules in order of preference.
    """

    rules: "tuple[Rule, ...]"

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """Everything that any of the rules reads."""
        for rule in self.rules:
            yield from rule.wants(part)

    def read(self, view: View, column: "Column") -> Typed:
        """Values of the first rule, filled up by the next ones."""
        typed = [rule.read(view, column) for rule in self.rules]
        values = typed[0].series
        for other in typed[1:]:
            values = values.where(values.notna(), other.series)
        return Typed(values, tuple(issue for one in typed for issue in one.issues))


@dataclass(frozen=True)
class Given:
    """The value in rows where another heading is filled, or holds one of some words.

    Args:
        rule: Gives the value.
        names: Other heading, and headings that mean the same.
        words: Words that count, compared case folded; without, any.
    """

    rule: "Rule"
    names: tuple[str, ...]
    words: tuple[str, ...] = ()

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """What the rule reads, and the other heading."""
        yield from self.rule.wants(part)
        yield part, self.names

    def read(self, view: View, column: "Column") -> Typed:
        """The rule's values, blank where the condition fails."""
        typed = self.rule.read(view, column)
        other = view.cells(self.names).texts
        words = [word.casefold() for word in self.words]
        holds = other.str.casefold().isin(words) if words else other.notna()
        return Typed(typed.series.where(holds), typed.issues)


@dataclass(frozen=True)
class Unless:
    """The value in rows where another rule is blank.

    Args:
        rule: Gives the value.
        other: Blanks it where it is filled.
    """

    rule: "Rule"
    other: "Rule"

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """What both rules read."""
        yield from self.rule.wants(part)
        yield from self.other.wants(part)

    def read(self, view: View, column: "Column") -> Typed:
        """The rule's values, blank where the other one has something."""
        typed, other = self.rule.read(view, column), self.other.read(view, KEY)
        return Typed(typed.series.where(other.series.isna()), (*typed.issues, *other.issues))


@dataclass(frozen=True)
class Joined:
    """The texts of several rules, joined by ``/``; what is blank is left out.

    Args:
        rules: Rules in the order of the texts.
    """

    rules: "tuple[Rule, ...]"

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """Everything that any of the rules reads."""
        for rule in self.rules:
            yield from rule.wants(part)

    def read(self, view: View, column: "Column") -> Typed:
        """One text per row; blank where all are."""
        typed = [rule.read(view, column) for rule in self.rules]
        texts = typed[0].series
        for other in typed[1:]:
            both = texts.str.cat(other.series, sep="/")
            texts = both.where(both.notna(), texts.where(texts.notna(), other.series))
        return Typed(texts, tuple(issue for one in typed for issue in one.issues))


@dataclass(frozen=True)
class Following:
    """The value of the next row of the same group, in the order of the value.

    Rows that are left out count here: the rejection that is no stage still ends the stage before.

    Args:
        rule: Gives the value.
        per: Heading whose equal cells make a group.
    """

    rule: "Rule"
    per: str

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """What the rule reads, and the group's heading."""
        yield from self.rule.wants(part)
        yield part, (self.per,)

    def read(self, view: View, column: "Column") -> Typed:
        """The next value of the group; blank in its last row."""
        rows = view.sheet.texts.index
        view = view.beside(_whole(view))
        typed = self.rule.read(view, column)
        groups = view.cells((self.per,)).texts
        ordered = typed.series.sort_values(kind="stable")
        after = ordered.groupby(groups.reindex(ordered.index)).shift(-1).reindex(rows)
        return Typed(after, typed.issues)


def _whole(view: View) -> "Sheet":
    """The sheet in view with all its rows."""
    place = (view.sheet.file, view.sheet.name)
    sheets = (sheet for several in view.parts.values() for sheet in several)
    return next((sheet for sheet in sheets if (sheet.file, sheet.name) == place), view.sheet)
