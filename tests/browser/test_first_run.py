"""First run: from an empty workspace over the sample company to the end of a first look."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from hrkpi.workspace import Workspace
from tests.browser.conftest import Watch, served
from tests.browser.test_frame import RULES

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]

WAYS = """[...document.querySelectorAll('.way')].map(way => {
  const box = way.getBoundingClientRect(), seen = { opacityProperty: true, visibilityProperty: true };
  return way.checkVisibility(seen) && box.width > 200 && box.height > 100;
})"""


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty workspace of one's own."""
    home = tmp_path_factory.mktemp("fresh") / "workspace"
    Workspace.create(home)
    yield from served(home)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_greeting_is_legible_and_fits(visit: Visit, empty: str, theme: str) -> None:
    watch = visit(empty, theme=theme)
    page = watch.open("/")

    for width in (1440, 1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert [one["id"] for one in Axe().run(page, options=RULES).response["violations"]] == [], width
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        assert page.evaluate(WAYS) == [True] * 3, width
    assert watch.complaints == []


def test_one_click_loads_the_sample_and_a_first_look_leads_through_four_pages(
    visit: Visit, fresh: str
) -> None:
    watch = visit(fresh)
    page = watch.open("/")

    page.get_by_role("link", name="Load the sample company").click()
    page.wait_for_selector("text=Imported")
    page.get_by_role("link", name="Take a first look").click()
    page.wait_for_selector("text=1 of 4")
    assert Axe().run(page, options=RULES).response["violations"] == []
    for count in (2, 3, 4):
        page.locator("#look a:visible").click()
        page.wait_for_selector(f"text={count} of 4")
        watch.settle()
    assert page.url == f"{fresh}/readiness"
    page.get_by_role("button", name="Done").click()
    watch.open("/")

    assert page.locator("#look").is_hidden()
    assert watch.complaints == []
    assert watch.foreign == []
