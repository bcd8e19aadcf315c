"""``hrkpi export``: views and KPIs as files, alone and several as one."""

from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Emu

from hrkpi.store.audit import written
from hrkpi.workspace import Workspace
from tests.commands import Run, runner
from tests.reports import workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("export")).path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_a_kpi_is_written_in_the_format_of_the_name(run: Run, folder: Path, tmp_path: Path) -> None:
    said = run("export", "headcount", "--by", "department", "-o", tmp_path / "a.xlsx", "--workspace", folder)

    assert (said.code, said.out) == (0, f"Written: {tmp_path / 'a.xlsx'}\n")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["Headcount", "Headcount data", "About"]


def test_a_file_gets_a_name_of_its_own(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = run("export", "headcount", "--format", "csv", "--where", "department=Sales", "--workspace", folder)

    assert said.out == "Written: headcount_sales_2025-03_v1.csv\n"
    text = (tmp_path / "headcount_sales_2025-03_v1.csv").read_text(encoding="utf-8")
    assert ",Department: Sales," in text


def test_several_are_one_file_in_their_order(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "pack.pptx"

    said = run("export", "scorecard", "headcount", "exits", "-o", file, "--workspace", folder, "--json")

    assert said.json == {"file": str(file), "failed": {}}
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(file)).slides]
    assert any(title.startswith("Headcount: ") for title in titles)


def test_months_are_as_asked(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"

    run("export", "headcount", "-o", file, "--from", "2024-12", "--to", "2025-02", "--workspace", folder)

    rows = [row.split(",") for row in file.read_text(encoding="utf-8").splitlines()]
    assert [row[2] for row in rows if row[1:4:2] == ["Trend", "Actual"]] == [
        "Dec 2024",
        "Jan 2025",
        "Feb 2025",
    ]


def test_one_page_that_fails_leaves_the_others(run: Run, folder: Path, tmp_path: Path) -> None:
    """The vacancy rate is of vacancies, which have no gender."""
    file = tmp_path / "a.csv"

    said = run(
        *("export", "headcount", "vacancy_rate", "--by", "gender", "-o", file, "--workspace", folder),
    )

    assert said.code == 1
    assert "Left out: vacancy_rate." in said.err
    assert "Headcount" in file.read_text(encoding="utf-8")


def test_if_every_page_fails_nothing_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"

    said = run("export", "headcount", "--where", "department=Salez", "-o", file, "--workspace", folder)

    assert said.code == 2
    assert "did you mean 'Sales'?" in said.err
    assert not file.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("headcount",), "No format is named"),
        (("headcount", "-o", "a.doc"), "No format is named"),
        (("payroll", "-o", "a.csv"), "There is no view or KPI 'payroll'"),
        (("headcount", "-o", "a.csv", "--from", "2025-03", "--to", "2025-01"), "ends before it begins"),
        (("headcount", "-o", "a.csv", "--month", "1999-01"), "no figures of January 1999"),
        (("headcount", "-o", "/no/such/folder/a.csv"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)

    said = run("export", *words, "--workspace", folder)

    assert said.code == 2
    assert told in said.err
    assert list(tmp_path.iterdir()) == []


def test_it_is_written_down(run: Run, folder: Path, tmp_path: Path) -> None:
    run("export", "headcount", "-o", tmp_path / "a.csv", "--workspace", folder)

    with Workspace.open(folder).reading() as connection:
        last = written(connection)[-1]
    assert last.action == "export"
    assert "a.csv" in str(last.detail)


def test_slides_take_the_deck_that_the_settings_name(run: Run, tmp_path: Path) -> None:
    own = Presentation()
    own.slide_width = Emu(9144000)
    made = workspace(tmp_path).path
    own.save(str(made / "brand.pptx"))
    (made / "hrkpi.toml").write_text('slides_template = "brand.pptx"\n', encoding="utf-8")

    run("export", "headcount", "-o", tmp_path / "a.pptx", "--workspace", made)

    assert Presentation(str(tmp_path / "a.pptx")).slide_width == 9144000


def test_a_file_speaks_the_language_asked_for_else_that_of_the_workspace(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("export", "headcount", "--workspace", folder, "-o")

    run(*asked, tmp_path / "fr.xlsx", "--language", "fr")
    monkeypatch.setenv("HRKPI_LOCALE", "de_CH")
    said = run(*asked, tmp_path / "de.xlsx")
    run(*asked, tmp_path / "en.xlsx", "--language", "en")

    assert said.out.startswith("Written: ")
    books = [openpyxl.load_workbook(tmp_path / f"{name}.xlsx") for name in ("fr", "de", "en")]
    assert [book.sheetnames[-1] for book in books] == ["À propos", "Info", "About"]
    assert [book.sheetnames[0] for book in books] == ["Effectif", "Personalbestand", "Headcount"]
