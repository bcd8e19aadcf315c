"""A company's look in a browser: read in both themes, and nobody else is asked for it."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from hrkpi.export.tokens import THEMES
from hrkpi.workspace import Workspace
from tests.branded import SVG, branded
from tests.browser.conftest import Watch, served
from tests.browser.test_frame import RULES
from tests.export.test_typeface import INTER
from tests.workspaces import load

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]
NAME = "Tom & <img src=x onerror=alert(1)> Sons"
SETTINGS = (
    f'company_name = "{NAME}"\nbrand_colour = "#A4123F"\nbrand_logo = "logo.svg"\nbrand_font = "own.woff2"\n'
)
LOOK = """(() => {
  const of = (selector, what) => getComputedStyle(document.querySelector(selector))[what];
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const logo = [...document.querySelectorAll(".side .own-logo")].find(one => one.checkVisibility());
  const fetched = [...document.fonts].filter(one => one.status === "loaded").map(one => one.family);
  return {family: of("body", "fontFamily"), fetched, logo: logo.naturalWidth,
          plate: getComputedStyle(logo).backgroundColor, pressed: of(".button.primary", "backgroundColor"),
          accent: token("--accent"), good: token("--good"), series: token("--brand")};
})()"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a company with a look of its own."""
    home = tmp_path_factory.mktemp("branded") / "workspace"
    load(Workspace.create(home), 12)
    yield from served(branded(home, SETTINGS, logo__svg=SVG, own__woff2=INTER).path)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_companys_look_is_read_and_stays_at_home(visit: Visit, own: str, theme: str) -> None:
    watch = visit(own, theme=theme)
    page = watch.open("/data")

    look = page.evaluate(LOOK)
    found = [one for width in (1440, 1024, 390, 320) for one in _violations(watch, width)]

    assert found == []
    assert look["family"].startswith('"HR KPI Brand"')
    assert "HR KPI Brand" in " ".join(look["fetched"])
    assert look["logo"] > 0
    assert (look["plate"] == "rgb(255, 255, 255)") is (theme == "dark")
    assert (look["accent"] == "#A4123F") is (look["pressed"] == "rgb(164, 18, 63)") is (theme == "light")
    assert (look["good"], look["series"]) == (THEMES[theme]["good"], THEMES[theme]["brand"])
    assert page.locator(".brand b").text_content() == NAME
    assert page.locator(".brand img[src='x']").count() == 0
    watch.open("/workforce")
    letters = page.wait_for_selector(".chart text")
    assert letters is not None
    assert letters.evaluate("text => getComputedStyle(text).fontFamily").startswith('"HR KPI Brand"')
    assert (watch.complaints, watch.foreign) == ([], [])


def _violations(watch: Watch, width: int) -> list[str]:
    """What axe finds at a width, and whether something sticks out sideways."""
    watch.page.set_viewport_size({"width": width, "height": 900})
    watch.settle()
    wide = watch.page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0
    found = Axe().run(watch.page, options=RULES).response["violations"]
    return [f"{width}: {one['id']}" for one in found] + [f"{width}: sticks out"] * wide
