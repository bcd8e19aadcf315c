"""A browser at work on the served app: how long a click takes until the picture is redrawn.

Time begins at the click, in the page, and ends with the last change of what is in sight, once nothing is
asked any more, no part is busy and every chart in sight is drawn. Between clicks a reader looks for a moment.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from hrkpi.export.chromium import chromium, options
from tests.browser.conftest import served

SIZE = {"width": 1440, "height": 924}
LOOKED = 800  # milliseconds that a reader looks before the next click
LATEST = 30_000  # milliseconds after which nothing comes any more
CLICKED = """(act) => new Promise((done, failed) => {
  const quiet = 150, fetched = window.fetch, begun = performance.now();
  let open = 0, asked = 0, last = begun;
  const now = () => { last = performance.now(); };
  const inSight = (one) => {
    const box = one.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const away = (change) => {
    if (!change.target.isConnected) return true; // a part of a chart that was taken out
    const place = change.target.closest ? change.target : change.target.parentElement;
    const chart = place.closest("[data-chart]");
    return chart && !inSight(chart);
  };
  const seen = new MutationObserver((changes) => { if (!changes.every(away)) now(); });
  const everything = {subtree: true, childList: true, attributes: true, characterData: true};
  seen.observe(document.querySelector("main"), everything);
  window.fetch = (...all) => {
    const ahead = !String(all[0].url || all[0]).includes("_dash-update");
    if (ahead) return fetched(...all);
    open += 1; asked += 1;
    return fetched(...all).finally(() => { open -= 1; now(); });
  };
  const charts = () => [...document.querySelectorAll("main .chart")].filter(inSight);
  const drawn = () => charts().every((one) => one.painted && one.painted.endsWith(one.dataset.figure));
  const look = setInterval(() => {
    const waited = performance.now();
    const still = asked && !open && !document.querySelector("main [aria-busy=true]") && drawn();
    if ((still && waited - last > quiet) || waited - begun > LATEST) {
      clearInterval(look); seen.disconnect(); window.fetch = fetched;
      setTimeout(() => (still ? done : failed)(last - begun), LOOKED);
    }
  }, 10);
  new Function(act)();
})""".replace("LATEST", str(LATEST)).replace("LOOKED", str(LOOKED))
FIRST_CONTENT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True)
class Taken:
    """How long clicks took, in milliseconds."""

    each: tuple[float, ...]

    @property
    def p50(self) -> float:
        """Median."""
        return float(np.percentile(self.each, 50))

    @property
    def p95(self) -> float:
        """The slowest but five in a hundred."""
        return float(np.percentile(self.each, 95))


@contextmanager
def browsing(workspace: Path) -> Iterator[tuple[Browser, str]]:
    """Chromium, and the address of a server over a workspace."""
    with sync_playwright() as machine:
        browser = machine.chromium.launch(executable_path=chromium(), args=options())
        for where in served(workspace):
            yield browser, where
        browser.close()


def opened(browser: Browser, address: str) -> Page:
    """A page with an empty cache, once all of it is drawn."""
    page = browser.new_context(viewport=SIZE).new_page()  # type: ignore[arg-type]  # width and height
    page.goto(address)
    page.wait_for_selector("#page h1", state="attached")
    page.wait_for_load_state("networkidle")
    return page


def clicked(page: Page, acts: Sequence[str]) -> Taken:
    """Do some things one after the other, and say how long each took until it was to be seen.

    Args:
        page: Where.
        acts: Each as a script.
    """
    return Taken(tuple(float(page.evaluate(CLICKED, act)) for act in acts))


def weighed(browser: Browser, address: str) -> tuple[int, float, float]:
    """A first visit: bytes over the wire, milliseconds to the first content, and to all of it."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]  # width and height
    page = context.new_page()
    bytes_of: list[int] = []

    def weigh(request: object) -> None:
        sizes = request.sizes()  # type: ignore[attr-defined]  # what the browser hands over
        bytes_of.append(sizes["responseBodySize"] + sizes["responseHeadersSize"])

    page.on("requestfinished", weigh)
    begun = perf_counter()
    page.goto(address)
    page.wait_for_selector("#page h1", state="attached")
    whole = (perf_counter() - begun) * 1000
    page.wait_for_load_state("networkidle")
    first = float(page.evaluate(FIRST_CONTENT))
    context.close()
    return sum(bytes_of), first, whole
