"""Facts of goals: which are open, linked, measurable and looked after, and who has one."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.dates import IntArray
from hrkpi.fact import GOAL_OWNERS, GOALS, ORGANISATION, PEOPLE_DIMENSIONS
from hrkpi.restate import coding
from hrkpi.restate.goal_days import GoalDays
from hrkpi.restate.placed import placed, stock
from hrkpi.restate.smart import lacking
from hrkpi.restate.stacked import stacked
from hrkpi.restate.stretches import Stretches, joined, without
from hrkpi.restate.timeline import Timeline


def goals(
    tables: Mapping[str, pd.DataFrame],
    labels: coding.Labels,
    line: Timeline,
    aligned: pd.DataFrame,
    *,
    as_of: date,
) -> pd.DataFrame:
    """The fact ``goals``: goals enter and leave the stocks of the open, the linked and the looked after.

    A goal goes with its owner; while nobody employed owns it, it is in the unit that it names.

    Args:
        tables: Canonical tables; ``goals`` and ``goal_check_ins`` are read.
        labels: Codes of the dimensions.
        line: Spells and segments.
        aligned: Goals with a path to one of the company, as ``hrkpi.restate.aligned`` gives them.
        as_of: Day of knowledge.
    """
    days = GoalDays(tables, as_of)
    missing = lacking(days.rows)
    everything, due = np.ones(len(days.rows), dtype=bool), days.due
    flags: dict[str, NDArray[np.bool_]] = {
        "goals": everything,
        "aligned": days.rows["goal_id"].isin(aligned["goal"]).to_numpy(dtype=bool),
        "measurable": np.all([~lacks for lacks in missing.values()], axis=0),
        "without_cadence": days.rows["cadence_days"].isna().to_numpy(dtype=bool),
        **{f"without_{rule}": lacks for rule, lacks in missing.items()},
    }
    stocks: tuple[tuple[Stretches, Mapping[str, NDArray[np.bool_]]], ...] = (
        (days.open, flags),
        (due, {"check_in_due": everything}),
        (days.checked(due), {"checked_in": everything}),
    )
    parts = [
        stock(described, held.start, held.stop, as_of, **_counts(counts, held.key))
        for some, counts in stocks
        for described, held in _homes(days, labels, line, some)
    ]
    return stacked(parts, GOALS.columns)


def goal_owners(tables: Mapping[str, pd.DataFrame], line: Timeline, *, as_of: date) -> pd.DataFrame:
    """The fact ``goal_owners``: people employed enter the stock with their first open goal, and leave it."""
    days = GoalDays(tables, as_of)
    code = days.owner(line)[days.open.key]
    mine = np.flatnonzero(code >= 0)
    some = joined(Stretches(code[mine], days.open.start[mine], days.open.stop[mine]))
    pieces = placed(line, some.key, some)
    ones = np.ones(len(pieces.row), dtype=np.int64)
    rows = stock(line.described(pieces.segment), pieces.start, pieces.stop, as_of, owners=ones)
    return rows[GOAL_OWNERS.columns]


def _counts(flags: Mapping[str, NDArray[np.bool_]], key: IntArray) -> dict[str, IntArray]:
    """1 where a flag of the goal is up."""
    return {name: flag[key].astype(np.int64) for name, flag in flags.items()}


def _homes(
    days: GoalDays, labels: coding.Labels, line: Timeline, some: Stretches
) -> list[tuple[pd.DataFrame, Stretches]]:
    """Stretches of goals where their owners are, and the rest in the units that the goals name."""
    pieces = placed(line, days.owner(line)[some.key], some)
    mine = Stretches(some.key[pieces.row], pieces.start, pieces.stop)
    aside = without(days.open, joined(some))
    taken = Stretches(
        np.concatenate([aside.key, mine.key]),
        np.concatenate([aside.start, mine.start]),
        np.concatenate([aside.stop, mine.stop]),
    )
    rest = without(days.open, joined(taken))
    return [(line.described(pieces.segment), mine), (_units(days.rows, labels, rest.key), rest)]


def _units(rows: pd.DataFrame, labels: coding.Labels, key: IntArray) -> pd.DataFrame:
    """The codes of the units that goals name; everything else is unknown."""
    unit, level = (rows[name].take(key).reset_index(drop=True) for name in ("unit", "level"))
    known = {name: unit.where((level == name) & unit.isin(labels.of[name])) for name in ORGANISATION}
    named = {name: labels.codes(name, units) for name, units in known.items()}
    nothing = dict.fromkeys(PEOPLE_DIMENSIONS, np.zeros(len(key), dtype=np.int64))
    return pd.DataFrame({**nothing, **named})
