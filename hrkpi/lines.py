"""The lines of a release, and the cells that are unsafe in themselves.

A line is a cell and its children along one axis, the other axes held fixed.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrkpi.cells import Cells
from hrkpi.policy import Policy
from hrkpi.tree import BoolArray, IntArray


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
        self.order: IntArray = np.lexsort((parents, -axes, self._depths()[parents]))
        self.parents: IntArray = parents[self.order]
        self.firsts: IntArray = firsts[self.order]
        self.lengths: IntArray = lengths[self.order]
        self.axes: IntArray = axes[self.order]
        self.strides: IntArray = np.array(cells.strides, dtype=np.int64)[self.axes]
        self.of_parent: IntArray = np.array([self._by_parent(axis) for axis in range(len(cells.trees))])
        self.of_child: IntArray = np.array([self._by_child(axis) for axis in range(len(cells.trees))])

    def children(self, line: int) -> IntArray:
        """Cells of a line, in the order of codes."""
        children: IntArray = self.firsts[line] + self.strides[line] * np.arange(self.lengths[line])
        return children

    def summed(self, values: NDArray[Any]) -> NDArray[Any]:  # Any: counts or numbers of people
        """Sums over the children of each line.

        Args:
            values: Of shape (cells, windows).

        Returns:
            Of shape (windows, lines).
        """
        grid = values.reshape(*self.cells.shape, values.shape[1])
        along = [
            np.add.reduceat(np.moveaxis(grid, axis, 0), tree.firsts[:-1], axis=0).reshape(-1, grid.shape[-1])
            for axis, tree in enumerate(self.cells.trees)
        ]
        return np.ascontiguousarray(np.concatenate(along)[self.order].T)

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

    def _by_parent(self, axis: int) -> IntArray:
        """Line along an axis that each cell is the parent of; -1 where it has no child along it."""
        of_parent = np.full(self.cells.size, -1)
        along = np.flatnonzero(self.axes == axis)
        of_parent[self.parents[along]] = along
        return of_parent

    def _by_child(self, axis: int) -> IntArray:
        """Line along an axis that each cell is a child of; -1 for cells at the root of the axis."""
        nodes = np.unravel_index(np.arange(self.cells.size), self.cells.shape)[axis]
        above = self.cells.trees[axis].parents[nodes]
        parents = np.arange(self.cells.size) + (above - nodes) * self.cells.strides[axis]
        return np.where(above < 0, -1, self.of_parent[axis][np.where(above < 0, 0, parents)])


def primary(cells: Cells, policy: Policy) -> BoolArray:
    """Cells that are unsafe in themselves, of shape (cells, windows)."""
    unsafe = policy.is_small(cells.people)
    for part in cells.parts:
        unsafe |= policy.is_partial(part)
    return unsafe
