"""Days of the sample: first and last, months, working days, anniversaries."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

FIRST = date(2020, 1, 1)  # the HR system went live; who had left before is not in it
AS_OF = date(2026, 10, 31)  # last day that is history; the exports were made the morning after
DAY = timedelta(days=1)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + number * DAY


def month_end(day: date) -> date:
    """Last day of the month that holds ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months(first: date, last: date) -> Iterator[date]:
    """First day of every month from that of ``first`` to that of ``last``."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = month_end(month) + DAY


def workday(day: date) -> date:
    """``day`` itself, or the Monday after it when it is a Saturday or Sunday."""
    return day + max(0, 7 - day.weekday()) * DAY if day.weekday() >= 5 else day


def monday(day: date) -> date:
    """``day`` itself or the next Monday."""
    return day + (-day.weekday() % 7) * DAY


def anniversary(day: date, years: int) -> date:
    """The same day ``years`` later; 28 February for 29 February in a common year."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def between_points(points: dict[date, float], day: date) -> float:
    """The straight line through ``points`` on ``day``; level before the first and after the last."""
    known = sorted(points)
    if day <= known[0]:
        return points[known[0]]
    for before, after in pairwise(known):
        if day <= after:
            passed = (day - before).days / (after - before).days
            return points[before] + passed * (points[after] - points[before])
    return points[known[-1]]
