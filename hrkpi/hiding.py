"""The line rule: hides more cells until no hidden one can be worked out from its line.

Two things are stricter and simpler than hiding line by line in any order: what lies below a hidden cell is
hidden too, so that no hidden unit can be added up from its parts; and lines are mended from the top down, so
that asking for more detail does not change what is hidden above.

Windows do not touch each other, so each goes its own way from line to line; all take their steps together.
"""

import numpy as np
from numpy.typing import NDArray

from hrkpi.cells import DECIMALS, Cells
from hrkpi.lines import Lines, primary
from hrkpi.policy import Policy
from hrkpi.tree import BoolArray, FloatArray, IntArray

PARTNERS = 2  # hidden cells in a line; one alone is the total minus the rest
NOT_FREE = 1_000_000  # above every rank of a candidate
ROOM = 16_000_000  # windows times lines that are looked at together: half a gigabyte at the most
COUNT = np.int16  # a line has at most so many children as an axis has nodes
Counts = NDArray[np.int16]


class Hiding:
    """Hides small cells, what lies below them, and partners along the lines.

    Args:
        cells: Cells of the release.
        policy: How large a group must be.
    """

    def __init__(self, cells: Cells, policy: Policy) -> None:
        self.cells, self.policy, self.lines = cells, policy, Lines(cells)
        self.hidden = cells.inherited(primary(cells, policy))

    def settle(self) -> BoolArray:
        """What is hidden, of shape (cells, windows), once every line is safe."""
        if not len(self.lines.parents):
            return self.hidden
        several = max(ROOM // len(self.lines.parents), 1)
        for start in range(0, self.cells.windows, several):
            some = slice(start, start + several)
            values = [one[:, some] for one in (self.cells.people, *self.cells.parts)]
            self.hidden[:, some] = _Windows(self, values, self.hidden[:, some].copy()).settled()
        return self.hidden


class _Windows:
    """Some windows on their way to safety.

    Args:
        hiding: Cells of the release, their lines, and how large a group must be.
        values: People of the cells, then each part of them, each of shape (cells, windows).
        hidden: What is hidden to begin with, same shape.
    """

    def __init__(self, hiding: Hiding, values: list[FloatArray], hidden: BoolArray) -> None:
        self._cells, self._policy = hiding.cells, hiding.policy
        self._lines = lines = hiding.lines
        self._values, self._hidden = values, hidden
        self._present = values[0] > (-np.inf if self._policy.zero_is_small else 0.0)
        self._members: Counts = lines.summed(self._present.astype(COUNT))
        self._gone: Counts = lines.summed(hidden.astype(COUNT))
        self._partners: Counts = lines.summed((hidden & self._present).astype(COUNT))
        self._pooled: list[FloatArray] = [lines.summed(np.where(hidden, one, 0.0)) for one in values]
        self._below: dict[int, IntArray] = {}
        # what a cell without anybody is made of is known: nobody, and nothing to protect
        visible = (~hidden & self._present)[lines.parents].T
        self._unsafe: BoolArray = (self._gone > 0) & visible & ~self._is_safe(self._partners, self._pooled)

    def settled(self) -> BoolArray:
        """What is hidden in the end, of shape (cells, windows)."""
        at = self._unsafe.argmax(axis=1)
        going = np.flatnonzero(self._unsafe.any(axis=1))
        while len(going):
            self._hide(self._chosen(going, at[going]), going)
            over = ~self._unsafe[going, at[going]]
            for window in going[over].tolist():
                at[window] = self._following(window, int(at[window]))
            going = going[at[going] >= 0]
        return self._hidden

    def _following(self, window: int, line: int) -> int:
        """The next unsafe line after one, from the top again after the last; -1 where all are safe."""
        unsafe = self._unsafe[window]
        after = unsafe[line + 1 :]
        if len(after) and after[found := int(after.argmax())]:
            return line + 1 + found
        first = int(unsafe.argmax())
        return first if unsafe[first] else -1

    def _chosen(self, window: IntArray, line: IntArray) -> IntArray:
        """The child of each line to hide next, the one that suits best; its parent where none is left."""
        lines, wide = self._lines, window[:, None]
        place = np.arange(int(lines.lengths[line].max()))
        inside = place < lines.lengths[line][:, None]
        steps = np.where(inside, place, 0) * lines.strides[line][:, None]
        children: IntArray = lines.firsts[line][:, None] + steps
        people = self._values[0][children, wide]
        free = inside & ~self._hidden[children, wide] & (people > 0)
        ranks = np.where(free, self._ranks(window, line, children), NOT_FREE)
        best = ranks.min(axis=1)
        smallest = np.where(ranks == best[:, None], people, np.inf).argmin(axis=1)
        chosen: IntArray = np.where(
            best == NOT_FREE, lines.parents[line], children[np.arange(len(line)), smallest]
        )
        return chosen

    def _ranks(self, window: IntArray, line: IntArray, children: IntArray) -> IntArray:
        """How ill each child suits as a partner: no help, then alone in its other line, then breaking it."""
        lines, wide = self._lines, window[:, None]
        helpless, alone, broken = np.zeros((3, *children.shape), dtype=np.int64)
        for pooled, part in zip(self._pooled[1:], self._values[1:], strict=True):
            short = self._policy.is_partial(np.round(pooled[window, line], DECIMALS))
            helpless += short[:, None] & (part[children, wide] == 0)
        for axis, of_child in enumerate(lines.of_child):
            crossing = of_child[children]
            other = (crossing >= 0) & (lines.axes[line] != axis)[:, None]
            alone += other & (self._members[wide, crossing] == 1)
            broken += other & (self._gone[wide, crossing] == 0)
        base = len(lines.of_child) + len(self._values)
        ranks: IntArray = (helpless * base + alone) * base + broken
        return ranks

    def _hide(self, chosen: IntArray, window: IntArray) -> None:
        """Hide a cell in each of some windows, and all that lies below it; look at its lines again."""
        below = [self._all_below(cell) for cell in chosen.tolist()]
        cell, within = np.concatenate(below), np.repeat(window, [len(one) for one in below])
        fresh = ~self._hidden[cell, within]
        cell, within = cell[fresh], within[fresh]
        self._hidden[cell, within] = True
        axis, at = np.nonzero(self._lines.of_child[:, cell] >= 0)
        self._lose(self._lines.of_child[axis, cell[at]], cell[at], within[at])
        axis, at = np.nonzero(self._lines.of_parent[:, cell] >= 0)
        self._unsafe[within[at], self._lines.of_parent[axis, cell[at]]] = False

    def _lose(self, line: IntArray, cell: IntArray, window: IntArray) -> None:
        """Lines that lose a child each; a line may come several times."""
        at = window * len(self._lines.parents) + line
        np.add.at(self._gone.reshape(-1), at, COUNT(1))
        np.add.at(self._partners.reshape(-1), at, self._present[cell, window].astype(COUNT))
        for pooled, values in zip(self._pooled, self._values, strict=True):
            np.add.at(pooled.reshape(-1), at, values[cell, window])
        parent = self._lines.parents[line]
        visible = ~self._hidden[parent, window] & self._present[parent, window]
        pools = [pooled.reshape(-1)[at] for pooled in self._pooled]
        self._unsafe.reshape(-1)[at] = visible & ~self._is_safe(self._partners.reshape(-1)[at], pools)

    def _is_safe(self, partners: Counts, pooled: list[FloatArray]) -> BoolArray:
        """Whether the hidden children of lines are enough, and enough people, to hide in."""
        people, *parts = (np.round(one, DECIMALS) for one in pooled)
        enough: BoolArray = (partners >= PARTNERS) & (people >= self._policy.k)
        for part in parts:
            enough &= ~self._policy.is_partial(part)
        return enough

    def _all_below(self, cell: int) -> IntArray:
        if cell not in self._below:
            self._below[cell] = self._cells.below(cell)
        return self._below[cell]
