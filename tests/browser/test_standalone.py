"""A view as one HTML file, opened from disk: on wide screens, phones and paper, light and dark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from hrkpi.export.pictures import to_html
from hrkpi.wording import Wording
from tests.browser.conftest import Watch
from tests.browser.test_frame import RULES
from tests.seen import STAMP, view

pytestmark = pytest.mark.browser
SEEN = """(() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
  const texts = shown(".picture svg text").filter(one => one.textContent.trim());
  const row = document.querySelector(".rows.wide tbody tr");
  return {
    over: document.documentElement.scrollWidth - innerWidth,
    cut: shown(".picture, .tile").filter(one => one.scrollWidth > one.clientWidth + 1).length,
    broad: shown(".picture.broad").length, narrow: shown(".picture.narrow").length,
    small: Math.min(...texts.map(one => one.getBoundingClientRect().height)),
    list: getComputedStyle(row).display === "block",
    paper: getComputedStyle(document.querySelector(".tile")).backgroundColor,
    lines: shown("svg path.js-line").some(one => getComputedStyle(one).stroke === "rgb(63, 76, 184)"),
  };
})()"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("standalone") / "view.html"
    path.write_text(to_html([view()], Wording(), STAMP), encoding="utf-8")
    return path


def violations(watch: Watch) -> list[str]:
    """What axe finds: the rule and where."""
    found = Axe().run(watch.page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {node['html'][:150]} {node['failureSummary'][:250]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(
    ("width", "theme", "phone"),
    [(1440, "light", False), (768, "dark", False), (390, "light", True), (320, "dark", True)],
)
def test_everything_can_be_read_at_every_width_and_in_both_themes(
    visit: Callable[..., Watch], file: Path, width: int, theme: str, *, phone: bool
) -> None:
    watch = visit(file.as_uri(), width=width, theme=theme)
    watch.page.goto(watch.base)

    seen = watch.page.evaluate(SEEN)

    assert (seen["over"], seen["cut"]) == (0, 0)
    assert (seen["broad"] > 0, seen["narrow"] > 0, seen["list"]) == (not phone, phone, phone)
    assert seen["small"] > 9  # CSS pixels: that of an axis is drawn with 12
    assert seen["lines"] is (theme == "light")
    assert violations(watch) == []
    assert watch.complaints == []


def test_a_dark_reader_prints_it_on_light_paper(visit: Callable[..., Watch], file: Path) -> None:
    watch = visit(file.as_uri(), theme="dark")
    watch.page.goto(watch.base)
    assert watch.page.evaluate(SEEN)["paper"] != "rgb(255, 255, 255)"

    watch.page.emulate_media(media="print")

    seen = watch.page.evaluate(SEEN)
    assert (seen["paper"], seen["lines"], seen["narrow"]) == ("rgb(255, 255, 255)", True, 0)
