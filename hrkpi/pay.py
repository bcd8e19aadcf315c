"""Pay of women and men: gaps between means and medians, and quarters of everybody by pay."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrkpi import intervals
from hrkpi.fact import PAY, PEOPLE
from hrkpi.histogram import Histogram
from hrkpi.kpi import Index, divide
from hrkpi.query import FloatArray, Query

HUNDREDTHS = 100.0
FLAG = 20  # one in twenty, five per cent: from there on a category calls for a joint assessment
MOST = 0.5  # of a sum; whoever has more dominates it
REST = 0.1  # of the largest; what all but the two largest have must be more, or the second knows the first
QUARTERS = ("lower", "lower_middle", "upper_middle", "upper")


@dataclass(frozen=True)
class Pay:
    """Hourly pay of women and of men at the close of each window, in hundredths."""

    women: Histogram
    men: Histogram

    @property
    def people(self) -> FloatArray:
        """Women and men whose pay is known, shape (windows, groups)."""
        return self.women.count + self.men.count


def pay(query: Query) -> Pay:
    """Pay of women and men as far as it is known in the reporting currency."""
    return Pay(
        *(query.only("gender", one).standing(PAY.paid, "hourly") for one in ("woman", "man")),
    )


def gap(
    query: Query,
    found: Pay,
    women: FloatArray,
    men: FloatArray,
    ends: tuple[FloatArray, FloatArray],
    *,
    dominated: NDArray[np.bool_] | None = None,
) -> Index:
    """What women have less than men, as a share of what men have.

    Args:
        query: Windows, groups and filters.
        found: Pay of both.
        women: Mean or median hourly pay of women, hundredths, shape (windows, groups).
        men: Likewise of men.
        ends: Interval of pay of women over pay of men.
        dominated: Where so few have so much of a sum that it would tell what they have.

    Returns:
        The gap with its interval, and beside it ``pay_women`` and ``pay_men`` (currency per hour), ``women``
        and ``men`` (persons), ``flag`` (1 where the gap of the category is five per cent or more, either
        way), ``known`` (share of all people whose pay is known) and ``other_currency`` (persons).
    """
    apart = men - women
    flag = np.where(np.isnan(apart), np.nan, (FLAG * np.abs(apart) >= men).astype(float))
    return Index(
        value=divide(apart, men),
        numerator=apart / HUNDREDTHS,
        denominator=men / HUNDREDTHS,
        people=found.people,
        interval=(1 - ends[1], 1 - ends[0]),
        beside={
            "pay_women": women / HUNDREDTHS,
            "pay_men": men / HUNDREDTHS,
            "women": found.women.count,
            "men": found.men.count,
            "flag": flag,
            **coverage(query),
        },
        guarded=(found.women.count, found.men.count),
        dominated=dominated,
    )


def coverage(query: Query) -> dict[str, FloatArray]:
    """Of how many people pay is known, as a share of all, and how many are paid in another currency."""
    known, everybody = query.closing(PAY.paid), query.closing(PEOPLE.headcount)
    return {"known": divide(known, everybody), "other_currency": query.closing(PAY.other_currency)}


def mean(held: Histogram) -> FloatArray:
    """The mean, shape (windows, groups)."""
    return divide(held.total, held.count)


def standard_error(held: Histogram) -> FloatArray:
    """The standard error of the mean; missing below two values."""
    squares = held.squares - held.total * mean(held)
    variance = divide(np.maximum(squares, 0.0), held.count - 1)
    return np.sqrt(divide(variance, held.count))


def median_ends(held: Histogram) -> tuple[FloatArray, FloatArray]:
    """The order-statistic interval of the median; missing below six values."""
    low, high = intervals.median_ranks(held.count)
    return held.at(low - 1), held.at(high - 1)


def is_dominated(held: Histogram) -> NDArray[np.bool_]:
    """Whether one person has most of a sum, or the second could work out the first within a tenth."""
    some = np.where(held.count > 0, held.count, np.nan)
    first = np.nan_to_num(held.at(some - 1))
    second = np.nan_to_num(held.at(np.where(held.count > 1, held.count - 2, np.nan)))
    found: NDArray[np.bool_] = (first > MOST * held.total) | (held.total - first - second < REST * first)
    return found & (held.count > 0)


def quarters(held: Histogram, everybody: Histogram) -> FloatArray:
    """How many persons of each group are in each quarter of everybody, from the lowest pay up.

    Who is paid alike across the border of two quarters counts in both in proportion.

    Args:
        held: Pay of some people.
        everybody: Pay of all people in one group, theirs among it.

    Returns:
        Persons, fractions possible, shape (quarters, windows, groups).
    """
    place = np.searchsorted(everybody.values, held.values)
    shares = np.zeros((len(QUARTERS), *held.weights.shape))
    for window, weights in enumerate(everybody.weights):
        ends = np.concatenate([[0.0], np.cumsum(weights)])
        ends *= len(QUARTERS) / max(ends[-1], 1.0)
        for quarter in range(len(QUARTERS)):
            inside = np.diff(np.clip(ends, quarter, quarter + 1))
            shares[quarter, window] = np.nan_to_num(divide(inside, np.diff(ends)))[place]
    return np.stack([held.gathered(share * held.weights) for share in shares])
