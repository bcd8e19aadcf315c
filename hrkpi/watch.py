"""Signal or noise: which months of a figure are more than chance, by the limits that fit it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from hrkpi.intervals import Z
from hrkpi.kpi import Answer, Basis, Count, Kpi, Ratio, Timing, Unit, divide
from hrkpi.language import marked
from hrkpi.limits import (
    BoolArray,
    FloatArray,
    IntArray,
    Limits,
    binomial_limits,
    natural,
    poisson_limits,
    runs,
    scored_limits,
    walking,
)
from hrkpi.season import season

FEWEST = 12  # months; of fewer, moving ranges say little
RARE = 5.0  # events a month; of fewer, natural limits raise false alarms: 6 % of months at 0.4, 1 % at 5
SHARES = (Basis.SHARE, Basis.CLUSTERED)


class Method(StrEnum):
    """By which limits a series is judged."""

    NATURAL = marked("XmR")
    WALKING = marked("changes of a stock")
    POISSON = marked("exact Poisson")
    BINOMIAL = marked("exact binomial")
    SCORED = marked("standard error")
    TOO_FEW = marked("too few months")


class Rule(StrEnum):
    """Why a point is a signal."""

    OUTSIDE = "outside"
    RUN = "run"
    NONE = ""


@dataclass(frozen=True)
class Series:
    """One group's consecutive months; every array has one element per month, missing where nothing is judged.

    Args:
        values: The figure.
        numerator: What was added up.
        denominator: What it is measured against.
        people: Persons behind it.
        low: Lower end of its 95 % interval.
        high: Upper end.
        scale: What the quotient is multiplied by.
    """

    values: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    people: FloatArray
    low: FloatArray
    high: FloatArray
    scale: FloatArray

    @property
    def points(self) -> int:
        """Months with a figure."""
        return int((~np.isnan(self.values)).sum())

    def only(self, kept: BoolArray) -> "Series":
        """The same months with nothing in those that are not kept."""
        return replace(self, **{name: np.where(kept, part, np.nan) for name, part in vars(self).items()})


@dataclass(frozen=True)
class Watched:
    """A series with its limits.

    Args:
        method: By which limits.
        seasonal: Whether the calendar month moves them.
        limits: Limits of each month, in the unit of the figure.
        sides: 1 above the middle, −1 below, 0 on it.
        rules: Why each month is a signal, if it is one.
    """

    method: Method
    seasonal: bool
    limits: Limits
    sides: IntArray
    rules: tuple[Rule, ...]

    @property
    def columns(self) -> tuple[Sequence[object], ...]:
        """Centre, lower and upper limit, side, rule, method and season of each month."""
        limits, count = self.limits, len(self.rules)
        arrays = (limits.centre, limits.low, limits.high, self.sides)
        rest = (self.rules, (self.method,) * count, (self.seasonal,) * count)
        return (*(array.tolist() for array in arrays), *rest)


def basis_of(kpi: Kpi, answer: Answer) -> Basis | None:
    """How chance makes a figure: from shares, from rates of events; none where it is neither."""
    if isinstance(answer, Ratio):
        return answer.basis
    is_flow = isinstance(answer, Count) and kpi.timing is Timing.WINDOW and not kpi.averages
    return Basis.RATE if is_flow and kpi.unit is Unit.PERSONS else None


def watched(kpi: Kpi, basis: Basis | None, series: Series) -> Watched:
    """The limits of a series, and which of its months are signals.

    Natural process limits (XmR) are the rule. Where events are rare they would shout, so limits are then
    exact; figures of occasions, which are too few for moving ranges, are judged by the people behind them.
    Stocks wander, so each month is held against the same one a year before, and runs mean nothing.

    Args:
        kpi: What was measured.
        basis: How chance makes the figure, as ``basis_of`` says.
        series: Its months.
    """
    method = _method(kpi, basis, series)
    added = season(series.values) if method is Method.NATURAL else np.zeros(len(series.values))
    limits = _bounded(_limits(method, basis, series, added), kpi, basis, series.values)
    outside, sides = limits.outside(series.values), limits.sides(series.values)
    shown = ~np.isnan(series.values)
    running = np.zeros(len(shown), dtype=bool)
    if method is not Method.WALKING:
        running[shown] = runs(sides[shown])
    rules = [
        Rule.OUTSIDE if out else Rule.RUN if run else Rule.NONE
        for out, run in zip(outside, running, strict=True)
    ]
    return Watched(method, bool(added.any()), limits, np.where(outside != 0, outside, sides), tuple(rules))


def _method(kpi: Kpi, basis: Basis | None, series: Series) -> Method:
    few, occasion = series.points < FEWEST, kpi.timing is Timing.OCCASION
    if series.points < 2 or (few and not occasion):
        return Method.TOO_FEW
    if kpi.timing is Timing.CLOSE or (kpi.averages and kpi.unit is Unit.PERSONS):
        return Method.WALKING
    rare = _events(basis, series) < RARE
    if basis in SHARES and (rare or few):
        return Method.BINOMIAL
    if basis is Basis.RATE and rare:
        return Method.POISSON
    if few:
        return Method.TOO_FEW if np.isnan(series.low).all() else Method.SCORED
    return Method.NATURAL


def _events(basis: Basis | None, series: Series) -> float:
    """Events, or hits or misses if those are fewer, in a usual month."""
    if basis is Basis.RATE and not (series.numerator < 0).any():
        return float(np.nanmean(series.numerator))
    if basis in SHARES:
        hits, trials = _hits(basis, series)
        return float(min(np.nanmean(hits), np.nanmean(trials - hits)))
    return np.inf


def _hits(basis: Basis | None, series: Series) -> tuple[FloatArray, FloatArray]:
    """Persons with the property, and persons; several answers of a person count as one in parts."""
    if basis is Basis.CLUSTERED:
        return divide(series.numerator, series.denominator) * series.people, series.people
    return series.numerator, series.denominator


def _limits(method: Method, basis: Basis | None, series: Series, added: FloatArray) -> Limits:
    if method is Method.NATURAL:
        return natural(series.values, added)
    if method is Method.WALKING:
        return walking(series.values)
    if method is Method.BINOMIAL:
        return binomial_limits(*_hits(basis, series))
    if method is Method.SCORED:
        return scored_limits(series.values, (series.high - series.low) / (2 * Z), series.people)
    if method is Method.POISSON:
        counted = np.isnan(series.denominator).all()
        exposure = np.ones(len(series.values)) if counted else series.denominator
        rates = poisson_limits(series.numerator, exposure)
        return Limits(**{name: part * series.scale for name, part in vars(rates).items()})
    nothing = np.full(len(series.values), np.nan)
    return Limits(nothing, nothing, nothing, nothing)


def _bounded(limits: Limits, kpi: Kpi, basis: Basis | None, values: FloatArray) -> Limits:
    """Limits within what the figure can be."""
    signed = kpi.unit is Unit.POINTS or bool((values < 0).any())
    least, most = -np.inf if signed else 0.0, 1.0 if basis in SHARES else np.inf
    return replace(limits, low=limits.low.clip(least), high=limits.high.clip(max=most))
