"""Questions and their answers as people see them: protected rows, cards, the scorecard, the bridge."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

import pandas as pd

from hrkpi.book import Units
from hrkpi.kpi import Kpi
from hrkpi.period import WindowKind
from hrkpi.query import Average


class Evidence(StrEnum):
    """Whether a change may be called one: as an arrow, an alert, "better", "rose"."""

    SIGNAL = "signal"  # more than chance
    USUAL = "usual"  # within what chance does
    TOO_FEW = "too_few"  # too few months to tell


class Shown(StrEnum):
    """What became of a figure."""

    OK = "ok"
    HIDDEN = "hidden"
    NO_DATA = "no_data"


@dataclass(frozen=True)
class Question:
    """What is asked; everything an answer depends on beside the snapshot and the asker.

    Args:
        kpi: Key of the KPI.
        by: Dimensions to break down by.
        where: Members kept, by dimension.
        first: First month of the range; the start of the feed where none.
        last: Last month of the range; the month of the as-of date where none.
        window: How months are gathered; the KPI's own where none.
        average: Method of the average headcount.
        annualise: Whether rates are scaled to a year.
        as_of: Day of knowledge; the snapshot's where none.
        units: Whether people are in the units of the time or in what these became.
    """

    kpi: str
    by: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None
    window: WindowKind | None = None
    average: Average = Average.DAILY
    annualise: bool = False
    as_of: date | None = None
    units: Units = Units.AS_WAS

    @property
    def known_by(self) -> Hashable:
        """All of it, to find again what was worked out of it."""
        where = tuple(sorted((name, tuple(kept)) for name, kept in self.where.items()))
        others = (value for name, value in vars(self).items() if name != "where")
        return where, *others


@dataclass(frozen=True)
class Result:
    """A protected answer.

    Args:
        kpi: What was measured.
        question: What was asked, with every default filled in.
        rows: One row per window and group, in order of time and then of the groups' labels; columns
            ``period`` (label), ``start`` and ``stop`` (months, half-open), one column per dimension of
            ``question.by``, ``value``, ``numerator``, ``denominator``, ``n``, ``low``, ``high``, further
            figures (``p90``, ``mean`` …), ``target``, ``tolerance``, ``verdict`` (``hrkpi.targets.Verdict``),
            ``status`` (``Shown``), ``partial`` (window reaches beyond the feed). Every figure of a hidden row
            is missing.
        definition: Formula in words with the method of the average headcount.
        as_of: Day of knowledge.
        snapshot: Snapshot the figures come from.
        minimum: Smallest group that is shown.
    """

    kpi: Kpi
    question: Question
    rows: pd.DataFrame
    definition: str
    as_of: date
    snapshot: str
    minimum: int

    @property
    def hidden(self) -> int:
        """Number of hidden rows."""
        return int((self.rows["status"] == Shown.HIDDEN).sum())


@dataclass(frozen=True)
class Claim:
    """One sentence that is true of the figures.

    Args:
        key: Which claim; the condition under which it may be made and its template have the same name.
        numbers: Figures, counts and labels that stand in it.
        text: The sentence, for readers.
    """

    key: str
    numbers: Mapping[str, object]
    text: str


@dataclass(frozen=True)
class Delta:
    """A change between two windows.

    Args:
        change: Value now minus value then, in the KPI's unit; missing where one is hidden or has no data.
        since: Label of the window before, for example ``2026-09``.
        evidence: Whether it may be called a change.
    """

    change: float | None
    since: str
    evidence: Evidence = Evidence.TOO_FEW


@dataclass(frozen=True)
class Mover:
    """The group that moved most in a year, of those that moved by more than chance; never one that is hidden.

    Args:
        group: Label of the group.
        dimension: What kind of group.
        change: Change of its value in a year, in the KPI's unit.
    """

    group: str
    dimension: str
    change: float


@dataclass(frozen=True)
class Landing:
    """Where a figure lands at the date of its target if it goes on as it did.

    Args:
        month: Month of that date.
        value: What is expected.
        low: Lower end of its 80 % range.
        high: Upper end.
    """

    month: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Comment:
    """What is said of a month.

    Args:
        text: Plain text.
        author: Who wrote it.
    """

    text: str
    author: str


@dataclass(frozen=True)
class Card:
    """One KPI on the scorecard.

    Args:
        kpi: What is measured.
        period: Label of the month shown, for example ``2026-10``.
        window: How months are gathered.
        value: The figure; missing unless ``shown`` is ok.
        n: Persons behind it.
        low: Lower end of its 95 % interval.
        high: Upper end.
        shown: Whether it is shown, hidden or has no data.
        partial: Whether the window reaches beyond the feed.
        trend: Labels and values of the last thirteen windows; hidden ones are missing.
        target: The aim.
        tolerance: The grace.
        owner: Who answers for it.
        verdict: Status by level, ``hrkpi.targets.Verdict``.
        momentum: Status by direction, ``hrkpi.targets.Momentum``; steady where it may be chance.
        periods_in_verdict: For how many windows in a row the verdict has held.
        previous: Change since the window before; for survey figures since the survey before.
        year_ago: Change since the same window a year ago.
        mover: Who moved most, if anybody.
        stale_since: Label of the last window with data where that is before ``period``.
        landing: Where it lands at the date of its target; none where nothing says more than chance.
        comment: What is said of the month; none where nothing is.
    """

    kpi: Kpi
    period: str
    window: WindowKind
    value: float | None
    n: float | None
    low: float | None
    high: float | None
    shown: Shown
    partial: bool
    trend: tuple[tuple[str, float | None], ...]
    target: float | None
    tolerance: float | None
    owner: str
    verdict: str
    momentum: str
    periods_in_verdict: int
    previous: Delta
    year_ago: Delta
    mover: Mover | None
    stale_since: str | None = None
    landing: Landing | None = None
    comment: Comment | None = None


@dataclass(frozen=True)
class Scorecard:
    """A month on one page.

    Args:
        month: The month shown.
        where: Members kept, by dimension; empty is the company.
        cards: In the order of the catalogue.
        as_of: Day of knowledge.
        loaded_at: When the snapshot was loaded.
        snapshot: Snapshot the figures come from.
        minimum: Smallest group that is shown.
        company: Name of the company.
        partial: Whether the month is not over at the as-of date.
    """

    month: int
    where: Mapping[str, tuple[str, ...]]
    cards: tuple[Card, ...]
    as_of: date
    loaded_at: datetime
    snapshot: str
    minimum: int
    company: str
    partial: bool
