"""Explore in a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Watch
from tests.browser.test_frame import violations
from tests.browser.test_views import SIDEWAYS

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]
FITS = """() => [...document.querySelectorAll('.chart')].every(chart => {
  const drawn = chart.querySelector('.main-svg');
  return drawn && Math.abs(drawn.getBoundingClientRect().width - chart.clientWidth) < 2;
})"""
STATE = """() => [
  location.href,
  [...document.querySelectorAll('.bar-of-filters input')].map(one => [one.type, one.checked, one.value]),
  [...document.querySelectorAll('.bar-of-filters .mantine-Pill-label')].map(one => one.innerText),
  document.querySelector('.explored').innerText,
]"""
PAINTED = """() => [...document.querySelectorAll('.explored [data-chart]')]
  .every(chart => !chart.clientWidth || (chart.painted && !chart.classList.contains('late')))"""
NAMES = "[...document.querySelectorAll('.groups tbody th')].map(name => name.innerText)"


def chosen(watch: Watch, label: str, option: str) -> None:
    """Choose an option of a drop-down."""
    watch.page.get_by_label(label, exact=True).first.click()
    watch.page.get_by_role("option", name=option, exact=True).click()
    watch.page.keyboard.press("Escape")
    watch.settle()


def test_controls_write_the_address_and_back_restores_them(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore")
    assert page.url == f"{full}/explore?kpi=voluntary_turnover_rate"

    page.get_by_text("36", exact=True).click()
    page.wait_for_function("() => location.search.includes('months=36')")
    watch.settle()
    chosen(watch, "Division", "Operations")
    page.wait_for_function("() => location.search.includes('division=Operations')")
    watch.settle()
    page.wait_for_function(FITS)  # panels that are wider now are drawn wider
    page.go_back()
    page.wait_for_function("() => !location.search.includes('division')")
    watch.settle()

    assert page.url.endswith("?kpi=voluntary_turnover_rate&months=36")
    assert page.locator("input[type=radio][value='36']").is_checked()
    assert "Whole company" in page.locator(".upper").inner_text()


def test_back_and_forward_restore_every_control(visit: Visit, full: str) -> None:
    """One entry of the history for each; what it looked like then is what it looks like again."""
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate")

    def state() -> object:
        page.wait_for_function(PAINTED)  # what is out of sight follows when nothing else is to be done
        return page.evaluate(STATE)

    states: list[Any] = [state()]

    def left(act: Callable[[], None]) -> None:
        before = page.url
        act()
        page.wait_for_function("before => location.href !== before", arg=before)
        watch.settle()
        states.append(state())

    left(lambda: page.get_by_text("12 months", exact=True).click())
    left(lambda: chosen(watch, "Window", "Year to date"))
    left(lambda: chosen(watch, "Division", "Operations"))
    left(lambda: chosen(watch, "Break down by", "Location"))
    left(lambda: chosen(watch, "Compare with", "Whole company"))
    left(lambda: chosen(watch, "Also show", "What made the change"))
    left(lambda: page.get_by_label("Prior year", exact=True).click(force=True))
    page.get_by_role("button", name="More options").click()
    left(lambda: chosen(watch, "Cross with", "Level"))
    for steps, place in ((-8, 0), (5, 5), (-2, 3), (5, 8)):
        page.evaluate(f"history.go({steps})")
        page.wait_for_function("url => location.href === url", arg=states[place][0])
        watch.settle()
        assert state() == states[place]

    assert len({str(state) for state in states}) == len(states)
    assert watch.complaints == []


def test_a_change_costs_one_call_and_the_document_stays(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore")
    page.evaluate("window.stays = true")
    before = watch.calls

    page.get_by_text("12 months", exact=True).click()
    page.wait_for_function("() => location.search.includes('months=12')")
    watch.settle()

    assert watch.calls - before == 1
    assert page.evaluate("window.stays") is True


def test_the_same_address_gives_the_same_view(visit: Visit, full: str) -> None:
    search = "/explore?kpi=headcount&months=12&window=quarter&division=Operations&division=Corporate"
    search += "&by=department&prior=0"
    watch = visit(full)
    page = watch.open(search)

    assert page.url == full + search
    assert page.get_by_role("textbox", name="KPI").input_value() == "Headcount"
    assert "Division: Operations, Corporate" in page.locator(".upper").inner_text()
    assert "Year before" not in page.locator(".key").first.inner_text()
    assert watch.complaints == []


def test_another_kpi_keeps_the_filters(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=headcount&division=Operations")

    chosen(watch, "KPI", "Retention")

    page.wait_for_function("() => location.search.includes('kpi=retention_rate')")
    assert "division=Operations" in page.url


def test_reset_puts_everything_back_but_the_kpi(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=headcount&months=12&division=Operations&by=department&prior=0")

    page.get_by_role("button", name="Reset").click()

    page.wait_for_function("() => location.search === '?kpi=headcount'")
    watch.settle()
    assert "Whole company" in page.locator(".upper").inner_text()


def test_charts_are_drawn_and_can_be_tables(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?by=department")
    page.wait_for_selector(".chart .js-line")

    page.keyboard.press("t")

    assert page.locator(".as-table table").first.is_visible()
    assert not page.locator(".as-chart").first.is_visible()
    page.reload()
    page.wait_for_selector(".as-table table")
    assert page.locator(".as-table table").first.is_visible()
    page.get_by_role("button", name="Show as").click()
    assert page.locator(".as-chart").first.is_visible()
    page.wait_for_function(FITS)

    # a chart that was away while the page became narrower is narrower as well
    page.keyboard.press("t")
    page.set_viewport_size({"width": 1024, "height": 900})
    watch.settle()
    page.keyboard.press("t")
    page.wait_for_function(FITS, timeout=5000)


def test_the_share_button_is_not_there(visit: Visit, full: str) -> None:
    page = visit(full).open("/explore")
    page.wait_for_selector(".chart .js-line")

    page.hover(".chart")

    assert page.locator(".modebar-btn").count() == 0


def test_hidden_groups_are_named_and_locked_at_the_end(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate&by=department")
    page.wait_for_selector(".groups tbody tr")

    assert page.evaluate(NAMES)[-2:] == ["Legal", "People & Culture"]
    assert "hidden" in page.locator(".groups tbody tr", has_text="Legal").inner_text()
    page.locator(".groups thead button", has_text="Turnover").click()
    watch.settle()
    assert page.evaluate(NAMES)[-2:] == ["Legal", "People & Culture"]


def test_a_name_keeps_only_that_group(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate")

    page.locator(".panel a", has_text="Operations").click()
    page.wait_for_selector("text=Division: Operations")

    assert "by=department" in page.url
    assert watch.complaints == []


def test_the_whole_table_can_be_taken_away(visit: Visit, full: str) -> None:
    page = visit(full).open("/explore?kpi=retention_rate&by=department")

    with page.expect_download() as started:
        page.get_by_role("link", name="Download CSV").click()

    rows = started.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert started.value.suggested_filename == "retention-rate_company_2025-06_v1.csv"
    assert rows[0].startswith("kpi,label,period,department,value")
    assert len(rows) == 1 + 24 * 7
    assert all("hidden" in row for row in rows if ",Legal," in row)


def test_what_a_link_asks_in_vain_is_said(visit: Visit, full: str) -> None:
    page = visit(full).open("/explore?kpi=enps&division=Nowhere")

    assert "One filter of this link is not known here" in page.locator(".remark").inner_text()


def test_what_else_is_shown_is_chosen_and_kept_in_the_address(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate&division=Operations")

    chosen(watch, "Compare with", "Whole company")
    chosen(watch, "Also show", "What made the change")
    page.get_by_label("95 % range", exact=True).click(force=True)
    page.wait_for_function("() => location.search.includes('range=1')")
    watch.settle()

    assert page.url.endswith("?kpi=turnover_rate&division=Operations&range=1&compare=company&show=parts")
    assert "Whole company" in page.locator(".compared").inner_text()
    assert page.get_by_role("heading", name="What made the change, by division").is_visible()
    page.go_back()
    page.wait_for_function("() => !location.search.includes('range')")
    watch.settle()
    assert page.get_by_role("heading", name="What made the change, by division").is_visible()
    assert watch.complaints == []


def test_the_forecast_is_drawn_and_can_be_left_out(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate")
    page.wait_for_selector(".chart .js-fill")

    page.get_by_label("Forecast", exact=True).click(force=True)
    page.wait_for_function("() => location.search.includes('forecast=0')")
    watch.settle()

    assert "The forecast for" not in page.locator(".words").first.inner_text()


def test_a_kpi_that_is_not_known_leads_to_the_nearest(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rat")
    assert page.url.endswith("?kpi=turnover_rat")

    page.locator("#page").get_by_role("link", name="Turnover", exact=True).click()
    page.wait_for_selector("text=Where it stands")

    assert page.get_by_role("textbox", name="KPI").input_value() == "Turnover"
    assert watch.complaints == []


def test_a_bar_offers_three_named_actions_by_keyboard(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate&by=department")
    name = page.locator(".bars button", has_text="Logistics")

    name.focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("menu", name="Logistics")
    assert menu.get_by_role("menuitem").first.inner_text() == "Keep only Logistics"
    assert menu.get_by_role("group", name="Break this down by").is_visible()
    assert menu.get_by_role("menuitem").last.inner_text() == "Show the rows"
    page.keyboard.press("Escape")
    assert menu.count() == 0
    assert name.evaluate("one => one === document.activeElement")

    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('show=rows')")
    watch.settle()
    assert "department=Logistics" in page.url
    assert page.get_by_role("heading", name="The rows behind it").is_visible()
    assert watch.complaints == []


def test_a_row_of_the_table_offers_the_same(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate&by=department")
    page.wait_for_selector(".groups tbody tr")

    page.locator(".groups tbody button", has_text="Finance").click()
    page.get_by_role("menu", name="Finance").get_by_role("menuitem", name="Location").click()
    page.wait_for_function("() => location.search.includes('by=location')")
    watch.settle()

    assert "department=Finance" in page.url
    assert page.locator(".groups tbody tr", has_text="Legal").count() == 0


def test_the_table_is_sorted_and_walked_by_keyboard(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate&by=department")
    heading = page.locator(".groups thead").get_by_role("button", name="People")
    heading.focus()

    page.keyboard.press("Enter")
    smallest = page.evaluate(NAMES)[0]
    assert page.locator(".groups th[aria-sort=ascending]").inner_text() == "People"
    page.keyboard.press("Enter")
    assert page.evaluate(NAMES)[0] != smallest
    assert page.evaluate(NAMES)[-2:] == ["Legal", "People & Culture"]

    # what is chosen stays while the table is of the same groups
    page.get_by_text("12 months", exact=True).first.click()
    page.wait_for_function("() => location.search.includes('months=12')")
    watch.settle()
    assert page.locator(".groups th[aria-sort=descending]").inner_text() == "People"

    # the names are one stop; arrows lead from one to the next, and Enter opens what can be done
    names = page.locator(".groups tbody .opens")
    page.locator(".groups thead").get_by_role("button", name="People").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert names.nth(1).evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    assert page.get_by_role("menu").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    assert not page.evaluate("Boolean(document.activeElement.closest('.groups tbody'))")
    assert watch.complaints == []


def test_what_is_hidden_offers_nothing(visit: Visit, full: str) -> None:
    page = visit(full).open("/explore?kpi=turnover_rate&by=department")
    page.wait_for_selector(".groups tbody tr")

    assert page.locator(".groups tbody tr", has_text="Legal").locator("button").count() == 0
    assert "Legal" not in str(page.locator("#drill").get_attribute("data-drill"))


def test_a_point_of_the_trend_leads_to_its_month(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate")
    page.wait_for_selector(".trend .js-line")
    box = page.locator(".trend .nsewdrag").first.bounding_box()
    assert box is not None

    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.5)
    page.wait_for_timeout(400)
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.5)
    page.get_by_role("menuitem").first.click()
    page.wait_for_function("() => location.search.includes('to=20')")
    watch.settle()

    assert "(latest)" not in page.get_by_label("Up to", exact=True).first.input_value()
    assert watch.complaints == []


def test_the_way_up_is_told_and_leads_there(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate&department=Logistics&by=location")
    way = page.get_by_role("navigation", name="Organisation")
    assert way.inner_text().split("\n") == ["Whole company", "Operations", "Logistics"]

    way.get_by_role("link", name="Operations").click()
    page.wait_for_function("() => location.search.includes('division=Operations')")
    watch.settle()

    assert "department=" not in page.url
    assert page.locator(".groups tbody tr", has_text="Plant North").count() == 1


def test_an_open_menu_is_sound(visit: Visit, full: str) -> None:
    page = visit(full).open("/explore?kpi=turnover_rate&by=department")
    page.locator(".bars button").first.click()

    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
    )

    assert [one["id"] for one in found.response["violations"]] == []


def test_a_view_is_saved_renamed_deleted_and_brought_back(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore?kpi=turnover_rate&department=Logistics&by=location")
    page.locator(".saved summary").click()
    page.get_by_role("button", name="Save this view").click()
    saved = page.locator("[data-saved] li")
    assert saved.locator("a").inner_text() == "Turnover, Department: Logistics, last 12 months"

    page.get_by_role("button", name="Rename Turnover").click()
    page.get_by_label("New name").fill("Logistics <b>leaves</b>")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete Logistics").click()
    assert saved.count() == 0
    page.get_by_role("button", name="Undo").click()
    assert saved.locator("a").inner_text() == "Logistics <b>leaves</b>"

    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response
    assert [one["id"] for one in found["violations"]] == []
    watch.open("/")
    watch.open("/explore")
    page.locator(".saved summary").click()
    page.locator("[data-saved] a").click()
    page.wait_for_function("() => location.search.includes('department=Logistics')")
    watch.settle()
    assert "Department: Logistics" in page.locator(".upper").inner_text()
    assert watch.complaints == []


def test_what_is_no_address_of_ours_is_no_saved_view(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/explore")
    kept = [
        {"name": "x", "href": "javascript:alert(1)"},
        {"name": "y", "href": "//elsewhere.example/"},
        7,
        {"name": "good", "href": "/explore?kpi=headcount"},
    ]
    page.evaluate("kept => localStorage.setItem('hrkpi-views', JSON.stringify(kept))", kept)

    page.locator(".saved summary").click()

    assert page.locator("[data-saved] a").all_inner_texts() == ["good"]


REACHED = """each => each.filter(one => {
  one.scrollIntoView({ block: 'center' });
  const box = one.getBoundingClientRect(), at = y => document.elementFromPoint(box.x + 8, y);
  const middle = (box.top + box.bottom) / 2;
  return at(middle - 12) !== one || at(middle + 12) !== one;
}).map(one => one.textContent)"""


def test_a_phone_shows_whole_rows_of_groups_and_the_saved_views(visit: Visit, full: str) -> None:
    page = visit(full, width=390, height=800).open("/explore?show=rows")

    assert page.evaluate(SIDEWAYS) == []
    row = page.locator(".groups tbody tr").first
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    assert page.locator(".panel h3 a, .groups .opens").evaluate_all(REACHED) == []
    assert violations(page) == []

    page.locator(".saved summary").click()

    box = page.locator(".saved > div").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
