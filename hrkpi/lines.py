"""The line rule: hides more cells until no hidden one can be worked out from its line.

A line is a cell and its children along one axis, the other axes held fixed. Two things are stricter and
simpler than hiding line by line in any order: what lies below a hidden cell is hidden too, so that no
hidden unit can be added up from its parts; and lines are mended from the top down, so that asking for more
detail does not change what is hidden above.
"""

import numpy as np
from numpy.typing import NDArray

from hrkpi.cells import DECIMALS, Cells
from hrkpi.policy import Policy
from hrkpi.tree import BoolArray, FloatArray, IntArray

PARTNERS = 2  # hidden cells in a line; one alone is the total minus the rest
NOBODY = np.zeros(0, dtype=np.int64)
Within = tuple[NDArray[np.int64], ...]  # some cells in some windows
NOT_FREE = 1_000_000  # above every rank of a candidate


class Lines:
    """The lines of a release, in the order in which they are mended.

    Coarse before fine; among equals, units broken down by an attribute (rows) before an attribute broken down
    by units (columns); then by code.

    Args:
        cells: Cells of the release.
    """

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        drawn = [self._along(axis) for axis in range(len(cells.trees))]
        parents, firsts, lengths, axes = (np.concatenate(parts) for parts in zip(*drawn, strict=True))
        order = np.lexsort((parents, -axes, self._depths()[parents]))
        self.parents: IntArray = parents[order]
        self.firsts: IntArray = firsts[order]
        self.lengths: IntArray = lengths[order]
        self.axes: IntArray = axes[order]
        self.of_child = [self._by_child(axis) for axis in range(len(cells.trees))]

    def children(self, line: int) -> IntArray:
        """Cells of a line, in the order of codes."""
        stride = self.cells.strides[self.axes[line]]
        children: IntArray = self.firsts[line] + stride * np.arange(self.lengths[line])
        return children

    def count(self, flags: BoolArray) -> IntArray:
        """Flagged children per line, of shape (lines, windows)."""
        counts = np.zeros((len(self.parents), flags.shape[1]), dtype=np.int64)
        for of_child in self.of_child:
            inside = of_child >= 0
            np.add.at(counts, of_child[inside], flags[inside])
        return counts

    def _along(self, axis: int) -> tuple[IntArray, IntArray, IntArray, IntArray]:
        """Parents, first children, lengths and axis of the lines along one axis."""
        tree = self.cells.trees[axis]
        numbers = np.moveaxis(self.cells.numbers, axis, 0).reshape(tree.size, -1)
        parents = numbers[: tree.inner].ravel()
        firsts = numbers[tree.firsts[:-1]].ravel()
        lengths = np.repeat(np.diff(tree.firsts), numbers.shape[1])
        return parents, firsts, lengths, np.full(len(parents), axis)

    def _depths(self) -> IntArray:
        """How far below the grand total each cell is."""
        levels = np.meshgrid(*(tree.levels for tree in self.cells.trees), indexing="ij")
        depths: IntArray = np.sum(levels, axis=0)
        return depths.ravel()

    def _by_child(self, axis: int) -> IntArray:
        """Line along an axis that each cell is a child of; -1 for cells at the root of the axis."""
        of_parent = np.full(self.cells.size, -1)
        along = np.flatnonzero(self.axes == axis)
        of_parent[self.parents[along]] = along
        nodes = np.unravel_index(np.arange(self.cells.size), self.cells.shape)[axis]
        above = self.cells.trees[axis].parents[nodes]
        parents = np.arange(self.cells.size) + (above - nodes) * self.cells.strides[axis]
        return np.where(above < 0, -1, of_parent[np.where(above < 0, 0, parents)])


