"""What a KPI is, and the few shapes its answer can take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from hrkpi import intervals

if TYPE_CHECKING:
    from hrkpi.query import Query

FloatArray = NDArray[np.float64]


class Unit(StrEnum):
    """What a figure counts; pages write it, figures never do."""

    PERSONS = "persons"
    FTE = "FTE"
    SHARE = "share"
    DAYS = "days"
    YEARS = "years"
    HOURS = "hours"
    POINTS = "points"
    RATIO = "ratio"
    COEFFICIENT = "coefficient"
    LAYERS = "layers"
    APPLICATIONS = "applications"
    ASSIGNMENTS = "assignments"
    MONEY = "money"


class Better(StrEnum):
    """Which way is good; it belongs to the figure, so every page colours it alike."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Sensitivity(StrEnum):
    """How much protection a figure needs; classes of the privacy design, least first."""

    S0 = "structure"
    M1 = "movement"
    S1 = "attribute"
    S2 = "special"
    M3 = "pay"
    M4 = "survey"


class Timing(StrEnum):
    """Whether a figure is of a day (the window's close), of a whole window, or of an occasion (a survey)."""

    CLOSE = "close"
    WINDOW = "window"
    OCCASION = "occasion"


@dataclass(frozen=True)
class Count:
    """Persons or events, counted or summed; no division.

    Args:
        total: The figure, float array of shape (windows, groups).
        people: Persons behind each figure, same shape.
    """

    total: FloatArray
    people: FloatArray

    @property
    def value(self) -> FloatArray:
        """The figure itself; missing where there is no feed."""
        return self.total

    @property
    def numerator(self) -> FloatArray:
        """The figure again."""
        return self.total

    @property
    def denominator(self) -> FloatArray:
        """Nothing is divided: missing."""
        return np.full_like(self.total, np.nan)

    @property
    def interval(self) -> tuple[FloatArray, FloatArray]:
        """A full count has no sampling error: missing."""
        return np.full_like(self.total, np.nan), np.full_like(self.total, np.nan)

    @property
    def beside(self) -> Mapping[str, FloatArray]:
        """Figures that stand beside the value: none."""
        return {}


class Basis(StrEnum):
    """What a ratio's denominator is, and so which interval is right."""

    SHARE = "share of persons"
    RATE = "events per person-time"
    CLUSTERED = "several answers of each person"
    COUNTS = "events per event"
    MEAN = "mean"


@dataclass(frozen=True)
class Ratio:
    """Two sums; the division happens here and nowhere else.

    Args:
        numerator: What is added up, float array of shape (windows, groups).
        denominator: What it is measured against, same shape.
        people: Persons behind each figure, same shape.
        basis: What the denominator is; decides the interval.
        scale: What the quotient is multiplied by, for example to annualise, shape (windows, 1).
        beside: Further figures by name, same shape as the sums.
        guarded: Sensitive numbers of persons of which each must be nobody or a full group; the numerator
            alone where none is named.
    """

    numerator: FloatArray
    denominator: FloatArray
    people: FloatArray
    basis: Basis = Basis.SHARE
    scale: FloatArray | float = 1.0
    beside: Mapping[str, FloatArray] = field(default_factory=dict)
    guarded: tuple[FloatArray, ...] = ()

    @property
    def value(self) -> FloatArray:
        """Numerator over denominator; missing where the denominator is zero."""
        return divide(self.numerator, self.denominator) * self.scale

    @property
    def interval(self) -> tuple[FloatArray, FloatArray]:
        """Ends of the 95 % interval: Wilson for shares (of persons if clustered), Garwood for rates.

        Exact for a ratio of two counts; missing for other means, whose spread two sums do not hold.
        """
        if self.basis is Basis.SHARE:
            low, high = intervals.wilson(self.numerator, self.denominator)
        elif self.basis is Basis.CLUSTERED:
            low, high = intervals.wilson(divide(self.numerator, self.denominator) * self.people, self.people)
        elif self.basis is Basis.RATE:
            low, high = intervals.garwood(self.numerator)
            low, high = divide(low, self.denominator), divide(high, self.denominator)
        elif self.basis is Basis.COUNTS:
            low, high = intervals.counts(self.numerator, self.denominator)
        else:
            low = high = np.full_like(self.numerator, np.nan)
        return low * self.scale, high * self.scale


