"""Layers of management: how many managers stand above each person, one above the other, at any time."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import DayArray, IntArray
from hrkpi.restate.spells import NEVER, OPEN

NOBODY = pd.DataFrame({"code": 0, "day": pd.Series(dtype="datetime64[s]"), "layer": 0})


@dataclass(frozen=True)
class Stretches:
    """Half-open stretches of days, each of somebody.

    Args:
        key: Whose.
        start: First day.
        stop: First day after it.
    """

    key: IntArray
    start: DayArray
    stop: DayArray

    def taken(self, at: IntArray) -> Self:
        """Some of them, in that order."""
        return type(self)(self.key[at], self.start[at], self.stop[at])

    def meeting(self, others: "Stretches") -> tuple[IntArray, "Stretches"]:
        """Where others of the same key overlap these.

        Args:
            others: In order of their keys.

        Returns:
            Position of the other, and the days of both.
        """
        low, high = (np.searchsorted(others.key, self.key, side=side) for side in ("left", "right"))
        count = high - low
        mine = np.repeat(np.arange(len(self.key)), count)
        other = np.arange(len(mine)) - np.repeat(np.cumsum(count) - count - low, count)
        start = np.maximum(self.start[mine], others.start[other])
        stop = np.minimum(self.stop[mine], others.stop[other])
        both = start < stop
        return other[both], Stretches(self.key[mine[both]], start[both], stop[both])


def layered(steps: pd.DataFrame, direct: pd.DataFrame, person: IntArray, own: IntArray) -> pd.DataFrame:
    """The layer of each person from a day on: managers above, one above the other, and one.

    At the top, in layer 1, stands who names no manager while employees report to them; there may be several.
    A manager of whom nothing else is known stands there too. Who names nobody and has nobody is in no chain,
    and so is everybody in a circle, or under one: no top is above them. The manager of somebody who has left
    stays the last one known.

    Args:
        steps: As ``hrkpi.restate.reporting.lasting`` gives them.
        direct: As ``hrkpi.restate.reporting.reports`` gives them.
        person: Integer of the person behind each code of managers; −1 where there is none.
        own: Code under which each person is a manager, 0 where never.

    Returns:
        ``code`` (integer of the person), ``day`` and ``layer`` (0 in no chain), in order of person and day;
        one row per change.
    """
    code, manager = (steps[name].to_numpy(dtype=np.int64) for name in ("code", "manager"))
    days = dates.days_of(steps["start"]), dates.days_of(steps["stop"])
    if not (manager > 0).any():
        return NOBODY.copy()
    top = np.flatnonzero((manager == 0) & (own[code] > 0))
    tops = Stretches(own[code[top]], days[0][top], days[1][top])
    _, leading = tops.meeting(_leading(direct))
    found = [(person[leading.key], leading, 1)]
    order = np.argsort(manager, kind="stable")
    below = Stretches(manager[order], days[0][order], days[1][order])
    front, layer = _joined(tops, _unknown(code, days[0], person)), 1
    while len(front.key):
        at, held = front.meeting(below)
        who, layer = code[order[at]], layer + 1
        found.append((who, held, layer))
        leads = np.flatnonzero(own[who] > 0)
        front = Stretches(own[who[leads]], held.start[leads], held.stop[leads])
    return _changes(found)


def _leading(direct: pd.DataFrame) -> Stretches:
    """The days on which managers have any employee directly under them."""
    manager, day = direct["manager"].to_numpy(dtype=np.int64), dates.days_of(direct["day"])
    stop = np.append(day[1:], OPEN)[: len(day)]
    stop[np.append(manager[1:] != manager[:-1], np.ones(min(len(day), 1), dtype=bool))] = OPEN
    some = np.flatnonzero(direct["reports"].to_numpy() > 0)
    return Stretches(manager, day, stop).taken(some)


def _unknown(code: IntArray, start: DayArray, person: IntArray) -> Stretches:
    """The days on which nothing is known of a manager: always, or before the first."""
    known, at = np.unique(code, return_index=True)  # in order of person and time
    first = np.full(int(known.max()) + 2, OPEN)  # the last one is of those never known
    first[known] = start[at]
    managers = np.arange(1, len(person))
    return Stretches(managers, np.full(len(managers), NEVER), first[person[1:]])


def _joined(one: Stretches, other: Stretches) -> Stretches:
    return Stretches(
        np.concatenate([one.key, other.key]),
        np.concatenate([one.start, other.start]),
        np.concatenate([one.stop, other.stop]),
    )


def _changes(found: list[tuple[IntArray, Stretches, int]]) -> pd.DataFrame:
    """Layers by stretch as changes from a day on; days in no stretch are in layer 0."""
    code = np.concatenate([who for who, _, _ in found])
    start, stop = (
        np.concatenate([getattr(held, name) for _, held, _ in found]) for name in ("start", "stop")
    )
    layer = np.repeat([layer for _, _, layer in found], [len(who) for who, _, _ in found])
    over = np.flatnonzero(stop < OPEN)
    who, day = np.concatenate([code, code[over]]), np.concatenate([start, stop[over]])
    number = np.concatenate([layer, np.zeros(len(over), dtype=layer.dtype)])
    order = np.lexsort((number, day, who))
    who, day, number = who[order], day[order], number[order]
    last = np.ones(len(who), dtype=bool)  # where one ends and another begins, the other holds
    last[:-1] = (who[1:] != who[:-1]) | (day[1:] != day[:-1])
    who, day, number = who[last], day[last], number[last]
    fresh = np.ones(len(who), dtype=bool)
    fresh[1:] = (who[1:] != who[:-1]) | (number[1:] != number[:-1])
    return pd.DataFrame({"code": who[fresh], "day": day[fresh], "layer": number[fresh]})
