"""What a reader of several lines at once could prove; W numbers as in the design."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrkpi.bounds import bounded, largest
from hrkpi.cells import Axis, Cells, Leaves
from hrkpi.lines import primary
from hrkpi.policy import Policy
from hrkpi.protect import Release, hidden

FIVE = Policy(5)
TABLES = {
    "W9": ((15, 15, 25), (2, 4, 0), (11, 0, 15), (0, 15, 2)),
    "W10": ((11, 2, 15), (4, 0, 4), (0, 0, 1)),
}


def table(rows: Sequence[Sequence[float]]) -> Leaves:
    people = np.array(rows, dtype=float)
    codes = np.argwhere(np.ones(people.shape, dtype=bool))
    return Leaves((Axis(("unit",)), Axis(("category",))), codes, people.reshape(1, -1))


def least_bound(leaves: Leaves, release: Release, policy: Policy) -> float:
    """The smallest of the largest numbers that small cells could have."""
    cells = Cells(leaves)
    small = np.argwhere(primary(cells, policy))
    bounds = [largest(cells, release.hidden, int(cell), int(window)) for cell, window in small]
    return min(bounds, default=np.inf)


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
    leaves = table(rows)

    assert least_bound(leaves, hidden(leaves, FIVE), FIVE) == pytest.approx(bound)


@pytest.mark.parametrize("name", TABLES)
def test_the_line_rule_alone_does_not_hold_the_bounds(name: str) -> None:
    leaves = table(TABLES[name])

    assert least_bound(leaves, hidden(leaves, FIVE), FIVE) == pytest.approx(4)


@pytest.mark.parametrize("name", TABLES)
def test_bounded_hiding_holds_them(name: str) -> None:
    leaves = table(TABLES[name])

    assert least_bound(leaves, bounded(leaves, FIVE), FIVE) >= 5 - 1e-6


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.integers(0, 16), min_size=3, max_size=3), min_size=2, max_size=4),
    st.sampled_from([FIVE, Policy(10, zero_is_small=True)]),
)
def test_nobody_can_prove_of_a_small_group_that_it_is_small(rows: list[list[int]], policy: Policy) -> None:
    leaves = table(rows)

    release = bounded(leaves, policy)

    assert least_bound(leaves, release, policy) >= policy.k - 1e-6
    assert (release.hidden | ~hidden(leaves, policy).hidden).all()


def test_nothing_small_needs_no_bounds() -> None:
    assert not bounded(table([[9, 8], [7, 6]]), FIVE).hidden.any()
    assert bounded(Leaves((), np.empty((1, 0), dtype=np.int64), np.array([[3.0]])), FIVE).hidden.all()


def test_where_nothing_is_shown_nothing_is_bounded() -> None:
    leaves = table([[2, 2, 0]])

    assert least_bound(leaves, bounded(leaves, FIVE), FIVE) == np.inf


def test_what_cannot_be_settled_in_time_is_hidden_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrkpi.bounds.ROUNDS", 0)

    assert bounded(table(TABLES["W10"]), FIVE).hidden.all()


def test_a_solver_that_fails_hides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrkpi.bounds.SOLVED", -1)

    assert bounded(table(TABLES["W9"]), FIVE).hidden.all()
