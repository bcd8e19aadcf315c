"""Charts in the colours of the page around them, so that a page can be light and dark.

The library that draws knows colours alone, no names. So each token is drawn in a colour that nothing else
has, and every such colour becomes the token's name afterwards.
"""

import re

from hrkpi.export.figure import painted_in
from hrkpi.export.plot import Figure
from hrkpi.export.tokens import LIGHT, NAMED

CODES = {name: f"#0102{at:02x}" for at, name in enumerate(LIGHT, start=1)}
PLACES = tuple(LIGHT)
CODED = re.compile(r"rgb\(1, 2, (\d+)\)")


def coded(drawn: Figure) -> Figure:
    """A figure in colours that stand for tokens."""
    made: Figure = painted_in(drawn, CODES)
    return made


def named(svg: str) -> str:
    """What was drawn of it, with the names of tokens: ``var(--brand)``."""
    return CODED.sub(lambda found: NAMED[PLACES[int(found[1]) - 1]], svg)
