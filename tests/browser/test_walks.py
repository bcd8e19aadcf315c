"""A leader asks where, since when and what is done; an analyst takes answers away."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from hrkpi.language import LANGUAGES
from layouts._reader import COOKIE
from tests.browser.conftest import Watch, served
from tests.browser.test_frame import violations

Visit = Callable[..., Watch]
ON_SCREEN = (
    "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
)

WIDE = (  # names that lie on the status beside them
    "[...document.querySelectorAll('.card .name')].filter(one => one.scrollWidth > one.clientWidth)"
    ".map(one => one.textContent)"
)
END = "document.documentElement.scrollHeight"
GO = (  # as links within the app do
    "to => { history.pushState({}, '', to); dispatchEvent(new CustomEvent('_dashprivate_pushstate')) }"
)


@pytest.fixture(scope="module")
def company(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample company, in a copy that may be written to."""
    yield from served(shutil.copytree(sample, tmp_path_factory.mktemp("walk") / "workspace"))


@pytest.mark.parametrize(("width", "height"), [(1440, 924), (390, 844)])
def test_a_leader_sees_where_since_when_and_what_is_done_in_three_clicks(
    width: int, height: int, visit: Visit, company: str
) -> None:
    watch = visit(company, width=width, height=height)
    page = watch.open("/")

    page.locator("a.card", has_text="Training on time").click()
    page.locator(".missed button", has_text="Operations").click()
    page.get_by_role("menuitem", name="Keep only Operations").click()
    page.wait_for_url("**division=Operations**")
    watch.settle()

    shown = {
        ".missed li:has-text('Plant South')": "off target since Jul 2025",
        ".answers": "Head of Learning",
        ".note-list li": "two hours a month",
    }
    for where, words in shown.items():
        found = page.locator(where).first
        assert words in found.inner_text()
        assert found.evaluate(ON_SCREEN), where
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert (watch.complaints, watch.foreign) == ([], [])


def test_a_unit_that_was_closed_says_so_and_leads_back_to_the_whole_company(
    visit: Visit, company: str
) -> None:
    """Cards with a figure, without one and hidden; then a page of which most is empty."""
    watch = visit(company, width=390, height=844, theme="dark")
    page = watch.open("/?scope=department%3ADigital")

    cards = page.locator(".card")
    assert cards.filter(has_text="No figure in this period").count() >= 3
    assert cards.filter(has_text="Hidden to protect people").count() >= 1
    assert "No target" in cards.filter(has_text="Headcount").first.inner_text()
    assert violations(page) == []
    watch.open("/workforce?scope=department%3ADigital")
    assert violations(page) == []
    page.get_by_role("link", name="Show the whole company").first.click()
    page.wait_for_function("() => location.search === ''")
    watch.settle()

    assert "Whole company" in page.locator(".lead").inner_text()
    assert page.get_by_role("link", name="Show the whole company").count() == 0
    assert (watch.complaints, watch.foreign) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_months_with_most_to_say_end_above_the_fold_in_every_language(
    language: str, visit: Visit, company: str
) -> None:
    """The newest, and those of the last years in which the sentences are longest, in German and in French."""
    watch = visit(company, width=1440, height=924)
    watch.page.context.add_cookies([{"name": COOKIE, "value": language, "url": company}])
    page = watch.open("/")

    ends, wide = {"2026-10": page.evaluate(END)}, page.evaluate(WIDE)
    for month in ("2026-06", "2026-03"):
        lead = page.locator(".lead").inner_text()
        page.evaluate(GO, f"/?month={month}")
        page.wait_for_function("lead => document.querySelector('.lead').innerText !== lead", arg=lead)
        watch.settle()
        ends[month] = page.evaluate(END)
        wide += page.evaluate(WIDE)

    assert page.evaluate("document.documentElement.lang") == language
    assert page.locator(".card").count() == 12
    assert {month: end for month, end in ends.items() if end > 924} == {}
    assert wide == []
    assert watch.complaints == []


def test_an_analyst_takes_two_answers_away_as_files(visit: Visit, company: str, tmp_path: Path) -> None:
    watch = visit(company)
    page = watch.open("/explore?kpi=engagement_favourable&to=2025-10")

    fell = page.locator(".bars li").first.inner_text()
    drawn = taken(page, "SVG", tmp_path)
    watch.open("/explore?kpi=first_year_turnover_rate&by=department")
    early = page.locator(".missed li", has_text="Customer Care").inner_text()
    listed = taken(page, "CSV", tmp_path)

    assert "Technology" in fell
    assert "worse" in fell
    assert "65.5\N{NO-BREAK SPACE}% in October 2025, off target" in drawn.read_text(encoding="utf-8")
    assert "off target since Sept 2025" in early
    assert "Customer Care" in listed.read_text(encoding="utf-8-sig")


def taken(page: Page, kind: str, folder: Path) -> Path:
    """A file of the view that is open, as its menu gives it."""
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as coming:
        page.locator(".menu a", has_text=kind).first.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path
