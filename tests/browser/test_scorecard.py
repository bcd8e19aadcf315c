"""The scorecard in a browser."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Watch

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]


def test_the_month_is_in_the_address_and_back_undoes_it(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")
    assert page.url == f"{full}/"

    page.get_by_role("button", name="Month before").click()
    page.wait_for_function("() => location.search === '?month=2025-05'")
    page.wait_for_selector("text=Figures are final for May 2025.")
    watch.settle()
    page.go_back()

    page.wait_for_selector("text=Figures are final for June 2025.")
    assert page.url == f"{full}/"
    page.go_forward()
    page.wait_for_selector("text=Figures are final for May 2025.")


def test_a_change_costs_one_call(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")
    before = watch.calls

    page.keyboard.press("[")
    page.wait_for_selector("text=Figures are final for May 2025.")
    watch.settle()

    assert watch.calls - before == 1


def test_a_link_opens_what_it_says(visit: Visit, full: str) -> None:
    page = visit(full).open("/?month=2024-12&scope=division%3AOperations")

    page.wait_for_selector("text=Figures are final for December 2024.")
    assert "Operations" in page.locator(".lead").inner_text()
    assert page.get_by_role("textbox", name="Scope").input_value() == "Operations"


def test_a_later_month_than_the_last_cannot_be_chosen(visit: Visit, full: str) -> None:
    page = visit(full).open("/")

    assert page.get_by_role("button", name="Month after").is_disabled()


def test_filters_show_only_their_cards_without_asking(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")
    off = page.locator(".card[data-tone=off]").count()
    before = watch.calls

    button = page.get_by_role("button", name="Off target")
    button.click()

    assert page.locator(".card:visible").count() == off
    assert button.get_attribute("aria-pressed") == "true"
    assert watch.calls == before
    page.locator(".card:visible").first.click()
    page.wait_for_selector("text=Where it stands")
    page.go_back()
    page.wait_for_selector(".scorecard[data-only=off]")
    assert page.locator(".card:visible").count() == off
    page.get_by_role("button", name="All").click()
    assert page.locator(".card:visible").count() == 12


def test_a_card_leads_to_its_kpi(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")

    page.locator(".card", has_text="Time to fill").click()
    page.wait_for_selector(".page-explore")
    watch.settle()

    assert "kpi=time_to_fill" in page.url
    assert page.get_by_role("textbox", name="KPI").input_value() == "Time to fill"
    page.go_back()
    page.wait_for_selector(".page-scorecard")


def test_what_is_heard_after_a_change(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")

    page.keyboard.press("[")

    page.wait_for_function(
        "() => document.querySelector('#said').textContent.startsWith('May 2025, Whole company.')"
    )


def test_a_file_has_the_view_of_the_page(visit: Visit, full: str) -> None:
    page = visit(full).open("/?month=2025-03")

    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as started:
        page.get_by_role("link", name="HTML").click()

    assert started.value.suggested_filename == "scorecard_company_2025-03_v1.html"
    assert "March 2025" in started.value.path().read_text(encoding="utf-8")


def test_the_words_of_the_page_are_the_words_of_the_file(visit: Visit, full: str) -> None:
    page = visit(full).open("/")
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as started:
        page.get_by_role("link", name="HTML").click()
    file = visit(full).page
    file.set_content(started.value.path().read_text(encoding="utf-8"))

    for on_screen, in_file in (
        (".value", ".value"),
        (".aim", ".aim"),
        (".why", ".why"),
        (".card .name", "h3"),
    ):
        screen = ["".join(words.split()) for words in page.locator(on_screen).all_inner_texts()]
        printed = ["".join(words.split()) for words in file.locator(in_file).all_inner_texts()]
        assert printed == screen, on_screen


def test_a_card_names_who_answers_for_its_target(visit: Visit, full: str) -> None:
    page = visit(full).open("/")

    assert (
        page.locator(".card", has_text="Voluntary turnover").locator(".owner").inner_text() == "Ines Okafor"
    )


def test_nothing_of_a_card_lies_on_anything_else(visit: Visit, full: str) -> None:
    watch = visit(full)
    page = watch.open("/")

    for width in (1440, 1200, 1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        watch.settle()
        out = page.evaluate(
            "[...document.querySelectorAll('.card :is(.aims > *, .line, .value)')].filter(one => "
            "one.getBoundingClientRect().right > one.closest('.card').getBoundingClientRect().right)"
            ".map(one => one.textContent)"
        )
        assert out == [], width
