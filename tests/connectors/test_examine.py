"""What an import would do, seen before anything changes: errors with their places, questions, all rows."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from connectors._examine import Examined, examine
from connectors._files import files
from connectors._import import connectors
from hrkpi.findings import Finding, ImportReport, Place, Severity, Status
from hrkpi.merge import Mode

NOTHING: Mapping[str, str] = {}
PEOPLE = "employee_id,gender\nE1,f\nE2,m\n"
SPELLS = "employee_id,hire_date,last_day\nE1,2020-01-01,\nE2,2021-01-01,2022-06-30\n"


def look(
    folder: Path,
    texts: Mapping[str, str],
    *,
    answers: Mapping[str, str] = NOTHING,
    quarantine: bool = False,
    key: str | None = None,
    named: bool = True,
) -> Examined:
    """Files of these texts, examined over nothing; named one by one, or as the folder that holds them."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [folder / name for name in texts] if named else [folder]
    return examine(
        files(paths),
        connectors(key),
        answers,
        None,
        Mode.REPLACE,
        quarantine=quarantine,
        tell=lambda *_: None,
    )


def outcome(seen: Examined) -> ImportReport:
    return seen.report(seen.hindrance or Status.DRY_RUN)


def found(seen: Examined, code: str) -> Finding:
    return next(finding for finding in outcome(seen).findings if finding.code == code)


def codes(seen: Examined, *severities: Severity) -> list[str]:
    return [one.code for one in outcome(seen).findings if one.severity in severities]


def test_good_files_would_be_published_whole(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE, "employments.csv": SPELLS})

    report = outcome(seen)

    assert report.status is Status.DRY_RUN
    assert report.tables == {"employees": 2, "employments": 2}
    assert [(one.rows_in, one.published, one.tables) for one in report.files] == [
        (2, 2, {"employees": 2}),
        (2, 2, {"employments": 2}),
    ]
    assert codes(seen, Severity.ERROR, Severity.QUESTION, Severity.WARNING) == []


def test_an_impossible_day_is_refused_with_file_row_and_column(tmp_path: Path) -> None:
    spells = SPELLS + "E1,2023-02-30,\n"

    seen = look(tmp_path, {"employees.csv": PEOPLE, "spells.csv": spells})

    error = found(seen, "IMPOSSIBLE_DAY")
    assert outcome(seen).status is Status.REFUSED
    assert (error.file, error.count, error.mend) == ("spells.csv", 1, "correct the cell.")
    assert error.places == (Place(4, "B", "hire_date", "2023-02-30"),)
    assert codes(seen, Severity.ERROR) == ["IMPOSSIBLE_DAY"]  # and no second error for the blank it leaves


def test_a_blank_in_a_required_column_is_refused(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE, "spells.csv": SPELLS + "E1,,\n"})

    assert found(seen, "MISSING_CELL").places == (Place(4, "B", "hire_date", ""),)


def test_a_missing_column_is_named_with_the_nearest_heading(tmp_path: Path) -> None:
    spells = SPELLS.replace("hire_date", "hiredate")

    seen = look(tmp_path, {"employees.csv": PEOPLE, "employments.csv": spells}, named=False)

    error = found(seen, "MISSING_COLUMN")
    assert outcome(seen).status is Status.REFUSED
    assert (error.file, error.what) == ("employments.csv", "The export has no column 'hire_date'")
    assert error.mend == "did you mean 'hiredate'?"


def test_a_damaged_export_of_a_known_system_names_what_it_lacks(tmp_path: Path) -> None:
    headings = "EEID,Hire_Date,Termination Date,Employment Status,Department,Location"

    seen = look(tmp_path, {"report.csv": f"{headings}\n1,2020-01-01,,Full-Time,Sales,Lyon\n"})

    error = found(seen, "MISSING_COLUMN")
    assert error.what == "The export has no column 'Hire Date'"
    assert error.mend == "did you mean 'Hire_Date'?"


def test_a_table_that_lacks_a_column_is_not_taken_for_another(tmp_path: Path) -> None:
    seen = look(tmp_path, {"leavers.csv": "employee_id,last_day\nE1,2024-01-31\n"})

    assert found(seen, "MISSING_COLUMN").what == "The export has no column 'hire_date'"
    assert seen.batch.loaded == ()


def test_a_file_that_no_connector_knows_is_refused_when_named_and_left_in_a_folder(tmp_path: Path) -> None:
    texts = {"employees.csv": PEOPLE, "toys.csv": "colour,shape\nred,round\n"}

    named, folder = look(tmp_path / "a", texts), look(tmp_path / "b", texts, named=False)

    assert found(named, "UNKNOWN_EXPORT").severity is Severity.ERROR
    assert found(folder, "UNKNOWN_EXPORT").severity is Severity.WARNING
    assert [one.name for one in outcome(folder).files] == ["employees.csv"]


