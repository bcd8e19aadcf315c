"""Shades of a colour: how well it is read on a ground, the nearest that is, and the steps around it."""

import math
from collections.abc import Collection, Sequence

TEXT = 4.5  # contrast of text with its ground, WCAG 2.2, 1.4.3
STEP = 0.004  # of lightness, 0 to 1: what nobody sees
PALE, DEEP = 0.965, 0.27  # lightness of the first and the last of ten steps

Parts = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours ``#RRGGBB``, 1 to 21.

    References:
        WCAG 2.2, relative luminance and contrast ratio.
    """
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def is_read(colour: str, grounds: Collection[str], least: float = TEXT) -> bool:
    """Whether a colour is read on every ground."""
    return all(contrast(colour, ground) >= least for ground in grounds)


def nearest_read(colour: str, grounds: Collection[str], least: float = TEXT) -> str:
    """The shade of a colour that is read on every ground and nearest to it: its hue, darker or lighter.

    Args:
        colour: As ``#RRGGBB``; itself where it is read.
        grounds: All of them light, or all of them dark.
        least: Contrast that it must have.
    """
    lightness, chroma, hue = _polar(colour)
    end = 0.0 if sum(map(_light, grounds)) > len(grounds) / 2 else 1.0
    while not is_read(colour, grounds, least) and lightness != end:
        lightness = max(lightness - STEP, end) if end == 0 else min(lightness + STEP, end)
        colour = _shade(lightness, chroma, hue)
    return colour


def steps(light: str, dark: str) -> tuple[str, ...]:
    """Ten steps from pale to deep with the hue of a colour, as the component library wants them.

    Args:
        light: The colour in the light theme; it is the seventh.
        dark: The colour in the dark theme; it is the fourth.
    """
    _, chroma, hue = _polar(light)
    even = [_shade(PALE + (DEEP - PALE) * place / 9, chroma, hue) for place in range(10)]
    return (*even[:3], dark.upper(), *even[4:6], light.upper(), *even[7:])


def _light(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Parts:
    """Red, green and blue as amounts of light, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _lit(red), _lit(green), _lit(blue)


def _lit(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _polar(colour: str) -> Parts:
    """Lightness (0 to 1), chroma and hue (radians).

    References:
        Ottosson (2020), A perceptual color space for image processing: OKLab in polar form.
    """
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    across = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    along = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(across, along), math.atan2(along, across)


def _shade(lightness: float, chroma: float, hue: float) -> str:
    """The colour of a lightness and hue, as strong as a screen can show it and no stronger than asked."""
    parts = _parts(lightness, chroma, hue)
    while chroma > 0.002 and not all(-0.0005 <= part <= 1.0005 for part in parts):
        chroma *= 0.96
        parts = _parts(lightness, chroma, hue)
    return "#" + "".join(f"{round(255 * _seen(min(max(part, 0.0), 1.0))):02X}" for part in parts)


def _parts(lightness: float, chroma: float, hue: float) -> Sequence[float]:
    """Red, green and blue as amounts of light; outside 0 to 1 where no screen shows them."""
    across, along = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * across + 0.2158037573 * along) ** 3
    medium = (lightness - 0.1055613458 * across - 0.0638541728 * along) ** 3
    short = (lightness - 0.0894841775 * across - 1.2914855480 * along) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _seen(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
