"""All drafts of one table, one under the other, from which every row finds back to its file."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from connectors._sheet import Issue
from hrkpi.conform import conform, violations
from hrkpi.findings import Severity
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from connectors._reading import Draft
    from hrkpi.conform import Violation
    from hrkpi.table import Table

Key = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Stack:
    """All drafts of one table.

    Args:
        table: Canonical table.
        drafts: In order; their rows follow each other in ``frame``.
    """

    table: "Table"
    drafts: "tuple[Draft, ...]"

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Typed rows, fresh index."""
        return pd.concat([draft.frame for draft in self.drafts], ignore_index=True)

    def places(self, rows: pd.Index) -> "Iterator[tuple[Draft, pd.Index]]":
        """Drafts that hold rows of ``frame``, and these rows as their sheets count them."""
        ends = np.cumsum([len(draft.frame) for draft in self.drafts])
        homes = np.searchsorted(ends, rows.to_numpy(), side="right")
        for place, draft in enumerate(self.drafts):
            inside = rows.to_numpy()[homes == place] - (ends[place] - len(draft.frame))
            if len(inside):
                yield draft, draft.frame.index[inside]

    def without(self, bad: "Mapping[Key, pd.Index]") -> "Stack":
        """The stack without some rows of its sheets."""
        return Stack(self.table, tuple(_without(draft, bad.get(draft.sheet.key)) for draft in self.drafts))

    def collapsed(self) -> "tuple[Stack, tuple[Issue, ...]]":
        """The stack with each row once, and where rows were repeated that should not be.

        A table without a key may hold the same row twice: two costs of one day.
        """
        key = list(self.table.key)
        twice = self.frame[self.frame.duplicated(key, keep=False)] if key else self.frame[:0]
        extra = twice.index[twice.duplicated()]
        if extra.empty:
            return self, ()
        again = {id(draft): rows for draft, rows in self.places(extra)}
        kept = tuple(_without(draft, again.get(id(draft))) for draft in self.drafts)
        told = (_repeated(draft, again[id(draft)]) for draft in self.drafts if id(draft) in again)
        return Stack(self.table, kept), tuple(issue for issue in told if issue)

    def broken(self) -> "tuple[Issue, ...]":
        """Rules of the table that rows break."""
        return tuple(
            issue for violation in violations(self.frame, self.table) for issue in self.issues(violation)
        )

    def issues(self, violation: "Violation") -> "Iterator[Issue]":
        """A broken rule, once per file whose rows break it."""
        column = violation.column.split(", ")[0]
        what = violation.what + (self._differing(violation) if violation.code == "DUPLICATE_KEY" else "")
        for draft, rows in self.places(violation.rows):
            heading = draft.heading(column)
            yield Issue(violation.code, Severity.ERROR, what, violation.mend, draft.sheet, heading, rows)

    def conformed(self) -> pd.DataFrame:
        """The rows as the canonical table wants them."""
        return conform(self.frame, self.table)

    def _differing(self, violation: "Violation") -> str:
        key = list(self.table.key)
        rows = self.frame.loc[violation.rows]
        same = rows.merge(rows[key].iloc[:1], on=key)
        names = [name for name in self.table.names if len(same[name].drop_duplicates()) > 1]
        return say("; the first of them differ in: {names}", names=", ".join(names))


def stacks(drafts: "Iterable[Draft]") -> dict[str, Stack]:
    """Drafts by the name of their table."""
    several: dict[str, list[Draft]] = {}
    for draft in drafts:
        several.setdefault(draft.table.name, []).append(draft)
    return {name: Stack(same[0].table, tuple(same)) for name, same in several.items()}


def _without(draft: "Draft", rows: pd.Index | None) -> "Draft":
    if rows is None or rows.empty:
        return draft
    return replace(draft, frame=draft.frame[~draft.frame.index.isin(rows)])


def _repeated(draft: "Draft", rows: pd.Index) -> Issue | None:
    if draft.rows.repeats:
        return None
    what = say("rows say the same as an earlier row, which counts once")
    return draft.sheet.whole().issue("IDENTICAL_ROWS", Severity.WARNING, what, "", rows)