def test_nothing_known_at_all_is_refused(tmp_path: Path) -> None:
    seen = look(tmp_path, {"toys.csv": "colour,shape\nred,round\n"}, named=False)

    assert outcome(seen).status is Status.REFUSED
    assert found(seen, "NOTHING_TO_IMPORT").file == ""


def test_an_unreadable_file_is_refused_with_its_row(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE + 'E3,"f\n'}, quarantine=True)

    assert outcome(seen).status is Status.REFUSED
    assert found(seen, "UNCLOSED_QUOTE").places == (Place(4),)


def test_a_payload_without_records_is_refused(tmp_path: Path) -> None:
    assert codes(look(tmp_path, {"x.json": '{"error": "none"}'}), Severity.ERROR) == ["NO_RECORDS"]


def test_headings_that_fit_several_tables_need_a_name(tmp_path: Path) -> None:
    seen = look(tmp_path, {"x.csv": "receiver_id,date,kind\nE1,2024-01-01,thanks\n"})

    assert found(seen, "AMBIGUOUS_TABLE").mend == "give the file the name of one of them."


def test_a_heading_that_stands_twice_is_refused_with_both_columns(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": "employee_id,gender,Gender \nE1,f,m\n"})

    assert "several columns: B, C" in found(seen, "DUPLICATE_HEADING").what


def test_columns_that_are_not_needed_are_named_and_left_out(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": "employee_id,gender,nationality,passport\nE1,f,FR,X1\n"})

    assert found(seen, "UNKNOWN_COLUMNS").what == "columns that are not needed are not read: 'passport'"
    assert "passport" not in seen.batch.loaded[0].sheet.texts


def test_many_unknown_columns_are_counted(tmp_path: Path) -> None:
    headings = ",".join(f"x{number}" for number in range(30))
    row = "," * 29

    seen = look(tmp_path, {"employees.csv": f"employee_id,{headings}\nE1,{row}\n"}, key="canonical")

    assert codes(seen, Severity.ERROR) == ["UNKNOWN_EXPORT"]


def test_a_row_that_stands_twice_counts_once(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE + "E2,M\n"})

    assert found(seen, "IDENTICAL_ROWS").places == (Place(4),)
    assert outcome(seen).tables == {"employees": 2}
    assert outcome(seen).files[0].skipped == 1


def test_rows_that_share_a_key_and_differ_are_refused_with_the_columns(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE + "E2,f\n"})

    error = found(seen, "DUPLICATE_KEY")
    assert [place.row for place in error.places] == [3, 4]
    assert error.what.endswith("the first of them differ in: gender")


def test_an_exit_before_the_hire_is_refused(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE, "spells.csv": SPELLS.replace("2022-06-30", "2020-06-30")})

    assert found(seen, "EXIT_BEFORE_HIRE").places == (Place(3, "C", "last_day", "2020-06-30"),)


def test_somebody_whom_no_file_holds_is_refused(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE, "spells.csv": SPELLS + "E9,2020-01-01,\n"})

    assert found(seen, "UNKNOWN_REFERENCE").places == (Place(4, "A", "employee_id", "E9"),)


def test_quarantine_leaves_out_rows_with_errors_and_those_that_hang_on_them(tmp_path: Path) -> None:
    people = PEOPLE + "E3,x\nE3,y\n"
    spells = SPELLS + "E3,2020-01-01,\nE1,soon,\n"
    answers = {"canonical.word.gender.x": "other", "canonical.word.gender.y": "woman"}

    seen = look(tmp_path, {"employees.csv": people, "spells.csv": spells}, answers=answers, quarantine=True)

    report = outcome(seen)
    assert report.status is Status.DRY_RUN
    assert [(one.rows_in, one.published, one.quarantined) for one in report.files] == [(4, 2, 2), (4, 2, 2)]
    assert set(codes(seen, Severity.ERROR)) == {"DUPLICATE_KEY", "UNKNOWN_REFERENCE", "NOT_A_DAY"}


def test_quarantine_does_not_empty_a_table(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": "employee_id,birth_date\nE1,soon\n"}, quarantine=True)

    assert outcome(seen).status is Status.REFUSED
    assert "no row of 'employees' is left" in found(seen, "NOTHING_LEFT").what


def test_rows_cut_wrongly_are_quarantined_and_counted(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE + "E3\nE4,f,x\n"}, quarantine=True)

    assert [(one.rows_in, one.published, one.quarantined) for one in outcome(seen).files] == [(4, 2, 2)]


