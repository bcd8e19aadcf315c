"""A company's logo: PNG or SVG, small, of a known shape, and without anything that runs or fetches."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree  # type: ignore[import-untyped]  # has no stubs

PNG, SVG = "image/png", "image/svg+xml"
LARGEST = 100_000  # bytes
SIDE = 4000  # pixels of a PNG, at most
SIGNATURE = b"\x89PNG\r\n\x1a\n"
ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"})
REACHING = re.compile(r"@import|url\((?!\s*['\"]?\s*#)|javascript:|\\", re.IGNORECASE)  # or in disguise
INSIDE = ("#", "data:image/png;", "data:image/jpeg;")  # what a reference may begin with
LENGTH = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*")


def looked_at(content: bytes) -> tuple[str, float]:
    """The kind of a logo, and its width over its height.

    Raises:
        ValueError: If it is none that is shown; the text says why.
    """
    if len(content) > LARGEST:
        raise ValueError(f"it has more than {LARGEST // 1000} kB")
    return (PNG, _png(content)) if content.startswith(SIGNATURE) else (SVG, _svg(content))


def _png(content: bytes) -> float:
    wide, high = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    if content[12:16] != b"IHDR" or not (0 < wide <= SIDE and 0 < high <= SIDE):
        raise ValueError("it is a damaged PNG, or a huge one")
    return wide / high


def _svg(content: bytes) -> float:
    try:
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except (ParseError, ValueError, LookupError):  # no XML, forbidden in it, or in letters nobody knows
        raise ValueError("it is neither PNG nor plain SVG") from None
    if _plain(root.tag) != "svg":
        raise ValueError("it is neither PNG nor plain SVG")
    for what in _alive(root):
        raise ValueError(f"it holds {what}, and a logo neither runs nor fetches anything")
    return _shape(root)


def _alive(root: Element) -> Iterator[str]:
    """What runs or reaches out in a drawing."""
    for node in root.iter():
        tag = _plain(node.tag)
        if tag in ACTIVE:
            yield f"<{tag}>"
        if tag == "style" and REACHING.search("".join(node.itertext())):
            yield "a style that fetches"
        for name, value in node.items():
            plain = _plain(name)
            if plain.startswith("on"):
                yield "what happens at an event"
            elif plain in {"href", "src"} and not value.strip().startswith(INSIDE):
                yield "a link"
            elif REACHING.search(value):
                yield "a style that fetches"


def _shape(root: Element) -> float:
    """Width over height, by the drawing's frame or its size."""
    frame = [_length(part) for part in root.get("viewBox", "").replace(",", " ").split()][2:]
    wide, high = frame if len(frame) == 2 else (_length(root.get(name, "")) for name in ("width", "height"))
    if not (wide > 0 and high > 0):
        raise ValueError("it does not say how large it is (viewBox)")
    return wide / high


def _length(text: str) -> float:
    found = LENGTH.fullmatch(text)
    try:
        return float(found[1]) if found else 0.0
    except ValueError:
        return 0.0


def _plain(name: object) -> str:
    """The name of an element or attribute without its namespace, in small letters."""
    return str(name).rpartition("}")[2].rpartition(":")[2].lower()
