"""An engine that is asked the same question once: parts of a page repeat it, and one month after another.

What is remembered holds every month, so that the page of another month puts no question at all.
"""

from dataclasses import replace

import numpy as np

from hrkpi.engine.sums import Columns, Engine, Sums
from hrkpi.kept import Kept

MONTH = "month"
ROOM = 30_000_000  # integers remembered of one snapshot: a quarter of a gigabyte


class Remembered:
    """Another engine and what it said. Facts of a snapshot never change, so neither do its answers.

    Args:
        engine: Answers what has not been asked yet.
        room: Integers that are remembered; what was used longest ago is forgotten first.
    """

    def __init__(self, engine: Engine, room: int = ROOM) -> None:
        self._engine = engine
        self._found = Kept[Columns](room)

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``; not to be written to."""
        every = replace(asked, stop=None) if MONTH in asked.by else asked
        key = every.fact, every.by, tuple(sorted((name, tuple(kept)) for name, kept in every.where.items()))
        known = self._found.get((*key, every.stop))
        if known is None or not all(name in known for name in asked.measures):
            others = () if known is None else tuple(name for name in known if name not in every.by)
            known = self._asked(replace(every, measures=tuple(dict.fromkeys((*others, *asked.measures)))))
            self._found.put((*key, every.stop), known, sum(map(len, known.values())))
        until = _until(known, asked)
        return {name: known[name][:until] for name in (*asked.by, *asked.measures)}

    def _asked(self, asked: Sums) -> Columns:
        """What the engine says, in order of time."""
        found = self._engine.sums(asked)
        if MONTH not in asked.by:
            return found
        order = np.argsort(found[MONTH].astype(np.int16), kind="stable")
        return {name: column[order] for name, column in found.items()}


def _until(known: Columns, asked: Sums) -> int | None:
    """How many rows lie before the month at which a question stops; all where it does not."""
    if MONTH not in asked.by or asked.stop is None:
        return None
    return int(np.searchsorted(known[MONTH], asked.stop))
