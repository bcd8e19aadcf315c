"""The Downloads page in a browser: a file is ordered, followed, taken and thrown away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route

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


def test_axe_finds_nothing_while_files_are_made(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/downloads")
    page.get_by_role("button", name="Make", exact=True).click()
    page.wait_for_selector("text=Ready")

    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.wait_for_selector(f"html[data-mantine-color-scheme={theme}]", state="attached")
        for width in (1440, 1024, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            watch.settle()
            found = Axe().run(page, options=RULES).response["violations"]
            assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == [], width
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_file_of_a_page_names_its_steps_can_be_stopped_and_tells_what_is_wrong(
    visit: Visit, full: str, tmp_path: Path
) -> None:
    watch = visit(full, accept_downloads=True)
    page = watch.open("/turnover")
    held: list[Route] = []
    page.route("**/download/**", lambda route: held.append(route))  # noqa: PLW0108 - it wants a function
    link = page.get_by_role("link", name="CSV")

    page.locator("main details.menu > summary").click()
    link.click()
    page.wait_for_selector("text=Making: CSV")
    assert [one["id"] for one in Axe().run(page, options=RULES).response["violations"]] == []
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_selector("text=Stopped.")

    page.unroute("**/download/**")
    page.get_by_role("link", name="PDF").click()
    page.wait_for_selector("text=/Drawing picture [0-9]+ of [0-9]+/")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_selector("text=Stopped.")

    none = "There is no Chromium.\n  where: this machine\n  mend:  apt-get install chromium\n"
    page.route("**/download/**", lambda route: route.fulfill(status=409, body=none))
    link.click()
    page.wait_for_selector("text=There is no Chromium.")
    assert page.locator("#taking .step").inner_text() == "apt-get install chromium"
    watch.complaints.clear()  # the browser itself notes an answer of 409

    page.unroute("**/download/**")
    with page.expect_download() as download:
        link.click()
    download.value.save_as(tmp_path / "file.csv")
    assert (tmp_path / "file.csv").read_text(encoding="utf-8-sig").startswith("view,")
    assert download.value.suggested_filename == "turnover_company_2025-06_v1.csv"
    assert page.url == f"{full}/turnover"
    assert watch.complaints == []
