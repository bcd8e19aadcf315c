"""What a KPI may ask: sums, stocks, distinct persons and histograms, by window and group.

A query runs twice. The first time it only notes what is wanted, and answers with zeros; then each fact is
asked once for everything, and the second time the arrays are real. So a KPI reads like a formula, and a
scorecard is a few statements.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hrkpi.book import Book
from hrkpi.dates import first_days
from hrkpi.engine.sums import Columns, Engine
from hrkpi.fact import FACTS, LAG_CAP, MANAGER, Measure
from hrkpi.histogram import Histogram
from hrkpi.ledger import Asked, Ledger, Source, summed
from hrkpi.period import Window, days_in, last_day, month_of

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
EMPLOYEE = "employee"
UNDISCLOSED = "undisclosed"


class Average(StrEnum):
    """How an average headcount is made; printed beside every rate."""

    DAILY = "daily"
    TWO_POINT = "two_point"
    MONTH_END = "month_end"
    THIRTEEN_POINT = "thirteen_point"
    OPENING = "opening"
    CLOSING = "closing"


@dataclass(frozen=True)
class Query:
    """One question to the facts.

    Every array it gives has the shape (windows, groups).

    Args:
        engine: Answers the one query.
        book: What the integers mean.
        windows: Periods.
        by: Dimensions of the groups.
        where: Codes kept, by dimension.
        average: Method of the average headcount.
        annualise: Whether rates are scaled to a year.
        complete: Those dimensions of ``by`` of which every member is a group, also where it holds nobody, so
            that a group which is not there tells nothing.
        ledger: What has been asked so far.
    """

    engine: Engine
    book: Book
    windows: tuple[Window, ...]
    by: tuple[str, ...] = ()
    where: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    average: Average = Average.DAILY
    annualise: bool = False
    complete: tuple[str, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)

    # ---- narrowing

    def only(self, dimension: str, *labels: str) -> "Query":
        """The same question about members of a dimension alone."""
        known = self.book.labels[dimension]
        return self.keeping(dimension, *(known.index(label) + 1 for label in labels if label in known))

    def known(self, dimension: str) -> "Query":
        """The same question about people whose member of a dimension is known and disclosed."""
        labels = self.book.labels[dimension]
        return self.keeping(dimension, *(i + 1 for i, label in enumerate(labels) if label != UNDISCLOSED))

    def keeping(self, dimension: str, *codes: int) -> "Query":
        """The same question about some codes of a dimension, of those that it keeps."""
        kept = self.where.get(dimension, codes)
        return replace(self, where={**self.where, dimension: tuple(code for code in codes if code in kept)})

    @property
    def company(self) -> "Query":
        """The same question about everybody under the same kinds of contract, in one group."""
        if self.ledger.company is None:
            self.ledger.company = Ledger()
        kinds = {name: codes for name, codes in self.where.items() if name == "worker_type"}
        if "worker_type" in self.by and not kinds:
            kinds = {"worker_type": tuple(range(len(self.book.labels["worker_type"]) + 1))}
        return replace(self, by=(), where=kinds, complete=(), ledger=self.ledger.company)

    # ---- reading

    def total(self, measure: Measure) -> FloatArray:
        """A flow, summed over each window."""
        return self._between(self._running(measure), self._starts, self._stops)

    def closing(self, measure: Measure) -> FloatArray:
        """A stock at the close of each window's last day."""
        return self._running(measure)[self._stops]

    def opening(self, measure: Measure) -> FloatArray:
        """A stock at the opening of each window's first day."""
        return self._running(measure)[self._starts]

    def month_closings(self, measure: Measure) -> FloatArray:
        """A stock at the close of each month, summed over the months of each window."""
        return self._between(_from_zero(self._running(measure)[1:]), self._starts, self._stops)

    def stock_days(self, measure: Measure, adjustment: Measure) -> FloatArray:
        """A stock times the days it stood, summed over each window.

        Args:
            measure: Signed flow that makes the stock.
            adjustment: Days to add for entries and departures in the middle of a month.
        """
        return self._stock_over(self._month_days, measure, adjustment)

    def stock_workdays(self, measure: Measure, adjustment: Measure) -> FloatArray:
        """As ``stock_days``, over the days from Monday to Friday alone."""
        return self._stock_over(self._month_workdays, measure, adjustment)

    def _stock_over(self, days: FloatArray, measure: Measure, adjustment: Measure) -> FloatArray:
        stock = self._running(measure)[1:] * days[:, None]
        return self._between(_from_zero(stock) + self._running(adjustment), self._starts, self._stops)

    def distinct(self, measure: Measure, lag: str = "lag") -> FloatArray:
        """Persons in each window, each counted once.

        Args:
            measure: Marks rows of persons, as ``hrkpi.restate.distinct.lags`` does.
            lag: Key that says how many months ago the person's last marked row was.
        """
        monthly = self._monthly(measure, lag, LAG_CAP + 1)
        since = np.cumsum(monthly[:, ::-1], axis=1)[:, ::-1]
        return self._along_windows(since, shift=1)

    def leavers(self, measure: Measure) -> FloatArray:
        """Exits in each window of people who were there at its opening, as they were described that day."""
        begun = self._monthly(measure, "lag_from", LAG_CAP + 1)
        ended = self._monthly(measure, "lag_to", LAG_CAP + 1)
        ended = np.concatenate([np.zeros_like(ended[:, :1]), ended[:, :-1]], axis=1)
        return self._along_windows(np.cumsum(begun - ended, axis=1), shift=0)

    def histogram(self, measure: Measure, key: str = "days") -> tuple[FloatArray, FloatArray]:
        """How often each value of a key occurs in each window.

        Returns:
            The values, ascending, and their weights, shape (windows, groups, values).
        """
        source, rows = self._rows(measure, (key,))
        if rows is None:
            return np.array([]), np.zeros((len(self.windows), 1, 0))
        values, at = np.unique(rows[key], return_inverse=True)
        shape = (self._months + 1, self.size, len(values))
        weights = summed(
            (self._slots(rows, measure), self.ledger.places[source], at), rows[measure.name], shape
        )
        return values.astype(float), self._between(np.cumsum(weights, axis=0), self._starts, self._stops)

    def last_month(self, measure: Measure) -> FloatArray:
        """A flow of the last month of each window, or what stands in its rows at its close."""
        running = self._running(measure)
        return running[self._stops] - running[np.maximum(self._stops - 1, 0)]

    def closing_histogram(self, measure: Measure, key: str = "days") -> tuple[FloatArray, FloatArray]:
        """How often each value of a key occurs in the last month of each window.

        Returns:
            The values, ascending, and their weights, shape (windows, groups, values).
        """
        source, rows = self._rows(measure, (key,))
        if rows is None:
            return np.array([]), np.zeros((len(self.windows), 1, 0))
        closes, window = np.unique(self._stops, return_inverse=True)
        slots = self._slots(rows, measure)
        kept = np.isin(slots, closes) & (slots > 0)
        values, at = np.unique(rows[key][kept], return_inverse=True)
        place = (np.searchsorted(closes, slots[kept]), self.ledger.places[source][kept], at)
        weights = summed(place, rows[measure.name][kept], (len(closes), self.size, len(values)))
        return values.astype(float), weights[window]

    def standing(self, measure: Measure, key: str) -> Histogram:
        """How often each value of a key stands at the close of each window: a stock by values."""
        source, rows = self._rows(measure, (key,))
        if rows is None:
            nothing = np.zeros(0, dtype=np.int64)
            return Histogram(nothing, nothing, np.zeros((len(self.windows), 0)), self.size)
        least = int(rows[key].min(initial=0))
        span = int(rows[key].max(initial=0)) - least + 1
        pairs, at = np.unique(self.ledger.places[source] * span + (rows[key] - least), return_inverse=True)
        groups, values = pairs // span, pairs % span + least
        closes, window = np.unique(self._stops, return_inverse=True)
        step = np.searchsorted(closes, self._slots(rows, measure))
        kept = step < len(closes)
        place = (step[kept], at[kept])
        flows = summed(place, rows[measure.name][kept], (len(closes), len(values)))
        return Histogram(values, groups, np.cumsum(flows, axis=0)[window], self.size)

    def each_window(self, measure: Measure, key: str) -> list[tuple[IntArray, IntArray, IntArray]]:
        """A flow by the values of a key, where these are too many for ``histogram``.

        Returns:
            For each window the group, the value and the sum of every row; a value may come several times.
        """
        source, rows = self._rows(measure, (key,))
        if rows is None:
            nothing = np.zeros(0, dtype=np.int64)
            return [(nothing, nothing, nothing)] * len(self.windows)
        slots, place = self._slots(rows, measure), self.ledger.places[source]
        inside = [
            np.flatnonzero((slots > start) & (slots <= stop) & (rows[measure.name] != 0))
            for start, stop in zip(self._starts, self._stops, strict=True)
        ]
        return [(place[at], rows[key][at], rows[measure.name][at]) for at in inside]

    def over(self, months: int) -> "Query":
        """The same question over so many months up to the end of each window."""
        return replace(self, windows=tuple(replace(one, start=one.stop - months) for one in self.windows))

    def across(self, figures: FloatArray, dimension: str) -> FloatArray:
        """Figures summed over a dimension, standing at each of its groups again."""
        groups = self.ledger.groups
        if groups is None or dimension not in self.by:
            return figures
        others = np.delete(groups, self.by.index(dimension), axis=1)
        _, line = np.unique(others, axis=0, return_inverse=True)
        summed = np.zeros((figures.shape[0], int(line.max(initial=-1)) + 1))
        np.add.at(summed.T, line, figures.T)
        return summed[:, line]

    def members(self, dimension: str) -> IntArray:
        """The code of a dimension that each group has; 0 is unknown."""
        groups = self.ledger.groups
        return np.zeros(1, np.int64) if groups is None else groups[:, self.by.index(dimension)]

    @cached_property
    def closes(self) -> FloatArray:
        """The last day of each window as far as it is known, in days since 1970, shape (windows, 1)."""
        known = self.book.as_of
        last = [min(last_day(window.last), known) for window in self.windows]
        return np.array(last, dtype="datetime64[D]").astype(np.float64)[:, None]

    @property
    def days(self) -> FloatArray:
        """Days of each window up to the day of knowledge, shape (windows, 1)."""
        return self._between(_from_zero(self._month_days), self._starts, self._stops)[:, None]

    @property
    def months(self) -> FloatArray:
        """Months of each window up to the day of knowledge, shape (windows, 1)."""
        return (self._stops - self._starts).astype(float)[:, None]

    @property
    def yearly(self) -> FloatArray:
        """What a rate is multiplied by: days of the year over the window's days, or 1; shape (windows, 1)."""
        if not self.annualise:
            return np.ones((len(self.windows), 1))
        year = np.array(
            [sum(days_in(window.last - back) for back in range(12)) for window in self.windows], float
        )
        scale: FloatArray = year[:, None] / np.maximum(self.days, 1.0)
        return scale

    @property
    def size(self) -> int:
        """Number of groups."""
        return 1 if self.ledger.groups is None else len(self.ledger.groups)

    # ---- time

    @cached_property
    def _base(self) -> int:
        known = month_of(self.book.as_of)  # records may begin after the day of knowledge
        return min((known, *(first for first, _ in self.book.coverage.values())))

    @cached_property
    def _months(self) -> int:
        return month_of(self.book.as_of) - self._base + 1

    @cached_property
    def _month_days(self) -> FloatArray:
        days = [float(days_in(self._base + month)) for month in range(self._months)]
        days[-1] = float(self.book.as_of.day)
        return np.array(days)

    @cached_property
    def _month_workdays(self) -> FloatArray:
        first = first_days(self._base + np.arange(self._months))
        return np.busday_count(first, first + self._month_days.astype("timedelta64[D]")).astype(float)

    @cached_property
    def _starts(self) -> IntArray:
        return np.clip([window.start - self._base for window in self.windows], 0, self._months).astype(
            np.int64
        )

    @cached_property
    def _stops(self) -> IntArray:
        return np.clip([window.stop - self._base for window in self.windows], 0, self._months).astype(
            np.int64
        )

    @staticmethod
    def _between(running: FloatArray, starts: IntArray, stops: IntArray) -> FloatArray:
        difference: FloatArray = running[stops] - running[starts]
        return difference

    def _along_windows(self, by_lag: FloatArray, *, shift: int) -> FloatArray:
        """Adds, for the month ``k`` of each window, the layer of lag ``k + shift``."""
        total = np.zeros((len(self.windows), by_lag.shape[2]))
        for step in range(LAG_CAP):
            month = self._starts + step
            inside = month < self._stops
            total[inside] += by_lag[month[inside], step + shift]
        return total

    # ---- the engine

    def _running(self, measure: Measure) -> FloatArray:
        """Sums of a measure up to each month, shape (months + 1, groups); first what was before any."""
        source, rows = self._rows(measure, ())
        shape = (self._months + 1, self.size)
        if rows is None:
            return np.zeros(shape)
        kept = self.ledger.running.get((source, measure.name))
        if kept is None:
            at = (self._slots(rows, measure), self.ledger.places[source])
            kept = np.cumsum(summed(at, rows[measure.name], shape), axis=0)
            self.ledger.running[source, measure.name] = kept
        return kept

    def _monthly(self, measure: Measure, key: str, values: int) -> FloatArray:
        """Sums of a measure by month and key, shape (months, values of the key, groups)."""
        source, rows = self._rows(measure, (key,))
        shape = (self._months, values, self.size)
        if rows is None:
            return np.zeros(shape)
        slots = self._slots(rows, measure)
        kept = slots > 0
        at = (slots[kept] - 1, rows[key][kept], self.ledger.places[source][kept])
        return summed(at, rows[measure.name][kept], shape)

    def _slots(self, rows: Columns, measure: Measure) -> IntArray:
        """Place of each row's month; 0 for what was before the first month of its feed: part of openings."""
        first, _ = self.book.coverage.get(measure.fact, (self._base, 0))
        return np.where(rows["month"] < first, 0, rows["month"] - self._base + 1)

    def _rows(self, measure: Measure, keys: tuple[str, ...]) -> tuple[Source, Columns | None]:
        fact = FACTS[measure.fact]
        where = {name: codes for name, codes in self.where.items() if name in fact.dimensions}
        if "worker_type" in fact.dimensions and "worker_type" not in (*self.by, *where):
            where["worker_type"] = (self.book.coding.code("worker_type", EMPLOYEE),)
        if MANAGER in where:
            where[MANAGER] = self.book.chains.under(where[MANAGER])
        source = Source(measure.fact, keys, tuple(sorted(where.items())))
        self.ledger.want(source, measure.name)
        return source, self.ledger.found.get(source)

    def fetch(self) -> IntArray:
        """Asks the engine for everything that was wanted.

        Returns:
            The groups that occur, one row of codes each, shape (groups, dimensions).
        """
        if self.ledger.company is not None:
            self.company.fetch()
        stop = max((window.stop for window in self.windows), default=0)
        return self.ledger.fetch(self.engine, self.book, Asked(self.by, self.where, self.complete, stop))


def _from_zero(figures: FloatArray) -> FloatArray:
    """Running sums along the first axis, zero first."""
    running: FloatArray = np.concatenate([np.zeros_like(figures[:1]), np.cumsum(figures, axis=0)])
    return running
