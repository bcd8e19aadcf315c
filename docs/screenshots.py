"""Pictures of the app with the sample company, and the tour that shows them: ``make screenshots``.

Serves a fresh workspace on a free port of this machine, opens every page, and writes what it sees to
``docs/pictures`` and the tour to ``docs/tour.md``.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from hrkpi.discovery import collect
from hrkpi.export.chromium import OPTIONS, chromium
from layouts._page import Page as AppPage

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
HRKPI = [sys.executable, "-c", "from hrkpi.cli import main; main()"]
SIZES = {1440: 924, 1024: 900, 390: 844}
TOUR = {  # what each page answers, in the order of a first visit
    "scorecard": "The month on one screen: what is off target, since when, and who moved.",
    "explore": "One KPI: its trend against its target, where it stands, and which group moved it.",
    "workforce": "How many are we, how did that come about, and how is the work led?",
    "turnover": "Who leaves, from where, how soon after the hire, and why?",
    "hiring": "How far do applications come, how long does it take, which sources and offers work?",
    "engagement": "How do people feel, where otherwise, and what goes with it?",
    "training": "Is what must be learnt done in time, and who holds what they must?",
    "diversity": "Who is here at which level, do groups fare alike, are they paid alike?",
    "catalogue": "Every KPI in words: formula, population, source, and how well the data carry it.",
    "readiness": "What the data can carry, what is missing, and the rows to mend.",
    "downloads": "Files that were asked for, how far they are, and where to fetch them.",
    "data": "What is loaded, from where, how fresh, and the way in for the next export.",
}
MORE = {  # further pictures: page, theme, width
    "scorecard-dark": ("scorecard", "dark", 1440),
    "scorecard-phone": ("scorecard", "light", 390),
    "turnover-dark": ("turnover", "dark", 1440),
    "turnover-phone": ("turnover", "light", 390),
}
TALLEST = 3_000  # pixels; the catalogue goes on
PATIENCE = 60_000  # milliseconds


def main() -> None:
    """Write all pictures and the tour."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages = collect("layouts", "PAGE", AppPage)
    shots = {key: (key, "light", 1440) for key in TOUR if key in pages} | MORE
    with TemporaryDirectory() as folder, served(Path(folder) / "workspace") as address, browser() as chrome:
        for file, (name, theme, width) in shots.items():
            print(picture(chrome, address + pages[name].path, theme, width, PICTURES / f"{file}.png"))
    (ROOT / "docs" / "tour.md").write_text(tour(pages), encoding="utf-8")


def tour(pages: Mapping[str, AppPage]) -> str:
    """Every page with its picture, in the order of a first visit."""
    parts = [
        "# A tour of the app",
        "Every picture shows the sample company; `make screenshots` takes them anew.",
    ]
    for key, answers in TOUR.items():
        if key in pages:
            title = pages[key].title
            parts += [f"## {title}", answers, f"![{title}](pictures/{key}.png)"]
    parts += ["## Dark, and on a phone", "Every page follows the appearance of the system, and fits 320 px."]
    parts += [f"![{file.replace('-', ', ').capitalize()}](pictures/{file}.png)" for file in MORE]
    return "\n\n".join(parts) + "\n"


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
    page.set_viewport_size({"width": width, "height": min(max(SIZES[width], height), TALLEST)})
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
        page.wait_for_function(
            "() => [...document.querySelectorAll('.chart')].every(c => c.querySelector('svg'))"
        )
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
