"""A reader chooses a language: every page speaks it from then on, and English again when asked to."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Watch
from tests.browser.test_frame import RULES

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]


def test_german_once_chosen_is_spoken_on_every_page_and_in_files(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/?month=2025-03")

    choose(watch, "de")

    assert page.url == f"{full}/?month=2025-03"
    assert page.title() == "Scorecard · HR KPI"
    assert page.text_content("#page h1") == "Monatliche Scorecard"
    assert page.input_value(".stepper input") == "März 2025"
    assert violations(watch) == []
    file = page.request.get(f"{full}/download/scorecard.html?month=2025-03").text()
    assert '<html lang="de"' in file
    assert "Monatliche Scorecard" in file

    page.click(".pages [data-page=explore]")
    page.wait_for_selector(".page-explore .trend")
    watch.settle()
    page.set_viewport_size({"width": 320, "height": 800})
    watch.settle()

    assert page.title() == "Erkunden · HR KPI"
    assert page.evaluate("document.documentElement.lang") == "de"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(watch) == []
    assert "Ansicht speichern" in (page.text_content("[data-save]") or "")

    page.set_viewport_size({"width": 1440, "height": 924})
    choose(watch, "en")

    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Explore KPIs · HR KPI"
    assert watch.complaints == []
    assert watch.foreign == []


def test_scripts_take_their_words_from_the_page(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/catalogue")
    choose(watch, "fr")

    page.fill("#find", "rotation")
    page.keyboard.press("Escape")
    found = page.text_content("#found") or ""
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("c")
    page.wait_for_function("() => document.querySelector('#toast').textContent")

    assert found == f"{page.locator('.entry').count()} indicateurs"
    assert page.text_content("#toast") in {"Lien copié", page.url}
    page.keyboard.press("?")
    assert page.text_content("[data-keys]") == "Désactiver les touches seules"
    assert watch.complaints == []


def choose(watch: Watch, language: str) -> None:
    """Open the menu of languages by keyboard and choose one; the page comes back in it."""
    page = watch.page
    page.focus(".languages summary")
    page.keyboard.press("Enter")
    page.focus(f"[data-language={language}]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("#page h1", state="attached")
    watch.settle()


def violations(watch: Watch) -> list[tuple[str, list[str]]]:
    """What axe finds wrong with the page."""
    found = Axe().run(watch.page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]
