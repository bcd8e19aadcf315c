"""Words: known ones are translated, unknown ones are asked for, none is guessed."""

import pandas as pd

from connectors._export import choice, constant, first_of, flag, given, text
from hrkpi.findings import Severity
from tests.sheets import read, told

EXIT, REGRETTED = "employments.exit_type", "employments.regretted"
WORDS = {"Employee": "voluntary", "Employer": "involuntary", "n/a": ""}


def test_text_stands_as_it_is() -> None:
    typed = read(text("Cell"), "employees.employee_id", ["00123", "None", "NA", None])

    assert typed.series.tolist()[:3] == ["00123", "None", "NA"]
    assert typed.series.isna().tolist() == [False, False, False, True]


def test_blank_text_takes_the_default() -> None:
    typed = read(text("Cell", blanks=("-",), default="US"), "jobs.country", ["-", None, "FR"])

    assert typed.series.tolist() == ["US", "US", "FR"]


def test_the_first_heading_that_is_there_is_read() -> None:
    assert read(text("Other", also=("cell",)), "jobs.country", ["FR"]).series.tolist() == ["FR"]
    assert read(text("Other"), "jobs.country", ["FR"]).series.isna().all()


def test_words_of_the_source_and_canonical_ones_are_known() -> None:
    typed = read(choice("Cell", WORDS), EXIT, ["Employee", "EMPLOYER ", "Other", "n/a", None])

    assert typed.series.fillna("").tolist() == ["voluntary", "involuntary", "other", "", ""]
    assert typed.issues == ()


def test_each_unknown_word_is_one_question_and_blank() -> None:
    typed = read(choice("Cell", WORDS), EXIT, ["Left", "Gone", "Left", "Employee"])

    assert [issue.question for issue in typed.issues] == ["made_up.word.Cell.Left", "made_up.word.Cell.Gone"]
    assert [issue.rows.tolist() for issue in typed.issues] == [[2, 4], [3]]
    assert typed.issues[0].options == ("voluntary", "involuntary", "other", "unknown", "blank")
    assert typed.series.fillna("").tolist() == ["", "", "", "voluntary"]


def test_answers_translate_words_and_are_noted() -> None:
    answers = {"made_up.word.Cell.Left": "voluntary", "made_up.word.Cell.Gone": "blank"}

    typed = read(choice("Cell", WORDS, default="unknown"), EXIT, ["Left", "Gone"], answers)

    assert typed.series.tolist() == ["voluntary", "unknown"]
    assert {issue.severity for issue in typed.issues} == {Severity.ACCEPTED}


def test_many_unknown_words_are_no_closed_list() -> None:
    typed = read(choice("Cell", WORDS), EXIT, [f"reason {number}" for number in range(51)])

    assert [issue.code for issue in typed.issues] == ["NO_CLOSED_LIST"]
    assert len(typed.issues[0].rows) == 51


def test_a_text_column_is_translated_to_the_words_it_is_given() -> None:
    typed = read(choice("Cell", {"FT": "Full time"}), "jobs.employment_type", ["FT", "PT"])

    assert typed.issues[0].options == ("Full time", "blank")


def test_the_usual_words_are_flags() -> None:
    typed = read(flag("Cell"), REGRETTED, ["true", "YES", "1", "False", "n", "0", None])

    assert typed.series.tolist()[:6] == [True, True, True, False, False, False]
    assert str(typed.series.dtype) == "boolean"


def test_other_words_of_a_flag_are_asked_for() -> None:
    typed = read(flag("Cell", words={"regretted": True}), REGRETTED, ["Regretted", "maybe"])

    assert typed.series.tolist()[0] is True
    assert told(typed) == {"UNKNOWN_WORD": [3]}
    assert typed.issues[0].options == ("true", "false", "blank")


def test_a_flag_in_a_closed_list_is_a_word() -> None:
    assert read(flag("Cell"), "employees.disability", ["1"]).series.tolist() == ["true"]


def test_a_constant_is_in_every_row() -> None:
    assert (
        read(constant("employee"), "employments.worker_type", [None, "x"]).series.tolist() == ["employee"] * 2
    )
    assert read(constant(value=True), REGRETTED, ["x"]).series.tolist() == [True]


def test_a_blank_falls_back_to_the_next_rule() -> None:
    typed = read(first_of(text("Cell"), constant("unknown")), EXIT, ["other", None])

    assert typed.series.tolist() == ["other", "unknown"]


def test_a_value_may_count_only_where_another_cell_is_filled() -> None:
    typed = read(given(constant("filled"), "Cell"), "requisitions.status", ["x", None])

    assert typed.series.tolist()[0] == "filled"
    assert pd.isna(typed.series.tolist()[1])
