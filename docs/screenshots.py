"""Takes the pictures in docs/pictures: the sample company, served as a user would, seen through Chromium."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from hrkpi.export.pdf import chromium

PICTURES = Path(__file__).resolve().parent / "pictures"
HRKPI = str(Path(sys.executable).with_name("hrkpi"))
WIDTH, HEIGHT = 1440, 924
PHONE = (390, 844)
STILL = "*, *::before, *::after { animation: none !important; transition: none !important }"


@dataclass(frozen=True)
class View:
    """One picture: what is looked at, and how."""

    name: str
    address: str
    size: tuple[int, int] = (WIDTH, HEIGHT)
    scheme: str = "light"
    density: int = 2


VIEWS = (
    View("scorecard", "/"),
    View("scorecard-dark", "/", scheme="dark", density=1),
    View("scorecard-phone", "/", size=PHONE, density=1),
    View("explore", "/explore?kpi=turnover_rate&by=department", density=1),
    View("data", "/data", density=1),
)


@contextmanager
def served() -> Iterator[str]:
    """The address of an app over a new workspace with the sample company."""
    with TemporaryDirectory() as folder:
        workspace = f"{folder}/workspace"
        subprocess.run([HRKPI, "init", "--sample", "--workspace", workspace], check=True)
        command = [HRKPI, "serve", "--port", "0", "--workspace", workspace]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                line = process.stdout.readline() if process.stdout else ""
                yield line.partition("ready: ")[2].split()[0]
            finally:
                process.terminate()


def take(browser: Browser, home: str, view: View) -> Path:
    """Take one picture once everything on the page is there."""
    width, height = view.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if view.scheme == "dark" else "light",
        device_scale_factor=view.density,
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(home + view.address, wait_until="networkidle")
    page.wait_for_selector("main h1, h1")
    page.add_style_tag(content=STILL)
    page.evaluate("document.fonts.ready")
    path = PICTURES / f"{view.name}.png"
    page.screenshot(path=path)
    context.close()
    return path


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    with served() as home, sync_playwright() as machine:
        browser = machine.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--headless"])
        for view in VIEWS:
            print(take(browser, home, view).relative_to(PICTURES.parent.parent))
        browser.close()


if __name__ == "__main__":
    main()
