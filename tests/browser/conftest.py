"""A browser on the app as it is served: the real server in a process of its own, Chromium in another."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from hrkpi.export.chromium import OPTIONS, chromium
from hrkpi.workspace import Workspace
from tests.layouts import builders

ROOT = Path(__file__).parents[2]
SERVE = "import sys; from hrkpi.cli import main; main(['serve', '--port', '0', '--workspace', sys.argv[1]])"
PATIENCE = 60_000  # milliseconds for anything in the browser; the machine may be busy


@dataclass
class Watch:
    """What a page said and asked for while it was used.

    Args:
        base: Address of the app.
        page: The page.
        complaints: Errors of the console and of scripts.
        foreign: Requests to anybody else.
        weight: Bytes received.
        calls: Callbacks asked of the server.
        waiting: Requests that are not answered yet.
    """

    base: str
    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    weight: int = 0
    calls: int = 0
    waiting: set[Request] = field(default_factory=set)

    def open(self, path: str) -> Page:
        """Open an address and wait until its body is there."""
        self.page.goto(self.base + path)
        self.page.wait_for_selector("#page h1", state="attached")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing has been asked for a quarter of a second, and nothing is being redrawn."""
        quiet = 0
        while quiet < 5:
            self.page.wait_for_timeout(50)
            quiet = 0 if self.waiting else quiet + 1
        self.page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")

    def looks(self, widths: Sequence[int]) -> Iterator[tuple[str, int]]:
        """The page in both themes at some widths, one after the other."""
        for theme in ("light", "dark"):
            self.page.emulate_media(color_scheme=theme)
            self.page.wait_for_selector(f"html[data-mantine-color-scheme={theme}]", state="attached")
            for width in widths:
                self.page.set_viewport_size({"width": width, "height": 900})
                self.settle()
                yield theme, width

    def heard(self, message: ConsoleMessage) -> None:
        """Note an error or a warning of the console."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def asked(self, request: Request) -> None:
        """Note a request to somebody else, and count those of callbacks."""
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.foreign.append(request.url)
        self.calls += "/_dash-update-component" in request.url
        self.waiting.add(request)

    def received(self, request: Request) -> None:
        """Weigh an answer as it came over the wire."""
        self.waiting.discard(request)
        sizes = request.sizes()
        self.weight += sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    options = [*OPTIONS, "--no-sandbox"] if os.geteuid() == 0 else list(OPTIONS)
    with sync_playwright() as machine:
        started = machine.chromium.launch(executable_path=chromium(), args=options)
        yield started
        started.close()


def served(workspace: Path) -> Iterator[str]:
    """The address of a server over a workspace, for as long as it is needed."""
    uncounted = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(workspace)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=uncounted,  # as quick as it is for its users; what it runs is counted in the tests of each part
    ) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        try:
            yield said.split()[4]
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the company with every feed."""
    home = tmp_path_factory.mktemp("served") / "workspace"
    builders.workspace(home)
    yield from served(home)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workspace into which nothing was imported."""
    home = tmp_path_factory.mktemp("served") / "workspace"
    Workspace.create(home)
    yield from served(home)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Watch]]:
    """Opens a page of a width, height and theme, and watches it."""
    contexts: list[BrowserContext] = []

    def begin(
        base: str, *, width: int = 1440, height: int = 924, theme: str = "light", **more: object
    ) -> Watch:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,  # type: ignore[arg-type]  # light or dark
            **more,  # type: ignore[arg-type]  # the tests name what they change
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch = Watch(base, context.new_page())
        watch.page.on("console", watch.heard)
        watch.page.on("pageerror", lambda error: watch.complaints.append(str(error)))
        watch.page.on("request", watch.asked)
        watch.page.on("requestfinished", watch.received)
        watch.page.on("requestfailed", lambda request: watch.waiting.discard(request))  # noqa: PLW0108 - it wants a function
        return watch

    yield begin
    for context in contexts:
        context.close()
