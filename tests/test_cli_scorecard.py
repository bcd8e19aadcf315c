"""``hrkpi scorecard``: a month on one page, for people, machines and paper."""

from datetime import datetime
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Emu

from hrkpi.scorecard import KEYS
from tests.branded import branded
from tests.commands import Run, runner
from tests.packed import unpacked
from tests.reports import workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("scorecard")).path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_the_last_whole_month_is_shown_as_a_table(run: Run, folder: Path) -> None:
    said = run("scorecard", "--workspace", folder)

    lines = said.out.splitlines()
    assert lines[0] == "Your company: March 2025 · Whole company"
    assert "28\u00a0people" in next(line for line in lines if line.startswith("Headcount"))
    assert "No data" in next(line for line in lines if line.startswith("eNPS"))


def test_json_has_a_card_per_kpi_and_nulls_where_nothing_is_shown(run: Run, folder: Path) -> None:
    said = run("scorecard", "--month", "2025-02", "--json", "--workspace", folder)

    assert (said.json["month"], said.json["as_of"], said.json["where"]) == ("2025-02", "2025-03-31", {})
    assert datetime.fromisoformat(said.json["loaded_at"]).utcoffset() is not None
    cards = {card["kpi"]: card for card in said.json["cards"]}
    assert tuple(cards) == KEYS
    assert (cards["headcount"]["value"], cards["headcount"]["status"]) == (28, "ok")
    assert cards["headcount"]["trend"][-1] == {"period": "2025-02", "value": 28}
    assert cards["headcount"]["year_ago"] == {"change": -3, "since": "2024-02", "evidence": "usual"}
    assert (cards["enps"]["value"], cards["enps"]["status"], cards["enps"]["mover"]) == (
        None,
        "no_data",
        None,
    )


def test_a_part_of_the_company_is_shown(run: Run, folder: Path) -> None:
    said = run("scorecard", "--where", "department=Sales", "--format", "json", "--workspace", folder)

    assert said.json["where"] == {"department": ["Sales"]}
    assert said.json["cards"][0]["value"] == 18


def test_a_page_is_written_under_its_own_name(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = run("scorecard", "--format", "html", "--workspace", folder)

    assert said.out == "Written: scorecard_company_2025-03_v1.html\n"
    assert "March 2025" in (tmp_path / "scorecard_company_2025-03_v1.html").read_text(encoding="utf-8")


def test_pages_and_slides_take_the_companys_look(run: Run, tmp_path: Path) -> None:
    own, made = Presentation(), workspace(tmp_path).path
    own.slide_width = Emu(9144000)
    own.save(str(made / "brand.pptx"))
    branded(made, 'slides_template = "brand.pptx"\nbrand_colour = "#00677F"\n')

    for form in ("html", "pptx"):
        run("scorecard", "--format", form, "-o", tmp_path / f"card.{form}", "--workspace", made)

    assert "--accent:#00677F;" in (tmp_path / "card.html").read_text(encoding="utf-8")
    assert Presentation(str(tmp_path / "card.pptx")).slide_width == 9144000


def test_a_look_that_cannot_be_shown_writes_no_file(run: Run, tmp_path: Path) -> None:
    made = branded(workspace(tmp_path).path, 'brand_colour = "#FFD200"').path

    said = run("scorecard", "--format", "html", "-o", tmp_path / "card.html", "--workspace", made)

    assert (said.code, (tmp_path / "card.html").exists()) == (2, False)
    assert "setting brand_colour" in said.err


@pytest.mark.browser
def test_a_page_is_printed(run: Run, folder: Path, tmp_path: Path) -> None:
    said = run("scorecard", "--format", "pdf", "-o", tmp_path / "card.pdf", "--json", "--workspace", folder)

    assert said.json == {"file": str(tmp_path / "card.pdf")}
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_written_is_said(run: Run, folder: Path, tmp_path: Path) -> None:
    said = run("scorecard", "--format", "html", "-o", tmp_path / "none" / "card.html", "--workspace", folder)

    assert said.code == 2
    assert said.err.startswith("The file cannot be written: No such file or directory.")


@pytest.mark.parametrize("form", ["pptx", "xlsx", "md"])
def test_slides_workbook_and_markdown_say_the_same(run: Run, folder: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"scorecard.{form}"

    said = run("scorecard", "--format", form, "-o", file, "--workspace", folder)

    assert said.out == f"Written: {file}\n"
    if form == "md":
        assert "|Headcount|28\u00a0people|" in file.read_text(encoding="utf-8")
    else:
        assert any("Headcount: 28\u00a0people".encode() in part for part in unpacked(file.read_bytes()))


def test_a_page_speaks_the_language_asked_for_and_the_terminal_english(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.html"

    said = run("scorecard", "--format", "html", "--language", "de", "-o", file, "--workspace", folder)
    table = run("scorecard", "--language", "de", "--workspace", folder)

    assert said.out == f"Written: {file}\n"
    page = file.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "<h3>Personalbestand</h3>" in page
    assert "Headcount" in table.out
