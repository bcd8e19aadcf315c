"""Rows of an export become rows of tables; what the export lacks is said once, not in every row."""

import pandas as pd
import pytest

from connectors._connector import ExportConnector, Part, Rows
from connectors._delimited import open_delimited
from connectors._dialect import encoding
from connectors._examine import examine
from connectors._export import constant, day, keep, leave_out, lookup, number, text
from connectors._files import File
from connectors._reading import Reading, read
from connectors._sheet import Sheet, View, letter
from connectors._source import UnreadableError
from hrkpi.findings import Severity, Status
from hrkpi.merge import Mode
from hrkpi.tables_hiring import RECRUITING_COSTS, REQUISITIONS
from hrkpi.tables_people import EMPLOYEES
from tests.sheets import sheet

VACANCIES = ExportConnector(
    key="made_up",
    label="Made up",
    parts={
        "vacancy": Part(("id", "unit_id", "state")),
        "unit": Part(("unit_id", "name"), without=("state",)),
    },
    tables={
        REQUISITIONS: Rows(
            {
                "requisition_id": text("id"),
                "department": lookup(text("name"), "unit", key="unit_id", by="unit_id"),
                "status": constant("open"),
            },
            part="vacancy",
            only=(leave_out("state", "draft", reason="drafts are no vacancies"),),
        ),
        EMPLOYEES: Rows(
            {"employee_id": text("head_id")}, part="unit", only=(keep("head_id", reason="no head"),)
        ),
    },
)


def told(reading: Reading) -> dict[str, list[int]]:
    return {issue.code: issue.rows.tolist() for issue in reading.issues}


def vacancies(*states: str) -> Sheet:
    count = len(states)
    return sheet(id=[f"V{number}" for number in range(count)], unit_id=["U1"] * count, state=states)


def test_rows_that_are_not_meant_are_skipped_with_the_reason() -> None:
    units = sheet(unit_id=["U1"], name=["Sales"], head_id=["E1"])

    reading = read(VACANCIES, {"vacancy": (vacancies("open", "Draft"),), "unit": (units,)}, {})

    assert reading.drafts[0].frame["department"].to_dict() == {2: "Sales"}
    assert reading.issues[0].what == "left out: drafts are no vacancies"
    assert told(reading) == {"SKIPPED": [3]}


def test_a_file_that_is_looked_up_must_be_there() -> None:
    reading = read(VACANCIES, {"vacancy": (vacancies("open"),)}, {})

    assert reading.drafts == ()
    assert reading.issues[0].what == (
        "this file says nothing without the file 'unit' of the same export (unit_id, name)"
    )


def test_a_required_column_that_the_file_lacks_is_one_error() -> None:
    reading = read(VACANCIES, {"unit": (sheet(unit_id=["U1"], name=["x"], headid=["E1"]),)}, {})

    assert reading.drafts == ()
    assert {issue.code: issue.mend for issue in reading.issues}["MISSING_COLUMN"] == "did you mean 'headid'?"


def test_a_column_without_a_like_is_to_be_exported_too() -> None:
    reading = read(VACANCIES, {"unit": (sheet(unit_id=["U1"], name=["x"]),)}, {})

    assert {issue.code: issue.mend for issue in reading.issues}["MISSING_COLUMN"] == "export the column too."


def test_unknown_columns_are_listed_up_to_twenty() -> None:
    columns = {f"x{number}": ["1"] for number in range(25)}

    reading = read(VACANCIES, {"unit": (sheet(unit_id=["U1"], name=["x"], head_id=["E1"], **columns),)}, {})

    warning = next(issue for issue in reading.issues if issue.code == "UNKNOWN_COLUMNS")
    assert warning.what.endswith("'x19' … (25 in all)")


def test_a_draft_knows_the_heading_of_each_column() -> None:
    units = sheet(unit_id=["U1"], name=["Sales"], head_id=["E1"])

    (vacancy, _) = read(VACANCIES, {"vacancy": (vacancies("open"),), "unit": (units,)}, {}).drafts

    assert vacancy.heading("requisition_id") == "id"
    assert vacancy.heading("department") == "unit_id"
    assert vacancy.heading("team") == ""


def file(text: str) -> File:
    return File("made_up.csv", text.encode(), "0", "made_up", is_named=True)


def test_a_table_whose_rows_are_all_skipped_is_left_as_it_is() -> None:
    costs = ExportConnector(
        key="made_up",
        label="Made up",
        tables={
            RECRUITING_COSTS: Rows(
                {"cost_date": day("on"), "amount": number("sum")}, only=(keep("on", "never", reason="never"),)
            )
        },
    )

    seen = examine(
        [file("on,sum\n2024-01-01,5\n")],
        [costs],
        {},
        None,
        Mode.REPLACE,
        quarantine=False,
        tell=lambda *_: None,
    )

    report = seen.report(Status.DRY_RUN)
    assert report.tables == {}
    assert [one.code for one in report.of(Severity.WARNING)] == ["TABLE_NOT_FILLED"]
    assert [one.code for one in report.of(Severity.ERROR)] == ["NOTHING_TO_IMPORT"]


def test_the_same_cost_twice_is_two_costs() -> None:
    costs = ExportConnector(
        key="made_up",
        label="Made up",
        tables={RECRUITING_COSTS: {"cost_date": day("on"), "amount": number("sum")}},
    )

    seen = examine(
        [file("on,sum\n2024-01-01,5\n2024-01-01,5\n")],
        [costs],
        {},
        None,
        Mode.REPLACE,
        quarantine=False,
        tell=lambda *_: None,
    )

    assert seen.report(Status.DRY_RUN).tables == {"recruiting_costs": 2}


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_bytes_that_no_known_encoding_reads_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectors._dialect.LEGACY", ("shift_jis",))

    with pytest.raises(UnreadableError, match="no encoding that is known"):
        encoding(b"id\n\xfd\xfe\xff\n", "x.csv")


def test_a_filter_on_a_heading_that_is_absent_keeps_nothing() -> None:
    kept = keep("on", reason="x").keeps(View(sheet(other=["1", "2"])))

    assert kept.tolist() == [False, False]
    assert open_delimited(b"a\n1\n", "x.csv").records == ""
    assert isinstance(kept, pd.Series)
