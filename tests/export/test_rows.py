"""Views as CSV: every figure with its origin, and nothing that a spreadsheet would run."""

import csv
from io import StringIO

from hrkpi.export.rows import HEADS, view_csv
from hrkpi.wording import Wording
from tests.seen import BAR, FACTS, STAMP, TABLE, view


def rows(*blocks: object) -> list[dict[str, str]]:
    text = view_csv([view(*blocks)], Wording(), STAMP)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_every_figure_has_its_place_and_its_origin() -> None:
    first = rows(BAR)[0]

    assert tuple(first) == HEADS
    assert (first["row"], first["column"], first["value"], first["text"]) == (
        "Contact Centre",
        "Nov 2026",
        "0.241",
        "24.1\u00a0%",
    )
    assert (first["low_95"], first["high_95"], first["unit"]) == ("0.2", "0.28", "share")
    assert (first["filters"], first["as_of"], first["snapshot"]) == (
        "Division: Operations",
        "2026-11-30",
        "000003-1a2b3c",
    )


def test_a_hidden_figure_is_blank_and_says_so() -> None:
    legal = rows(BAR)[2]

    assert (legal["value"], legal["low_95"], legal["text"], legal["status"]) == ("", "", "hidden", "hidden")


def test_no_cell_is_a_formula() -> None:
    text = view_csv([view()], Wording(), STAMP)

    cells = [cell for row in csv.reader(StringIO(text.removeprefix("\ufeff"))) for cell in row]
    assert "'@SUM(1)" in cells
    assert "'=cmd|' /C calc'!A0" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_tables_and_facts_are_rows_too() -> None:
    cells = rows(TABLE, FACTS)

    assert (cells[1]["row"], cells[1]["column"], cells[1]["value"]) == ("1", "Exits", "1042")
    assert cells[4]["value"] == "2026-11-01"
    assert [row["row"] for row in cells[-4:]] == [
        "Voluntary turnover",
        "Exits",
        "Regretted",
        "First-year turnover",
    ]
