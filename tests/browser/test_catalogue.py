"""The catalogue and the readiness page in a browser."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Watch
from tests.browser.test_frame import CUT, RULES, SPACED

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]
EVERY = pytest.mark.parametrize("key", ["catalogue", "readiness"])


@EVERY
def test_axe_finds_nothing_and_nothing_sticks_out(visit: Visit, full: str, key: str) -> None:
    watch = visit(full)
    page = watch.open(f"/{key}")

    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.wait_for_selector(f"html[data-mantine-color-scheme={theme}]", state="attached")
        for width in (1440, 1024, 390):
            page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(page, options=RULES).response["violations"]
            assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == [], width
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width

    assert watch.complaints == []
    assert watch.foreign == []


@EVERY
def test_it_reflows_at_320_and_bears_wider_text(visit: Visit, full: str, key: str) -> None:
    watch = visit(full, width=320)
    watch.open(f"/{key}")
    watch.page.add_style_tag(content=SPACED)
    watch.page.wait_for_timeout(300)

    assert watch.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert watch.page.evaluate(CUT) == []


def test_a_key_leads_to_the_search_and_typing_narrows_the_list(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/catalogue")
    every = page.locator(".entry:visible").count()

    page.keyboard.press("/")
    page.keyboard.type("pay_gap 2023")
    page.wait_for_function("() => location.search === '?q=pay_gap+2023'")

    assert page.locator(".entry:visible").count() == 2
    assert page.locator("#found").inner_text() == f"2 of {every} KPIs"
    page.keyboard.press("Escape")
    page.wait_for_function("() => location.search === ''")
    assert page.locator(".entry:visible").count() == every
    assert watch.complaints == []


def test_a_link_keeps_what_was_searched_for(visit: Visit, full: str) -> None:
    page = visit(full).open("/catalogue?q=nothing+of+the+kind")

    page.wait_for_selector("text=No KPI has all of these words.")
    assert page.locator("#find").input_value() == "nothing of the kind"
    assert page.locator(".entry:visible").count() == 0


def test_an_entry_leads_to_explore(visit: Visit, full: str) -> None:
    page = visit(full).open("/catalogue?q=enps")

    page.get_by_role("link", name="eNPS").click()
    page.wait_for_url("**/explore?kpi=enps*")
    page.go_back()
    page.wait_for_url("**/catalogue?q=enps")
    page.wait_for_selector(".entry:visible")

    assert page.locator("#find").input_value() == "enps"
    assert page.locator(".entry:visible").count() < 5


def test_it_prints_whole_and_without_the_search(visit: Visit, full: str) -> None:
    page = visit(full).open("/catalogue")

    page.emulate_media(media="print")

    assert page.locator(".search").is_hidden()
    assert page.locator(".entry:visible").count() > 50
    page.set_viewport_size({"width": 700, "height": 900})  # A4 between its margins
    parts = page.locator(".entry").first.locator("> *")
    lefts = parts.evaluate_all("them => them.map(one => Math.round(one.getBoundingClientRect().left))")
    assert lefts == sorted(set(lefts)), "figure, formula and grade stand side by side"


def test_readiness_prints_what_is_folded_too(visit: Visit, full: str) -> None:
    page = visit(full).open("/readiness")
    folded = page.locator(".folded tbody tr").first
    assert not folded.is_visible()

    page.emulate_media(media="print")

    assert folded.is_visible()


def test_the_lists_can_be_taken_away(visit: Visit, full: str) -> None:
    page = visit(full).open("/readiness")

    with page.expect_download() as taken:
        page.get_by_role("link", name="Download CSV").click()

    assert taken.value.suggested_filename.startswith("rows_to_mend_")
