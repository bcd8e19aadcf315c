"""The browser behind the renderer: a page that draws charts, and pages without scripts that are printed."""

import os
import signal
from contextlib import suppress
from importlib.resources import files
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Page, Playwright, Route

from hrkpi.export import tokens
from hrkpi.export.chromium import options
from hrkpi.export.paper import face
from hrkpi.export.plot import Figure
from hrkpi.export.printed import Found

PATIENCE = 30_000  # milliseconds for one step
WIDTH, HEIGHT, SCALE = 1308, 900, 0.8  # CSS pixels that A4 holds between its margins, and their size on it
PAPER = 907  # CSS pixels between the margins of A4 landscape at that size, from top to bottom
TIGHT = 0.85  # of that size; what does not fit on one page at it goes on to the next
SHORTEST = 120  # CSS pixels of a picture
SHARP = 2  # pixels of a picture to one of CSS
DRAW = """async ([figure, width, height]) => {
    const options = {format: "svg", width, height, imageDataOnly: true};
    return await Plotly.toImage({...figure, config: {staticPlot: true, plotlyServerURL: ""}}, options);
}"""

BANDS = """() => [...document.querySelectorAll(".view")].map((view) => [...view.children].map((one) => {
    const next = one.nextElementSibling, box = one.getBoundingClientRect();
    const foot = next ? next.getBoundingClientRect().top : box.bottom;
    const charts = [...one.querySelectorAll(".picture > svg")].map((svg) => svg.getBoundingClientRect());
    return [one.id, foot - box.top, charts.map((chart) => chart.height), one.classList.contains("tears")];
}))"""


class Machine:
    """A browser without a network.

    Args:
        playwright: What drives it; of the same thread.
        program: Path of Chromium.
    """

    def __init__(self, playwright: Playwright, program: str) -> None:
        self._browser = playwright.chromium.launch(executable_path=program, args=options(), timeout=PATIENCE)
        self._process = self._found()
        self._drawing: Page | None = None
        self._paper: Page | None = None

    def kill(self) -> None:
        """End the browser at once, from any thread: whoever waits for it is told that it is gone."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)

    def _found(self) -> int:
        """Id of the browser's process, as it says itself."""
        told = self._browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
        return next(int(one["id"]) for one in told["processInfo"] if one["type"] == "browser")

    @property
    def is_alive(self) -> bool:
        """Whether the browser is still there."""
        return self._browser.is_connected()

    def close(self) -> None:
        """Let the browser go."""
        self._browser.close()

    def svg(self, figure: Figure, width: int, height: int) -> str:
        """A chart as SVG.

        Args:
            figure: Data and layout, in colours that browsers know.
            width: CSS pixels.
            height: CSS pixels.
        """
        if self._drawing is None or self._drawing.is_closed():
            self._drawing = self._easel()
        drawn: str = self._drawing.evaluate(DRAW, [figure, width, height])
        return drawn

    def pdf(self, html: str, *, on_one: bool = False) -> bytes:
        """A standalone page as PDF, A4 landscape unless its style says another size.

        Args:
            html: The page.
            on_one: Whether it is made a little smaller where that brings it onto one page.
        """
        page = self._page(html, "print", WIDTH)
        box = page.locator("body").bounding_box() if on_one else None
        fit = PAPER / box["height"] if box else 1.0
        return page.pdf(
            format="A4",
            landscape=True,
            prefer_css_page_size=True,
            print_background=True,
            scale=SCALE * min(1.0, max(fit, TIGHT)),
            tagged=True,
            outline=True,
        )

    def bands(self, html: str) -> list[list[Found]]:
        """How high everything on the printed page of views is, by view and from top to bottom."""
        found = self._page(html, "print", WIDTH).evaluate(BANDS)
        return [
            [Found(name, high, tuple(charts), tears) for name, high, charts, tears in view] for view in found
        ]

    def png(self, html: str, width: int) -> bytes:
        """A standalone page as a picture of its whole length, so many CSS pixels wide and twice as sharp."""
        return self._page(html, "screen", width).screenshot(full_page=True, animations="disabled")

    def _page(self, html: str, media: Literal["print", "screen"], width: int) -> Page:
        """A page laid out for paper or screen; it runs no script."""
        if self._paper is None or self._paper.is_closed():
            self._paper = self._context(java_script_enabled=False, device_scale_factor=SHARP).new_page()
        self._paper.set_viewport_size({"width": width, "height": HEIGHT if media == "print" else SHORTEST})
        self._paper.emulate_media(media=media)  # before loading, so that everything is laid out for it
        self._paper.set_content(html, wait_until="load")
        return self._paper

    def _easel(self) -> Page:
        """The page that draws: it has the drawing library, our letters to measure with, and nothing else."""
        page = self._context().new_page()
        style = f"{face()}:root{{--font:{tokens.FONT}}}body{{font-family:{tokens.TYPE}}}"
        page.set_content(f"<!doctype html><style>{style}</style><p>Inter</p>")
        page.add_script_tag(path=str(files("plotly") / "package_data" / "plotly.min.js"))
        page.evaluate("document.fonts.load('12px Inter')")
        return page

    def _context(self, **more: Any) -> BrowserContext:  # Any: options of the browser
        window = {"viewport": {"width": WIDTH, "height": HEIGHT}, "offline": True, **more}
        context = self._browser.new_context(**window)
        context.set_default_timeout(PATIENCE)
        context.route("**/*", _refuse)
        return context


def _refuse(route: Route) -> None:
    route.abort()
