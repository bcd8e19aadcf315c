"""Trees of members: one axis along which people are divided."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

BoolArray = NDArray[np.bool_]
FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


class Tree:
    """Nodes of one axis: the root first, then level by level, each level in the order of codes.

    Children of a node are therefore neighbours, and all nodes but the root are grouped by their parents.

    Args:
        codes: Path of each group, integer array of shape (groups, levels).
    """

    def __init__(self, codes: IntArray) -> None:
        leaves, leaf_of = np.unique(codes, axis=0, return_inverse=True)
        self.leaf_of: IntArray = leaf_of.reshape(-1)
        self.depth = codes.shape[1]
        within = [_numbered(leaves[:, :level]) for level in range(self.depth + 1)]
        self.paths = [
            leaves[np.unique(index, return_index=True)[1], :level] for level, index in enumerate(within)
        ]
        self.paths[0] = np.empty((1, 0), dtype=np.int64)
        self.offsets: IntArray = np.cumsum([0, *(len(paths) for paths in self.paths)])
        self.size = int(self.offsets[-1])
        self.levels: IntArray = np.repeat(np.arange(self.depth + 1), np.diff(self.offsets))
        self.parents: IntArray = np.full(self.size, -1)
        for level in range(1, self.depth + 1):
            firsts = np.unique(within[level], return_index=True)[1]
            self.parents[self.at(level)] = within[level - 1][firsts] + self.offsets[level - 1]

    def at(self, level: int) -> slice:
        """Nodes of one level."""
        return slice(int(self.offsets[level]), int(self.offsets[level + 1]))

    @property
    def inner(self) -> int:
        """Number of nodes that have children; they come first. None where there is no group at all."""
        return int(self.offsets[self.depth]) if self.size > 1 else 0

    @cached_property
    def firsts(self) -> IntArray:
        """First child of each inner node, and one past the last child of the last."""
        return np.searchsorted(self.parents, np.arange(self.inner + 1))

    @cached_property
    def above(self) -> BoolArray:
        """Whether a node (row) is a second one (column) or lies above it."""
        above = np.eye(self.size, dtype=np.bool_)
        for node in range(1, self.size):
            above[:, node] |= above[:, self.parents[node]]
        return above

    @cached_property
    def below(self) -> list[IntArray]:
        """Each node with all nodes below it."""
        return [np.flatnonzero(row) for row in self.above]

    def children(self, node: int) -> IntArray:
        """Nodes directly under an inner node."""
        return np.arange(self.firsts[node], self.firsts[node + 1])

    def fewest(self, nodes: IntArray) -> IntArray:
        """The fewest nodes that hold the same leaves: whole sets of children become their parent."""
        if len(nodes) <= 1:
            return nodes
        full = np.isin(np.arange(self.size), nodes)
        for node in range(self.inner - 1, -1, -1):
            full[node] |= full[self.children(node)].all()
        return np.flatnonzero(full & ~(full[self.parents] & (self.parents >= 0)))

    def gathered(self, leaves: FloatArray, *, overlaps: bool) -> FloatArray:
        """Values of every node, from leaves to nodes along the first axis of the array.

        Args:
            leaves: Values of the leaves.
            overlaps: Whether a node has the value of its largest child, not the sum of its children.
        """
        gather = np.maximum if overlaps else np.add
        levels = [leaves]
        for level in range(self.depth - 1, -1, -1):
            if not len(leaves):
                break
            parents = self.parents[self.at(level + 1)]
            starts = np.flatnonzero(np.diff(parents, prepend=-1))
            levels.append(gather.reduceat(levels[-1], starts, axis=0))
        root = [] if len(leaves) else [np.zeros((1, *leaves.shape[1:]))]
        return np.concatenate([*root, *reversed(levels)])

    def inherited(self, flags: BoolArray) -> BoolArray:
        """Flags, set as well wherever a node above has one, along the first axis of the array."""
        passed = flags.copy()
        for level in range(1, self.depth + 1):
            nodes = self.at(level)
            passed[nodes] |= passed[self.parents[nodes]]
        return passed


def _numbered(prefixes: IntArray) -> IntArray:
    """Running number of each distinct prefix; rows come sorted."""
    if not len(prefixes):
        return np.empty(0, dtype=np.int64)
    return np.concatenate([[0], np.cumsum((prefixes[1:] != prefixes[:-1]).any(axis=1))]).astype(np.int64)
