"""A figure in a spreadsheet is a number that its format writes as the screen does."""

from datetime import date

import pytest

from hrkpi.export.written import Typed, axis_code, typed
from hrkpi.kpi import Unit
from hrkpi.view import Cell


@pytest.mark.parametrize(
    ("value", "text", "number", "code"),
    [
        (0.118, "11.8\u00a0%", 0.118, '#,##0.0"\u00a0"%'),
        (0.118, "11,8\u00a0%", 0.118, '#,##0.0"\u00a0"%'),
        (1204.0, "1\u202f204\u00a0people", 1204, '#,##0"\u00a0people"'),
        (45.0, "45\u00a0days", 45, '#,##0"\u00a0days"'),
        (0.42, "0.42", 0.42, "#,##0.00"),
        (0.125, "12.5\u00a0%", 0.125, '#,##0.0"\u00a0"%'),
        (1.0, "100.0\u00a0%", 1.0, '#,##0.0"\u00a0"%'),
        (0.0, "0.0\u00a0%", 0.0, '#,##0.0"\u00a0"%'),
        (11.8, "\u0661\u0661\u066b\u0668", 11.8, "#,##0.0"),
    ],
)
def test_a_number_keeps_its_digits_and_unit(value: float, text: str, number: float, code: str) -> None:
    found = typed(Cell(value, text))

    assert found.value == pytest.approx(number)
    assert found.code.split(";")[0] == code


def test_points_of_a_share_are_not_per_cent() -> None:
    """A change from 12.4 % to 12.0 % is 0.4 percentage points, not 0.4 per cent."""
    found = typed(Cell(-0.004, "−0.4\u00a0pp"))

    assert found.value == pytest.approx(-0.4)
    assert found.code == '+#,##0.0"\u00a0pp";"−"#,##0.0"\u00a0pp";#,##0.0"\u00a0pp"'


@pytest.mark.parametrize("text", ["10.9 to 12.7\u00a0%", "many", "99.9\u00a0%"])
def test_a_text_that_is_not_its_number_stays_text(text: str) -> None:
    assert typed(Cell(0.118, text)) == Typed(text)


def test_words_days_and_nothing_are_what_they_are() -> None:
    assert typed(Cell("Sales", "Sales")) == Typed("Sales")
    assert typed(Cell(date(2026, 11, 30), "30 Nov 2026")) == Typed(date(2026, 11, 30), "d mmm yyyy")
    assert typed(Cell(date(2026, 11, 1), "Nov 2026")) == Typed(date(2026, 11, 1), "mmm yyyy")
    assert typed(Cell(None, "")) == Typed(None)


def test_an_axis_has_the_decimals_that_its_steps_need() -> None:
    assert axis_code(Unit.SHARE, 0.05) == '#,##0"\u00a0"%'
    assert axis_code(Unit.SHARE, 0.005) == '#,##0.0"\u00a0"%'
    assert axis_code(Unit.DAYS, 20.0) == "#,##0"
    assert axis_code(Unit.RATIO, 0.25) == "#,##0.00"
