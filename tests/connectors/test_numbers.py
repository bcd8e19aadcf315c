"""Numbers: the decimal mark is settled by the whole column, or asked for."""

import pytest

from connectors._export import amount, currency, number, whole
from hrkpi.findings import Severity
from tests.sheets import read, told

PAY = "jobs.pay_amount"
QUESTION = "made_up.decimal_mark.Cell"


def test_plain_numbers_are_read_without_a_word() -> None:
    typed = read(number("Cell"), PAY, ["1", "-2.5", "0.123", None, "1e3", "1234.5"])

    assert typed.series.tolist()[:3] == [1.0, -2.5, 0.123]
    assert typed.series.isna().tolist() == [False, False, False, True, False, False]
    assert typed.issues == ()


def test_one_comma_that_can_only_be_decimal_settles_the_column() -> None:
    typed = read(number("Cell"), PAY, ["1.234,50", "1.234", "7"])

    assert typed.series.tolist() == [1234.5, 1234.0, 7.0]
    assert told(typed) == {"DECIMAL_MARK_FOUND": [2]}


def test_one_point_that_can_only_be_decimal_settles_the_column() -> None:
    typed = read(number("Cell"), PAY, ["1,234.50", "1,234", "1,234,567"])

    assert typed.series.tolist() == [1234.5, 1234.0, 1234567.0]


@pytest.mark.parametrize("written", ["1 234,5", "1\u00a0234,5", "1\u202f234,5", "1'234,5"])
def test_spaces_and_apostrophes_group_digits(written: str) -> None:
    assert read(number("Cell"), PAY, [written]).series.tolist() == [1234.5]


def test_a_number_that_may_be_a_thousand_or_a_fraction_is_asked_for() -> None:
    typed = read(number("Cell"), PAY, ["1.234", "5"])

    assert typed.series.isna().tolist() == [True, False]
    assert typed.issues[0].severity is Severity.QUESTION
    assert typed.issues[0].question == QUESTION
    assert typed.issues[0].options == ("point", "comma")


@pytest.mark.parametrize(("answer", "meant"), [("point", 1.234), ("comma", 1234.0)])
def test_an_answer_settles_the_mark(answer: str, meant: float) -> None:
    assert read(number("Cell"), PAY, ["1.234"], {QUESTION: answer}).series.tolist() == [meant]


def test_a_declared_mark_is_not_asked_for() -> None:
    typed = read(number("Cell", decimal="."), PAY, ["1.234", "1,234"])

    assert typed.series.tolist() == [1.234, 1234.0]
    assert typed.issues == ()


def test_both_marks_in_one_column_are_an_error() -> None:
    typed = read(number("Cell"), PAY, ["1.5", "1,5", "3"])

    assert told(typed)["MIXED_DECIMAL_MARKS"] == [2, 3]
    assert typed.series.tolist()[2] == 3.0


@pytest.mark.parametrize(
    "written", ["n/a", "12 34", "1,23,4.5", "inf", "nan", "0x10", "1.2.3", "50 %", "+", "."]
)
def test_what_is_no_number_is_an_error(written: str) -> None:
    typed = read(number("Cell"), PAY, ["1", written])

    assert told(typed) == {"NOT_A_NUMBER": [3]}
    assert typed.series.isna().tolist() == [False, True]


def test_a_factor_turns_percents_into_shares_of_full_time() -> None:
    assert read(number("Cell", factor=0.01), "jobs.fte", ["80"]).series.tolist() == [0.8]


def test_blanks_take_the_default() -> None:
    assert read(number("Cell", default=1.0), "jobs.fte", [None, "0.5"]).series.tolist() == [1.0, 0.5]


def test_counts_are_whole() -> None:
    typed = read(whole("Cell"), "jobs.sequence", ["3", "3.0", "2.5", None])

    assert typed.series.tolist()[:2] == [3, 3]
    assert str(typed.series.dtype) == "Int64"
    assert told(typed) == {"NOT_WHOLE": [4]}


@pytest.mark.parametrize("written", ["65000.00 USD", "USD 65000.00", "USD 65,000.00"])
def test_an_amount_stands_beside_its_currency(written: str) -> None:
    assert read(amount("Cell"), PAY, [written]).series.tolist() == [65000.0]
    assert read(currency("Cell"), "jobs.pay_currency", [written]).series.tolist() == ["USD"]


def test_a_cell_without_currency_is_an_error() -> None:
    assert told(read(currency("Cell"), "jobs.pay_currency", ["65000.00"])) == {"NOT_AS_EXPECTED": [2]}