def test_unknown_words_are_questions_and_nothing_would_be_published(tmp_path: Path) -> None:
    seen = look(tmp_path, {"employees.csv": PEOPLE + "E3,X\n"})

    question = found(seen, "UNKNOWN_WORD")
    assert outcome(seen).status is Status.QUESTIONS
    assert question.question == "canonical.word.gender.X"
    assert question.options == ("woman", "man", "non_binary", "other", "undisclosed", "blank")
    assert outcome(seen).files[0].skipped == 3


def test_answered_questions_are_settled(tmp_path: Path) -> None:
    answers = {"canonical.word.gender.X": "non_binary"}

    seen = look(tmp_path, {"employees.csv": PEOPLE + "E3,X\n"}, answers=answers)

    assert seen.hindrance is None
    assert seen.settled == ("canonical.word.gender.X",)
    assert seen.checked.stacks["employees"].frame["gender"].tolist() == ["woman", "man", "non_binary"]


def test_headings_without_rows_are_asked_about(tmp_path: Path) -> None:
    texts = {"employees.csv": "employee_id,gender\n"}
    question = "canonical.no_rows.employees.csv"

    asked = look(tmp_path, texts)
    left = look(
        tmp_path, {**texts, "events.csv": "date,title\n2024-01-01,x\n"}, answers={question: "leave_out"}
    )
    emptied = look(tmp_path, texts, answers={question: "replace"})

    assert (outcome(asked).status, found(asked, "NO_ROWS").question) == (Status.QUESTIONS, question)
    assert outcome(left).tables == {"events": 1}
    assert outcome(emptied).tables == {"employees": 0}
    assert emptied.settled == ()


def test_sheets_alike_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with pd.ExcelWriter(path) as book:
        for name, person in (("Jan", "E1"), ("Feb", "E2")):
            pd.DataFrame({"employee_id": [person], "gender": ["f"]}).to_excel(
                book, sheet_name=name, index=False
            )
        pd.DataFrame({"colour": ["red"]}).to_excel(book, sheet_name="Toys", index=False)

    def told(answer: str) -> Examined:
        return examine(
            files([path]),
            connectors(),
            {"canonical.sheets.book.xlsx": answer},
            None,
            Mode.REPLACE,
            quarantine=False,
            tell=lambda *_: None,
        )

    assert found(told(""), "SHEETS_ALIKE").options == ("all", "Jan", "Feb")
    assert found(told(""), "UNKNOWN_SHEET").sheet == "Toys"
    assert outcome(told("all")).tables == {"employees": 2}
    assert told("Feb").checked.stacks["employees"].frame["employee_id"].tolist() == ["E2"]


def test_todays_job_counts_only_without_a_job_history(tmp_path: Path) -> None:
    report = "EEID,Hire Date,Termination Date,Employment Status,Department\n1,2020-01-01,,Full-Time,Sales\n"
    history = "EEID,Effective Date,Job Title,Reports To,Department\n1,2020-01-01,Rep,,Care\n"

    alone = look(tmp_path / "a", {"report.csv": report})
    both = look(tmp_path / "b", {"report.csv": report, "history.csv": history})

    assert alone.checked.stacks["jobs"].frame["department"].tolist() == ["Sales"]
    assert both.checked.stacks["jobs"].frame["department"].tolist() == ["Care"]
    assert found(both, "WEAK_TABLE").file == "report.csv"


def test_an_export_that_says_nothing_about_a_table_does_not_empty_it(tmp_path: Path) -> None:
    record = '"id": 1, "candidate_id": 2, "prospect": true, "applied_at": "2024-01-01", "status": "active"'
    text = f'[{{{record}, "jobs": []}}]'

    seen = look(tmp_path, {"applications.json": text})

    assert "applications" not in seen.checked.stacks


def test_two_connectors_that_claim_one_file_are_an_error(tmp_path: Path) -> None:
    text = (
        "EEID,Effective Date,Job Title,Reports To,Record ID,Training Type ID,Completed\n"
        "1,2020-01-01,Rep,,9,8,2020-02-02\n"
    )

    seen = look(tmp_path, {"both.csv": text})

    assert (
        found(seen, "AMBIGUOUS_EXPORT").what
        == "the headings fit several exports: bamboohr_jobs, bamboohr_training"
    )
    assert look(tmp_path, {"both.csv": text}, key="bamboohr_jobs").batch.loaded[0].claim.part == ""


def test_a_text_with_line_breaks_in_cells_names_row_and_line(tmp_path: Path) -> None:
    seen = look(tmp_path, {"events.csv": 'date,title\n2024-01-01,"a\nb"\nsoon,x\n'})

    assert found(seen, "NOT_A_DAY").places == (Place(3, "A", "date", "soon", line=4),)
