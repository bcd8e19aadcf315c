"""Several views as one, and packs made into folders: whole or not at all."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrkpi.errors import QueryError, SettingError
from hrkpi.export import chromium as programs
from hrkpi.export.binder import Order, build
from hrkpi.export.edition import Page, drawn, edition
from hrkpi.export.forms import Form
from hrkpi.export.stamp import Stamp
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.wording import Wording
from tests.reports import MARCH
from tests.reports import report as made_report

STAMP = Stamp(datetime(2025, 4, 2, 8, 30, tzinfo=UTC), "ada")
HEADCOUNT, EXITS = Page("headcount"), Page("exits", by="department")
WRONG = Page("headcount", where={"department": ("Salez",)})
FILES = ["board_company_2025-03_v1.csv", "board_company_2025-03_v1.xlsx"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return made_report(tmp_path_factory.mktemp("edition"))


def silent(step: str, parts: int, whole: int) -> None:
    del step, parts, whole


def order(*pages: Page, forms: tuple[Form, ...] = (Form.CSV, Form.XLSX)) -> Order:
    return Order("board", pages, MARCH, 12, forms)


def test_pages_are_drawn_in_their_order_and_told_in_steps(report: Report) -> None:
    told: list[str] = []

    made = edition(report, Wording(), [EXITS, HEADCOUNT], MARCH, 12, lambda *step: told.append(step[0]))

    assert [view.title for view in made.views] == ["Exits", "Headcount"]
    assert told == ["Reading figures, page 1 of 2", "Reading figures, page 2 of 2"]


def test_a_page_that_fails_leaves_the_others(report: Report) -> None:
    made = edition(report, Wording(), [WRONG, EXITS], MARCH, 12, silent)

    assert [view.title for view in made.views] == ["Exits"]
    assert [key for key, _ in made.failures] == ["headcount"]


@pytest.mark.parametrize(
    "text",
    ["scorecard", "headcount?by=location", "exits?department=Sales&department=Legal&by=level&window=quarter"],
)
def test_a_page_is_read_as_it_is_written(text: str) -> None:
    assert Page.read(text).text == text


def test_a_page_in_words_is_what_it_says() -> None:
    assert Page.read(" exits?department=Sales&window=quarter ") == Page(
        "exits", {"department": ("Sales",)}, "", WindowKind.QUARTER
    )


@pytest.mark.parametrize(
    ("text", "said"), [("payroll", "no view or KPI"), ("exits?window=week", "no window")]
)
def test_a_page_that_is_none_is_refused(text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        Page.read(text)


def test_a_month_without_figures_is_refused(report: Report) -> None:
    with pytest.raises(QueryError, match="no figures of January 1999"):
        drawn(report, Wording(), HEADCOUNT, 1999 * 12, 12)


def test_a_pack_is_a_folder_of_files(report: Report, tmp_path: Path) -> None:
    made = build(report, Wording(), order(HEADCOUNT, EXITS), STAMP, tmp_path / "packs", silent)

    home = tmp_path / "packs" / "board_company_2025-03_v1"
    assert [file.relative_to(home).as_posix() for file in made.files] == FILES
    assert [entry.name for entry in (tmp_path / "packs").iterdir()] == [home.name]
    assert made.failures == ()


def test_the_pack_of_the_month_replaces_an_earlier_one(report: Report, tmp_path: Path) -> None:
    build(report, Wording(), order(HEADCOUNT), STAMP, tmp_path, silent)
    build(report, Wording(), order(EXITS, forms=(Form.CSV,)), STAMP, tmp_path, silent)

    assert [file.name for file in (tmp_path / "board_company_2025-03_v1").iterdir()] == FILES[:1]


def test_whoever_stops_it_finds_nothing_half_made(report: Report, tmp_path: Path) -> None:
    def stop(step: str, parts: int, whole: int) -> None:
        del parts, whole
        if step == "writing xlsx":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(report, Wording(), order(HEADCOUNT), STAMP, tmp_path, stop)

    assert list(tmp_path.iterdir()) == []


def test_a_format_that_fails_leaves_the_others(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "NAMES", ("no-such-program",))

    made = build(report, Wording(), order(EXITS, forms=(Form.PDF, Form.CSV)), STAMP, tmp_path, silent)

    assert [file.suffix for file in made.files] == [".csv"]
    assert [key for key, _ in made.failures] == ["pdf"]


def test_without_any_page_or_file_nothing_is_made(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "NAMES", ("no-such-program",))

    with pytest.raises(QueryError, match="no department of that name"):
        build(report, Wording(), order(WRONG), STAMP, tmp_path, silent)
    with pytest.raises(SettingError, match="apt-get install chromium"):
        build(report, Wording(), order(EXITS, forms=(Form.PDF,)), STAMP, tmp_path, silent)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    with pytest.raises(SettingError, match="cannot be written"):
        build(report, Wording(), order(EXITS), STAMP, tmp_path / "file", silent)
