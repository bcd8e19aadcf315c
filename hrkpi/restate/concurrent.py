"""People under several worker types at once: each day counts once, under one of them."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from hrkpi.dates import ONE_DAY

EMPLOYEE = "employee"
RANKS = {EMPLOYEE: 0, "intern": 1, "contractor": 2, "other": 3}  # what a person counts as who is both
ORDER = ["person", "start", "last"]


def one_at_a_time(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in order of person and time, of which no two of different worker types overlap.

    The lower type gives way: its rows lose the days on which the person is also employed under a higher one.

    Args:
        rows: One row per spell, as ``hrkpi.restate.spells`` describes them; any order.
    """
    ordered = rows.sort_values(ORDER, kind="stable", ignore_index=True)
    crowded = _crowded(ordered)
    if not crowded.any():
        return ordered
    kept = [piece for _, several in ordered[crowded].groupby("person") for piece in _pieces(several)]
    both = pd.concat([ordered[~crowded], pd.DataFrame(kept).astype(ordered.dtypes)])
    return both.sort_values(ORDER, kind="stable", ignore_index=True)


def _crowded(ordered: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of people who have been under several worker types, and under two spells on some day."""
    person, kind = ordered["person"], ordered["worker_type"]
    few = ordered[person.isin(person[(person == person.shift()) & (kind != kind.shift())])]
    reach = few.groupby("person")["last"].cummax().groupby(few["person"]).shift()
    return person.isin(few.loc[few["start"] <= reach, "person"])


def _pieces(several: pd.DataFrame) -> Iterator[Mapping[str, object]]:
    """The rows of one person, each without the days that belong to a higher worker type."""
    spells: list[Mapping[str, Any]] = [
        dict(zip(several.columns, row, strict=True)) for row in several.to_numpy()
    ]
    for spell in spells:
        start, last = spell["start"], spell["last"]
        for other in [one for one in spells if RANKS[one["worker_type"]] < RANKS[spell["worker_type"]]]:
            if other["last"] < start or other["start"] > last:
                continue
            if start < other["start"]:
                yield _piece(spell, start, other["start"] - ONE_DAY)
            if other["last"] >= last:
                break
            start = other["last"] + ONE_DAY
        else:
            yield _piece(spell, start, last)


def _piece(spell: Mapping[str, Any], start: pd.Timestamp, last: pd.Timestamp) -> Mapping[str, object]:
    """A part of a spell; what is said of hire or exit holds only where the part begins or ends with it."""
    piece = {**spell, "start": start, "last": last}
    if start > spell["start"]:
        piece["hire_type"] = None
    if last < spell["last"]:
        piece |= {"exit_type": "other", "exit_reason": None, "regretted": None}
    return piece
