"""Workbooks: what a reader would lose in silence is an error, and what no export needs is refused."""

import datetime as dt
import io
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace

import openpyxl
import pyarrow as pa
import pytest

from connectors import _package, _workbook, _workbook_child
from connectors._open import open_file
from connectors._sheet import Issue
from connectors._source import UnreadableError
from connectors._workbook import cut, open_workbook

NO_ANSWERS: dict[str, str] = {}
Cells = Sequence[Sequence[object]]


def workbook(sheets: Mapping[str, Cells], hidden: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        page.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with one part edited; a part that is not there is added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
        if part not in before.namelist():
            after.writestr(part, new)
    return stream.getvalue()


def issues(data: bytes, *wanted: str) -> dict[str, Issue]:
    (source,) = open_file(data, "staff.xlsx")
    return {issue.code: issue for issue in source.read(frozenset(wanted), NO_ANSWERS, "")[1]}


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        open_file(data, "staff.xlsx")
    return caught.value.code


def test_typed_cells_become_text_under_their_rows() -> None:
    day, instant = dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 8, 30)  # noqa: DTZ001 - sheets have no zones
    rows: Cells = [
        [],
        ["Id", "Day", "At", "Pay", "On", "Time"],
        [1001, day, instant, 1.5, True, dt.time(8)],
        [],
        ["007"],
    ]

    (source,) = open_file(workbook({"Active": rows}), "staff.csv")
    sheet, _ = source.read(frozenset({"id", "day", "at", "pay", "on", "time"}), NO_ANSWERS, "")

    assert sheet.texts.loc[3].to_dict() == {
        "id": "1001",
        "day": "2024-02-29",
        "at": "2024-02-29 08:30:00",
        "pay": "1.5",
        "on": "true",
        "time": "08:00:00",
    }
    assert sheet.texts["id"].to_dict() == {3: "1001", 5: "007"}
    assert sheet.column_letter("pay") == "D"


def test_each_visible_sheet_with_content_is_a_source() -> None:
    data = workbook({"A": [["id"], [1]], "B": [["x"], [2]], "C": []})

    assert [source.name for source in open_file(data, "x.xlsx")] == ["A", "B"]


def test_hidden_sheets_are_not_read_and_named() -> None:
    found = issues(workbook({"A": [["id"], [1]], "Old": [["id"], [2]]}, hidden=["Old"]), "id")

    assert found["HIDDEN_SHEET"].what == "hidden sheets are not read: Old"


def test_formulas_that_were_never_worked_out_are_errors() -> None:
    found = issues(workbook({"A": [["id", "pay"], [1, "=1+1"], [2, 5]]}), "id", "pay")

    assert found["NO_VALUE"].rows.tolist() == [2]
    assert found["NO_VALUE"].heading == "pay"


def test_cells_that_show_an_error_are_errors() -> None:
    data = workbook({"A": [["id", "pay"], [1, 7], [2, 5]]})
    shown = changed(
        data, "xl/worksheets/sheet1.xml", b'<c r="B2" t="n"><v>7</v>', b'<c r="B2" t="e"><v>#N/A</v>'
    )

    assert issues(shown, "pay")["ERROR_CELL"].rows.tolist() == [2]
    assert "ERROR_CELL" not in issues(shown, "id")


def test_links_and_macros_are_told() -> None:
    linked = changed(workbook({"A": [["id"], [1]]}), "xl/externalLinks/externalLink1.xml", b"", b"<a/>")
    macros = changed(workbook({"A": [["id"], [1]]}), "xl/vbaProject.bin", b"", b"x")

    assert "EXTERNAL_LINK" in issues(linked, "id")
    assert "MACROS" in issues(macros, "id")


def test_a_cell_longer_than_a_spreadsheet_allows_is_an_error() -> None:
    (source,) = open_workbook(workbook({"A": [["id"], ["x"]]}), "x.xlsx")
    longer = replace(source, cells=pa.table({"0": ["id", "x" * 40_000]}))

    _, found = longer.read(frozenset({"id"}), NO_ANSWERS, "")

    assert [issue.code for issue in found] == ["CELL_TOO_LONG"]


