"""What a reader of everything shown could prove of a hidden group; W numbers as in the design.

Linear programming finds the largest number of people that a small group could have: the groups where all axes
end are unknowns, each shown cell is an equation.
"""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array, kron

from hrkpi.cells import Axis, Cells, Leaves
from hrkpi.lines import primary
from hrkpi.policy import Policy
from hrkpi.protect import hidden
from hrkpi.tree import BoolArray

FIVE = Policy(5)
UNITS = (Axis(("division", "department")),)
CROSSED = (Axis(("unit",)), Axis(("category",)))
GRACE = 1e-6  # persons; the solver's tolerance


def table(rows: Sequence[Sequence[float]], axes: tuple[Axis, ...] = CROSSED) -> Leaves:
    """People by row and column."""
    people = np.array(rows, dtype=float)
    return Leaves(axes, np.argwhere(np.ones(people.shape, dtype=bool)), people.reshape(1, -1))


def largest(cells: Cells, out: BoolArray, cell: int) -> float:
    """The most people that a cell could have, given all that is shown; infinite if nothing is."""
    shown = ~out[:, 0]
    if not shown.any():
        return np.inf
    ends = [np.arange(tree.size)[tree.at(tree.depth)] for tree in cells.trees]
    sums = csr_array(np.ones((1, 1)))
    for tree, end in zip(cells.trees, ends, strict=True):
        sums = csr_array(kron(sums, csr_array(tree.above[:, end].astype(np.float64))))
    people = cells.people[cells.numbers[np.ix_(*ends)].ravel(), 0]
    equations = {"A_eq": sums[shown], "b_eq": sums[shown] @ people}
    found = linprog(-sums[[cell]].toarray()[0], **equations)
    assert found.success
    return -float(found.fun)


def least_bound(leaves: Leaves, policy: Policy = FIVE) -> float:
    """The smallest of the largest numbers that small cells could have."""
    cells, out = Cells(leaves), hidden(leaves, policy).hidden
    small = np.flatnonzero(primary(cells, policy)[:, 0])
    return min((largest(cells, out, int(cell)) for cell in small), default=np.inf)


@pytest.mark.parametrize(
    ("rows", "bound"),
    [
        (((9, 3),), 12),
        (((12, 30), (8, 9), (14, 6), (3, 17)), 11),
        (((20, 4, 11), (9, 13, 2), (16, 7, 10)), 13),
    ],
    ids=["W1", "W5", "W8"],
)
def test_the_bound_of_a_hidden_cell_is_what_its_pool_allows(
    rows: Sequence[Sequence[float]], bound: float
) -> None:
    assert least_bound(table(rows)) == pytest.approx(bound)


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.integers(0, 16), min_size=3, max_size=3), min_size=2, max_size=4),
    st.sampled_from([FIVE, Policy(10, zero_is_small=True)]),
)
def test_nobody_can_prove_of_a_small_unit_that_it_is_small(rows: list[list[int]], policy: Policy) -> None:
    """Departments within divisions within the company: one axis."""
    assert least_bound(table(rows, UNITS), policy) >= policy.k - GRACE


@pytest.mark.parametrize(
    "rows",
    [((15, 15, 25), (2, 4, 0), (11, 0, 15), (0, 15, 2)), ((11, 2, 15), (4, 0, 4), (0, 0, 1))],
    ids=["W9", "W10"],
)
def test_lines_of_two_axes_together_can_prove_it(rows: Sequence[Sequence[float]]) -> None:
    """A known limit: only an audit of everything published, once for each snapshot, would find it."""
    assert least_bound(table(rows)) == pytest.approx(4)
