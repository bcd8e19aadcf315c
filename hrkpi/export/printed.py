"""Views on paper: laid out with blank charts first, so that each chart is drawn once, as high as it fits.

A browser breaks pages where they are full. Here it says how high everything is, pages are chosen that leave
no hole (``paging``), and charts are drawn as much higher or lower as fills them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hrkpi.export.figure import height
from hrkpi.export.paging import Band, Laid, laid
from hrkpi.view import Chart

ROOM = 886.0  # CSS pixels between the margins of A4 landscape at the size of print, a hair left for rounding
LOWER, HIGHER = 0.25, 0.4  # of its height by which a chart may be lower or higher than drawn
GHOST = re.compile(r'<svg data-ghost="(\d+)"[^>]*></svg>')


@dataclass(frozen=True)
class Found:
    """A band as the browser laid it out.

    Args:
        name: Its id.
        high: CSS pixels to the next.
        charts: CSS pixels of each chart in it, from top to bottom as large as drawn.
        tears: Whether it may go on on the next page.
    """

    name: str
    high: float
    charts: tuple[float, ...]
    tears: bool


class Ghosts:
    """Draws blanks in place of charts, and remembers what they stand for."""

    def __init__(self) -> None:
        self._wanted: list[tuple[Chart, int]] = []

    def __call__(self, chart: Chart, width: int) -> str:
        """A blank as large as the chart."""
        self._wanted.append((chart, width))
        return f'<svg data-ghost="{len(self._wanted) - 1}" viewBox="0 0 {width} {height(chart)}"></svg>'

    def drawn(self, html: str, taller: Sequence[float], draw: Callable[[Chart, int, int], str]) -> str:
        """The page with charts in place of blanks.

        Args:
            html: The page with blanks.
            taller: By which share of its height each chart is higher, in the order of the page.
            draw: Draws a chart so many CSS pixels wide and high.
        """

        def chart(found: re.Match[str]) -> str:
            at = int(found[1])
            wanted, width = self._wanted[at]
            return draw(wanted, width, round(height(wanted) * (1 + taller[at])))

        return GHOST.sub(chart, html)


def paged(views: Sequence[Sequence[Found]]) -> tuple[str, list[float]]:
    """How views are printed, by how high their bands are.

    Returns:
        The style that begins pages, and by which share of its height each chart is higher.
    """
    begins: list[str] = []
    taller: list[float] = []
    for bands in views:
        plans = laid([_band(one) for one in bands], ROOM)
        begins += [f"#{one.name}" for one, plan in zip(bands[1:], plans[1:], strict=True) if plan.begins]
        for one, plan in zip(bands, plans, strict=True):
            taller += _shares(one, plan)
    style = f"@media print{{{','.join(begins)}{{break-before:page}}}}" if begins else ""
    return style, taller


def _band(found: Found) -> Band:
    lowest = min(found.charts, default=0.0)
    return Band(found.high, lowest * LOWER, lowest * HIGHER, found.tears)


def _shares(found: Found, plan: Laid) -> list[float]:
    return [plan.taller / high for high in found.charts]