@pytest.mark.parametrize(("rows", "kind"), [(65_536, "XLS"), (1_048_576, "XLSX")])
def test_a_sheet_that_ends_where_the_format_ends_may_be_cut(rows: int, kind: str) -> None:
    assert cut(rows).endswith(f"where {kind} ends: rows after it may be cut off")
    assert cut(rows - 1) == ""


def test_a_workbook_without_content_is_empty() -> None:
    assert refused(workbook({"A": []})) == "EMPTY_FILE"


@pytest.mark.parametrize("length", [100, 3000])
def test_a_workbook_that_was_cut_short_is_refused(length: int) -> None:
    assert refused(workbook({"A": [["id"], [1]]})[:length]) == "DAMAGED_FILE"


def test_an_old_workbook_that_is_none_is_refused() -> None:
    assert refused(b"\xd0\xcf\x11\xe0" + b"\0" * 600) == "DAMAGED_FILE"


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("notes.txt", "x")

    assert refused(stream.getvalue()) == "DAMAGED_FILE"


def test_a_document_type_is_refused() -> None:
    data = changed(
        workbook({"A": [["id"], [1]]}),
        "xl/worksheets/sheet1.xml",
        b"<worksheet",
        b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet',
    )

    assert refused(data) == "DOCTYPE"


def test_a_sheet_that_reaches_to_the_last_cell_is_refused() -> None:
    data = workbook({"A": [["id"], [1]]})

    assert refused(changed(data, "xl/worksheets/sheet1.xml", b'r="A2" t', b'r="XFD1048576" t')) == "TOO_LARGE"


def test_a_part_that_unpacks_to_many_times_its_size_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * 5_000_000)

    assert refused(stream.getvalue()) == "TOO_LARGE"


def test_a_cell_larger_than_a_block_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_package, "BLOCK", 50)

    assert refused(workbook({"A": [["id"], ["x" * 200]] * 2})) == "TOO_LARGE"


def test_a_reader_that_dies_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_package, "AREA_LIMIT", 10**12)
    data = workbook({"A": [["id"], [1]]})

    assert refused(changed(data, "xl/worksheets/sheet1.xml", b'r="A2" t', b'r="XFD1048576" t')) == "TOO_LARGE"


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_workbook, "SECONDS", 0.001)

    assert refused(workbook({"A": [["id"], [1]]})) == "TOO_LARGE"


@pytest.mark.parametrize("limit", ["PACKED_LIMIT", "UNPACKED_LIMIT", "PARTS_LIMIT", "AREA_LIMIT"])
def test_every_limit_is_kept(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_package, limit, 1)

    assert refused(workbook({"A": [["id", "x"], [1, 2]]})) == "TOO_LARGE"


@pytest.mark.parametrize(
    ("code", "told"), [(_workbook_child.PASSWORD, "PASSWORD"), (_workbook_child.DAMAGED, "DAMAGED_FILE")]
)
def test_what_the_reader_cannot_open_is_told(code: int, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, code, b"", b"no part")

    monkeypatch.setattr(subprocess, "run", failed)

    assert refused(workbook({"A": [["id"], [1]]})) == told


def test_the_reader_writes_one_stream_per_sheet() -> None:
    stream = io.BytesIO()

    code = _workbook_child.main(
        io.BytesIO(workbook({"A": [["id"], [1.5]], "B": [["x"]]}, hidden=["B"])), stream
    )

    assert code == 0
    rest = pa.BufferReader(stream.getvalue())
    first, second = (pa.ipc.open_stream(rest).read_all() for _ in range(2))
    assert first.column(0).to_pylist() == ["id", "1.5"]
    assert second.schema.metadata[b"hidden"] == b"hidden"


def test_the_reader_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert _workbook_child.main(io.BytesIO(b"PK no workbook"), io.BytesIO()) == _workbook_child.DAMAGED
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "text"), [(dt.timedelta(hours=30), "1 day, 6:00:00"), (7, "7"), (False, "false"), ("x", "x")]
)
def test_every_kind_of_cell_becomes_text(value: _workbook_child.Value, text: str) -> None:
    assert _workbook_child.worded(value) == text
