"""A page as PDF, printed by the system's Chromium: vector, tagged, with an outline, and without a network."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import BoundedSemaphore

from playwright.sync_api import Error, Route, sync_playwright

from hrkpi.errors import SettingError

VARIABLE = "HRKPI_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
AT_ONCE = 2  # prints side by side; each starts a browser
PATIENCE = 30_000  # milliseconds for one print
WIDTH, HEIGHT, SCALE = (
    1308,
    900,
    0.8,
)  # CSS pixels that an A4 page holds between its margins, and their size on it
OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
TURNS = BoundedSemaphore(AT_ONCE)


def to_pdf(html: str) -> bytes:
    """A standalone page as PDF, A4 landscape unless its style says another size.

    Args:
        html: The page with everything it needs inside; whatever it points to outside is not fetched.

    Raises:
        SettingError: If no Chromium is installed, or it cannot print.
    """
    program = chromium()
    try:
        with TURNS, ThreadPoolExecutor(1) as aside:  # a notebook, or a test, has a loop in its own thread
            return aside.submit(_printed, program, html).result()
    except Error as error:
        raise SettingError(
            f"Chromium could not print the page: {error.message.splitlines()[0]}",
            where=program,
            mend=f"check {program} --version, or name another in {VARIABLE}; HTML needs no Chromium.",
        ) from error


def chromium() -> str:
    """Where Chromium is.

    Raises:
        SettingError: If there is none.
    """
    named = os.environ.get(VARIABLE)
    found = named if named and Path(named).is_file() else next(filter(None, map(shutil.which, NAMES)), None)
    if found is None or (named and found != named):
        raise SettingError(
            "A PDF is printed by Chromium, and there is none.",
            where=f"{VARIABLE}={named}" if named else "this machine's programs",
            mend=f"apt-get install chromium, or set {VARIABLE} to its path; --format html needs no Chromium.",
        )
    return found


def _printed(program: str, html: str) -> bytes:
    # Chromium's sandbox refuses to run for root, as in a container; the page runs no script in either case.
    options = [*OPTIONS, "--no-sandbox"] if os.geteuid() == 0 else list(OPTIONS)
    with sync_playwright() as machine:
        browser = machine.chromium.launch(executable_path=program, args=options, timeout=PATIENCE)
        try:
            context = browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=False, offline=True
            )
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.route("**/*", _refuse)
            page.emulate_media(media="print")  # before loading, so that everything is laid out for paper
            page.set_content(html, wait_until="load")
            return page.pdf(
                format="A4",
                landscape=True,
                prefer_css_page_size=True,
                print_background=True,
                scale=SCALE,
                tagged=True,
                outline=True,
            )
        finally:
            browser.close()


def _refuse(route: Route) -> None:
    route.abort()
