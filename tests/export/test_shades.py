"""Shades of a colour: what is read on a ground, and what comes nearest to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hrkpi.export.brand import PLAIN
from hrkpi.export.shades import TEXT, contrast, is_read, nearest_read, steps
from hrkpi.export.tokens import DARK, GROUNDS, INDIGO, LIGHT

ON_LIGHT = [LIGHT[name] for name in GROUNDS]
ON_DARK = [DARK[name] for name in GROUNDS]
COLOURS = some.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_black_on_white_is_the_most_and_a_colour_on_itself_the_least() -> None:
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#C8102E", "#C8102E") == pytest.approx(1)


def test_the_grey_at_the_border_of_what_is_read_on_white() -> None:
    """#767676 is the lightest grey that WCAG 2.2 lets text have on white: 4.54 to 1; #777777 has 4.48."""
    assert is_read("#767676", ["#FFFFFF"])
    assert not is_read("#777777", ["#FFFFFF"])


@given(COLOURS, some.sampled_from([ON_LIGHT, ON_DARK]))
def test_every_colour_has_a_shade_that_is_read(colour: str, grounds: list[str]) -> None:
    shade = nearest_read(colour, grounds)

    assert is_read(shade, grounds)
    assert shade == colour or not is_read(colour, grounds)
    assert nearest_read(shade, grounds) == shade


@pytest.mark.parametrize(("colour", "strongest"), [("#FF0000", 0), ("#00B140", 1), ("#6699FF", 2)])
def test_a_shade_keeps_its_hue_and_is_no_darker_than_it_must_be(colour: str, strongest: int) -> None:
    shade = nearest_read(colour, ON_LIGHT)

    parts = [int(shade[at : at + 2], 16) for at in (1, 3, 5)]
    assert parts.index(max(parts)) == strongest
    assert TEXT <= min(contrast(shade, ground) for ground in ON_LIGHT) < TEXT + 0.2


def test_ten_steps_go_from_pale_to_deep_and_hold_both_colours_in_their_places() -> None:
    ten = steps("#00677F", "#5CACC6")

    assert (ten[6], ten[3], len(ten)) == ("#00677F", "#5CACC6", len(INDIGO))
    on_white = [contrast(step, "#FFFFFF") for step in ten]
    assert on_white == sorted(on_white)


def test_our_own_look_is_read_too() -> None:
    assert not PLAIN.is_own
    assert is_read(PLAIN.themes["light"]["accent"], ON_LIGHT)
    assert is_read(PLAIN.themes["dark"]["accent"], ON_DARK)
