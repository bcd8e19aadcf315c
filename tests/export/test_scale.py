"""Axes reach around the values and carry round numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrkpi.export.scale import axis


def test_lines_are_round_and_few() -> None:
    assert axis([0.1128, 0.1382], smallest=0.001).ticks == pytest.approx(
        (0.115, 0.12, 0.125, 0.13, 0.135, 0.14)
    )


def test_lines_are_told_apart_by_the_digits_that_are_written() -> None:
    """Steps of a quarter of a point would be written 8.5, 8.8, 9.0 %."""
    assert axis([0.085, 0.096], smallest=0.001).ticks == pytest.approx((0.085, 0.09, 0.095))
    assert axis([10.0, 18.0], most=3, smallest=1.0).ticks == (10.0, 15.0)


def test_a_rate_never_begins_below_zero() -> None:
    assert axis([0.0, 0.2]).low == 0.0
    assert axis([-5.0, 5.0]).low < -5.0


def test_one_value_and_none_still_have_an_axis() -> None:
    alone, none = axis([0.2], smallest=0.001), axis([], smallest=1.0)

    assert alone.low < 0.2 < alone.high
    assert none.ticks
    assert axis([7.0]).low < 7.0 < axis([7.0]).high
    assert axis([0.0]).high > 0.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20), st.integers(2, 7))
def test_every_value_lies_inside_and_lines_are_evenly_spaced(values: list[float], most: int) -> None:
    found = axis(values, most=most)

    assert found.low <= min(values)
    assert found.high >= max(values)
    assert len(found.ticks) <= most
    gaps = [b - a for a, b in zip(found.ticks, found.ticks[1:], strict=False)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps)) if gaps else True
