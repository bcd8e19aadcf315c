"""Months and windows, worked by hand."""

from datetime import date

import pytest

from hrkpi.errors import QueryError
from hrkpi.period import (
    Window,
    WindowKind,
    days_in,
    first_day,
    last_day,
    month_label,
    month_of,
    parse_day,
    parse_month,
    windows,
    year_start,
)

JAN, DEC = parse_month("2025-01"), parse_month("2025-12")


def labels(kind: WindowKind, first: str, last: str, *, fiscal_start: int = 1) -> list[str]:
    """Labels of the windows of a range."""
    return [
        one.label for one in windows(kind, parse_month(first), parse_month(last), fiscal_start=fiscal_start)
    ]


def test_a_month_is_an_integer_that_can_be_counted_with() -> None:
    assert month_of(date(2025, 1, 31)) == JAN
    assert parse_month("2025-01") - parse_month("2024-12") == 1
    assert month_label(JAN - 1) == "2024-12"
    assert (first_day(JAN), last_day(JAN)) == (date(2025, 1, 1), date(2025, 1, 31))


@pytest.mark.parametrize(
    ("month", "days"), [("2024-02", 29), ("2025-02", 28), ("1900-02", 28), ("2000-02", 29)]
)
def test_leap_years_have_their_real_length(month: str, days: int) -> None:
    assert days_in(parse_month(month)) == days


@pytest.mark.parametrize(
    "text", ["2025", "2025-13", "2025-00", "0000-01", "25-01", "2025-1", "March", "2025-01-01"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="is not a month"):
        parse_month(text)


def test_a_day_is_read_or_refused() -> None:
    assert parse_day("2025-03-31") == date(2025, 3, 31)
    with pytest.raises(QueryError, match="'2025-02-30' is not a day"):
        parse_day("2025-02-30")


def test_months_quarters_and_years_are_named() -> None:
    assert labels(WindowKind.MONTH, "2024-12", "2025-02") == ["2024-12", "2025-01", "2025-02"]
    assert labels(WindowKind.QUARTER, "2024-12", "2025-04") == ["2024-Q4", "2025-Q1", "2025-Q2"]
    assert labels(WindowKind.YEAR, "2024-12", "2025-02") == ["2024", "2025"]


def test_a_fiscal_year_that_begins_in_july_is_named_by_both_years() -> None:
    assert labels(WindowKind.YEAR, "2025-06", "2025-07", fiscal_start=7) == ["2024/25", "2025/26"]
    assert labels(WindowKind.QUARTER, "2025-06", "2025-07", fiscal_start=7) == ["2024/25-Q4", "2025/26-Q1"]
    assert labels(WindowKind.YEAR, "1999-07", "1999-07", fiscal_start=7) == ["1999/00"]
    assert year_start(parse_month("2025-06"), 7) == parse_month("2024-07")


def test_windows_are_half_open_and_hold_their_months() -> None:
    (quarter,) = windows(WindowKind.QUARTER, parse_month("2025-02"), parse_month("2025-02"))
    (to_date,) = windows(WindowKind.YTD, parse_month("2025-05"), parse_month("2025-05"))
    (twelve,) = windows(WindowKind.TTM, parse_month("2025-05"), parse_month("2025-05"))

    assert quarter == Window("2025-Q1", JAN, JAN + 3)
    assert quarter.last == parse_month("2025-03")
    assert to_date == Window("2025-05", JAN, JAN + 5)
    assert twelve == Window("2025-05", parse_month("2024-06"), JAN + 5)


def test_a_year_to_date_begins_with_the_fiscal_year() -> None:
    (window,) = windows(WindowKind.YTD, JAN, JAN, fiscal_start=7)

    assert window.start == parse_month("2024-07")


def test_one_window_per_month_or_per_period_that_the_range_touches() -> None:
    assert len(windows(WindowKind.TTM, JAN, DEC)) == 12
    assert len(windows(WindowKind.YTD, JAN, DEC)) == 12
    assert len(windows(WindowKind.QUARTER, JAN + 2, JAN + 3)) == 2
    assert windows(WindowKind.MONTH, DEC, JAN) == ()
