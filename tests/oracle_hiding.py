"""The line rule as it is told: window after window, line after line, one cell at a time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrkpi.cells import Cells
from hrkpi.lines import Lines, primary
from hrkpi.policy import Policy

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


def hidden_by_hand(cells: Cells, policy: Policy) -> BoolArray:
    """What is hidden in the end, of shape (cells, windows)."""
    hidden = cells.inherited(primary(cells, policy))
    for window in range(cells.windows):
        _Window(cells, Lines(cells), policy, window, hidden[:, window]).settle()
    return hidden


@dataclass
class _Window:
    """One window; what is hidden of it grows."""

    cells: Cells
    lines: Lines
    policy: Policy
    window: int
    gone: BoolArray

    def settle(self) -> None:
        """Mends every line, from the top down, until a round finds none to mend."""
        before = -1
        while before != self.gone.sum():
            before = int(self.gone.sum())
            for line in range(len(self.lines.parents)):
                self._mend(line)

    def _mend(self, line: int) -> None:
        parent, children = int(self.lines.parents[line]), self.lines.children(line)
        if not self._present(np.array([parent]))[0]:
            return  # it holds nobody, and nobody needs no protection
        while self.gone[children].any() and not self.gone[parent] and self._tells(children):
            free = [int(cell) for cell in children if not self.gone[cell] and self._people(cell) > 0]
            ranked = [(*self._rank(line, cell), cell) for cell in free]
            self.gone[self.cells.below(min(ranked)[-1] if ranked else parent)] = True

    def _people(self, cell: int) -> float:
        return float(self.cells.people[cell, self.window])

    def _tells(self, children: IntArray) -> bool:
        """Whether the hidden cells of a line are too few to hide in."""
        pool = children[self.gone[children]]
        present = self._present(pool).sum()
        people = round(float(self.cells.people[pool, self.window].sum()), 6)
        return bool(present < 2 or not people >= self.policy.k or any(self._short(pool)))

    def _present(self, cells: IntArray) -> BoolArray:
        found: BoolArray = self.cells.people[cells, self.window] > (
            -np.inf if self.policy.zero_is_small else 0
        )
        return found

    def _short(self, pool: IntArray) -> list[bool]:
        """Which parts of the people in some cells are neither nobody nor a full group."""
        held = [round(float(part[pool, self.window].sum()), 6) for part in self.cells.parts]
        return [not (part >= self.policy.k or part == 0) for part in held]

    def _rank(self, line: int, cell: int) -> tuple[int, int, int, float]:
        """How ill a cell suits as a partner; the smallest of those that suit best is taken."""
        children = self.lines.children(line)
        own = [part[cell, self.window] == 0 for part in self.cells.parts]
        helpless = sum(map(min, self._short(children[self.gone[children]]), own))
        crossing = [
            self.lines.children(int(other))
            for axis, other in enumerate(self.lines.of_child[:, cell])
            if axis != self.lines.axes[line] and other >= 0
        ]
        alone = sum(int(self._present(others).sum() == 1) for others in crossing)
        broken = sum(int(not self.gone[others].any()) for others in crossing)
        return int(helpless), alone, broken, self._people(cell)
