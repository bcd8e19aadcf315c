"""Notes in a browser: written, seen beside the trend and on it, changed, removed, and brought back."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Watch

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]
HOSTILE = "<img src=x onerror=\"document.title='caught'\"> $x^2$ %{y} =1+1"
PATH = "/explore?kpi=offer_acceptance_rate&months=12&division=Operations"
LINES = "document.querySelectorAll('#page .trend .shapelayer path').length"


def axe(watch: Watch) -> list[str]:
    """What axe finds wrong."""
    return [one["id"] for one in Axe().run(watch.page).response["violations"]]


def write(page: Page, text: str, **chosen: str) -> None:
    """Fill in the form and save it."""
    if page.locator(".write-note").get_attribute("open") is None:
        page.get_by_text("Add a note").click()
    for label, option in chosen.items():
        page.get_by_label(label, exact=True).select_option(option)
    page.get_by_label("Why, and what follows").fill(text)
    page.get_by_role("button", name="Save note").click()


def test_a_note_is_written_seen_changed_removed_and_brought_back(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open(PATH)
    notes = page.locator(".notes")
    assert "Nothing is written down" in notes.inner_text()

    # by keyboard: the form opens, and Escape closes it and gives the focus back
    page.get_by_text("Add a note").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.name === 'text'")
    assert not page.get_by_label("Name of the event").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.innerText") == "Add a note"

    # an empty note is refused in words, and the form stays
    write(page, "")
    page.get_by_role("alert").get_by_text("A note has no text.").wait_for()
    assert axe(watch) == []
    write(page, HOSTILE)
    notes.get_by_text(HOSTILE).wait_for()
    watch.settle()
    assert "caught" not in page.title()

    # an event is a line on the trend, with its name
    page.get_by_text("Add a note").click()
    page.get_by_label("What", exact=True).select_option("event")
    page.get_by_label("Name of the event").fill("New shift plan")
    write(page, "", Month="2025-02", Day="14")
    page.locator(".trend .annotation-text", has_text="New shift plan").wait_for()
    watch.settle()
    assert "Events: 14 Feb 2025, New shift plan." in page.locator(".trend .words").inner_text()

    # changed; then removed, and brought back
    page.get_by_role("button", name="Change the note of Jun 2025").click()
    write(page, "Shift plan in force.")
    notes.get_by_text("Shift plan in force.").wait_for()
    page.get_by_role("button", name="Remove the note of 14 Feb 2025").click()
    page.wait_for_function(f"() => {LINES} === 0")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function(f"() => {LINES} === 2")
    watch.settle()
    assert page.evaluate("document.activeElement.innerText") == "Add a note"

    # the company does not see what is said of a unit; Back shows the unit again
    watch.open("/explore?kpi=offer_acceptance_rate&months=12")
    assert "Nothing is written down" in notes.inner_text()
    page.go_back()
    page.wait_for_function(f"() => {LINES} === 2")
    watch.settle()
    assert axe(watch) == []
    assert (watch.complaints, watch.foreign) == ([], [])


def test_the_open_form_is_accessible_and_fits_a_phone(visit: Visit, full: str) -> None:
    watch = visit(full, width=320, height=700, theme="dark")
    page = watch.open(PATH)
    page.get_by_text("Add a note").click()
    page.get_by_label("What", exact=True).select_option("event")

    assert page.get_by_label("Name of the event").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    assert axe(watch) == []
