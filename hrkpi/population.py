"""Arithmetic that many KPIs share: how many people there were, by each method."""

import numpy as np
from numpy.typing import NDArray

from hrkpi.fact import PEOPLE, PERSON, SURVEY
from hrkpi.query import UNDISCLOSED, Average, FloatArray, Query


def average_headcount(query: Query) -> FloatArray:
    """Average headcount by the query's method; employee-days over days unless another is asked for.

    Args:
        query: Windows, groups, filters and method of averaging.

    Returns:
        Persons, shape (windows, groups); fractions are expected.
    """
    if query.average is Average.DAILY:
        return query.stock_days(PEOPLE.headcount, PEOPLE.day_adjustment) / _at_least_one(query.days)
    opening, closing = query.opening(PEOPLE.headcount), query.closing(PEOPLE.headcount)
    closings = query.month_closings(PEOPLE.headcount)
    return {
        Average.TWO_POINT: (opening + closing) / 2,
        Average.MONTH_END: closings / _at_least_one(query.months),
        Average.THIRTEEN_POINT: (opening + closings) / (query.months + 1),
        Average.OPENING: opening,
        Average.CLOSING: closing,
    }[query.average]


def denominators(query: Query) -> dict[str, FloatArray]:
    """What any average headcount is made of, shown beside each rate so that it can be checked.

    Returns:
        ``opening`` and ``closing`` (persons) and ``employee_days``, shape (windows, groups) each.
    """
    return {
        "opening": query.opening(PEOPLE.headcount),
        "closing": query.closing(PEOPLE.headcount),
        "employee_days": query.stock_days(PEOPLE.headcount, PEOPLE.day_adjustment),
    }


def average_fte(query: Query) -> FloatArray:
    """Average of the contracted shares of full time, always by days, shape (windows, groups)."""
    days = query.stock_days(PEOPLE.fte_hundredths, PEOPLE.fte_day_adjustment)
    return days / _at_least_one(query.days) / 100


def exits(query: Query) -> FloatArray:
    """All exits, whoever decided, shape (windows, groups)."""
    return (
        query.total(PEOPLE.exits_voluntary)
        + query.total(PEOPLE.exits_involuntary)
        + query.total(PEOPLE.exits_other)
        + query.total(PEOPLE.exits_unknown)
    )


def hires(query: Query) -> FloatArray:
    """First days employed: new, again and by conversion; people acquired with a company are no hires."""
    return (
        query.total(PEOPLE.hires_new)
        + query.total(PEOPLE.hires_rehire)
        + query.total(PEOPLE.hires_conversion)
    )


def respondents(query: Query) -> FloatArray:
    """Persons who answered, each once, shape (windows, groups); by theme or item where the query is."""
    asked = {*query.by, *query.where}
    if "item" in asked:
        return query.distinct(SURVEY.answers, "item_lag")
    if "theme" in asked:
        return query.distinct(SURVEY.theme_respondents, "theme_lag")
    return query.distinct(SURVEY.respondents)


def attribute(query: Query) -> str:
    """The attribute of persons that the query is broken down by; the last where there are several."""
    return next(name for name in reversed(query.by) if name in PERSON)


def is_known(query: Query, dimension: str) -> NDArray[np.bool_]:
    """Whether each group's member of a dimension is known and disclosed, shape (groups,)."""
    codes, labels = query.members(dimension), query.book.labels[dimension]
    hidden = labels.index(UNDISCLOSED) + 1 if UNDISCLOSED in labels else 0
    return (codes != 0) & (codes != hidden)


def _at_least_one(units: FloatArray) -> FloatArray:
    """Days or months of a window; one where it lies outside the feed, so that nothing over one is zero."""
    return units.clip(min=1.0)
