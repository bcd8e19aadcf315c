"""Charts in the colours of the page around them, so that a page can be light and dark.

The library that draws knows colours alone, no names. So each token is drawn in a colour that nothing else
has, and every such colour becomes the token's name afterwards.
"""

import re

from hrkpi.export.figure import painted_in
from hrkpi.export.plot import Figure
from hrkpi.export.tokens import LIGHT, NAMED

CODES = {name: f"#0102{at:02x}" for at, name in enumerate(LIGHT, start=1)}
WRITTEN = {f"rgb(1, 2, {at})": NAMED[name] for at, name in enumerate(LIGHT, start=1)}
CODED = re.compile(r"rgb\(1, 2, \d+\)")
TAG = re.compile(r'<[\w:-]+(?:\s+[\w:-]+="[^"]*")*\s*/?>')  # neither < nor " is bare in text of data
TOLD = re.compile(r'([\w:-]+)="([^"]*)"')
COLOURED = {"style", "fill", "stroke", "stop-color"}  # what holds colours; what else it says is left as it is


def coded(drawn: Figure) -> Figure:
    """A figure in colours that stand for tokens."""
    made: Figure = painted_in(drawn, CODES)
    return made


def named(svg: str) -> str:
    """What was drawn of it, with the names of tokens: ``var(--brand)``; text of data stays."""
    return TAG.sub(lambda tag: TOLD.sub(_told, tag[0]), svg)


def _told(found: re.Match[str]) -> str:
    """An attribute, with the names of tokens where it is a colour."""
    if found[1] not in COLOURED:
        return found[0]
    return f'{found[1]}="{CODED.sub(lambda one: WRITTEN.get(one[0], one[0]), found[2])}"'
