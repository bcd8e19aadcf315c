"""Pictures of views: each chart as SVG by the warm browser, a view as SVG and PNG, pages as PDF."""

from collections.abc import Callable, Container, Sequence
from functools import partial

from hrkpi.errors import SettingError
from hrkpi.export.chromium import chromium
from hrkpi.export.figure import figure, height, narrowed, painted
from hrkpi.export.figure_parts import is_blank
from hrkpi.export.page import view_html
from hrkpi.export.plot import Figure
from hrkpi.export.printed import Ghosts, paged
from hrkpi.export.renderer import renderer
from hrkpi.export.sheet import sheet
from hrkpi.export.stamp import Stamp
from hrkpi.export.steps import Tell, silently
from hrkpi.export.themed import coded, named
from hrkpi.language import say
from hrkpi.view import Chart, Mark, View
from hrkpi.wording import Wording

THEME = "light"  # of everything on paper
WIDTH = 1356  # CSS pixels of a picture of a page
STILL = "details{display:none}"  # nobody opens a table in a picture
NARROW = 700  # CSS pixels of a picture of one chart
NARROWEST = 420  # CSS pixels of a chart below which it is drawn for a phone


class Easel:
    """Draws the charts of views one after the other, and tells which.

    Args:
        views: Whose charts.
        wording: How their axes are written.
        tell: Called before each, and while it is waited for; raising in it drops the picture.
        tables: Marks that are tables, not pictures.
        times: How often each is drawn.
    """

    def __init__(
        self,
        views: Sequence[View],
        wording: Wording,
        tell: Tell,
        *,
        tables: Container[Mark] = (Mark.HEAT,),
        times: int = 1,
    ) -> None:
        charts = [block for view in views for block in view.blocks if isinstance(block, Chart)]
        self._whole = times * sum(chart.mark not in tables and not is_blank(chart) for chart in charts)
        self._wording, self._tell, self._done = wording, tell, 0

    def __call__(self, chart: Chart, width: int, high: int = 0) -> str:
        """A chart as SVG, so many CSS pixels wide, and as high as it needs unless said.

        Raises:
            SettingError: If there is no Chromium, or it cannot draw.
        """
        return self._asked(painted(figure(chart, self._wording), THEME), width, high or height(chart))

    def themed(self, chart: Chart, width: int) -> str:
        """A chart as SVG in the colours of the page around it; a narrow one as phones draw it."""
        drawn = figure(chart, self._wording)
        wanted = coded(narrowed(drawn) if width < NARROWEST else drawn)
        return named(self._asked(wanted, width, height(chart)))

    def _asked(self, wanted: Figure, width: int, high: int) -> str:
        step = say("Drawing picture {number} of {count}", number=self._done + 1, count=self._whole)
        watch = partial(self._tell, step, self._done, self._whole)
        watch()
        svg = renderer().ask(lambda machine: machine.svg(wanted, width, high), watch=watch)
        self._done += 1
        return svg


def to_html(views: Sequence[View], wording: Wording, stamp: Stamp, tell: Tell = silently) -> str:
    """Views as one page for wide screens and phones, light and dark; without Chromium charts are tables."""
    try:
        chromium()
    except SettingError:
        return view_html(views, wording, stamp, lambda _chart, _width: "")
    easel = Easel(views, wording, tell, times=2)
    return view_html(views, wording, stamp, easel.themed, phones=True)


def to_pdf(views: Sequence[View], wording: Wording, stamp: Stamp, tell: Tell = silently) -> bytes:
    """Views as PDF, each on pages of its own that leave no hole.

    Raises:
        SettingError: If there is no Chromium, or it cannot draw.
    """
    ghosts = Ghosts()
    draft = view_html(views, wording, stamp, ghosts)
    style, taller = paged(renderer().ask(lambda machine: machine.bands(draft)))
    html = ghosts.drawn(_dressed(draft, style), taller, Easel(views, wording, tell))
    return renderer().ask(lambda machine: machine.pdf(html), pages=len(views), watch=_writing(tell))


def to_png(views: Sequence[View], wording: Wording, stamp: Stamp, tell: Tell = silently) -> bytes:
    """Views as one picture; of a single chart as narrow as suits it.

    Raises:
        SettingError: If there is no Chromium, or it cannot draw.
    """
    html = _dressed(view_html(views, wording, stamp, Easel(views, wording, tell)), STILL)
    width = NARROW if len(views) == 1 and len(views[0].blocks) == 1 else WIDTH
    return renderer().ask(lambda machine: machine.png(html, width), pages=len(views), watch=_writing(tell))


def to_svg(views: Sequence[View], wording: Wording, stamp: Stamp, tell: Tell = silently) -> str:
    """The charts of views under each other with their words, as one SVG.

    Raises:
        SettingError: If there is no Chromium, or it cannot draw.
    """
    return sheet(views, wording, stamp, Easel(views, wording, tell, tables=()))


def _dressed(html: str, style: str) -> str:
    """A page with one more style."""
    return html.replace("</head>", f"<style>{style}</style></head>", 1)


def _writing(tell: Tell) -> Callable[[], None]:
    """Tells that the file is written, now and as often as it is asked."""
    watch = partial(tell, say("Writing the file"), 0, 0)
    watch()
    return watch
