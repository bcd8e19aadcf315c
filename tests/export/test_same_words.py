"""Words and numbers of a view are the same in every file, and hidden figures are in none."""

import html
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from hrkpi.export.pictures import to_html, to_pdf, to_png, to_svg
from hrkpi.export.pptx import to_pptx
from hrkpi.export.rows import view_csv
from hrkpi.export.written import typed
from hrkpi.export.xlsx import to_xlsx
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Facts, View
from hrkpi.wording import Wording
from tests.packed import unpacked
from tests.seen import EVERY, SECRET, STAMP, view

pytestmark = pytest.mark.browser
SEEN = view()


def plain(text: str) -> str:
    """Text with single plain spaces, so that line breaks of a layout do not count."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " "))


def sentences(seen: View) -> Iterator[str]:
    """What every file has to say."""
    yield seen.statement
    yield from (fact.label for block in seen.blocks if isinstance(block, Facts) for fact in block.facts)
    yield from (block.statement for block in seen.blocks if not isinstance(block, Facts))
    yield from (block.title for block in seen.blocks if not isinstance(block, Facts))
    yield from (
        seen.about.scope,
        seen.about.period,
        seen.about.company,
        seen.about.snapshot,
        "hidden here: Legal",
    )


def figures(seen: View) -> Iterator[Cell]:
    """Figures that stand on a page of paper: large ones, those of tables and of heat maps."""
    for block in seen.blocks:
        if isinstance(block, Facts):
            yield from (fact.cell for fact in block.facts)
        elif not isinstance(block, Chart):
            yield from (cell for row in block.rows for cell in row)
        elif block.mark == "heat":
            yield from (cell for series in block.series for cell in series.cells)


def slides(content: bytes) -> str:
    """All text of a deck, of its notes and of its tables."""
    said: list[str] = []
    for slide in Presentation(BytesIO(content)).slides:
        said += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        said += [cell.text for table in tables for row in table.rows for cell in row.cells]
        said.append(slide.notes_slide.notes_text_frame.text)
    return plain("\n".join(said))


def paper(content: bytes, folder: Path) -> str:
    """All text of a PDF, by a program that is not ours."""
    (folder / "view.pdf").write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", str(folder / "view.pdf"), "-"],  # noqa: S607 - wherever it is installed
        check=True,
        capture_output=True,
        text=True,
    )
    return plain(done.stdout)


def sheets(content: bytes) -> str:
    """All text of a workbook, of its drawings too."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [
            archive.read(name).decode()
            for name in archive.namelist()
            if "drawing" in name and "rels" not in name
        ]
    drawn = [html.unescape(text) for part in parts for text in re.findall(r"<a:t>([^<]*)</a:t>", part)]
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    return plain("\n".join([*drawn, *cells]))


def test_slides_say_it() -> None:
    said = slides(to_pptx([SEEN], Wording(), STAMP))

    assert [one for one in sentences(SEEN) if plain(one) not in said] == []
    assert [cell.text for cell in figures(SEEN) if plain(cell.text) not in said] == []


def test_the_page_says_it() -> None:
    said = plain(html.unescape(re.sub(r"<[^>]+>", " ", to_html([SEEN], Wording(), STAMP))))

    assert [one for one in sentences(SEEN) if plain(one) not in said] == []
    everything = [
        cell for block in EVERY if isinstance(block, Chart) for one in block.series for cell in one.cells
    ]
    assert [cell.text for cell in [*everything, *figures(SEEN)] if plain(cell.text) not in said] == []


@pytest.mark.skipif(
    not Path("/usr/bin/pdftotext").exists(), reason="poppler-utils reads PDF independently of us"
)
def test_the_pdf_says_it(tmp_path: Path) -> None:
    said = paper(to_pdf([SEEN], Wording(), STAMP), tmp_path)

    flat = said.replace(" ", "")  # two columns side by side break sentences, so letters alone are compared
    assert plain(SEEN.statement) in said
    assert [cell.text for cell in figures(SEEN) if plain(cell.text) not in said] == []
    assert [one for one in sentences(SEEN) if plain(one).replace(" ", "") not in flat] == []


def test_the_workbook_says_it_and_holds_the_same_numbers() -> None:
    content = to_xlsx([SEEN], Wording(), STAMP)
    said, book = sheets(content), openpyxl.load_workbook(BytesIO(content))

    assert [one for one in sentences(SEEN) if plain(one) not in said] == []
    values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    numbers = [typed(cell) for cell in figures(SEEN) if isinstance(cell.value, int | float)]
    assert [one.value for one in numbers if one.value not in values] == []


def test_the_picture_that_scales_says_it() -> None:
    said = plain(html.unescape(re.sub(r"<[^>]+>", " ", to_svg([SEEN], Wording(), STAMP))))

    charts = [block for block in EVERY if isinstance(block, Chart)]
    assert [one.statement for one in charts if plain(one.statement) not in said] == []


def test_no_file_holds_a_figure_that_is_hidden() -> None:
    """The view has none, so none can be; this would catch a writer that goes back to the answers."""
    content = (
        to_xlsx([SEEN], Wording(), STAMP)
        + to_pptx([SEEN], Wording(), STAMP)
        + to_png([SEEN], Wording(), STAMP)
    )
    texts = [
        to_html([SEEN], Wording(), STAMP),
        to_svg([SEEN], Wording(), STAMP),
        view_csv([SEEN], Wording(), STAMP),
    ]

    found = [part for part in unpacked(content) if str(SECRET).encode() in part or b"77.7" in part]
    assert found == []
    assert not [text for text in texts if str(SECRET) in text or "77.7" in text]


def test_a_hidden_cell_that_had_a_value_would_not_be_drawn() -> None:
    """Whoever makes a view may err; a cell that says it is hidden is hidden, whatever stands in it."""
    leak = Cell(SECRET, "hidden", Shown.HIDDEN)
    blocks = tuple(_leaking(block, leak) if isinstance(block, Chart) else block for block in EVERY)
    seen = view(*blocks)

    office = [*unpacked(to_xlsx([seen], Wording(), STAMP)), *unpacked(to_pptx([seen], Wording(), STAMP))]
    texts = [
        to_html([seen], Wording(), STAMP),
        to_svg([seen], Wording(), STAMP),
        view_csv([seen], Wording(), STAMP),
    ]
    assert not [part for part in office if str(SECRET).encode() in part]
    assert not [text for text in texts if str(SECRET) in text]


def _leaking(chart: Chart, leak: Cell) -> Chart:
    cells = tuple(
        replace(one, cells=tuple(leak if cell.shown is Shown.HIDDEN else cell for cell in one.cells))
        for one in chart.series
    )
    return replace(chart, series=cells)
