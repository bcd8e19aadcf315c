"""Months and the windows over them.

A month is an integer, ``year * 12 + month - 1``, so that arithmetic on months is arithmetic on integers. A
window is half-open: the start month counts, the stop month does not.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrkpi.errors import QueryError
from hrkpi.language import say

MONTHS_IN_YEAR = 12
MONTHS_IN_QUARTER = 3


class WindowKind(StrEnum):
    """How months are gathered into one figure."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YTD = "ytd"
    TTM = "ttm"


@dataclass(frozen=True)
class Window:
    """Months from ``start`` up to, not including, ``stop``, under one label.

    Args:
        label: How the period is written: ``2001``, ``2001-03``, ``2001-Q1``, ``2025/26``.
        start: First month.
        stop: First month after the window.
    """

    label: str
    start: int
    stop: int

    @property
    def last(self) -> int:
        """Last month of the window."""
        return self.stop - 1


def month_of(day: date) -> int:
    """The month that holds a day."""
    return day.year * MONTHS_IN_YEAR + day.month - 1


def whole_month_from(day: date) -> int:
    """The first month that begins on a day or after it."""
    return month_of(day - timedelta(days=1)) + 1


def parse_month(text: str) -> int:
    """The month written ``YYYY-MM``.

    Raises:
        QueryError: If the text is not a month.
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})", text)
    if match and 1 <= int(match[2]) <= MONTHS_IN_YEAR and int(match[1]) > 0:
        return int(match[1]) * MONTHS_IN_YEAR + int(match[2]) - 1
    raise QueryError(
        say("{text!r} is not a month.", text=text),
        where=say("period"),
        mend=say("write year and month: 2025-03."),
    )


def parse_day(text: str) -> date:
    """The day written ``YYYY-MM-DD``.

    Raises:
        QueryError: If the text is not a day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(
            say("{text!r} is not a day.", text=text), where=say("as-of"), mend="write 2025-03-31."
        ) from None


def month_label(month: int) -> str:
    """A month as ``YYYY-MM``."""
    return f"{month // MONTHS_IN_YEAR:04d}-{month % MONTHS_IN_YEAR + 1:02d}"


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(month // MONTHS_IN_YEAR, month % MONTHS_IN_YEAR + 1, 1)


def last_day(month: int) -> date:
    """The last day of a month."""
    return first_day(month) + timedelta(days=days_in(month) - 1)


def days_in(month: int) -> int:
    """Days in a month; leap years have their real length."""
    return monthrange(month // MONTHS_IN_YEAR, month % MONTHS_IN_YEAR + 1)[1]


def windows(kind: WindowKind, first: int, last: int, *, fiscal_start: int = 1) -> tuple[Window, ...]:
    """The windows whose last month lies in a range, or that overlap it.

    Args:
        kind: ``month``, ``ytd`` and ``ttm`` give one window per month of the range, ``quarter`` and ``year``
            each quarter or fiscal year that overlaps it.
        first: First month of the range.
        last: Last month of the range, included.
        fiscal_start: Calendar month, 1 to 12, in which the year begins.

    Returns:
        Windows in order of time.
    """
    months = range(first, last + 1)
    if kind is WindowKind.MONTH:
        return tuple(Window(month_label(m), m, m + 1) for m in months)
    if kind is WindowKind.TTM:
        return tuple(Window(month_label(m), m + 1 - MONTHS_IN_YEAR, m + 1) for m in months)
    if kind is WindowKind.YTD:
        return tuple(Window(month_label(m), year_start(m, fiscal_start), m + 1) for m in months)
    length = MONTHS_IN_YEAR if kind is WindowKind.YEAR else MONTHS_IN_QUARTER
    starts = sorted(
        {year_start(m, fiscal_start) + (m - year_start(m, fiscal_start)) // length * length for m in months}
    )
    return tuple(Window(_label(kind, start, fiscal_start), start, start + length) for start in starts)


def year_start(month: int, fiscal_start: int = 1) -> int:
    """The first month of the fiscal year that holds a month."""
    return month - (month - (fiscal_start - 1)) % MONTHS_IN_YEAR


def _label(kind: WindowKind, start: int, fiscal_start: int) -> str:
    begin = year_start(start, fiscal_start)
    year = f"{begin // MONTHS_IN_YEAR:04d}"
    if fiscal_start != 1:
        year += f"/{(begin // MONTHS_IN_YEAR + 1) % 100:02d}"
    return year if kind is WindowKind.YEAR else f"{year}-Q{(start - begin) // MONTHS_IN_QUARTER + 1}"
