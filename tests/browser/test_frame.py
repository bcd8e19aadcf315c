"""The app in a browser: silent, at home, within its width and weight, and usable by everybody."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Watch

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]
EVERYTHING = (  # that Explore can show
    "/explore?kpi=turnover_rate&division=Operations&by=department&range=1&compare=previous&compare=company"
    "&show=limits&show=parts&show=methods&across=location"
)
PATHS = ("/", "/explore?by=department", EVERYTHING, "/data")
WIDTHS = (1440, 1024, 390, 320)
NARROWEST = 320
BOTTOMS = "[...document.querySelectorAll('.card')].map(card => card.getBoundingClientRect().bottom)"
STROKE = "[...document.querySelectorAll('.chart .js-line')].map(line => getComputedStyle(line).stroke).join()"
OUTLINE = """(() => {
  const here = document.activeElement, style = getComputedStyle(here);
  return `${style.outlineStyle} ${style.outlineWidth} ${here.outerHTML.slice(0, 80)}`;
})()"""
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
)
HERE = "key => document.querySelector('#page > [data-key]')?.dataset.key === key"
CUT = """[...document.querySelectorAll('.why, .name, .aim, .words, .note, .lead')]
  .filter(one => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflow !== 'visible')
  .map(one => one.textContent)"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on a page: the rule and where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("path", PATHS)
def test_it_is_sound_silent_and_at_home_in_both_themes_at_every_width(
    visit: Visit, full: str, path: str
) -> None:
    watch = visit(full)
    page = watch.open(path)

    for look in watch.looks(WIDTHS):
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, look
        assert look[1] == NARROWEST or violations(page) == [], look
    assert watch.complaints == []
    assert watch.foreign == []


@pytest.mark.parametrize("path", ["/", "/explore", "/data"])
def test_axe_finds_nothing_in_an_empty_workspace(visit: Visit, empty: str, path: str) -> None:
    found = Axe().run(visit(empty).open(path), options=RULES)

    assert [one["id"] for one in found.response["violations"]] == []


def test_back_and_forward_lead_through_every_page(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")
    links = page.locator(".pages a[data-page]")
    seen = []
    for at in range(links.count()):
        links.nth(at).click()
        page.wait_for_function(HERE, arg=links.nth(at).get_attribute("data-page"))
        watch.settle()
        seen.append((page.url, page.title(), page.locator("#page h1").inner_text()))

    assert len({address for address, _, _ in seen}) == links.count() >= 11
    for step, order in ((page.go_back, seen[-2::-1]), (page.go_forward, seen[1:])):
        for address, title, head in order:
            step()
            page.wait_for_function("title => document.title === title", arg=title)
            assert (page.url, page.locator("#page h1").inner_text()) == (address, head)
    assert watch.complaints == []
    assert watch.foreign == []


def test_the_scorecard_is_one_screen(visit: Visit, full: str) -> None:
    page = visit(full, width=1440, height=924).open("/")

    bottoms = page.evaluate(BOTTOMS)
    assert page.locator(".card").count() == 12
    assert max(bottoms) <= 924
    assert page.evaluate("document.documentElement.scrollHeight") <= 924


@pytest.mark.parametrize(("path", "most"), [("/", 1.2e6), ("/explore", 3.0e6)])
def test_a_first_visit_weighs_little(visit: Visit, full: str, path: str, most: float) -> None:
    watch = visit(full)

    watch.open(path)

    assert 0 < watch.weight <= most


def test_the_page_has_a_language_a_title_and_landmarks(visit: Visit, full: str) -> None:
    page = visit(full).open("/explore")

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Explore KPIs · HR KPI"
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == page.locator("nav").count() == 1


def test_the_first_stop_leads_past_the_navigation(visit: Visit, full: str) -> None:
    page = visit(full).open("/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_stop_shows_where_it_is(visit: Visit, full: str) -> None:
    """Two pixels of outline on links, buttons, inputs and whole cards."""
    page = visit(full).open("/")

    for _ in range(22):
        page.keyboard.press("Tab")
        outline = page.evaluate(OUTLINE)
        assert outline.startswith("solid 2px"), outline


def test_below_992_the_navigation_is_a_drawer(visit: Visit, full: str) -> None:
    page = visit(full, width=390, height=844).open("/")
    opener = page.locator("#open-navigation")

    assert not page.locator("#side").is_visible()
    opener.click()
    assert page.locator("#side").is_visible()
    assert opener.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")

    page.locator("#side").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "open-navigation"


def test_between_992_and_1200_the_navigation_is_icons(visit: Visit, full: str) -> None:
    page = visit(full, width=1024).open("/")

    assert page.locator("#side").bounding_box()["width"] == 68  # type: ignore[index]  # it is visible


def test_the_theme_follows_the_reader_and_stays(visit: Visit, full: str) -> None:
    watch = visit(full, theme="light")
    page = watch.open("/explore")
    before = page.evaluate(STROKE)

    page.locator("#scheme").click()
    watch.settle()
    page.wait_for_function(f"() => {STROKE} !== '{before}'")
    assert page.locator("html").get_attribute("data-mantine-color-scheme") == "dark"
    page.reload()

    assert page.locator("html").get_attribute("data-mantine-color-scheme") == "dark"
    assert watch.complaints == []


def test_single_keys_lead_where_they_say_and_can_be_turned_off(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")

    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_selector(".page-explore")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.get_by_role("button", name="Turn single keys off").click()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("s")
    watch.settle()

    assert page.locator(".page-explore").count() == 1


def test_moving_does_not_happen_for_those_who_do_not_want_it(visit: Visit, full: str) -> None:
    page = visit(full, reduced_motion="reduce", width=390).open("/")

    assert page.evaluate("getComputedStyle(document.querySelector('#side')).transitionDuration") in {
        "0s",
        "1e-05s",
    }


def test_icons_stay_in_forced_colours(visit: Visit, full: str) -> None:
    page = visit(full, forced_colors="active").open("/")

    colour = page.evaluate("getComputedStyle(document.querySelector('.chip .icon')).backgroundColor")
    assert colour not in {"rgba(0, 0, 0, 0)", "transparent"}


@pytest.mark.parametrize("path", ["/", "/explore?by=department"])
def test_wider_spaced_text_loses_nothing(visit: Visit, full: str, path: str) -> None:
    """WCAG 1.4.12: lines 1.5, letters 0.12 em, words 0.16 em apart."""
    page = visit(full, width=390).open(path)

    page.add_style_tag(content=SPACED)
    page.wait_for_timeout(300)

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(CUT) == []


def test_what_opens_on_demand_is_sound_too(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?by=department")

    page.keyboard.press("t")
    page.get_by_role("button", name="More options").click()
    opened = Axe().run(page, options=RULES).response["violations"]
    page.keyboard.press("?")
    asked = Axe().run(page, options=RULES).response["violations"]

    assert [one["id"] for one in (*opened, *asked)] == []
    assert watch.complaints == []


def test_the_export_menu_opens_by_keyboard_and_closes_by_escape(visit: Visit, full: str) -> None:
    page = visit(full).open("/")
    opener = page.locator("main details.menu > summary")

    opener.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="PDF").is_visible()
    assert [one["id"] for one in Axe().run(page, options=RULES).response["violations"]] == []
    page.keyboard.press("Escape")

    assert not page.get_by_role("link", name="PDF").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_server_that_does_not_answer_is_told(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")
    before = page.locator(".lead").inner_text()

    watch.page.context.set_offline(True)
    page.keyboard.press("[")
    page.wait_for_selector("text=Not connected.")

    assert page.locator(".card").count() == 12
    assert page.locator(".lead").inner_text() == before
