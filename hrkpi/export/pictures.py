"""Pictures of views: each chart as SVG by the warm browser, a view as SVG and PNG, pages as PDF."""

from collections.abc import Sequence
from functools import partial

from hrkpi.errors import SettingError
from hrkpi.export.chromium import chromium
from hrkpi.export.figure import figure, height, painted
from hrkpi.export.page import view_html
from hrkpi.export.renderer import renderer
from hrkpi.export.sheet import sheet
from hrkpi.export.stamp import Stamp
from hrkpi.view import Chart, View
from hrkpi.wording import Wording

THEME = "light"  # of everything on paper
WIDTH = 1356  # CSS pixels of a picture of a page
NARROW = 700  # CSS pixels of a picture of one chart


def drawn(wording: Wording, chart: Chart, width: int) -> str:
    """A chart as SVG, so many CSS pixels wide.

    Raises:
        SettingError: If there is no Chromium, or it cannot draw.
    """
    wanted = painted(figure(chart, wording), THEME)
    return renderer().ask(lambda machine: machine.svg(wanted, width, height(chart)))


def to_html(views: Sequence[View], wording: Wording, stamp: Stamp) -> str:
    """Views as one page; where there is no Chromium, tables stand in place of charts."""
    try:
        chromium()
    except SettingError:
        return view_html(views, wording, stamp, lambda _chart, _width: "")
    return view_html(views, wording, stamp, partial(drawn, wording))


def to_pdf(views: Sequence[View], wording: Wording, stamp: Stamp) -> bytes:
    """Views as PDF, each on pages of its own.

    Raises:
        SettingError: If there is no Chromium, or it cannot draw.
    """
    html = view_html(views, wording, stamp, partial(drawn, wording))
    return renderer().ask(lambda machine: machine.pdf(html), pages=len(views))


def to_png(views: Sequence[View], wording: Wording, stamp: Stamp) -> bytes:
    """Views as one picture; of a single chart as narrow as suits it.

    Raises:
        SettingError: If there is no Chromium, or it cannot draw.
    """
    html = view_html(views, wording, stamp, partial(drawn, wording))
    width = NARROW if len(views) == 1 and len(views[0].blocks) == 1 else WIDTH
    return renderer().ask(lambda machine: machine.png(html, width), pages=len(views))


def to_svg(views: Sequence[View], wording: Wording, stamp: Stamp) -> str:
    """The charts of views under each other with their words, as one SVG.

    Raises:
        SettingError: If there is no Chromium, or it cannot draw.
    """
    return sheet(views, wording, stamp, partial(drawn, wording))
