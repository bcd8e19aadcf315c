"""Linear bounds: hides more where everything shown, taken together, would prove that a hidden group is small.

The line rule looks at one line at a time; several lines together can still give a hidden cell away. Here
the groups where all axes end are unknowns, each shown cell is an equation, and linear programming finds the
largest number of people that a small cell could have. If that is itself small, one more cell is hidden. It
takes milliseconds per small cell and window, so it is for what is published once, not for every request.
Persons are bounded, the parts of a sensitive numerator are not.
"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, kron

from hrkpi.cells import Cells, Leaves
from hrkpi.hiding import Hiding
from hrkpi.lines import primary
from hrkpi.policy import Policy
from hrkpi.protect import Release
from hrkpi.tree import BoolArray, IntArray

ROUNDS = 50  # cells hidden for the bounds' sake, per window; then the whole window is hidden
ENOUGH = 1e-6  # persons; the solver's tolerance
SOLVED = 0  # status of the solver; anything else proves nothing, so more is hidden
EVERYTHING = 0  # number of the grand total


def bounded(leaves: Leaves, policy: Policy) -> Release:
    """What may be shown so that nobody can prove of a small group that it is small.

    Args:
        leaves: The finest groups.
        policy: How large a group must be.
    """
    cells = Cells(leaves)
    small = primary(cells, policy)
    if not leaves.axes or not small.any():
        return Release(cells, small, policy)
    hiding = Hiding(cells, policy)
    hiding.settle()
    for window in np.flatnonzero(small.any(axis=0)):
        _bound(hiding, np.flatnonzero(small[:, window]), int(window))
    return Release(cells, hiding.hidden, policy)


def largest(cells: Cells, hidden: BoolArray, cell: int, window: int) -> float:
    """The largest number of people that a cell could have, given all that is shown; infinite if nothing is.

    Args:
        cells: Cells of the release.
        hidden: Hidden cells, of shape (cells, windows).
        cell: Number of the cell.
        window: Which window.
    """
    shown = ~hidden[:, window]
    if not shown.any():
        return np.inf
    ends = [np.arange(tree.size)[tree.at(tree.depth)] for tree in cells.trees]
    sums = csr_array(np.ones((1, 1)))
    for tree, end in zip(cells.trees, ends, strict=True):
        sums = csr_array(kron(sums, csr_array(tree.above[:, end].astype(np.float64))))
    people = cells.people[cells.numbers[np.ix_(*ends)].ravel(), window]
    equations = {"A_eq": sums[shown], "b_eq": sums[shown] @ people}
    found = linprog(-sums[[cell]].toarray()[0], **equations)
    return -float(found.fun) if found.status == SOLVED else 0.0


def _bound(hiding: Hiding, small: IntArray, window: int) -> None:
    """Hide more cells of one window until no small one can be proven to be small."""
    for _ in range(ROUNDS):
        proven = _proven(hiding, small, window)
        if proven is None:
            return
        hiding.hide(_cheapest(hiding, proven, window), window)
        hiding.settle(slice(window, window + 1))
    hiding.hide(EVERYTHING, window)


def _proven(hiding: Hiding, small: IntArray, window: int) -> int | None:
    """The first small cell that everything shown proves to be small."""
    least = hiding.policy.k - ENOUGH
    proven = (int(cell) for cell in small if largest(hiding.cells, hiding.hidden, int(cell), window) < least)
    return next(proven, None)


def _cheapest(hiding: Hiding, cell: int, window: int) -> int:
    """The shown cell with the fewest people in the lines of a cell, else in those of what it belongs to."""
    people = hiding.cells.people[:, window]
    free = ~hiding.hidden[:, window] & (people > 0)
    above = np.flatnonzero([cell in hiding.cells.below(other) for other in range(hiding.cells.size)])
    ranked = [
        (distance, people[other], int(other))
        for distance, several in enumerate((np.array([cell]), above))
        for of_child in hiding.lines.of_child
        for line in of_child[several][of_child[several] >= 0]
        for other in hiding.lines.children(line)
        if free[other]
    ]
    return min(ranked, default=(0, 0.0, EVERYTHING))[2]
