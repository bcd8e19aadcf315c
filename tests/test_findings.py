"""Findings and the report of an import."""

import json
from dataclasses import replace

from hrkpi.findings import FileReport, Finding, ImportReport, Place, Severity, Status, escaped

BAD_DAY = Finding(
    code="NOT_A_DAY",
    severity=Severity.ERROR,
    file="staff.xlsx",
    sheet="Active",
    what="is not a day in a form that is known",
    mend="correct the cell.",
    count=3,
    places=(
        Place(214, "F", "Term date", "2023-02-30"),
        Place(215, "F", "Term date", "soon"),
        Place(300, "F", "Term date", "later"),
    ),
)
WORD = Finding(
    code="UNKNOWN_WORD",
    severity=Severity.QUESTION,
    file="staff.csv",
    sheet="",
    what="'X' is not a known word",
    mend="say once what it means.",
    question="made_up.word.Sex.X",
    options=("woman", "man"),
)
REPORT = ImportReport(
    status=Status.PUBLISHED,
    snapshot="000001-abc",
    files=(FileReport("staff.csv", "made_up", 10, 7, 1, 2, {"employees": 7}),),
    tables={"employees": 7},
    findings=(BAD_DAY, WORD),
)


def test_a_finding_says_what_where_and_how_to_mend() -> None:
    assert str(BAD_DAY) == (
        'NOT_A_DAY · error · staff.xlsx · sheet "Active" · row 214 · column F "Term date" · '
        'value "2023-02-30": '
        "is not a day in a form that is known. 3 in all, next at rows 215, 300. Mend: correct the cell."
    )


def test_a_question_says_how_it_is_answered() -> None:
    assert "Answer 'made_up.word.Sex.X' with one of: woman, man." in str(WORD)


def test_a_place_of_a_whole_row_has_no_column() -> None:
    assert str(Place(7)) == "row 7"


def test_a_line_is_named_where_the_text_counts_other_than_the_spreadsheet() -> None:
    assert str(Place(7, line=9)) == "row 7 (line 9 of the text)"


def test_a_record_has_a_heading_and_no_letter() -> None:
    assert str(Place(2, "", "hireDate", "x")) == 'row 2 · column "hireDate" · value "x"'


def test_what_cannot_be_seen_in_a_cell_is_written_out() -> None:
    assert escaped("a\u202eb\tc") == "a\\u202eb\\tc"


def test_a_long_cell_is_cut_to_eighty_characters() -> None:
    assert escaped("x" * 200) == "x" * 79 + "…"


def test_the_text_of_a_report_begins_with_the_outcome_and_the_rows() -> None:
    assert REPORT.to_text().splitlines()[:3] == [
        "published: snapshot 000001-abc",
        "  staff.csv (made_up): 10 rows = 7 published + 1 quarantined + 2 skipped",
        "  employees: 7 rows",
    ]


def test_a_report_without_snapshot_names_the_outcome_alone() -> None:
    stranger = FileReport("notes.csv", "", 0, 0, 0, 0, {})
    refused = replace(REPORT, status=Status.REFUSED, snapshot=None, files=(stranger,))

    lines = refused.to_text().splitlines()

    assert lines[0] == "refused"
    assert lines[1].startswith("  notes.csv (not recognised)")


def test_a_report_as_json_holds_everything() -> None:
    told = json.loads(REPORT.to_json())

    assert told["status"] == "published"
    assert told["files"][0]["tables"] == {"employees": 7}
    assert told["findings"][0]["places"][0] == {
        "row": 214,
        "column": "F",
        "heading": "Term date",
        "value": "2023-02-30",
        "line": 0,
    }


def test_findings_are_told_apart_by_severity() -> None:
    assert REPORT.of(Severity.QUESTION) == (WORD,)
    assert REPORT.of(Severity.WARNING) == ()
