"""Arithmetic on columns of days, worked by hand."""

import numpy as np
import pandas as pd
import pytest

from hrkpi import dates
from hrkpi.period import parse_month


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[D]")


def test_a_column_of_days_is_numpy_days() -> None:
    column = pd.Series(["2024-02-29", None]).astype("datetime64[ms]")

    found = dates.days_of(column)

    assert found[0] == np.datetime64("2024-02-29", "D")
    assert np.isnat(found[1])


def test_months_are_counted_as_everywhere() -> None:
    assert dates.months_of(days("2025-03-01", "2025-03-31", "1969-12-31")).tolist() == [
        parse_month("2025-03"),
        parse_month("2025-03"),
        parse_month("1969-12"),
    ]
    assert dates.first_days(np.array([parse_month("2025-03")])).tolist() == days("2025-03-01").tolist()


def test_on_the_first_no_day_of_the_month_is_over() -> None:
    assert dates.days_into_month(days("2025-03-01", "2025-03-31", "1960-02-29")).tolist() == [0, 30, 28]


@pytest.mark.parametrize(
    ("day", "years", "anniversary"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02-28", 1, "2025-02-28"),
        ("2024-12-31", 10, "2034-12-31"),
    ],
)
def test_the_29th_of_february_has_its_anniversary_on_the_28th(day: str, years: int, anniversary: str) -> None:
    assert dates.anniversaries(days(day), years).tolist() == days(anniversary).tolist()


def test_a_missing_day_has_no_anniversary() -> None:
    assert np.isnat(dates.anniversaries(days("NaT"), 5)).all()


def test_a_day_is_looked_up_by_key() -> None:
    closes = pd.Series(pd.to_datetime(["2025-03-31"]), index=["S1"])

    found = dates.looked_up(pd.Series(["S1", "S2"], index=[7, 9]), closes)

    assert found.index.tolist() == [7, 9]
    assert found.isna().tolist() == [False, True]
