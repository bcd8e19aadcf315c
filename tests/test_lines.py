"""Laws of hiding, held by made-up companies of every shape."""

import timeit
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hrkpi.cells import Axis, Cells, Leaves
from hrkpi.errors import DefinitionError, QueryError
from hrkpi.hiding import Hiding
from hrkpi.lines import Lines
from hrkpi.policy import Policy
from hrkpi.protect import hidden
from tests.oracle_hiding import hidden_by_hand

UNITS = Axis(("division", "department"))
GROUPS = Axis(("category",))
POLICIES = st.sampled_from([Policy(5), Policy(10, zero_is_small=True)])


@st.composite
def companies(draw: st.DrawFn, least: int = 0) -> Leaves:
    """Up to three divisions by three departments by four categories over two windows."""
    codes = list(product(range(draw(st.integers(1, 3))), range(draw(st.integers(1, 3))), range(4)))
    kept = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
    sizes = st.one_of(st.just(least), st.integers(least, least + 12), st.integers(least, 300))
    people = draw(st.lists(st.tuples(sizes, sizes), min_size=len(kept), max_size=len(kept)))
    return Leaves((UNITS, GROUPS), np.array(kept), np.array(people, dtype=float).T)


@st.composite
def delicate_companies(draw: st.DrawFn) -> Leaves:
    """The same with a sensitive numerator."""
    leaves = draw(companies())
    part = draw(st.sampled_from([0.1, 0.5, 0.9]))
    return Leaves(leaves.axes, leaves.codes, leaves.people, (np.floor(leaves.people * part),))


@st.composite
def wide_companies(draw: st.DrawFn) -> Leaves:
    """Units, a category and what overlaps over three windows, some of which nobody knows anything of."""
    sizes = [draw(st.integers(1, 4)) for _ in range(4)]
    codes = np.array(list(product(*map(range, sizes))))
    dice = np.random.default_rng(draw(st.integers(0, 2**32)))
    people = np.floor(dice.exponential(draw(st.sampled_from([3, 12, 40])), (3, len(codes))))
    people = np.where(dice.random(people.shape) < 0.2, 0.0, people) / draw(st.sampled_from([1, 3]))
    people[dice.random(3) < 0.1] = np.nan
    parts = (np.floor(people * dice.random(people.shape)),) if draw(st.booleans()) else ()
    return Leaves((UNITS, GROUPS, Axis(("theme",))), codes, people, parts)


@given(delicate_companies() | companies(), POLICIES)
def test_no_hidden_cell_can_be_worked_out_from_its_line(leaves: Leaves, policy: Policy) -> None:
    cells, gone = Cells(leaves), hidden(leaves, policy).hidden

    lines = Lines(cells)

    for line, parent in enumerate(lines.parents):
        children = lines.children(line)
        telling = policy.zero_is_small | (cells.people[parent] > 0)  # of nobody there is nothing to tell
        for window in np.flatnonzero(~gone[parent] & gone[children].any(axis=0) & telling):
            pool = children[gone[children, window]]
            assert len(pool) > 1
            assert cells.people[pool, window].sum() >= policy.k
            assert policy.zero_is_small or (cells.people[pool, window] > 0).sum() > 1
            for part in cells.parts:
                assert part[pool, window].sum() >= policy.k or not part[pool, window].any()


def test_a_category_of_nobody_hides_no_other_one() -> None:
    """A team of three is hidden, and with it its empty part of a category that is empty everywhere."""
    codes = np.array(list(product(range(1), range(3), range(4))))
    people = np.array([[1.0, 1, 1, 0, 4, 4, 4, 0, 90, 90, 90, 0]])

    release = hidden(Leaves((UNITS, GROUPS), codes, people), Policy(5))

    assert release.hidden_at(("category",))[1].tolist() == [[False] * 4]
    assert release.hidden_at(("division", "category"))[1].tolist() == [[False] * 4]
    assert release.hidden_at(("department",))[1].tolist() == [[True, True, False]]


@given(wide_companies() | delicate_companies(), POLICIES)
def test_windows_that_step_together_hide_what_one_line_after_another_does(
    leaves: Leaves, policy: Policy
) -> None:
    cells = Cells(leaves)

    assert (Hiding(cells, policy).settle() == hidden_by_hand(cells, policy)).all()


@given(companies(), POLICIES)
def test_windows_are_taken_in_several_goes_where_there_is_little_room(leaves: Leaves, policy: Policy) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("hrkpi.hiding.ROOM", 1)
        tight = Hiding(Cells(leaves), policy).settle()

    assert (tight == Hiding(Cells(leaves), policy).settle()).all()


@given(delicate_companies() | companies(), POLICIES)
def test_what_is_shown_is_no_small_group_and_stands_in_no_hidden_one(leaves: Leaves, policy: Policy) -> None:
    cells, gone = Cells(leaves), hidden(leaves, policy).hidden

    assert not policy.is_small(cells.people)[~gone].any()
    assert not any(policy.is_partial(part)[~gone].any() for part in cells.parts)
    assert (cells.inherited(gone) == gone).all()


