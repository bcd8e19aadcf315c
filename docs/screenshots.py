"""Pictures of the app with the sample company, for the README and the design: ``make screenshots``.

Serves a fresh workspace on a free port of this machine, opens the pages, and writes what it sees to
``docs/pictures``.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from hrkpi.export.chromium import OPTIONS, chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
HRKPI = [sys.executable, "-c", "from hrkpi.cli import main; main()"]
PAGES = {"scorecard": "/", "explore": "/explore", "data": "/data"}
SIZES = {1440: 924, 1024: 900, 390: 844}
SHOTS = {  # file: page, theme, width
    "scorecard": ("scorecard", "light", 1440),
    "scorecard-dark": ("scorecard", "dark", 1440),
    "scorecard-phone": ("scorecard", "light", 390),
    "explore": ("explore", "light", 1440),
    "data": ("data", "light", 1440),
}
PATIENCE = 60_000  # milliseconds


def main() -> None:
    """Write all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, served(Path(folder) / "workspace") as address, browser() as chrome:
        for file, (name, theme, width) in SHOTS.items():
            print(picture(chrome, address + PAGES[name], theme, width, PICTURES / f"{file}.png"))


def picture(chrome: Browser, address: str, theme: str, width: int, file: Path) -> Path:
    """A page as it looks; the whole of it, but the scorecard on a large screen as one screen."""
    context = chrome.new_context(
        viewport={"width": width, "height": SIZES[width]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    ready(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(SIZES[width], height)})
    ready(page)
    page.screenshot(path=file)
    context.close()
    return file


def ready(page: Page) -> None:
    """Wait for figures, fonts, charts and table."""
    page.wait_for_selector("#page h1", state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    if page.locator(".chart").count():
        page.wait_for_selector(".chart .js-line")
        page.wait_for_selector(".ag-row")
    page.wait_for_timeout(600)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    options = [*OPTIONS, "--no-sandbox"] if os.geteuid() == 0 else list(OPTIONS)
    with sync_playwright() as machine:
        chrome = machine.chromium.launch(executable_path=chromium(), args=options)
        yield chrome
        chrome.close()


@contextmanager
def served(workspace: Path) -> Iterator[str]:
    """The address of the app over a new workspace with the sample company."""
    subprocess.run([*HRKPI, "init", "--sample", "--workspace", str(workspace)], check=True, cwd=ROOT)
    command = [*HRKPI, "serve", "--port", "0", "--workspace", str(workspace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            yield next(
                word for line in server.stdout or () for word in line.split() if word.startswith("http")
            )
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
