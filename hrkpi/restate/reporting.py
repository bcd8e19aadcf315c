"""Who reports to whom, when: direct reports of managers, and the chain of managers above each person."""

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import DayArray, IntArray
from hrkpi.restate.chains import Chains
from hrkpi.restate.concurrent import EMPLOYEE
from hrkpi.restate.held import in_force, spell_of, taken, unique
from hrkpi.restate.spells import NEVER, OPEN
from hrkpi.restate.states import keys


def managed(found: pd.DataFrame, jobs: pd.DataFrame, own: IntArray) -> pd.DataFrame:
    """Stretches of spells in which the manager stays the same, in order of spell and time.

    Args:
        found: Spells with ``code``.
        jobs: Job states with ``manager``.
        own: Code under which each person is a manager, 0 where never; nobody manages themselves.

    Returns:
        ``spell`` (position), ``code`` (integer of the person), ``start``, ``stop`` (first day at whose close
        it is over; that of an exit is the last day employed) and ``manager`` (code, 0 without one).
    """
    inside = spell_of(found, jobs)
    begun = inside >= 0
    home = np.concatenate([np.arange(len(found)), inside[begun]])
    day = np.concatenate([dates.days_of(found["start"]), dates.days_of(jobs["day"])[begun]])
    held = day <= dates.days_of(found["last"])[home]
    home, day = unique(home[held], day[held])
    code = found["code"].to_numpy(dtype=np.int64)[home]
    manager = taken(jobs["manager"].to_numpy(), in_force(found, jobs, home, day), 0).astype(np.int64)
    manager = np.where(manager == own[code], 0, manager)
    fresh = np.ones(len(home), dtype=bool)
    fresh[1:] = (home[1:] != home[:-1]) | (manager[1:] != manager[:-1])
    home, day, code, manager = home[fresh], day[fresh], code[fresh], manager[fresh]
    stop = dates.days_of(found["last"])[home]
    on = np.flatnonzero(home[1:] == home[:-1])
    stop[on] = day[on + 1]
    return pd.DataFrame({"spell": home, "code": code, "start": day, "stop": stop, "manager": manager})


