"""The Data page in a browser: an import from the file to the figures, and back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from hrkpi.export.tokens import DARK
from hrkpi.workspace import Workspace
from tests.browser.conftest import Watch, served
from tests.browser.test_frame import RULES

pytestmark = pytest.mark.browser
Visit = Callable[..., Watch]
GROUND = "field => getComputedStyle(field).backgroundColor"
PEOPLE = {
    "employees.csv": "employee_id,gender\n" + "".join(f"E{n:03d},woman\n" for n in range(30)),
    "employments.csv": "employee_id,hire_date\n" + "".join(f"E{n:03d},2023-01-01\n" for n in range(30)),
    "jobs.csv": "employee_id,effective_date,department\n"
    + "".join(f"E{n:03d},2023-01-01,Sales\n" for n in range(30)),
}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    Workspace.create(tmp_path / "workspace")
    yield from served(tmp_path / "workspace")


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    for name, content in PEOPLE.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def uploaded(watch: Watch, files: list[Path]) -> None:
    """Choose files, as a reader does."""
    with watch.page.expect_file_chooser() as chooser:
        watch.page.get_by_role("button", name="Choose files").click()
    chooser.value.set_files(files)


def test_files_are_checked_then_imported_then_seen(visit: Visit, fresh: str, exports: Path) -> None:
    watch = visit(fresh)
    page = watch.open("/data")

    uploaded(watch, sorted(exports.iterdir()))
    page.wait_for_selector("text=Checked: nothing has changed yet")
    assert "Nothing is loaded yet" in page.locator("#fresh").inner_text()
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_selector("text=What is loaded")

    assert "Data to" in page.locator("#fresh").inner_text()
    assert page.locator(".chip", has_text="In use").count() == 1
    page.get_by_role("link", name="Open the scorecard").click()
    page.wait_for_selector(".card")
    assert "30" in page.locator(".card", has_text="Headcount").inner_text()
    assert watch.complaints == []


def test_a_wrong_file_is_refused_with_place_and_mend(visit: Visit, fresh: str, exports: Path) -> None:
    (exports / "employments.csv").write_text("employee_id,hire_date\nE001,2023-02-30\n", encoding="utf-8")
    watch = visit(fresh)
    page = watch.open("/data")

    uploaded(watch, sorted(exports.iterdir()))
    page.wait_for_selector("text=Refused: nothing has changed")

    assert page.get_by_role("button", name="Import", exact=True).count() == 0
    page.locator("summary", has_text="Where").first.click()
    assert "2023-02-30" in page.locator(".outcome").inner_text()
    page.get_by_role("button", name="Choose other files").click()
    page.wait_for_selector("text=Drop exports here")
    assert watch.complaints == []


def test_an_import_can_be_undone(visit: Visit, fresh: str, exports: Path) -> None:
    watch = visit(fresh)
    page = watch.open("/data")
    for people in (30, 20):
        (exports / "employees.csv").write_text(
            "employee_id,gender\n" + "".join(f"E{n:03d},man\n" for n in range(people)), encoding="utf-8"
        )
        for name in ("employments.csv", "jobs.csv"):
            head, *rows = PEOPLE[name].splitlines(keepends=True)
            (exports / name).write_text(head + "".join(rows[:people]), encoding="utf-8")
        uploaded(watch, sorted(exports.iterdir()))
        page.wait_for_selector("text=Checked: nothing has changed yet")
        page.get_by_role("button", name="Import", exact=True).click()
        page.wait_for_selector("text=Imported")
        page.get_by_role("button", name="Choose other files").click()

    page.get_by_role("button", name="Use snapshot").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.listing tr')].at(-1).innerText.includes('In use')"
    )
    watch.open("/")

    assert "30" in page.locator(".card", has_text="Headcount").inner_text()


def test_an_empty_workspace_offers_three_ways_in(visit: Visit, empty: str) -> None:
    page = visit(empty).open("/")

    assert page.locator(".way").count() == 3
    with page.expect_file_chooser():
        page.get_by_role("link", name="Choose files").click()
    page.wait_for_selector("text=Bring in an export")
    assert page.get_by_role("button", name="Load the sample company").count() == 1
    assert page.get_by_role("button", name="Choose a folder").count() == 1


def test_everything_that_is_wrong_is_legible_in_the_readers_language_in_the_dark(
    visit: Visit, empty: str, tmp_path: Path
) -> None:
    wrong = {
        "employments.csv": "employee_id,hire_date,exit_type\nE1,2023-02-30,gone\n",
        "leute.csv": "Nr\n7\n",
    }
    for name, content in wrong.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    surface = "rgb({}, {}, {})".format(*bytes.fromhex(DARK["surface"].removeprefix("#")))
    watch = visit(empty, theme="dark")
    page = watch.page
    page.context.add_cookies([{"name": "language", "value": "de", "url": empty}])
    watch.open("/data")

    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Dateien wählen").click()
    chooser.value.set_files([tmp_path / name for name in wrong])
    page.wait_for_selector("text=„hire_date“ ist kein Tag des Kalenders.")
    page.locator(".answer input.mantine-Select-input").click()
    page.wait_for_selector("text=voluntary – Eigenkündigung")

    assert page.locator(".answer input.mantine-Select-input").evaluate(GROUND) == surface
    page.keyboard.press("Escape")
    assert page.locator(".mapping").input_value().startswith("# Vorschlag für leute.csv: jede Zeile prüfen.")
    assert [
        one["id"] for one in Axe().run(page, context=".outcome", options=RULES).response["violations"]
    ] == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    assert watch.complaints == []
