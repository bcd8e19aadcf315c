"""The Downloads page in a browser: a file is ordered, followed, taken and thrown away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Watch
from tests.browser.test_frame import RULES

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]


def test_a_file_is_ordered_taken_and_thrown_away(visit: Visit, full: str, tmp_path: Path) -> None:
    watch = visit(full, accept_downloads=True)
    page = watch.open("/downloads")

    page.get_by_role("button", name="Make", exact=True).click()
    page.wait_for_selector("text=is being made")
    page.wait_for_selector("text=Ready")
    with page.expect_download() as download:
        page.locator(".orders a").first.click()
    download.value.save_as(tmp_path / "file.pdf")

    assert (tmp_path / "file.pdf").read_bytes().startswith(b"%PDF")
    page.get_by_role("button", name="Remove").first.click()
    page.wait_for_selector("text=Nothing has been made yet")
    assert watch.complaints == []
    assert watch.foreign == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_while_files_are_made(visit: Visit, full: str, theme: str) -> None:
    watch = visit(full, theme=theme)
    page = watch.open("/downloads")
    page.get_by_role("button", name="Make", exact=True).click()
    page.wait_for_selector("text=Ready")

    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        watch.settle()
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
