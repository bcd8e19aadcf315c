"""A company's logo as Office takes it: a PNG, drawn by the warm browser where it is an SVG."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hrkpi.errors import SettingError
from hrkpi.export.brand import File
from hrkpi.export.logo import PNG, SIGNATURE
from hrkpi.export.renderer import renderer

DRAWN = 480, 100  # CSS pixels of the picture of an SVG, at most
PAGE = '<body style="margin:0"><img src="{source}" width="{wide}" height="{high}" style="display:block">'
RESOLUTION = b"pHYs"  # what a PNG says of its size on paper, by which Office would scale it


@dataclass(frozen=True)
class Emblem:
    """A logo to be put on a sheet.

    Args:
        content: PNG without a resolution, so that a pixel is a pixel.
        scale: By which it is made smaller.
        high: Pixels that it is high then.
    """

    content: bytes = field(repr=False)
    scale: float
    high: int


def emblem(logo: File | None, most: tuple[int, int]) -> Emblem | None:
    """A logo that is as large as fits; none where there is none, or no Chromium to draw an SVG.

    Args:
        logo: PNG or SVG.
        most: Pixels that it may be wide and high.
    """
    content = _drawn(logo) if logo else None
    if logo is None or content is None:
        return None
    wide, high = logo.within(*most)
    return Emblem(_bare(content), wide / int.from_bytes(content[16:20], "big"), high)


def _drawn(logo: File) -> bytes | None:
    """The logo as PNG; an SVG may have white paper under it."""
    if logo.kind == PNG:
        return logo.content
    wide, high = logo.within(*DRAWN)
    page = PAGE.format(source=logo.inside, wide=wide, high=high)
    try:
        return renderer().ask(lambda machine: machine.png(page, wide))
    except SettingError:
        return None


def _bare(content: bytes) -> bytes:
    """A PNG without its resolution."""
    return SIGNATURE + b"".join(part for part in _parts(content) if part[4:8] != RESOLUTION)


def _parts(content: bytes) -> Iterator[bytes]:
    at = len(SIGNATURE)
    while at < len(content):
        long = int.from_bytes(content[at : at + 4], "big") + 12  # its length, name and checksum
        yield content[at : at + long]
        at += long
