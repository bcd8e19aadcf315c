"""Chains of managers, from the top down: who is above whom, at any time there was."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Chains:
    """Every chain of managers that anybody was ever under; a line is the position of one, from 1.

    Lines are in the order of their chains, so that all lines below a chain are neighbours. Line 0 is nobody.

    Args:
        managers: Code of the lowest manager of each chain.
        above: Line of the chain without that manager; smaller than its own line.
    """

    managers: tuple[int, ...] = ()
    above: tuple[int, ...] = ()

    @cached_property
    def paths(self) -> IntArray:
        """Managers of each line from the top down, filled up with zeros, shape (lines + 1, longest chain)."""
        managers, above = np.array((0, *self.managers)), np.array((0, *self.above))
        level = np.zeros(len(managers), dtype=np.int64)
        while True:
            deeper = np.where(np.arange(len(managers)) > 0, level[above] + 1, 0)
            if (deeper == level).all():
                break
            level = deeper
        paths = np.zeros((len(managers), int(level.max())), dtype=np.int64)
        for depth in range(1, int(level.max()) + 1):
            lines = np.flatnonzero(level == depth)
            paths[lines] = paths[above[lines]]
            paths[lines, depth - 1] = managers[lines]
        return paths

    def under(self, managers: tuple[int, ...]) -> tuple[int, ...]:
        """The lines that any of some managers is part of; line 0 where code 0 is among them."""
        found = np.flatnonzero(np.isin(self.paths, [code for code in managers if code]).any(axis=1))
        return (*((0,) if 0 in managers else ()), *found.tolist())

    def spread(self, lines: IntArray) -> tuple[IntArray, IntArray]:
        """Each line as its managers.

        Args:
            lines: Lines, shape (rows,).

        Returns:
            Position of the row and code of the manager, once per manager above; 0 for line 0.
        """
        path = self.paths[lines]
        row, place = np.nonzero(path)
        nobody = np.flatnonzero(lines == 0)
        return np.concatenate([row, nobody]), np.concatenate([path[row, place], np.zeros_like(nobody)])
