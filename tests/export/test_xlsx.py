"""The workbook: typed cells, charts that Office draws, and nothing that runs or was hidden."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from hrkpi.export.xlsx import to_xlsx
from hrkpi.view import Cell, Event, Role, Series
from hrkpi.wording import Wording
from tests.seen import BAR, COLUMN, EVERY, FUNNEL, HEAT, LINE, STAMP, TABLE, WATERFALL, counts, shares, view


@pytest.fixture(scope="module")
def content() -> bytes:
    return to_xlsx([view()], Wording(), STAMP)


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    """Every file inside, unzipped."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_view_has_a_sheet_to_read_one_of_data_and_about(book: Workbook) -> None:
    assert book.sheetnames == ["Turnover", "Turnover data", "About"]


def test_figures_are_numbers_and_days_are_days(book: Workbook) -> None:
    cells = {cell.value: cell for row in book["Turnover data"].iter_rows() for cell in row if cell.value}

    assert cells[0.131].number_format.startswith("#,##0.0")
    assert cells[1042].number_format.startswith('#,##0"\u00a0people"')
    days = [cell for row in book["Turnover"].iter_rows() for cell in row if isinstance(cell.value, datetime)]
    assert [cell.value for cell in days] == [datetime(2026, 11, 1)]  # noqa: DTZ001 - a spreadsheet has no zones


def test_every_chart_that_office_draws_is_native_and_has_words(content: bytes) -> None:
    inside = parts(content)

    charts = [name for name in inside if name.startswith("xl/charts/chart")]
    assert (
        len(charts) == sum(block.key.endswith("chart") or block.key == "groups" for block in EVERY) - 1
    )  # no heat
    drawing = inside["xl/drawings/drawing1.xml"].decode()
    assert "What the line shows: 12.4 % in November 2026." in drawing


def test_nothing_is_a_formula_or_a_link(content: bytes, book: Workbook) -> None:
    inside = parts(content)

    assert not [name for name, text in inside.items() if "worksheets/sheet" in name and b"<f>" in text]
    assert not [name for name, text in inside.items() if b"hyperlink" in text.lower() and "rels" in name]
    words = {cell.value for row in book["Turnover data"].iter_rows() for cell in row}
    assert {"@SUM(1)", "-2+3 Pay", "=cmd|' /C calc'!A0"} <= words


def test_a_hidden_figure_is_a_blank_that_is_told(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Turnover data"].iter_rows()]

    legal = [row for row in rows if row[0] == "Legal"]
    assert legal[0][1:5] == [None, None, None, "Nov 2026: hidden"]
    assert legal[-1][1:3] == ["hidden", "hidden"]


def test_panes_are_frozen_and_paper_is_set(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
    assert book["Turnover"].page_setup.scale == 68
    assert [one.id for one in book["Turnover"].row_breaks.brk][:1] == [47]
    assert book["Turnover data"].freeze_panes == "B2"
    assert book["Turnover"].freeze_panes == "A3"


def test_about_says_filters_data_definitions_and_what_is_hidden(book: Workbook) -> None:
    told = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=3)}

    assert told["Filters"] == "Division: Operations"
    assert told["Data"] == "To 30 Nov 2026, loaded 1 Dec 2026, 06:10, snapshot 000003-1a2b3c"
    assert told["Made"] == "1 Dec 2026, 12:30 by ada"
    assert "hidden here: Legal" in str(told["Hidden"])
    assert str(told["Voluntary turnover"]).endswith("Source: ISO/TS 30421:2021.")


def test_sheets_of_several_views_have_names_of_their_own() -> None:
    title = "A very long title: of [a view] / with signs"
    content = to_xlsx([view(LINE, title=title), view(TABLE, title=title)], Wording(), STAMP)

    names = openpyxl.load_workbook(BytesIO(content)).sheetnames
    assert len(names) == len(set(names)) == 5
    assert all(len(name) <= 31 for name in names)


def test_a_waterfall_stands_on_columns_of_its_own() -> None:
    sheet = openpyxl.load_workbook(BytesIO(to_xlsx([view(WATERFALL)], Wording(), STAMP)))["Turnover data"]

    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=9)]
    assert rows[0] == ["Department", "Headcount", "Not shown", "Lifted by", "Level", "Up", "Down"]
    assert rows[2][3:] == [1204, 0, 45, 0]


def test_long_words_run_over_the_columns_beside_them_and_are_never_run() -> None:
    said = "=1+1 " + "why it moved, " * 20
    notes = type(TABLE)("notes", "Notes", ("When", "Note"), ((Cell("May", "May"), Cell(said, said)),))
    sheet = openpyxl.load_workbook(BytesIO(to_xlsx([view(notes)], Wording(), STAMP)))["Turnover"]

    (wide,) = sheet.merged_cells.ranges
    cell = sheet[wide.start_cell.coordinate]
    assert (cell.value, cell.data_type, cell.alignment.wrap_text) == (said, "s", True)
    assert (wide.min_col, wide.max_col) == (2, 8)
    assert sheet.row_dimensions[cell.row].height > 2 * 15