@dataclass(frozen=True)
class Spread:
    """A histogram per window and group: median, p90, mean and n, exact and additive.

    Args:
        days: Values that occur, ascending, shape (values,).
        weights: How often each occurs, shape (windows, groups, values).
        apart: Further figures by name, shape (windows, groups).
        persons: Persons behind each figure, same shape, where one may have several values; else each value
            is of another.
    """

    days: FloatArray
    weights: FloatArray
    apart: Mapping[str, FloatArray] = field(default_factory=dict)
    persons: FloatArray | None = None

    @property
    def people(self) -> FloatArray:
        """Persons behind each figure."""
        return self.denominator if self.persons is None else self.persons

    @property
    def numerator(self) -> FloatArray:
        """Sum of the values; missing where there is none."""
        return np.where(self.denominator > 0, self.weights @ self.days, np.nan)

    @property
    def denominator(self) -> FloatArray:
        """Number of values."""
        count: FloatArray = self.weights.sum(axis=2)
        return count

    @property
    def value(self) -> FloatArray:
        """The median."""
        return self.quantile(0.5)

    @property
    def beside(self) -> Mapping[str, FloatArray]:
        """The ninetieth percentile, the mean, and what is told apart from them."""
        mean = divide(self.numerator, self.denominator)
        return {"p90": self.quantile(0.9), "mean": mean, **self.apart}

    @property
    def interval(self) -> tuple[FloatArray, FloatArray]:
        """Order-statistic interval of the median, at least 95 %; missing below six persons.

        Several values of one person are no more evidence than one, so it is as wide as if each had one.
        """
        low, high = intervals.median_ranks(self.people)
        per_person = np.where(self.people > 1, divide(self.denominator - 1, self.people - 1), 1.0)
        return self._at(np.floor((low - 1) * per_person)), self._at(np.ceil((high - 1) * per_person))

    def quantile(self, share: float) -> FloatArray:
        """The value below which a share of the values lies, interpolated between order statistics."""
        rank = np.where(self.denominator > 0, (self.denominator - 1) * share, np.nan)
        below, above = self._at(np.floor(rank)), self._at(np.ceil(rank))
        between: FloatArray = below + (above - below) * (rank - np.floor(rank))
        return between

    def _at(self, rank: FloatArray) -> FloatArray:
        """The order statistic of a rank from zero; missing where the rank is."""
        if not len(self.days):
            return np.full(rank.shape, np.nan)
        up_to = np.cumsum(self.weights, axis=2)
        index = (up_to <= np.nan_to_num(rank, nan=0.0)[..., None]).sum(axis=2).clip(max=len(self.days) - 1)
        return np.where(np.isnan(rank), np.nan, self.days[index])


@dataclass(frozen=True)
class Index:
    """A figure that is no quotient of two sums, with what stands beside it.

    Args:
        value: The figure, float array of shape (windows, groups).
        numerator: Sum that went in, same shape.
        denominator: Sum it was measured against, same shape.
        people: Persons behind each figure, same shape.
        interval: Lower and upper end of the 95 % interval, same shape each.
        beside: Further figures by name, same shape each.
        guarded: Sensitive numbers of persons of which each must be nobody or a full group.
        dominated: Whether so few people make up so much of a sum that it would tell what they have, same
            shape; nowhere where none.
        against: Place of the group that each is measured against, shape (windows, groups); none where it is
            measured against no other.
    """

    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    people: FloatArray
    interval: tuple[FloatArray, FloatArray]
    beside: Mapping[str, FloatArray] = field(default_factory=dict)
    guarded: tuple[FloatArray, ...] = ()
    dominated: NDArray[np.bool_] | None = None
    against: NDArray[np.int64] | None = None


Answer = Count | Ratio | Spread | Index


@dataclass(frozen=True)
class Kpi:
    """A meaning, a unit, a good direction, a source and two sums.

    Args:
        key: Stable name; the file's name.
        label: Name that people read.
        family: Group it is listed under.
        unit: Unit of the value.
        better: Which way is good.
        definition: Formula in words, for the reader.
        source: Standard, law or practice that defines it.
        measure: From a query to an answer.
        facts: Names of the facts it reads; they decide which dimensions it can be broken down by.
        sensitivity: Protection class of the figure itself.
        timing: Whether it is of the window's close or of the whole window.
        decimals: Decimals shown of the value as it is written (a share is written in per cent).
        guards_numerator: Whether numerator and complement must each be nobody or a full group, and likewise
            what else an answer guards.
        splits: Dimension the figure is always broken down by, if any.
        gathers: Whether one figure tells of all members of that dimension together, and stands at each.
        window: Window it is shown by unless another is asked.
        without: Dimensions it cannot be broken down or filtered by, although its facts have them.
        averages: Whether an average headcount is in it, whose method must be told.
        matures: Months after which a window is complete, for figures that need time to be known.
        additive_parts: Which sums of its answer add up over groups.
        order: Place in its family.
        smallest: Fewest persons behind a figure, where that is more than its class asks.
        counted: Fact of what is counted, whose own dimensions narrow the numerator alone.
        adds_up: Whether the figures of units add up to that of the company, as people do: the aim of a larger
            unit is none of a smaller one's then.
        needs: Columns that decide how far it can be trusted, as ``table.column``; ``a|b`` where one stands in
            for the other, ``?`` at the end where a blank has a usual meaning and so does little harm.
        behind: The people behind the figure and what it guards alone, where the whole answer costs much
            more: what is hidden is decided over many more groups than are shown.
    """

    key: str
    label: str
    family: str
    unit: Unit
    better: Better
    definition: str
    source: str
    measure: "Callable[[Query], Answer]"
    facts: tuple[str, ...]
    sensitivity: Sensitivity = Sensitivity.M1
    timing: Timing = Timing.WINDOW
    decimals: int = 1
    guards_numerator: bool = False
    splits: str = ""
    gathers: bool = False
    window: str = "ttm"
    without: tuple[str, ...] = ()
    averages: bool = False
    matures: int = 0
    additive_parts: tuple[str, ...] = ("numerator", "denominator", "people")
    order: int = 0
    smallest: int = 0
    counted: str = ""
    adds_up: bool = False
    needs: tuple[str, ...] = ()
    behind: "Callable[[Query], Answer] | None" = None

    @property
    def guarding(self) -> "Kpi":
        """The same KPI, answering no more than what decides about hiding."""
        return replace(self, measure=self.behind) if self.behind else self


def divide(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Numerator over denominator; missing where the denominator is zero or missing."""
    top, bottom = np.broadcast_arrays(np.asarray(numerator, float), np.asarray(denominator, float))
    quotient: FloatArray = np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom > 0)
    return quotient
