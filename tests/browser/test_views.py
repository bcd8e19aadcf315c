"""The pages of the families in a browser: a page joins by its key."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.browser.conftest import Watch
from tests.browser.test_frame import CUT, SPACED, violations

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]
KEYS = ("workforce", "turnover", "hiring", "engagement", "training", "diversity")
EVERY = pytest.mark.parametrize("key", KEYS)
WIDTHS = (1440, 1024, 390)
NARROW = 320
DRAWN = "[...document.querySelectorAll('.blocks .chart')].every(one => one.querySelector('.main-svg'))"
LEVELS = "[...document.querySelectorAll('main h1, main h2, main h3')].map(one => +one.tagName[1])"
OUTSIDE = """[...document.querySelectorAll('.blocks .annotation-text')].filter(word => {
  const box = word.getBoundingClientRect(), tile = word.closest('.tile').getBoundingClientRect();
  return box.width && (box.left < tile.left || box.right > tile.right + 1);
}).map(word => word.textContent)"""
SIDEWAYS = """[...document.querySelectorAll('.scroll:not(:has(.heat))')].filter(
  one => one.scrollWidth > one.clientWidth + 1).map(one => one.ariaLabel)"""
SEARCH = "?month=2025-03&scope=division%3ACorporate&months=12&by=department"


def opened(watch: Watch, path: str) -> None:
    """Open a page and wait for its charts."""
    watch.open(path)
    watch.page.wait_for_function(f"() => {DRAWN}")


@EVERY
def test_it_is_sound_in_both_themes_at_every_width(visit: Visit, full: str, key: str) -> None:
    watch = visit(full)
    opened(watch, f"/{key}")
    page = watch.page

    for look in watch.looks(WIDTHS):
        assert violations(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, look
        assert page.evaluate(OUTSIDE) == [], look
    levels = page.evaluate(LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(here <= before + 1 for before, here in pairwise(levels))

    charts = page.locator(".blocks .chart").count()
    page.get_by_role("button", name="Show as table").click()
    assert page.locator(".blocks .as-table table:visible").count() == charts
    assert page.locator(".blocks .chart:visible").count() == 0
    assert violations(page) == []
    assert watch.complaints == []
    assert watch.foreign == []


@EVERY
def test_it_reflows_at_320_and_bears_wider_text(visit: Visit, full: str, key: str) -> None:
    watch = visit(full, width=NARROW)
    opened(watch, f"/{key}")

    assert watch.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert watch.page.evaluate(SIDEWAYS) == []
    watch.page.add_style_tag(content=SPACED)
    watch.page.wait_for_timeout(300)
    assert watch.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert watch.page.evaluate(CUT) == []


@EVERY
def test_a_control_costs_one_call_and_back_and_forward_restore_it(visit: Visit, full: str, key: str) -> None:
    watch = visit(full)
    opened(watch, f"/{key}")
    page = watch.page
    first = page.locator(".headline-of-view").inner_text()

    before = watch.calls
    page.get_by_text("12 months", exact=True).click()
    page.wait_for_function("() => location.search === '?months=12'")
    watch.settle()
    assert watch.calls - before == 1
    page.get_by_role("button", name="Month before").click()
    page.wait_for_function("() => location.search === '?month=2025-05&months=12'")
    watch.settle()
    lead = page.locator(".lead").inner_text()
    page.go_back()
    page.wait_for_function("() => location.search === '?months=12'")
    page.go_back()
    page.wait_for_function("() => location.search === ''")
    watch.settle()
    assert page.locator(".headline-of-view").inner_text() == first
    page.go_forward()
    page.go_forward()
    page.wait_for_function("() => location.search === '?month=2025-05&months=12'")
    watch.settle()

    assert page.locator(".lead").inner_text() == lead
    assert page.locator("input[type=radio][value='12']").is_checked()
    assert watch.complaints == []


@EVERY
def test_the_same_address_gives_the_same_view_and_files_of_it(visit: Visit, full: str, key: str) -> None:
    watch = visit(full)
    opened(watch, f"/{key}{SEARCH}")
    page = watch.page

    assert page.url == f"{full}/{key}{SEARCH}"
    assert page.locator(".lead").inner_text() == "Division: Corporate, Apr 2024 to Mar 2025."
    assert page.get_by_role("textbox", name="Scope").input_value() == "Corporate"
    assert page.get_by_role("textbox", name="Break down by").input_value() == "Department"

    page.locator("main details.menu > summary").click()
    page.evaluate("document.addEventListener('click', event => event.preventDefault())")
    link = page.get_by_role("link", name="PDF")
    link.click()

    asked = f"{full}/download/view.pdf?view={key}&{SEARCH.removeprefix('?')}"
    assert link.evaluate("link => link.href") == asked


@EVERY
def test_a_key_leads_to_it(visit: Visit, full: str, key: str) -> None:
    watch = visit(full)
    page = watch.open("/")
    letter = page.locator(f".pages a[data-page={key}]").get_attribute("data-letter")

    page.keyboard.press("g")
    page.keyboard.press(str(letter))
    page.wait_for_selector(f".page-{key} .blocks")

    assert page.title().endswith("· HR KPI")


@EVERY
def test_nothing_loaded_has_ways_in(visit: Visit, empty: str, key: str) -> None:
    page = visit(empty).open(f"/{key}")

    assert "Nothing is loaded yet" in page.locator("main").inner_text()
    assert violations(page) == []
