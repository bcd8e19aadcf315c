"""Which rows of an export are meant; the others are skipped, with a reason."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from connectors._lookup import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors._sheet import Rule, View


@dataclass(frozen=True)
class Keep:
    """Only rows whose cell is one of some words.

    Args:
        rule: Gives the cell.
        words: Words that count, compared case folded; without, any.
        reason: Why the other rows are skipped.
        inverted: Whether these rows are the ones left out.
    """

    rule: "Rule"
    words: tuple[str, ...]
    reason: str
    inverted: bool = False

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """What the rule reads."""
        return self.rule.wants(part)

    def keeps(self, view: "View") -> pd.Series:
        """True where the row is meant."""
        cells = self.rule.read(view, KEY).series
        words = [word.casefold() for word in self.words]
        named = cells.str.casefold().isin(words) if words else cells.notna()
        return ~named if self.inverted else named


@dataclass(frozen=True)
class Latest:
    """Of the rows that share some headings, the one with the highest number or latest time.

    Args:
        per: Headings that make a group.
        by: Heading of the number, or of the time as ISO text.
        reason: Why the other rows are skipped.
    """

    per: tuple[str, ...]
    by: str
    reason: str

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """The headings of the group, and the one that orders it."""
        yield from ((part, (name,)) for name in (*self.per, self.by))

    def keeps(self, view: "View") -> pd.Series:
        """True in the last row of each group."""
        groups = {name: view.cells((name,)).texts for name in self.per}
        times = view.cells((self.by,)).texts
        rows = pd.DataFrame({**groups, "time": times, "number": pd.to_numeric(times, errors="coerce")})
        last = rows.sort_values(["number", "time"], kind="stable", na_position="first").duplicated(
            list(groups), keep="last"
        )
        return ~last.reindex(rows.index)
