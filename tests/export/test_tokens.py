"""Colours: every pair that carries a meaning can be told apart."""

import math
from itertools import combinations

import pytest

from hrkpi.export.tokens import DARK, LIGHT, THEMES, stylesheet, tone, variables

TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2, contrast of text and of graphics
# How linear red, green and blue reach an eye without one kind of cone (Viénot, Brettel, Mollon 1999).
SEEN = (
    ((0.1121, 0.8853, -0.0005), (0.1127, 0.8897, -0.0001), (0.0045, 0.0, 1.0019)),
    ((0.2920, 0.7054, -0.0003), (0.2934, 0.7089, 0.0), (-0.0208, 0.0255, 1.0)),
)


def linear(colour: str) -> tuple[float, ...]:
    """Red, green and blue as amounts of light, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours by WCAG 2.2."""
    weights = (0.2126, 0.7152, 0.0722)
    lights = sorted(
        sum(w * part for w, part in zip(weights, linear(colour), strict=True)) for colour in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def distance(one: str, other: str, matrix: tuple[tuple[float, ...], ...]) -> float:
    """Distance of two colours in OKLab, times 100, as an eye sees them."""
    first, second = (
        oklab([sum(a * b for a, b in zip(row, linear(c), strict=True)) for row in matrix])
        for c in (one, other)
    )
    return 100 * math.dist(first, second)


def oklab(rgb: list[float]) -> tuple[float, ...]:
    """Linear light as OKLab (Ottosson 2020)."""
    red, green, blue = (max(part, 0.0) for part in rgb)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "canvas", "raised"])
def test_text_can_be_read_on_every_ground(theme: dict[str, str], ground: str) -> None:
    for name in ("ink", "ink2", "muted", "brand", "accent", "good", "off"):
        assert contrast(theme[name], theme[ground]) >= TEXT, name


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_chips_can_be_read(theme: dict[str, str]) -> None:
    assert contrast(theme["good_text"], theme["surface"]) >= 6.3
    assert contrast(theme["watch_text"], theme["watch_fill"]) >= 6.3
    assert contrast(theme["off_text"], theme["off_fill"]) >= TEXT
    assert contrast(theme["on_accent"], theme["accent"]) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_lines_can_be_seen_on_a_card(theme: dict[str, str]) -> None:
    groups = [f"group_{number}" for number in range(1, 5)]

    for name in ("brand", "prior", "good", "watch", "off", "none", *groups):
        assert contrast(theme[name], theme["surface"]) >= GRAPHIC, name


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eye", SEEN, ids=["protan", "deutan"])
def test_status_colours_differ_for_eyes_that_miss_a_cone(
    theme: dict[str, str], eye: tuple[tuple[float, ...], ...]
) -> None:
    for one, other in combinations(("good", "watch", "off"), 2):
        assert distance(theme[one], theme[other], eye) >= 9, (one, other)


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_tokens_become_custom_properties() -> None:
    assert "--off-text:#FFFFFF;" in variables(LIGHT)
    assert all(f"--{name.replace('_', '-')}:" in stylesheet() for name in LIGHT)
    assert set(THEMES) == {"light", "dark"}


def test_a_status_without_a_judgement_is_grey() -> None:
    assert (tone("off_target"), tone("no_target"), tone("")) == ("off", "none", "none")
