"""Cells of a release: every product of nodes over the axes, and how many people stand in each."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import prod

import numpy as np

from hrkpi.errors import DefinitionError, QueryError
from hrkpi.language import say
from hrkpi.policy import OVERLAPPING
from hrkpi.tree import BoolArray, FloatArray, IntArray, Tree

DECIMALS = 6  # of a person; sums of fractions agree to this in any order
MOST_NODES = 10_000  # of one axis; who lies above whom is a square of them
MOST_CELLS = 20_000_000  # windows times cells; below a gigabyte


@dataclass(frozen=True)
class Axis:
    """One way to divide the organisation: a tree whose children partition the people of their parent.

    Where one person stands in several children (items of a survey), the parent has at least as many people
    as its largest child, and is taken to have no more.

    Args:
        dims: Dimensions from the top down, for example division, department, team; one for a plain attribute.
            A person without a value has a code like any other, so that those "directly under" a unit are a
            cell too.
        levels: Of one dimension whose members lie within each other, such as managers: how many levels
            there are. A member is then whatever has its code at any level; 0 where each dimension is one.
    """

    dims: tuple[str, ...]
    levels: int = 0

    @property
    def depth(self) -> int:
        """Number of levels below the root."""
        return self.levels or len(self.dims)

    @property
    def overlaps(self) -> bool:
        """Whether one person stands in several children."""
        return not OVERLAPPING.isdisjoint(self.dims)


@dataclass(frozen=True)
class Leaves:
    """The finest groups of a release.

    Args:
        axes: Axes; together they name each column of ``codes`` once.
        codes: Members, integer array of shape (groups, levels), columns in the order of the axes. Ties are
            decided by code, so number the members in the order of their labels.
        people: Persons per window and group, float array of shape (windows, groups); an average may be a
            fraction.
        numerators: Persons of each sensitive numerator, same shape; none where only the size matters.

    Raises:
        DefinitionError: If the shapes do not fit, or a dimension is named twice.
    """

    axes: tuple[Axis, ...]
    codes: IntArray
    people: FloatArray
    numerators: tuple[FloatArray, ...] = ()

    def __post_init__(self) -> None:
        dims = [dim for axis in self.axes for dim in axis.dims]
        if len(set(dims)) != len(dims) or not all(axis.dims for axis in self.axes):
            raise DefinitionError(
                "Each dimension belongs to one axis, once.",
                where=", ".join(dims),
                mend="name each dimension once.",
            )
        groups = (len(self.codes), sum(axis.depth for axis in self.axes))
        fits = self.codes.shape == groups and self.people.ndim == 2 and self.people.shape[1] == groups[0]
        if not fits or any(part.shape != self.people.shape for part in self.numerators):
            raise DefinitionError(
                "Codes, people and numerators do not describe the same groups.",
                where=f"codes {self.codes.shape}, people {self.people.shape}",
                mend="give codes as (groups, dimensions) and people as (windows, groups).",
            )


class Cells:
    """All cells of a release, numbered; the last axis of the grid varies fastest.

    ``people`` is of shape (cells, windows); ``sums`` differs from it only along axes that overlap;
    ``parts`` are each sensitive numerator and its complement, if any.

    Args:
        leaves: The finest groups.

    Raises:
        QueryError: If there are more cells than can be protected at once.
    """

    def __init__(self, leaves: Leaves) -> None:
        self.axes = leaves.axes
        stops = np.cumsum([0, *(axis.depth for axis in leaves.axes)])
        codes = leaves.codes.astype(np.int64)
        self.trees = [Tree(codes[:, start:stop]) for start, stop in pairwise(stops)]
        self.shape = tuple(tree.size for tree in self.trees)
        self.windows = len(leaves.people)
        if prod(self.shape) * max(self.windows, 1) > MOST_CELLS or max(self.shape, default=0) > MOST_NODES:
            raise QueryError(
                say("The question has more groups than can be protected at once."),
                where=" by ".join("/".join(axis.dims) for axis in self.axes),
                mend=say("ask by fewer dimensions, or for a shorter time."),
            )
        self.sums = self._spread(leaves.people, overlapping=False)
        self.people = self._spread(leaves.people, overlapping=True)
        self.parts: tuple[FloatArray, ...] = ()
        for persons in leaves.numerators:
            part = self._spread(persons, overlapping=False)
            self.parts += (part, np.round(self.sums - part, DECIMALS))

    @property
    def size(self) -> int:
        """Number of cells."""
        return prod(self.shape)

    @cached_property
    def strides(self) -> tuple[int, ...]:
        """How far apart two neighbouring nodes of each axis are in the numbering of cells."""
        return tuple(prod(self.shape[axis + 1 :]) for axis in range(len(self.shape)))

    @cached_property
    def numbers(self) -> IntArray:
        """Number of each cell, as a grid."""
        return np.arange(self.size).reshape(self.shape)

    def inherited(self, hidden: BoolArray) -> BoolArray:
        """Hidden cells, and all cells below them, of shape (cells, windows)."""
        grid = hidden.reshape(*self.shape, self.windows)
        for axis, tree in enumerate(self.trees):
            grid = np.moveaxis(tree.inherited(np.moveaxis(grid, axis, 0)), 0, axis)
        return np.ascontiguousarray(grid).reshape(self.size, self.windows)

    def held(self, values: FloatArray, nodes: list[IntArray]) -> FloatArray:
        """Sum over a product of nodes, per window."""
        sums: FloatArray = np.round(values[self.numbers[np.ix_(*nodes)].ravel()].sum(axis=0), DECIMALS)
        return sums

    def below(self, cell: int) -> IntArray:
        """The cell and all cells below it."""
        nodes = np.unravel_index(cell, self.shape)
        cells = np.zeros(1, dtype=np.int64)
        for tree, node, stride in zip(self.trees, nodes, self.strides, strict=True):
            cells = (cells[:, None] + tree.below[int(node)] * stride).reshape(-1)
        return cells

    def _spread(self, values: FloatArray, *, overlapping: bool) -> FloatArray:
        """Values of the groups gathered into every cell, of shape (cells, windows).

        Args:
            values: Values of the groups, of shape (windows, groups).
            overlapping: Whether axes that overlap give a cell its largest child; else all give it the sum.
        """
        leaves = tuple(len(tree.paths[-1]) if tree.size > 1 else 0 for tree in self.trees)
        flat = np.zeros(values.shape[1], dtype=np.int64)
        for length, tree in zip(leaves, self.trees, strict=True):
            flat = flat * length + tree.leaf_of
        sums = np.zeros((prod(leaves), self.windows))
        np.add.at(sums, flat, values.T)
        grid = sums.reshape(*leaves, self.windows)
        for axis in sorted(range(len(leaves)), key=lambda axis: not self.axes[axis].overlaps):
            overlaps = overlapping and self.axes[axis].overlaps
            nodes = self.trees[axis].gathered(np.moveaxis(grid, axis, 0), overlaps=overlaps)
            grid = np.moveaxis(nodes, 0, axis)
        return np.round(grid.reshape(self.size, self.windows), DECIMALS)
