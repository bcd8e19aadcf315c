"""Files of every page: the words and figures of its view, and nothing of what is hidden."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from hrkpi.discovery import collect
from hrkpi.export.figure import figure
from hrkpi.export.figure_parts import is_blank
from hrkpi.export.page import view_html
from hrkpi.export.pictures import to_pdf, to_svg
from hrkpi.export.pptx import to_pptx
from hrkpi.export.rows import view_csv
from hrkpi.export.written import typed
from hrkpi.export.xlsx import to_xlsx
from hrkpi.report import Report
from hrkpi.result import Shown
from hrkpi.view import Asking, Block, Cell, Chart, Facts, Series, View
from hrkpi.viewing import VIEWS, ViewKind
from hrkpi.wording import Wording
from tests.export.test_same_words import figures, paper, plain, sheets, slides
from tests.packed import unpacked
from tests.seen import SECRET, STAMP

pytestmark = pytest.mark.browser
KINDS = collect(VIEWS, "VIEW", ViewKind)
EVERY = pytest.mark.parametrize("key", KINDS)
WHOLE: Mapping[str, str] = {"compare": "previous,company", "show": "limits,parts,spread", "range": "1"}
DIGITS = 12  # after the point, of a number of a workbook
ONE_LINE = 40  # letters of a text that two columns of a printed page do not tear
LEAK = Cell(SECRET, "hidden", Shown.HIDDEN)


@pytest.fixture(scope="module")
def seen(report: Report) -> dict[str, View]:
    """Every page of a company in which a department is hidden."""
    asked = Asking(report.default_month, by="department", chosen=WHOLE)
    return {key: kind.draw(report, Wording(), asked) for key, kind in KINDS.items()}


def said(view: View) -> Iterator[str]:
    """What every file of a view has to say."""
    yield from (view.statement, view.about.company, view.about.scope, view.about.snapshot)
    for block in view.blocks:
        if not isinstance(block, Facts):
            yield from (block.title, block.statement)
    yield from (fact.label for block in view.blocks if isinstance(block, Facts) for fact in block.facts[:4])


def lacking(view: View, text: str) -> list[str]:
    """What is not in the text of a file, letters alone compared: a layout breaks lines where it likes."""
    flat = bare(text)
    return [one for one in (*said(view), *(cell.text for cell in figures(view))) if bare(one) not in flat]


def exact(value: object) -> object:
    """A number without the last digits, which a workbook does not keep."""
    return round(value, DIGITS) if isinstance(value, float) else value


def without_tags(page: str) -> str:
    """What people read of a page."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", plain(text))


@EVERY
def test_slides_and_sheets_of_every_page_say_what_it_says(seen: dict[str, View], key: str) -> None:
    view = seen[key]
    book = to_xlsx([view], Wording(), STAMP)

    assert lacking(view, slides(to_pptx([view], Wording(), STAMP))) == []
    spoken = bare(sheets(book))
    assert [one for one in said(view) if bare(one) not in spoken] == []
    cells = openpyxl.load_workbook(BytesIO(book))
    values = {exact(cell.value) for sheet in cells for row in sheet.iter_rows() for cell in row}
    numbers = [typed(cell).value for cell in figures(view) if isinstance(cell.value, int | float)]
    assert [one for one in numbers if exact(one) not in values] == []


@EVERY
def test_pages_and_paper_of_every_page_say_what_it_says(
    seen: dict[str, View], key: str, tmp_path: Path
) -> None:
    view = seen[key]
    charts = [block for block in view.blocks if isinstance(block, Chart)]

    page = view_html([view], Wording(), STAMP, lambda _chart, _width: "<svg/>")
    printed = paper(to_pdf([view], Wording(), STAMP), tmp_path)
    pictures = bare(without_tags(to_svg([view], Wording(), STAMP)))

    assert lacking(view, without_tags(page)) == []
    assert [one for one in lacking(view, printed) if len(one) < ONE_LINE] == []
    assert [one.statement for one in charts if bare(one.statement) not in pictures] == []


@EVERY
def test_no_file_of_any_page_holds_what_a_hidden_cell_might_hold(seen: dict[str, View], key: str) -> None:
    """Whoever makes a view may err; a cell that says it is hidden is hidden, and so is its interval."""
    view = replace(seen[key], blocks=tuple(map(leaking, seen[key].blocks)))

    packed = [*unpacked(to_xlsx([view], Wording(), STAMP)), *unpacked(to_pptx([view], Wording(), STAMP))]
    charts = [block for block in view.blocks if isinstance(block, Chart) and not is_blank(block)]
    texts = [
        view_html([view], Wording(), STAMP, lambda _chart, _width: "<svg/>"),
        view_csv([view], Wording(), STAMP),
        json.dumps([figure(one, Wording()) for one in charts]),  # what screens and pictures are drawn of
    ]

    assert view != seen[key] or not hidden(view)
    assert not [part for part in packed if str(SECRET).encode() in part]
    assert not [text for text in texts if str(SECRET) in text or "77.7" in text]


def hidden(view: View) -> bool:
    """Whether anything of a view is hidden."""
    return "hidden" in view_csv([view], Wording(), STAMP)


def leaking(block: Block) -> Block:
    """A block whose hidden cells hold a figure all the same."""
    if isinstance(block, Facts):
        return replace(block, facts=tuple(replace(fact, cell=leaked(fact.cell)) for fact in block.facts))
    if isinstance(block, Chart):
        return replace(block, series=tuple(map(leaking_series, block.series)))
    return replace(block, rows=tuple(tuple(map(leaked, row)) for row in block.rows))


def leaking_series(series: Series) -> Series:
    low, high = (
        tuple(
            SECRET if cell.shown is Shown.HIDDEN else end
            for cell, end in zip(series.cells, ends, strict=bool(ends))
        )
        for ends in (series.low, series.high)
    )
    return replace(series, cells=tuple(map(leaked, series.cells)), low=low, high=high)


def leaked(cell: Cell) -> Cell:
    return LEAK if cell.shown is Shown.HIDDEN else cell
