"""Mix and rate: parts that add up to the change, whatever the groups do."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hrkpi.mix import Sums, is_reversed, split

COUNTS = st.lists(st.tuples(*[st.integers(0, 500)] * 4), min_size=1, max_size=8)
SCALES = st.sampled_from([1.0, 12.0, 366 / 31, 100.0])


def sums(*groups: tuple[float, float], scale: float = 1.0) -> Sums:
    """Numerators and denominators of groups."""
    top, bottom = (np.array(part, dtype=float) for part in zip(*groups, strict=True))
    return Sums(top, bottom, scale)


def test_a_change_by_hand() -> None:
    """10 % of 100 and 20 % of 100 become 10 % of 50 and 24 % of 150: from 15 % to 20.5 %.

    The weight of the second rises from 1/2 to 3/4, and lies 22 % − 17.75 % over the middle; that of the first
    falls by as much, and lies 7.75 % under it. The rate of the second rises by 4 % at a weight of 5/8.
    """
    then, now = sums((10, 100), (20, 100)), sums((5, 50), (36, 150))

    parts = split(then, now)

    assert (then.value, now.value) == pytest.approx((0.15, 0.205))
    assert parts.mix == pytest.approx([-0.25 * (0.10 - 0.1775), 0.25 * (0.22 - 0.1775)])
    assert parts.rate == pytest.approx([0, 0.04 * 0.625])
    assert parts.total.sum() == pytest.approx(0.055)


@given(COUNTS, SCALES, SCALES)
def test_parts_add_up_to_the_change(groups: list[tuple[int, ...]], before: float, after: float) -> None:
    """Groups that appear, disappear, are empty, or have events and nobody at risk, included."""
    then = sums(*((a, b) for a, b, _, _ in groups), scale=before)
    now = sums(*((c, d) for _, _, c, d in groups), scale=after)
    assume(then.denominator.sum() > 0 and now.denominator.sum() > 0)

    parts = split(then, now)

    size = max(1.0, abs(then.value), abs(now.value))
    assert abs(parts.total.sum() - (now.value - then.value)) <= 1e-12 * size


@given(COUNTS)
def test_backwards_every_part_turns_its_sign(groups: list[tuple[int, ...]]) -> None:
    then, now = sums(*((a, b) for a, b, _, _ in groups)), sums(*((c, d) for _, _, c, d in groups))
    assume(then.denominator.sum() > 0 and now.denominator.sum() > 0)

    there, back = split(then, now), split(now, then)

    assert back.mix == pytest.approx(-there.mix, abs=1e-9)
    assert back.rate == pytest.approx(-there.rate, abs=1e-9)


def test_a_group_that_appears_brings_mix_alone() -> None:
    then, now = sums((10, 100), (0, 0)), sums((10, 100), (30, 100))

    parts = split(then, now)

    assert parts.rate == pytest.approx([0, 0])
    assert parts.mix == pytest.approx([-0.5 * (0.10 - 0.15), 0.5 * (0.30 - 0.15)])


def test_a_group_that_disappears_brings_mix_alone() -> None:
    then, now = sums((10, 100), (30, 100)), sums((10, 100), (0, 0))

    assert split(then, now).rate == pytest.approx([0, 0])


def test_without_anybody_there_is_no_value() -> None:
    assert np.isnan(sums((0, 0)).value)


def test_a_whole_that_moves_against_all_its_groups_is_a_reversal() -> None:
    """Both rates fall, from 10 % and 40 % to 8 % and 38 %, while people move to the second group."""
    then, now = sums((80, 800), (80, 200)), sums((16, 200), (304, 800))

    assert now.value > then.value
    assert is_reversed(then, now)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (sums((10, 100), (20, 100)), sums((12, 100), (22, 100))),  # all with the whole
        (sums((10, 100), (20, 100)), sums((12, 100), (10, 100))),  # one with it
        (sums((10, 100), (20, 100)), sums((10, 100), (20, 100))),  # nothing moved
        (sums((10, 100), (0, 0)), sums((8, 100), (90, 100))),  # one group alone is in both
    ],
)
def test_anything_else_is_none(then: Sums, now: Sums) -> None:
    assert not is_reversed(then, now)