class Hiding:
    """Hides small cells, what lies below them, and partners along the lines. Windows do not touch each other.

    Args:
        cells: Cells of the release.
        policy: How large a group must be.
    """

    def __init__(self, cells: Cells, policy: Policy) -> None:
        self.cells, self.policy, self.lines = cells, policy, Lines(cells)
        self.parts = cells.parts
        self.present: BoolArray = cells.people > (-np.inf if policy.zero_is_small else 0.0)
        self.members = self.lines.count(self.present)
        self.hidden = cells.inherited(primary(cells, policy))
        self.gone = self.lines.count(self.hidden)
        self.waiting: BoolArray = self.gone.max(axis=1, initial=0) > 0

    def settle(self) -> BoolArray:
        """What is hidden once every line is safe, of shape (cells, windows)."""
        while self.waiting.any():
            for line in range(len(self.waiting)):
                if self.waiting[line]:
                    self.waiting[line] = False
                    self._mend(line)
        return self.hidden

    def hide(self, cell: int, windows: IntArray) -> None:
        """Hide a cell and all that lies below it; lines that lose a cell wait to be mended."""
        below = self.cells.below(cell)
        fresh = ~self.hidden[np.ix_(below, windows)]
        self.hidden[np.ix_(below, windows)] = True
        for of_child in self.lines.of_child:
            lines = of_child[below]
            np.add.at(self.gone, (lines[lines >= 0, None], windows[None, :]), fresh[lines >= 0])
            self.waiting[lines[lines >= 0]] = True

    def _mend(self, line: int) -> None:
        """Hide children of a line, one at a time, until it is safe; its parent where that cannot be."""
        parent = self.lines.parents[line]
        # what a cell without anybody is made of is known: nobody, and nothing to protect
        windows = np.flatnonzero((self.gone[line] > 0) & ~self.hidden[parent] & self.present[parent])
        children = self.lines.children(line) if len(windows) else NOBODY
        while len(windows):
            within = np.ix_(children, windows)
            gone = self.hidden[within]
            unsafe = ~self.hidden[parent, windows] & ~self._is_safe(within, gone)
            windows, gone = windows[unsafe], gone[:, unsafe]
            if not len(windows):
                return
            ranks = self._ranks(line, children, windows, gone)
            people = np.where(ranks == ranks.min(axis=0), self.cells.people[children][:, windows], np.inf)
            chosen = children[people.argmin(axis=0)]
            chosen = np.where(ranks.min(axis=0) == NOT_FREE, parent, chosen)
            for cell in np.unique(chosen):
                self.hide(int(cell), windows[chosen == cell])

    def _is_safe(self, within: Within, gone: BoolArray) -> BoolArray:
        """Per window, whether the hidden children are enough, and enough people, to hide in."""
        enough: BoolArray = (gone & self.present[within]).sum(axis=0) >= PARTNERS
        enough &= _pooled(self.cells.people[within], gone) >= self.policy.k
        for part in self.parts:
            enough &= ~self.policy.is_partial(_pooled(part[within], gone))
        return enough

    def _ranks(self, line: int, children: IntArray, windows: IntArray, gone: BoolArray) -> IntArray:
        """How ill each child suits as a partner: no help, then alone in its other line, then breaking it."""
        within = np.ix_(children, windows)
        helpless = np.zeros((len(children), len(windows)), dtype=np.int64)
        for part in self.parts:
            short = self.policy.is_partial(_pooled(part[within], gone))
            helpless += short & (part[within] == 0)
        alone, broken = np.zeros_like(helpless), np.zeros_like(helpless)
        for axis, of_child in enumerate(self.lines.of_child):
            lines = of_child[children]
            if axis != self.lines.axes[line] and (lines >= 0).all():
                crossing = np.ix_(lines, windows)
                alone += self.members[crossing] == 1
                broken += self.gone[crossing] == 0
        free = ~gone & (self.cells.people[within] > 0)
        base = len(self.lines.of_child) + len(self.parts) + 1
        return np.where(free, (helpless * base + alone) * base + broken, NOT_FREE)


def primary(cells: Cells, policy: Policy) -> BoolArray:
    """Cells that are unsafe in themselves, of shape (cells, windows)."""
    unsafe = policy.is_small(cells.people)
    for part in cells.parts:
        unsafe |= policy.is_partial(part)
    return unsafe


def _pooled(people: FloatArray, gone: BoolArray) -> FloatArray:
    """People in the hidden children of a line, per window."""
    pooled: FloatArray = np.round(np.where(gone, people, 0.0).sum(axis=0), DECIMALS)
    return pooled
