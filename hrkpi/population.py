"""Arithmetic that many KPIs share: how many people there were, by each method."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hrkpi.fact import (
    CERTIFICATES,
    EXIT_DIMENSIONS,
    EXITS,
    ORGANISATION,
    ORGANISATIONAL,
    PEOPLE,
    PERSON,
    REORGANISED,
    STAGES,
    STAYS,
    SURVEY,
    TRAINING,
    Measure,
    changed_bit,
    renamed_bit,
)
from hrkpi.query import UNDISCLOSED, Average, FloatArray, Query
from hrkpi.restate.coding import EXIT_TYPES

TOLD = frozenset({"promotion", "demotion", "transfer"})  # an export with any of these says why jobs change


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


def exits(query: Query, *kinds: str) -> FloatArray:
    """Exits of some types, of all where none is named, shape (windows, groups)."""
    if _asks(query, *EXIT_DIMENSIONS):
        parts = [query.total(EXITS.measure(kind)) for kind in kinds or ("exits",)]
    else:
        parts = [query.total(PEOPLE.measure(f"exits_{kind}")) for kind in kinds or EXIT_TYPES]
    return sum(parts[1:], start=parts[0])


def exits_of(query: Query, kind: str) -> FloatArray:
    """Exits of one type (persons); not known where people left and of none it is said who decided."""
    every, unsaid = exits(query), exits(query, "unknown")
    return np.where((every > 0) & (unsaid == every), np.nan, exits(query, kind))


def behind_exits(query: Query, left: FloatArray, staff: FloatArray) -> FloatArray:
    """Persons behind a rate of exits: the staff, or those who left where only some of these are meant.

    A break-down by type or reason divides those who left and nobody else.

    Args:
        query: Says by its groups and filters whom it means.
        left: Persons who left.
        staff: Persons who could.
    """
    return left if _asks(query, *EXIT_DIMENSIONS) else staff


def decided_otherwise(query: Query) -> tuple[FloatArray, ...]:
    """Exits that were not voluntary, by type: shown together, so that none tells of another that is few."""
    return tuple(exits(query, kind) for kind in EXIT_TYPES[1:])


def hires(query: Query) -> FloatArray:
    """First days employed: new, again and by conversion; people acquired with a company are no hires."""
    return (
        query.total(PEOPLE.hires_new)
        + query.total(PEOPLE.hires_rehire)
        + query.total(PEOPLE.hires_conversion)
    )


def here_or_hired(query: Query) -> FloatArray:
    """People of the opening, and all who came to the company in each window, once per coming."""
    return query.opening(PEOPLE.headcount) + hires(query) + query.total(PEOPLE.acquisitions)


def tells_promotions(query: Query) -> bool:
    """Whether jobs say why they change, without which nobody is known to be promoted or not."""
    return not TOLD.isdisjoint(query.book.labels["change"])


def moves(query: Query, measure: Measure) -> tuple[FloatArray, FloatArray]:
    """Moves over a border that the query draws by its groups and filters: transfers, and all others.

    A move is a transfer where the unit or place is another one. Where a unit changed around the person, or it
    was no unit that changed but for example the age band, it is a reclassification.

    Args:
        query: Windows, groups and filters.
        measure: ``PEOPLE.moves_in`` or ``PEOPLE.moves_out``.

    Returns:
        Transfers and reclassifications (persons), shape (windows, groups) each.
    """
    changed, moved = query.histogram(measure, "changed")
    asked, masks = set(query.by) | set(query.where), changed.astype(np.int64)
    crossed, transferred = (np.zeros(len(masks), dtype=bool) for _ in range(2))
    for name in asked & set(PEOPLE.dimensions):
        differs, renamed = (masks & changed_bit(name)) != 0, renamed_bit(name) if name in ORGANISATION else 0
        crossed |= differs
        if name in ORGANISATIONAL:
            transferred |= differs & ((masks & (renamed | REORGANISED)) == 0)
    return moved @ transferred.astype(float), moved @ (crossed & ~transferred).astype(float)


def respondents(query: Query) -> FloatArray:
    """Persons who answered items, each once, shape (windows, groups)."""
    if _asks(query, "item"):
        return _in_surveys(query, SURVEY.item_respondents, "item_lag")
    if _asks(query, "theme"):
        return _in_surveys(query, SURVEY.theme_respondents, "theme_lag")
    return _in_surveys(query, SURVEY.respondents, "lag")


def opinions(query: Query) -> tuple[FloatArray, FloatArray, FloatArray]:
    """How the mean scores of persons spread, each person's in a survey (and theme, or item) being one value.

    Returns:
        Number of the values, their sum and the sum of their squares, in ten-thousandths of the scale and
        their squares, shape (windows, groups) each.
    """
    if _asks(query, "item"):
        names = ("answers", "scaled", "squares")
    elif _asks(query, "theme"):
        names = ("theme_respondents", "theme_means", "theme_mean_squares")
    else:
        names = ("respondents", "means", "mean_squares")
    count, total, squares = (query.total(SURVEY.measure(name)) for name in names)
    return count, total, squares


def scorers(query: Query) -> FloatArray:
    """Persons who said whether they would recommend the employer, each once, shape (windows, groups)."""
    return _in_surveys(query, SURVEY.scorers, "lag")


def invited(query: Query) -> FloatArray:
    """Persons invited and still employed when the survey closed, each once, shape (windows, groups)."""
    return _in_surveys(query, SURVEY.invited_persons, "lag")


def trainees(query: Query) -> FloatArray:
    """Persons of whom training fell due, each once, shape (windows, groups)."""
    lag = "course_lag" if _asks(query, "course") else "lag"
    return _at_least(query, ("course",), lambda part: part.distinct(TRAINING.persons, lag))


def candidates(query: Query) -> FloatArray:
    """Persons whose application entered a stage, each once, shape (windows, groups)."""
    lag = "stage_lag" if _asks(query, "stage") else "lag"
    return _at_least(query, ("stage",), lambda part: part.distinct(STAGES.persons, lag))


def leaving_stages(query: Query) -> FloatArray:
    """Persons whose application left a stage, each once, shape (windows, groups)."""
    lag = "stage_lag" if _asks(query, "stage") else "lag"
    return _at_least(query, ("stage",), lambda part: part.distinct(STAYS.persons, lag))


def learners(query: Query) -> FloatArray:
    """Persons who completed training, each once, shape (windows, groups)."""
    lag = "course_lag" if _asks(query, "course") else "lag"
    return _at_least(query, ("course",), lambda part: part.distinct(TRAINING.learners, lag))


def certified(query: Query) -> tuple[Measure, Measure, FloatArray]:
    """Stocks of those who hold what they must and of those who must; the persons behind them, each once."""
    of_course = _asks(query, "course")
    holders = CERTIFICATES.course_compliant if of_course else CERTIFICATES.compliant
    wanted = CERTIFICATES.course_required if of_course else CERTIFICATES.required
    return holders, wanted, _at_least(query, ("course",), lambda part: part.closing(wanted))


def required(query: Query) -> FloatArray:
    """Persons employed at the close of whom training was ever due, each once, shape (windows, groups)."""
    persons = TRAINING.course_persons_due if _asks(query, "course") else TRAINING.persons_due
    return _at_least(query, ("course",), lambda part: part.closing(persons))


def attribute(query: Query) -> str:
    """The attribute of persons that the query is broken down by; the last where there are several."""
    return next(name for name in reversed(query.by) if name in PERSON)


def is_known(query: Query, dimension: str) -> NDArray[np.bool_]:
    """Whether each group's member of a dimension is known and disclosed, shape (groups,)."""
    codes, labels = query.members(dimension), query.book.labels[dimension]
    hidden = labels.index(UNDISCLOSED) + 1 if UNDISCLOSED in labels else 0
    known: NDArray[np.bool_] = ~np.isin(codes, (0, hidden))
    return known


def _in_surveys(query: Query, measure: Measure, lag: str) -> FloatArray:
    def count(part: Query) -> FloatArray:
        return part.total(measure) if _asks(query, "survey") else part.distinct(measure, lag)

    return _at_least(query, ("survey", "theme", "item"), count)


def _at_least(query: Query, apart: tuple[str, ...], count: Callable[[Query], FloatArray]) -> FloatArray:
    """Persons, each once; the most of any member where a filter keeps several that count people apart.

    Those who belong to several of the members kept would otherwise count several times, and a group would
    look larger than it is.
    """
    for name in apart:
        codes = query.where.get(name, ())
        if name not in query.by and len(codes) > 1:
            most: FloatArray = np.max(
                [_at_least(query.keeping(name, code), apart, count) for code in codes], axis=0
            )
            return most
    return count(query)


def _asks(query: Query, *dimensions: str) -> bool:
    return not {*query.by, *query.where}.isdisjoint(dimensions)


def _at_least_one(units: FloatArray) -> FloatArray:
    """Days or months of a window; one where it lies outside the feed, so that nothing over one is zero."""
    return units.clip(min=1.0)
