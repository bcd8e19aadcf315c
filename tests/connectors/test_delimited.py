"""Text files: how they are written is found from the bytes and shown, and every row keeps its number."""

import codecs

import pytest

from connectors._open import open_file
from connectors._sheet import Issue, Sheet
from connectors._source import UnreadableError
from hrkpi.findings import Severity

NO_ANSWERS: dict[str, str] = {}


def read(data: bytes, *wanted: str, answers: dict[str, str] = NO_ANSWERS) -> tuple[Sheet, tuple[Issue, ...]]:
    (source,) = open_file(data, "made_up.csv")
    return source.read(frozenset(wanted), answers, "made_up")


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(data, "id")
    return caught.value


def told(issues: tuple[Issue, ...]) -> dict[str, list[int]]:
    return {issue.code: issue.rows.tolist() for issue in issues if issue.code != "DELIMITER_FOUND"}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_headings_and_shown(mark: str) -> None:
    sheet, issues = read(f"id{mark}pay{mark}note\n1{mark}2{mark}x\n".encode(), "id", "pay")

    assert sheet.texts["pay"].tolist() == ["2"]
    assert issues[0].code == "DELIMITER_FOUND"
    assert issues[0].severity is Severity.ACCEPTED


def test_a_delimiter_that_every_record_repeats_wins_over_one_in_a_cell() -> None:
    sheet, _ = read(b'id;"name, first";pay\n1;"a, b";1,5\n2;"c, d";2,5\n', "pay")

    assert sheet.texts["pay"].tolist() == ["1,5", "2,5"]


def test_a_first_line_that_declares_the_delimiter_is_no_row() -> None:
    sheet, _ = read(b"sep=;\r\nid;pay\r\n1;2\r\n", "id")

    assert sheet.headings == ("id", "pay")
    assert sheet.texts.index.tolist() == [2]
    assert sheet.lines == {2: 3}


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "id,näme\n1,ö\n".encode(),
        "id,näme\n1,ö\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "id,näme\n1,ö\n".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "id,näme\n1,ö\n".encode("utf-32-le"),
    ],
)
def test_a_byte_order_mark_says_the_encoding_and_is_no_heading(data: bytes) -> None:
    sheet, issues = read(data, "id", "näme")

    assert sheet.headings == ("id", "näme")
    assert sheet.texts["näme"].tolist() == ["ö"]
    assert told(issues) == {}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end: str) -> None:
    sheet, _ = read(f"id,x{end}1,a{end}2,b{end}\x1a".encode(), "id")

    assert sheet.texts["id"].tolist() == ["1", "2"]


def test_an_old_encoding_is_asked_for_with_samples() -> None:
    sheet, issues = read("id,name\n1,Müller\n".encode("cp1252"), "name")

    assert issues[0].question == "made_up.encoding"
    assert issues[0].severity is Severity.QUESTION
    assert "as windows-1252: Müller; as mac-roman: M" in issues[0].what
    assert sheet.texts["name"].tolist() == ["Müller"]


def test_an_answer_settles_the_encoding() -> None:
    data = "id,name\n1,Müller\n".encode("mac-roman")

    sheet, issues = read(data, "name", answers={"made_up.encoding": "mac-roman"})

    assert sheet.texts["name"].tolist() == ["Müller"]
    assert issues[0].severity is Severity.ACCEPTED


def test_two_encodings_in_one_file_are_refused_at_the_row() -> None:
    error = refused("id,name\n1,Jörg\n2,Zoë\n3,".encode() + "Müller\n".encode("cp1252"))

    assert (error.code, error.row) == ("MIXED_ENCODINGS", 4)


def test_bytes_of_no_encoding_are_refused() -> None:
    assert refused(b"id\n\x81\x8d\xff\xfd\x80\x00").code == "NUL_BYTE"


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    data = b'id,note\n1,"two\nlines"\n\n2,x\n'

    sheet, _ = read(data, "id", "note")

    assert sheet.texts["id"].to_dict() == {2: "1", 4: "2"}
    assert sheet.lines == {4: 5}


def test_rows_with_too_many_or_too_few_cells_are_errors() -> None:
    sheet, issues = read(b"id,pay\n1,2\n3\n4,5,6\n7,8,\n", "id")

    assert sheet.texts["id"].to_dict() == {2: "1", 5: "7"}
    assert told(issues) == {"TOO_MANY_CELLS": [4], "TOO_FEW_CELLS": [3]}
    assert sheet.rows_in == 4


def test_blank_rows_are_no_rows() -> None:
    sheet, issues = read(b"\n,\nid,pay\n,\n1,2\n\n", "id")

    assert sheet.texts["id"].to_dict() == {5: "1"}
    assert told(issues) == {}


def test_a_quote_that_stays_open_is_refused_where_it_was_opened() -> None:
    error = refused(b'id,pay\n1,2\n3,"4\n5,6\n')

    assert (error.code, error.row) == ("UNCLOSED_QUOTE", 3)
    assert error.where == "made_up.csv, row 3"


def test_a_quote_in_the_middle_of_a_cell_is_text() -> None:
    assert read(b'id,pay\n1,5" pipe\n', "pay")[0].texts["pay"].tolist() == ['5" pipe']


def test_a_cell_beyond_all_measure_is_refused() -> None:
    assert refused(b"id\n" + b"x" * 70_000 + b"\n").code == "CELL_TOO_LONG"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EMPTY_FILE"),
        (b" \n\n", "EMPTY_FILE"),
        (b";;\n;;\n", "EMPTY_FILE"),
        (b"\n<!DOCTYPE html><html><body>Log in</body></html>", "WEB_PAGE"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"i\x00d\x00,\x00", "NUL_BYTE"),
    ],
)
def test_what_is_no_table_is_refused_with_its_name(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_columns_that_nobody_asked_for_never_enter_memory() -> None:
    sheet, _ = read(b"id,passport\n1,X99\n", "id")

    assert list(sheet.texts.columns) == ["id"]


def test_headings_are_compared_without_case_white_space_and_unseen_marks() -> None:
    sheet, _ = read("\u200bHire\u00a0 Date ,x\n2024-01-01,y\n".encode(), "hire date")

    assert sheet.texts["hire date"].tolist() == ["2024-01-01"]
    assert sheet.heading("hire date") == "\u200bHire\u00a0 Date "
    assert sheet.column_letter("hire date") == "A"


def test_cells_are_trimmed_and_composed_and_lose_one_guard() -> None:
    sheet, _ = read("id\n \u200bJose\u0301 \n'=1+1\n'-5\n'x\n".encode(), "id")

    assert sheet.texts["id"].tolist() == ["José", "=1+1", "-5", "'x"]


def test_many_rows_come_in_several_chunks() -> None:
    data = "id,x\n" + "".join(f"{row},y\n" for row in range(45_000))

    sheet, _ = read(data.encode(), "id")

    assert sheet.texts["id"].tolist()[-1] == "44999"
    assert sheet.texts.index[-1] == 45_001