def test_a_target_is_a_line_over_columns_and_a_frame_around_bars() -> None:
    aim = Series("Target", shares(0.12, 0.12, 0.11, 0.1), Role.TARGET)
    plan = Series("Plan", counts(15, 15, 18), Role.TARGET)
    known = Series("Whole company", shares(*(0.2,) * 4), Role.LIMIT)
    blocks = (
        replace(BAR, series=(*BAR.series, aim)),
        replace(COLUMN, series=(*COLUMN.series, plan)),
        replace(BAR, key="level", series=(*BAR.series, known)),
    )

    drawn = parts(to_xlsx([view(*blocks)], Wording(), STAMP))

    bars, columns, level = (drawn[f"xl/charts/chart{at}.xml"] for at in (1, 2, 3))
    assert b'<c:overlap val="100"/>' in bars
    assert bars.count(b"<c:ser>") == 2
    assert columns.index(b"</c:barChart>") < columns.index(b"<c:lineChart>")
    assert columns.count(b"<c:ser>") == 3
    assert b'<c:majorUnit val="0.2"/>' in level
    assert b"majorGridlines" not in bars


def test_a_long_statement_is_wrapped_over_all_columns() -> None:
    said = "In the last twelve months more people joined than left, and this goes on for a while. " * 2
    sheet = openpyxl.load_workbook(BytesIO(to_xlsx([view(LINE, statement=said)], Wording(), STAMP)))[
        "Turnover"
    ]

    (wide,) = sheet.merged_cells.ranges
    assert (wide.coord, sheet["A1"].value, sheet["A1"].alignment.wrap_text) == ("A1:H1", said, True)
    assert sheet.row_dimensions[1].height > 40


def test_no_block_of_data_leaves_its_heading_at_the_foot_of_a_page() -> None:
    months = tuple(f"Month {at}" for at in range(30))
    long = replace(LINE, axis=months, series=(Series("Actual", shares(*(0.1,) * 30)),))
    blocks = [replace(long, key=f"long-{at}") for at in range(3)]
    sheet = openpyxl.load_workbook(BytesIO(to_xlsx([view(*blocks)], Wording(), STAMP)))["Turnover data"]

    titles = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == long.title]
    assert [one.id for one in sheet.row_breaks.brk] == [row - 1 for row in titles[1:]]


def test_what_a_waterfall_of_shares_stands_on_is_written_as_shares() -> None:
    steps = replace(
        WATERFALL, unit=LINE.unit, decimals=1, series=(Series("Rate", shares(0.1, 0.02, -0.01, 0, 0.11)),)
    )
    sheet = openpyxl.load_workbook(BytesIO(to_xlsx([view(steps)], Wording(), STAMP)))["Turnover data"]

    assert "%" in sheet.cell(6, 6).number_format


def test_a_figure_whose_words_say_two_is_still_drawn() -> None:
    """The stages of a funnel say their share as well; as words its chart would draw them as nothing."""
    cells = (Cell(955.0, "955\u00a0applications"), Cell(654.0, "654\u00a0applications (68.5\u00a0%)"))
    stages = replace(FUNNEL, axis=("Applied", "Interviewed"), series=(Series("Applications", cells),))
    sheet = openpyxl.load_workbook(BytesIO(to_xlsx([view(stages)], Wording(), STAMP)))["Turnover data"]

    assert [sheet.cell(row, 2).value for row in (5, 6)] == [955, 654]


def test_paper_holds_the_widest_table() -> None:
    themes = tuple(f"Theme {at}" for at in range(11))
    wide = replace(HEAT, axis=themes, series=(Series("Sales", shares(*(0.5,) * 11), Role.GROUP),))
    narrow, broad = (
        parts(to_xlsx([view(block)], Wording(), STAMP))["xl/worksheets/sheet1.xml"].decode()
        for block in (LINE, wide)
    )
    book = parts(to_xlsx([view(wide)], Wording(), STAMP))["xl/workbook.xml"].decode()

    scales = [int(re.findall(r'scale="(\d+)"', sheet)[0]) for sheet in (narrow, broad)]
    assert scales[0] == 68
    assert scales[1] < 68
    assert "$A$1:$L$" in book


def test_intervals_and_events_are_lines_of_the_chart_with_their_figures_in_the_data() -> None:
    """An event is written by its name; as a number it is how high its line begins."""
    line = replace(
        LINE,
        series=(replace(LINE.series[0], low=(0.1, 0.1, 0.1), high=(0.16, 0.15, 0.15)), *LINE.series[1:]),
        events=(Event(0.8, "Merger"),),
    )

    content = to_xlsx([view(line)], Wording(), STAMP)

    data = openpyxl.load_workbook(BytesIO(content))["Turnover data"]
    heads = [cell.value for cell in data[4]]
    assert heads[4:8] == ["Actual, 95 % low", "Actual, 95 % high", "Events", "Not shown"]
    event = data.cell(6, 7)
    assert event.number_format == '"Merger"'
    drawn = parts(content)["xl/charts/chart1.xml"].decode()
    assert drawn.count("<c:ser>") == 3 + 2 + 1
    assert '<c:errBarType val="minus"/>' in drawn
    assert "<a:t>Merger</a:t>" in drawn
    assert re.findall(r'<c:legendEntry><c:idx val="(\d)"/>', drawn) == ["3", "5"]


def test_names_along_an_axis_of_many_months_are_neither_turned_nor_broken() -> None:
    many = tuple(
        f"{month} {year}"
        for year in (2025, 2026)
        for month in ("Jan", "Mar", "May", "Jul", "Sep", "Nov", "Dec")
    )
    line = replace(LINE, axis=many, series=(Series("Actual", shares(*(0.1 for _ in many))),))

    drawn = parts(to_xlsx([view(line)], Wording(), STAMP))["xl/charts/chart1.xml"].decode()

    assert '<c:tickLblSkip val="2"/>' in drawn
    assert '<a:bodyPr rot="-1" vert="horz"/>' in drawn
