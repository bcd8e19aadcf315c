"""Units that became other units: which change is only another name, and the past in the units of today."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.conform import empty
from hrkpi.dates import days_of
from hrkpi.fact import ORGANISATION
from hrkpi.tables_people import ORG_CHANGES, ORG_UNITS

DATED: Mapping[
    str, tuple[str, ...]
] = {  # tables that name units, and the first known of the days they are of
    "jobs": ("effective_date",),
    "requisitions": ("approved_date", "opened_date"),
    "survey_answers": ("answered_date",),
}


class Step(NamedTuple):
    """One unit that became another, as codes of one dimension.

    Args:
        old: Code of the unit before.
        new: Code of the unit after.
        day: First day of the new unit.
    """

    old: int
    new: int
    day: np.datetime64


Renames = Mapping[str, tuple[Step, ...]]  # by dimension, in order of time


class Change(NamedTuple):
    """One unit that became another, as labels of one dimension.

    Args:
        dimension: What kind of unit.
        old: Label of the unit before.
        new: Label of the unit after.
        day: First day of the new unit.
        above: Labels of the units above the new one, by dimension, where they are known.
    """

    dimension: str
    old: str
    new: str
    day: np.datetime64
    above: Mapping[str, str]


def changes(tables: Mapping[str, pd.DataFrame]) -> list[Change]:
    """Every unit that became another, in order of time.

    A unit is named by its id or, where tables of people say that, by its name. One that ``org_units`` does
    not know is taken for each kind of unit that has people under that label.

    Args:
        tables: Canonical tables; ``org_changes``, ``org_units`` and those that name units are read.
    """
    rows = tables.get("org_changes", empty(ORG_CHANGES))
    if not len(rows):
        return []
    known, words = _Units(tables.get("org_units", empty(ORG_UNITS))), _words(tables)
    ordered = rows.sort_values(["effective_date", "old_unit", "new_unit"], kind="stable")
    found = []
    for old, new, day in zip(
        ordered["old_unit"], ordered["new_unit"], days_of(ordered["effective_date"]), strict=True
    ):
        for dimension in ORGANISATION:
            before = known.label(old, dimension, words[dimension])
            after = known.label(new, dimension, words[dimension])
            if before in words[dimension] and after and before != after:
                found.append(Change(dimension, before, after, day, known.above(new, words)))
                words[dimension].add(after)  # it may become another one before anybody is recorded in it
    return found


def renames(tables: Mapping[str, pd.DataFrame], labels: Mapping[str, tuple[str, ...]]) -> Renames:
    """Every unit that became another, as codes by dimension.

    Args:
        tables: As for ``changes``.
        labels: Labels by dimension, code 1 first.
    """
    found: dict[str, list[Step]] = {}
    for change in changes(tables):
        old, new = (labels[change.dimension].index(unit) + 1 for unit in (change.old, change.new))
        found.setdefault(change.dimension, []).append(Step(old, new, change.day))
    return {name: tuple(steps) for name, steps in found.items()}


def as_now(
    tables: Mapping[str, pd.DataFrame], *, as_of: date, told: Iterable[Change] | None = None
) -> Mapping[str, pd.DataFrame]:
    """The tables with every unit of the past under the name of what it became, and below what that lies in.

    A unit that became several keeps its name: nobody can say which of them its people would have been in.

    Args:
        tables: Canonical tables.
        as_of: Day of knowledge; later changes are not known yet.
        told: Every unit that became another, where the tables are not the whole company's.
    """
    every = changes(tables) if told is None else told
    known = [change for change in every if change.day <= np.datetime64(as_of, "D")]
    whole = [one for one in known if len({other.new for other in known if _is_same(one, other)}) == 1]
    named = {name: _renamed(tables[name], days, whole) for name, days in DATED.items() if name in tables}
    return {**tables, **named} if whole else tables


class _Units:
    """What ``org_units`` says of each unit."""

    def __init__(self, rows: pd.DataFrame) -> None:
        one = rows.set_index("unit_id")
        self._name, self._kind, self._parent = (
            one[column].dropna().to_dict() for column in ("name", "kind", "parent_id")
        )

    def label(self, unit: str, dimension: str, words: Iterable[str]) -> str:
        """What people call a unit; nothing where it is of another kind."""
        if self._kind.get(unit, dimension) != dimension:
            return ""
        return unit if unit in words else self._name.get(unit, unit)

    def above(self, unit: str, words: Mapping[str, set[str]]) -> dict[str, str]:
        """The labels of the units above a unit."""
        found: dict[str, str] = {}
        at = self._parent.get(unit)
        while at is not None and self._kind.get(at) in ORGANISATION and self._kind[at] not in found:
            found[self._kind[at]] = self.label(at, self._kind[at], words[self._kind[at]])
            at = self._parent.get(at)
        return found


def _words(tables: Mapping[str, pd.DataFrame]) -> dict[str, set[str]]:
    columns = {
        name: [tables[table][name] for table in DATED if table in tables and name in tables[table]]
        for name in ORGANISATION
    }
    return {name: {word for one in held for word in one.dropna().unique()} for name, held in columns.items()}


def _is_same(one: Change, other: Change) -> bool:
    return (one.dimension, one.old, one.day) == (other.dimension, other.old, other.day)


def _renamed(rows: pd.DataFrame, days: tuple[str, ...], steps: list[Change]) -> pd.DataFrame:
    """The rows with their units as they are now; a row without a day is of the time before all changes."""
    named = [step for step in steps if step.dimension in rows]
    old = {
        name: [step.old for step in named if step.dimension == name] for name in ORGANISATION if name in rows
    }
    at = np.flatnonzero(np.any([rows[name].isin(words) for name, words in old.items()], axis=0))
    day = days_of(rows[list(days)].bfill(axis=1).iloc[:, 0])[at]
    units = {name: rows[name].to_numpy(dtype=object)[at] for name in old}
    for step in named:
        hit = (units[step.dimension] == step.old) & ((day < step.day) | np.isnat(day))
        for name, label in {**step.above, step.dimension: step.new}.items():
            if name in units:
                units[name] = np.where(hit, label, units[name])
    return rows.assign(**{name: _replaced(rows[name], at, units[name]) for name in old})


def _replaced(column: "pd.Series[str]", at: NDArray[np.intp], cells: NDArray[np.object_]) -> "pd.Series[str]":
    whole = column.to_numpy(dtype=object, copy=True)
    whole[at] = cells
    return pd.Series(whole, column.index, dtype=column.dtype)
