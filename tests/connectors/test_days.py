"""Days: what a column settles is read, what it does not is asked, and what is no day is an error."""

import pytest

from connectors._export import day
from hrkpi.findings import Severity
from tests.sheets import days, read, told

HIRED, LAST = "employments.hire_date", "employments.last_day"


def test_iso_days_are_read_without_a_word() -> None:
    typed = read(day("Cell"), HIRED, ["2024-02-29", None, "1999-12-31"])

    assert days(typed) == ["2024-02-29", None, "1999-12-31"]
    assert typed.issues == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-31T23:30:00-05:00", "2024-03-31"),  # the day in the offset of the cell, not in UTC
        ("2024-03-31T00:30:00+01:00", "2024-03-31"),
        ("2024-03-31 23:59:59.123Z", "2024-03-31"),
        ("2024/3/1", "2024-03-01"),
        ("20240301", "2024-03-01"),
        ("1-Mar-2024", "2024-03-01"),
        ("1 March 2024", "2024-03-01"),
    ],
)
def test_other_forms_that_leave_no_doubt_are_read(written: str, meant: str) -> None:
    assert days(read(day("Cell"), HIRED, [written])) == [meant]


def test_times_of_day_are_left_out_and_noted() -> None:
    assert told(read(day("Cell"), HIRED, ["2024-03-31", "2024-03-31 08:00"])) == {"TIME_LEFT_OUT": [3]}


def test_one_day_above_twelve_settles_the_order_of_the_whole_column() -> None:
    day_first = read(day("Cell"), HIRED, ["03/04/2024", "31/12/2024"])
    month_first = read(day("Cell"), HIRED, ["03/04/2024", "12/31/2024"])

    assert days(day_first) == ["2024-04-03", "2024-12-31"]
    assert days(month_first) == ["2024-03-04", "2024-12-31"]
    assert told(day_first) == {"DATE_ORDER_FOUND": [3]}
    assert "because '31/12/2024' (row 3)" in day_first.issues[0].what


def test_only_ambiguous_days_are_asked_for_and_stay_blank() -> None:
    typed = read(day("Cell"), HIRED, ["03/04/2024", "2024-01-01"])

    assert days(typed) == [None, "2024-01-01"]
    assert typed.issues[0].severity is Severity.QUESTION
    assert typed.issues[0].question == "made_up.date_order.Cell"
    assert typed.issues[0].options == ("day_first", "month_first")


@pytest.mark.parametrize(("answer", "meant"), [("day_first", "2024-04-03"), ("month_first", "2024-03-04")])
def test_an_answer_settles_the_order(answer: str, meant: str) -> None:
    typed = read(day("Cell"), HIRED, ["03/04/2024"], {"made_up.date_order.Cell": answer})

    assert days(typed) == [meant]
    assert typed.issues[0].severity is Severity.ACCEPTED


def test_an_answer_that_is_none_is_asked_again() -> None:
    typed = read(day("Cell"), HIRED, ["03/04/2024"], {"made_up.date_order.Cell": "both"})

    assert typed.issues[0].severity is Severity.QUESTION
    assert "'both' is none of the options" in typed.issues[0].what


def test_a_declared_order_is_not_asked_for_and_not_bent() -> None:
    typed = read(day("Cell", order="month_first"), HIRED, ["03/04/2024", "31/12/2024"])

    assert days(typed) == ["2024-03-04", None]
    assert told(typed) == {"IMPOSSIBLE_DAY": [3]}


def test_both_orders_in_one_column_are_an_error() -> None:
    typed = read(day("Cell"), HIRED, ["13/04/2024", "04/13/2024", "2024-05-05"])

    assert days(typed) == [None, None, "2024-05-05"]
    assert told(typed) == {"MIXED_DATE_ORDER": [2, 3]}


@pytest.mark.parametrize("written", ["2023-02-30", "2023-02-29", "2024-13-01", "30/02/2024", "0000-00-00"])
def test_days_that_the_calendar_lacks_are_errors(written: str) -> None:
    typed = read(day("Cell"), HIRED, ["25/12/2024", written])

    assert days(typed)[1] is None
    assert told(typed)["IMPOSSIBLE_DAY"] == [3]


@pytest.mark.parametrize("written", ["soon", "45352", "01/02/24", "2024", "-"])
def test_what_is_not_written_like_a_day_is_an_error(written: str) -> None:
    assert told(read(day("Cell"), HIRED, ["2024-01-01", written])) == {"NOT_A_DAY": [3]}


@pytest.mark.parametrize(
    "written",
    [
        "9999-12-31",
        "9999-01-01",
        "9999-12-31 23:59:59",
        "4712-12-31",
        "3000-01-01",
        "01/01/3000",
        "31/12/9999",
        "0000-00-00",
        "253402214400000",
    ],
)
def test_open_ends_are_blank_where_the_column_is_an_end(written: str) -> None:
    typed = read(day("Cell", epoch="ms"), LAST, [written, "2024-01-31"])

    assert days(typed) == [None, "2024-01-31"]
    assert told(typed) == {"OPEN_END": [2]}


def test_an_open_end_is_no_first_day() -> None:
    typed = read(day("Cell"), "employees.birth_date", ["0000-00-00"])

    assert told(typed) == {"IMPOSSIBLE_DAY": [2]}


def test_the_first_day_gone_becomes_the_last_day_employed() -> None:
    typed = read(day("Cell", exclusive=True), LAST, ["2024-03-01", "9999-01-01", None])

    assert days(typed) == ["2024-02-29", None, None]


@pytest.mark.parametrize(
    ("written", "unit", "meant"),
    [
        ("1577836800000", "ms", "2020-01-01"),
        ("/Date(1577836800000+0000)/", "ms", "2020-01-01"),
        ("1577923199", "s", "2020-01-01"),
        ("2020-05-05", "ms", "2020-05-05"),
    ],
)
def test_numbers_count_since_1970_where_the_source_says_so(written: str, unit: str, meant: str) -> None:
    assert days(read(day("Cell", epoch=unit), HIRED, [written])) == [meant]  # type: ignore[arg-type]  # a table


def test_words_that_mean_blank_are_blank() -> None:
    typed = read(day("Cell", blanks=("0000-00-00", "--")), HIRED, ["0000-00-00", "--", "2024-01-01"])

    assert days(typed) == [None, None, "2024-01-01"]
    assert typed.issues == ()


def test_an_empty_column_is_blank() -> None:
    assert days(read(day("Cell"), HIRED, [None, None])) == [None, None]
