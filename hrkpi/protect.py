"""Hiding of small groups, and of more until the hidden ones cannot be worked out; once, for every output.

The people of a snapshot are divided along axes (a tree of units, an attribute). Each product of nodes is a
cell. A cell is hidden when it is small, or a sensitive part of it is; when what it belongs to is hidden; or
when it has to stand by another one, so that a shown total minus what is shown never leaves fewer than ``k``
people. Whatever else is shown, a group that spans several units or a filter that names several members, can
be put together from shown cells anyhow and so gives nothing away.

Detail never shows what was hidden above: whatever a question over fewer axes or levels hides, one over more
of them hides too. Not covered here: what the lines of several axes prove together (over one axis nothing is
proven, as ``tests/test_bounds.py`` shows), and comparing periods or versions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from hrkpi.cells import DECIMALS, Axis, Cells, Leaves
from hrkpi.errors import QueryError
from hrkpi.hiding import Hiding
from hrkpi.kept import Kept
from hrkpi.language import say
from hrkpi.lines import primary
from hrkpi.nearest import nearest
from hrkpi.policy import Policy
from hrkpi.tree import BoolArray, IntArray, Tree

Where = Mapping[str, Iterable[int]]
EVERYBODY: Where = {}
REMEMBERED = 2_000_000  # flags of questions asked before
ROOT = np.zeros(1, dtype=np.int64)


class Release:
    """What may be shown of a set of cells.

    Args:
        cells: Cells of the release.
        hidden: Hidden cells, of shape (cells, windows).
        policy: How large a group must be.
    """

    def __init__(self, cells: Cells, hidden: BoolArray, policy: Policy) -> None:
        self.cells, self.hidden, self.policy = cells, hidden, policy
        self._told = Kept[BoolArray](REMEMBERED)

    @property
    def size(self) -> int:
        """Numbers that it holds."""
        return self.hidden.size * (2 + len(self.cells.parts))

    def hidden_at(self, dims: tuple[str, ...], where: Where = EVERYBODY) -> tuple[IntArray, BoolArray]:
        """Every group of some dimensions, and whether it is hidden.

        Args:
            dims: Dimensions to group by, any of the axes' in any order; none is the whole.
            where: Members kept, by dimension.

        Returns:
            Codes of shape (groups, dims), sorted, also of groups that hold nobody; and flags of shape
            (windows, groups).

        Raises:
            QueryError: If a dimension is on no axis.
        """
        known = [dim for axis in self.cells.axes for dim in axis.dims]
        for dim in (*dims, *where):
            if dim not in known:
                raise QueryError(
                    say("{dim!r} is not protected here.", dim=dim),
                    where=say("dimension"),
                    mend=nearest(dim, known),
                )
        kept = {dim: np.array(sorted(where[dim]), dtype=np.int64) for dim in where}
        parts = [
            _groups(axis, tree, dims, kept)
            for axis, tree in zip(self.cells.axes, self.cells.trees, strict=True)
        ]
        asked = [dim for axis in self.cells.axes for dim in axis.dims if dim in dims]
        rows = list(product(*parts))
        codes = np.array([[code for group in row for code in group.codes] for row in rows], dtype=np.int64)
        codes = codes.reshape(len(rows), len(asked))[:, [asked.index(dim) for dim in dims]]
        order = np.lexsort(codes.T[::-1]) if dims else np.arange(len(rows))
        return codes[order], self._masks([rows[row] for row in order]).T

    def hidden_for(self, dims: tuple[str, ...], codes: IntArray, where: Where = EVERYBODY) -> BoolArray:
        """Whether each of some groups is hidden; a group that is not known is.

        Args:
            dims: Dimensions the groups are named by.
            codes: Members, of shape (groups, dims), in any order.
            where: Members kept, by dimension.

        Returns:
            Flags of shape (windows, groups).
        """
        asked = dims, codes.tobytes(), tuple(sorted((dim, tuple(where[dim])) for dim in where))
        told = self._told.get(asked)
        if told is None:
            known, mask = self.hidden_at(dims, where)
            place = {tuple(row): number for number, row in enumerate(known.tolist())}
            rows = np.array([place.get(tuple(row), len(known)) for row in codes.tolist()], dtype=np.int64)
            told = np.column_stack([mask, np.ones(len(mask), dtype=np.bool_)])[:, rows]
            self._told.put(asked, told, told.size)
        return told

    def union_hidden(self, where: Where) -> BoolArray:
        """Whether the whole of the members kept is hidden, per window."""
        return self.hidden_at((), where)[1][:, 0]

    def _masks(self, rows: list[tuple["_Group", ...]]) -> BoolArray:
        """Hidden rows, of shape (rows, windows); a row is one group on each axis."""
        nodes = np.array([[group.node for group in row] for row in rows], dtype=np.int64)
        nodes = nodes.reshape(len(rows), len(self.cells.trees))
        masks: BoolArray = self.hidden[nodes.clip(min=0) @ np.array(self.cells.strides, dtype=np.int64)]
        for row in np.flatnonzero((nodes < 0).any(axis=1)):
            masks[row] = self._is_union_hidden([group.nodes for group in rows[row]])
        return masks

    def _is_union_hidden(self, nodes: list[IntArray]) -> BoolArray:
        """Whether a product of sets of nodes cannot be put together from shown cells, per window."""
        whole: BoolArray = self.hidden[0]
        if not all(len(chosen) for chosen in nodes):
            return whole | self.policy.zero_is_small
        grid = self.hidden.reshape(*self.cells.shape, self.cells.windows)
        hidden = np.ones_like(whole)
        for axis, chosen in enumerate(nodes):
            others = product(*(each if other != axis else [slice(None)] for other, each in enumerate(nodes)))
            lines = [grid[line] for line in others]
            hidden &= np.any([_is_torn(self.cells.trees[axis], line, chosen) for line in lines], axis=0)
        return hidden | self._leaves_a_few(nodes)

    def _leaves_a_few(self, nodes: list[IntArray]) -> BoolArray:
        """Whether a product of sets is a shown larger one without a small rest, per window."""
        few = np.zeros(self.cells.windows, dtype=np.bool_)
        if sum(len(chosen) > 1 for chosen in nodes) == 0:
            return few
        for axis, chosen in enumerate(nodes):
            if chosen[0] > 0:
                wider = [each if other != axis else ROOT for other, each in enumerate(nodes)]
                for values in (self.cells.sums, *self.cells.parts):
                    rest = np.round(self.cells.held(values, wider) - self.cells.held(values, nodes), DECIMALS)
                    few |= self.policy.is_partial(rest) & ~self._is_union_hidden(wider)
        return few


@dataclass(frozen=True)
class _Group:
    """Nodes of one axis that an answer puts under one name.

    Args:
        codes: Name.
        nodes: The fewest nodes that make it up.
    """

    codes: tuple[int, ...]
    nodes: IntArray

    @property
    def node(self) -> int:
        """The node it is, or -1 where it is not exactly one."""
        return int(self.nodes[0]) if len(self.nodes) == 1 else -1


def hidden(leaves: Leaves, policy: Policy) -> Release:
    """What may be shown of every cell over some leaves.

    Args:
        leaves: The finest groups. Windows without any person known (missing) are hidden.
        policy: How large a group must be.

    Returns:
        The release; ask it for masks.
    """
    cells = Cells(leaves)
    unsafe = primary(cells, policy)
    if leaves.axes and unsafe.any():
        unsafe = Hiding(cells, policy).settle()
    return Release(cells, unsafe, policy)


def _groups(axis: Axis, tree: Tree, dims: tuple[str, ...], kept: Mapping[str, IntArray]) -> list[_Group]:
    """The groups an answer names along one axis; one without a name where it names none."""
    if axis.levels:
        return _nested(axis, tree, dims, kept)
    level = max((place + 1 for place, dim in enumerate(axis.dims) if dim in dims or dim in kept), default=0)
    chosen = np.ones(len(tree.paths[level]), dtype=np.bool_)
    for place, dim in enumerate(axis.dims):
        if dim in kept:
            chosen &= np.isin(tree.paths[level][:, place], kept[dim])
    nodes = np.arange(tree.size)[tree.at(level)][chosen]
    columns = [place for place, dim in enumerate(axis.dims) if dim in dims]
    if not columns:
        return [_Group((), tree.fewest(nodes))]
    names, name_of = np.unique(tree.paths[level][chosen][:, columns], axis=0, return_inverse=True)
    return [
        _Group(tuple(name), tree.fewest(nodes[name_of.reshape(-1) == number]))
        for number, name in enumerate(names.tolist())
    ]


def _nested(axis: Axis, tree: Tree, dims: tuple[str, ...], kept: Mapping[str, IntArray]) -> list[_Group]:
    """As ``_groups``, for members that lie within each other; code 0 is who is in none."""
    (dim,) = axis.dims
    if dim not in dims and dim not in kept:
        return [_Group((), ROOT)]
    levels = range(1, tree.depth + 1)
    codes = np.concatenate([tree.paths[level][:, -1] for level in levels])
    nodes = np.arange(1, tree.size)
    named = (codes > 0) | (tree.levels[1:] == 1)
    if dim in kept:
        named &= np.isin(codes, kept[dim])
    codes, nodes = codes[named], nodes[named]
    if dim not in dims:
        return [_Group((), tree.fewest(_highest(tree, nodes)))]
    return [_Group((code,), tree.fewest(nodes[codes == code])) for code in np.unique(codes).tolist()]


def _highest(tree: Tree, nodes: IntArray) -> IntArray:
    """Those of some nodes that lie below no other of them."""
    highest: IntArray = nodes[tree.above[np.ix_(nodes, nodes)].sum(axis=0) == 1]
    return highest


def _is_torn(tree: Tree, hidden: BoolArray, chosen: IntArray) -> BoolArray:
    """Whether nodes of one axis split a pool of hidden ones, per window.

    Args:
        tree: The axis.
        hidden: Hidden nodes, of shape (nodes, windows).
        chosen: Nodes that are asked for together; none lies above another.
    """
    torn: BoolArray = np.zeros(hidden.shape[1], dtype=np.bool_)
    if len(chosen) == 1:
        torn[:] = hidden[chosen[0]]
        return torn
    within = np.isin(np.arange(tree.size), chosen)
    for above in np.flatnonzero(tree.above[:, chosen].any(axis=1) & ~within).tolist():
        children = tree.children(above)
        taken = (hidden[children] & within[children, None]).sum(axis=0)
        torn |= hidden[above] | ((taken > 0) & (taken < hidden[children].sum(axis=0)))
    return torn