@given(companies(), POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_irrelevant(leaves: Leaves, policy: Policy, random: Random) -> None:
    order = list(range(len(leaves.codes)))
    random.shuffle(order)

    mixed = hidden(Leaves(leaves.axes, leaves.codes[order], leaves.people[:, order]), policy)

    assert (mixed.hidden == hidden(leaves, policy).hidden).all()


@given(companies(), POLICIES)
def test_other_codes_in_the_same_order_hide_the_same(leaves: Leaves, policy: Policy) -> None:
    renamed = hidden(Leaves(leaves.axes, leaves.codes * 7 - 3, leaves.people), policy)

    assert (renamed.hidden == hidden(leaves, policy).hidden).all()


@given(companies(), POLICIES)
def test_windows_do_not_touch_each_other(leaves: Leaves, policy: Policy) -> None:
    whole = hidden(leaves, policy).hidden

    for window, people in enumerate(leaves.people):
        alone = hidden(Leaves(leaves.axes, leaves.codes, people[None]), policy).hidden
        assert (alone[:, 0] == whole[:, window]).all()


@given(companies(least=5))
def test_nothing_is_hidden_where_every_group_is_large(leaves: Leaves) -> None:
    assert not hidden(leaves, Policy(5)).hidden.any()


@given(companies(), POLICIES, st.sets(st.integers(0, 2)), st.sets(st.integers(0, 3)))
def test_a_filter_and_the_whole_it_is_taken_from_differ_by_nobody_or_a_group(
    leaves: Leaves, policy: Policy, departments: set[int], categories: set[int]
) -> None:
    release = hidden(leaves, policy)
    both = {"department": departments, "category": categories}
    shown = ~release.union_hidden(both)
    taken = _people(leaves, both)

    for dropped in both:
        wider = {dim: kept for dim, kept in both.items() if dim != dropped}
        rest = _people(leaves, wider) - taken
        assert ((rest == 0) | (rest >= policy.k))[shown & ~release.union_hidden(wider)].all()


def _people(leaves: Leaves, where: dict[str, set[int]]) -> NDArray[np.float64]:
    """People whom a filter keeps, per window."""
    kept = np.ones(len(leaves.codes), dtype=bool)
    for dim, members in where.items():
        kept &= np.isin(leaves.codes[:, ["division", "department", "category"].index(dim)], [*members])
    held: NDArray[np.float64] = leaves.people[:, kept].sum(axis=1)
    return held


@given(companies(), POLICIES)
def test_a_finer_question_shows_nothing_that_a_coarser_one_hides(leaves: Leaves, policy: Policy) -> None:
    fine = hidden(leaves, policy).hidden_at(UNITS.dims)[1]

    coarse = hidden(Leaves((UNITS,), leaves.codes[:, :2], leaves.people), policy).hidden_at(UNITS.dims)[1]

    assert (fine | ~coarse).all()


def test_a_finer_question_hides_the_same_above() -> None:
    """Unless a total has to be hidden for the sake of its only part; not among groups of about twelve."""
    random = np.random.default_rng(20)
    codes = np.array(list(product(range(3), range(4), range(3))))
    people = random.poisson(12, size=(400, len(codes))).astype(float)
    fine = hidden(Leaves((UNITS, GROUPS), codes, people), Policy(5))

    coarse = hidden(Leaves((UNITS,), codes[:, :2], people), Policy(5))

    assert (fine.hidden_at(UNITS.dims)[1] == coarse.hidden_at(UNITS.dims)[1]).all()


@pytest.mark.parametrize(
    ("axes", "codes", "people"),
    [
        ((GROUPS, GROUPS), (2, 2), (1, 2)),
        ((Axis(()),), (2, 0), (1, 2)),
        ((GROUPS,), (2, 2), (1, 2)),
        ((GROUPS,), (2, 1), (1, 3)),
        ((GROUPS,), (2, 1), (2,)),
    ],
)
def test_groups_that_do_not_fit_are_a_fault(
    axes: tuple[Axis, ...], codes: tuple[int, ...], people: tuple[int, ...]
) -> None:
    with pytest.raises(DefinitionError):
        Leaves(axes, np.zeros(codes, dtype=np.int64), np.zeros(people))


def test_numerators_that_do_not_fit_are_a_fault() -> None:
    with pytest.raises(DefinitionError, match="same groups"):
        Leaves((GROUPS,), np.zeros((2, 1), dtype=np.int64), np.zeros((1, 2)), (np.zeros((1, 3)),))


def test_a_question_too_large_to_protect_is_refused() -> None:
    codes = np.arange(500)
    leaves = Leaves(
        (Axis(("a",)), Axis(("b",)), Axis(("c",))), np.column_stack([codes] * 3), np.ones((1, 500))
    )

    with pytest.raises(QueryError, match="more groups than can be protected"):
        hidden(leaves, Policy(5))


@pytest.mark.parametrize(
    ("typical", "milliseconds"), [(60, 5), (8, 100)], ids=["nothing small", "much small"]
)
def test_ten_years_of_two_hundred_groups_are_protected_at_once(typical: int, milliseconds: float) -> None:
    """The best of five; measured at 1 and 17 ms."""
    codes = np.array(list(product(range(20), range(10))))
    people = np.random.default_rng(1).poisson(typical, size=(120, len(codes))).astype(float)
    leaves = Leaves((Axis(("department",)), GROUPS), codes, people)

    seconds = min(timeit.repeat(lambda: hidden(leaves, Policy(5)), number=1, repeat=5))

    assert seconds * 1000 < milliseconds
