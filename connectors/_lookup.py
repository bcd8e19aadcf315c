"""Values from another file of the same export, found by a key."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import pandas as pd

from connectors._sheet import Cells, Typed, View, as_kind
from hrkpi.findings import Severity
from hrkpi.language import say
from hrkpi.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors._sheet import Filter, Issue, Rule

KEY = Column("key", Kind.TEXT, "Key of a row in another file.")
DAY = Column("day", Kind.DAY, "Day on which a row of another file holds.")

Pick = Literal["only", "first", "last", "min", "max"]


@dataclass(frozen=True)
class Lookup:
    """A value from another file of the export.

    Args:
        rule: How it is read there.
        part: Part of the export that the other file is.
        key: Rule that gives the name of the row there.
        by: Rule that gives the same name here.
        only: Which rows there are meant.
        pick: Which value counts where several rows have the key; ``only`` makes different values an error.
        since: Rule there and rule here, each a day: of the rows with the key, the one that began last on or
            before the day here counts.
    """

    rule: "Rule"
    part: str
    key: "Rule"
    by: "Rule"
    only: "tuple[Filter, ...]" = ()
    pick: Pick = "only"
    since: "tuple[Rule, Rule] | None" = None

    def wants(self, part: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """The name and day here; there the key, the day, the value and what the filters read."""
        there, here = self.since or (self.key, self.by)
        for rule in (self.by, here):
            yield from rule.wants(part)
        for one in (self.key, there, self.rule, *self.only):
            yield from one.wants(self.part)

    def read(self, view: View, column: Column) -> Typed:
        """Values found by their key; blank where the other file has none."""
        names = view.typed(self.by, KEY)
        found = [self._there(view.beside(sheet), column) for sheet in view.parts.get(self.part, ())]
        issues = [*names.issues, *(issue for one in found for issue in one.issues)]
        filled = pd.concat([BARE, *(one.pairs for one in found)])
        if self.since and len(filled):
            days = self.since[1].read(view, DAY)
            return Typed(as_kind(_held(names.series, days.series, filled), column), (*issues, *days.issues))
        if self.pick == "only":
            issues += _torn(found, filled)
        values = (
            names.series.map(_chosen(filled, self.pick))
            if len(filled)
            else names.series.mask(names.series.notna())
        )
        return Typed(as_kind(values, column), tuple(issues))

    def _there(self, view: View, column: Column) -> "_Found":
        meant = _meant(view, self.only)
        keys, typed = meant.typed(self.key, KEY), meant.typed(self.rule, column)
        pairs = pd.DataFrame({"key": keys.series, "value": typed.series})
        issues = typed.issues
        if self.since:
            began = self.since[0].read(meant, DAY)
            pairs["since"] = began.series
            issues = (*issues, *began.issues)
        headings = next(self.key.wants(self.part))[1]
        seen = tuple(replace(issue, sheet=view.sheet) for issue in issues)
        return _Found(view.cells(headings), seen, pairs.dropna())


@dataclass(frozen=True, eq=False)
class _Found:
    keys: Cells
    issues: "tuple[Issue, ...]"
    pairs: pd.DataFrame


BARE = pd.DataFrame({"key": pd.Series(dtype="str"), "value": pd.Series(dtype="object")})


def _meant(view: View, only: "tuple[Filter, ...]") -> View:
    """A view on the rows that are meant, so that the others raise no questions."""
    for one in only:
        texts = view.sheet.texts
        view = view.beside(replace(view.sheet, texts=texts[one.keeps(view).reindex(texts.index)]))
    return view


def _chosen(filled: pd.DataFrame, pick: Pick) -> pd.Series:
    if pick == "only":  # keys that say different things say nothing
        return filled.drop_duplicates().drop_duplicates("key", keep=False).set_index("key")["value"]
    if pick in {"min", "max"}:
        filled = filled.sort_values("value", ascending=pick == "min", kind="stable")
    return filled.drop_duplicates("key", keep="last" if pick == "last" else "first").set_index("key")["value"]


def _held(names: pd.Series, days: pd.Series, filled: pd.DataFrame) -> pd.Series:
    asked = pd.DataFrame({"key": names, "day": days}).dropna().sort_values("day", kind="stable")
    began = filled.sort_values("since", kind="stable")
    found = pd.merge_asof(asked, began, left_on="day", right_on="since", by="key")
    return pd.Series(found["value"].array, index=asked.index).reindex(names.index)


def _torn(found: list[_Found], filled: pd.DataFrame) -> "list[Issue]":
    values = filled.drop_duplicates().groupby("key").size()
    torn = [(one.keys, one.pairs.index[one.pairs["key"].isin(values.index[values > 1])]) for one in found]
    return [
        keys.issue(
            "SEVERAL_MATCHES",
            Severity.ERROR,
            say("rows share this key and say different things, so none of them can be looked up"),
            say("leave one row per key in this file."),
            rows,
        )
        for keys, rows in torn
        if len(rows)
    ]