def reports(stretches: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """How many employees each manager has directly under them, from the close of a day on.

    Args:
        stretches: As ``managed`` gives them.
        found: Spells.

    Returns:
        ``manager`` (code), ``day`` and ``reports``, in order of manager and day; one row per change.
    """
    kept = (stretches["manager"] > 0) & (found["worker_type"] == EMPLOYEE).to_numpy()[stretches["spell"]]
    some = stretches[kept & (stretches["start"] < stretches["stop"])]
    over = some[some["stop"] < OPEN]
    events = pd.DataFrame(
        {
            "manager": np.concatenate([some["manager"], over["manager"]]).astype(np.int64),
            "day": np.concatenate([dates.days_of(some["start"]), dates.days_of(over["stop"])]),
            "change": np.repeat([1, -1], [len(some), len(over)]),
        }
    )
    daily = events.groupby(["manager", "day"], as_index=False)["change"].sum()
    daily = daily[daily["change"] != 0]
    standing = daily.groupby("manager")["change"].cumsum().to_numpy(dtype=np.int64)
    return pd.DataFrame({"manager": daily["manager"], "day": daily["day"], "reports": standing}, copy=False)


def chained(stretches: pd.DataFrame, person: IntArray) -> tuple[pd.DataFrame, Chains]:
    """The whole chain of managers above each person, from a day on, until the next row of the person.

    The manager of somebody who has left, or is between two spells, stays the last one known, so that nobody
    falls out of the chain of those above. A circle ends where somebody would stand in it twice.

    Args:
        stretches: As ``managed`` gives them.
        person: Integer of the person behind each code of managers; −1 where there is none.

    Returns:
        ``code`` (integer of the person), ``day`` and ``line``, in order of person and day; and the chains.
    """
    steps = _Steps(stretches)
    above = _above(np.unique(stretches["manager"].to_numpy()), steps, person)
    paths, nodes = _numbered(above.drop(columns=["manager", "start", "stop"]).to_numpy())
    lines = above[["manager", "start", "stop"]].assign(line=nodes)
    mine = _overlaid(steps.all, lines)
    fresh = np.ones(len(mine), dtype=bool)
    fresh[1:] = (mine["code"].to_numpy()[1:] != mine["code"].to_numpy()[:-1]) | (
        mine["line"].to_numpy()[1:] != mine["line"].to_numpy()[:-1]
    )
    return mine.loc[fresh, ["code", "day", "line"]].reset_index(drop=True), paths


def lasting(stretches: pd.DataFrame) -> pd.DataFrame:
    """The manager of each person from a day on until another one is known, also after the person has left.

    Args:
        stretches: As ``managed`` gives them.

    Returns:
        ``code`` (integer of the person), ``start``, ``stop`` (first day after it) and ``manager`` (code), in
        order of person and time.
    """
    return _Steps(stretches).all


class _Steps:
    """Of each person the manager from a day on.

    Args:
        stretches: As ``managed`` gives them; in order of person and time, since spells are.
    """

    def __init__(self, stretches: pd.DataFrame) -> None:
        self.code = stretches["code"].to_numpy(dtype=np.int64)
        self.day = dates.days_of(stretches["start"])
        self.manager = stretches["manager"].to_numpy(dtype=np.int64)
        self._keys = keys(self.code, self.day)

    @property
    def all(self) -> pd.DataFrame:
        """Every step with the day of the next one."""
        stop = np.append(self.day[1:], np.array([OPEN], dtype=self.day.dtype))[: len(self.day)]
        last = np.append(self.code[1:] != self.code[:-1], np.ones(min(len(self.code), 1), dtype=bool))
        return pd.DataFrame(
            {
                "code": self.code,
                "start": self.day,
                "stop": np.where(last, OPEN, stop),
                "manager": self.manager,
            }
        )

    def within(self, code: IntArray, start: DayArray, stop: DayArray) -> tuple[IntArray, IntArray]:
        """The steps of persons in half-open stretches of days, the one before a stretch included.

        Returns:
            Position of the stretch, and of the step; −1 for the days of a stretch before any step.
        """
        first = np.searchsorted(self._keys, keys(code, start), side="right") - 1
        begun = (first >= 0) & (code >= 0)
        begun[begun] = self.code[first[begun]] == code[begun]
        low = np.where(begun, first, first + 1)
        high = np.searchsorted(self._keys, keys(code, stop), side="left")
        count = np.where(code >= 0, np.maximum(high - low, 0), 0)
        row = np.repeat(np.arange(len(code)), count)
        step = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
        before = np.flatnonzero(~begun)
        return np.concatenate([row, before]), np.concatenate([step, np.full(len(before), -1)])


def _above(managers: IntArray, steps: _Steps, person: IntArray) -> pd.DataFrame:
    """For each manager and stretch of days everybody above, nearest first.

    Returns:
        ``manager``, ``start``, ``stop`` and a column per level, 0 where the chain has ended.
    """
    frame = pd.DataFrame({"manager": managers, "start": NEVER, "stop": OPEN, 0: managers})
    level = 0
    while len(frame) and (frame[level] > 0).any():
        frame = _one_higher(frame, level, steps, person)
        level += 1
    return frame


def _one_higher(frame: pd.DataFrame, level: int, steps: _Steps, person: IntArray) -> pd.DataFrame:
    """The same stretches, cut where the next manager changes, with that manager."""
    at = frame[level].to_numpy(dtype=np.int64)
    code = np.where(at > 0, person[at], -1)
    start, stop = dates.days_of(frame["start"]), dates.days_of(frame["stop"])
    row, step = steps.within(code, start, stop)
    begins = np.where(step >= 0, np.maximum(steps.day[step], start[row]), start[row])
    manager = np.where(step >= 0, steps.manager[step], 0) if len(steps.day) else np.zeros(len(row), np.int64)
    order = np.lexsort((begins, row))
    row, begins, manager = row[order], begins[order], manager[order]
    ends = stop[row]
    on = np.flatnonzero(row[1:] == row[:-1])
    ends[on] = begins[on + 1]
    held = begins < ends
    cut = frame.take(row[held]).reset_index(drop=True)
    seen = (cut[list(range(level + 1))].to_numpy() == manager[held][:, None]).any(axis=1)
    return cut.assign(
        start=begins[held], stop=ends[held], **{str(level + 1): np.where(seen, 0, manager[held])}
    ).rename(columns={str(level + 1): level + 1})


def _numbered(upward: IntArray) -> tuple[Chains, IntArray]:
    """Every chain and every beginning of one, numbered in their order; and the number of each row's.

    Args:
        upward: Managers, nearest first, filled up with zeros, shape (rows, levels).
    """
    depth = (upward > 0).sum(axis=1)
    place = depth[:, None] - 1 - np.arange(upward.shape[1])
    paths = np.where(place >= 0, np.take_along_axis(upward, np.maximum(place, 0), axis=1), 0)
    begun = [np.where(np.arange(paths.shape[1]) < length, paths, 0) for length in range(paths.shape[1])]
    nodes, inverse = np.unique(np.concatenate([paths, *begun]), axis=0, return_inverse=True)
    lowest = (nodes > 0).sum(axis=1)
    rows = np.arange(len(nodes))
    shorter = np.where(np.arange(nodes.shape[1]) < lowest[:, None] - 1, nodes, 0)
    _, again = np.unique(np.concatenate([nodes, shorter]), axis=0, return_inverse=True)
    managers = nodes[rows, np.maximum(lowest - 1, 0)][1:]
    return Chains(tuple(managers.tolist()), tuple(again.ravel()[len(nodes) :][1:].tolist())), inverse.ravel()[
        : len(paths)
    ]


def _overlaid(steps: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Each step of a person cut where the line of the manager changes.

    Args:
        steps: ``code``, ``start``, ``stop`` and ``manager``, in order of person and time.
        lines: ``manager``, ``start``, ``stop`` and ``line``, in order of manager and time.
    """
    manager, begins = lines["manager"].to_numpy(dtype=np.int64), dates.days_of(lines["start"])
    place = keys(manager, begins)
    start, stop = dates.days_of(steps["start"]), dates.days_of(steps["stop"])
    mine = steps["manager"].to_numpy(dtype=np.int64)
    low = np.searchsorted(place, keys(mine, start), side="right") - 1
    high = np.searchsorted(place, keys(mine, stop), side="left")
    count = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(steps)), count)
    at = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    return pd.DataFrame(
        {
            "code": steps["code"].to_numpy(dtype=np.int64)[row],
            "day": np.maximum(start[row], begins[at]),
            "line": lines["line"].to_numpy(dtype=np.int64)[at],
        }
    )
