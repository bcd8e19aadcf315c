"""Readiness: how far the data can carry each figure, and why not further."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial

import pandas as pd

from hrkpi.bounded import Bounds, bounds
from hrkpi.conflicts import CONFLICTS, Conflict
from hrkpi.facts import EVIDENCE, FEED_OF
from hrkpi.kpi import Kpi, Timing
from hrkpi.language import say
from hrkpi.period import month_of
from hrkpi.principal import IMPORTERS
from hrkpi.relevance import Known, Need
from hrkpi.report import Report

COVERED = (0.98, 0.90, 0.70)  # share of the rows that matter in which the weakest column is filled
CONTRADICTED = (0.005, 0.02, 0.10)  # share of the rows that contradict
OLD = (1, 3, 6)  # months since the feed last told anything
OLD_SURVEY = (12, 18, 24)  # months; surveys and reviews come once or twice a year
SELDOM = "reviews"  # a feed that comes as seldom
SAME = 1e-9  # shares that differ by less are equal


class Grade(StrEnum):
    """How far a figure can be trusted."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True)
class Coverage:
    """How well a column is filled.

    Args:
        column: ``table.column``.
        is_helpful: Whether a blank has a usual meaning, so that it costs one grade at most.
        is_missing: Whether there is no such table, or not one cell in the column.
        rows: Rows in which it matters; none where that would tell of a small group.
        filled: Rows of these in which it is known; none as above.
    """

    column: str
    is_helpful: bool
    is_missing: bool
    rows: int | None
    filled: int | None

    @property
    def share(self) -> float | None:
        """Share of the rows that matter in which it is known; 1 where none does."""
        if self.rows is None or self.filled is None:
            return None
        return self.filled / self.rows if self.rows else 1.0


@dataclass(frozen=True)
class Contradiction:
    """Rows that contradict.

    Args:
        key: Which contradiction of ``hrkpi.conflicts.CONFLICTS``.
        table: Whose rows.
        what: What is wrong with them.
        rows: How many; none where that would tell of a small group.
        share: Share of the table's rows; none as above.
    """

    key: str
    table: str
    what: str
    rows: int | None
    share: float | None


@dataclass(frozen=True)
class Readiness:
    """What the data can carry of one figure.

    Args:
        kpi: Which figure.
        grade: The worst of what follows.
        because: What keeps it from a better grade; empty where it has the best.
        coverage: Its columns.
        missing: Columns of which there is nothing at all.
        months: Months since the oldest of its feeds last told anything; none where there is none.
        conflicts: Rows that contradict.
        bounds: How far the unknown could move it; none where it is hidden, of several groups, has no data, or
            was not worked out.
    """

    kpi: Kpi
    grade: Grade
    because: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    missing: tuple[str, ...]
    months: int | None
    conflicts: tuple[Contradiction, ...]
    bounds: Bounds | None


def readiness(
    report: Report, keys: Iterable[str] | None = None, *, is_bounded: bool = True
) -> tuple[Readiness, ...]:
    """How far the data can carry each figure.

    Args:
        report: Figures as the asker may see them. Those who do not keep the data see no number of rows that
            would tell of a small group.
        keys: KPIs; the whole catalogue where none.
        is_bounded: Whether bounds are worked out, which takes as long as all the rest.
    """
    report, known = report.remembering(), Known(report.table, report.as_of)
    wanted = tuple(report.catalogue) if keys is None else tuple(keys)
    looked = _Looked(known)
    return tuple(_ready(report, report.kpi(key), looked, is_bounded=is_bounded) for key in wanted)


class _Looked:
    """Columns and contradictions, each looked at once, however many figures need it.

    Args:
        known: The tables.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.coverage = cache(partial(_coverage, known=known))
        self.conflict = cache(partial(_conflict, known=known))


def _ready(report: Report, kpi: Kpi, looked: _Looked, *, is_bounded: bool) -> Readiness:
    least = 0 if report.principal.role in IMPORTERS else report.minimum
    needs = tuple(map(Need.read, kpi.needs))
    full = tuple(looked.coverage(need) for need in needs)
    wrong = tuple(_conflicts(needs, looked))
    months = _months(kpi, looked.known)
    found = bounds(report, kpi, looked.known) if is_bounded else None
    marks = tuple(_marks(kpi, full, wrong, months))
    grade = max((mark for mark, _ in marks), default=Grade.A)
    is_telling = any(0 < (one.rows or 0) - (one.filled or 0) < least for one in full)
    return Readiness(
        kpi=kpi,
        grade=grade,
        because=tuple(why for mark, why in marks if mark is grade is not Grade.A),
        coverage=tuple(_discreet(one, least) for one in full),
        missing=tuple(one.column for one in full if one.is_missing),
        months=months,
        conflicts=tuple(_discreet_conflict(one, least) for one in wrong),
        bounds=None if is_telling else found,
    )


def _coverage(need: Need, known: Known) -> Coverage:
    matters = need.relevant(known)
    return Coverage(
        column=need.name,
        is_helpful=need.is_helpful,
        is_missing=need.is_missing(known),
        rows=int(matters.sum()),
        filled=int((matters & need.filled(known)).sum()),
    )


def _conflicts(needs: Iterable[Need], looked: _Looked) -> Iterator[Contradiction]:
    """Contradictions in the columns that a figure needs."""
    touched = {(need.table, column) for need in needs for column in need.columns}
    for conflict in CONFLICTS:
        if touched & {(conflict.table, column) for column in conflict.columns}:
            found = looked.conflict(conflict)
            if found.rows:
                yield found


def _conflict(conflict: Conflict, known: Known) -> Contradiction:
    wrong = conflict.rows(known).fillna(value=False)
    count = int(wrong.sum())
    return Contradiction(
        conflict.key, conflict.table, conflict.what, count, count / len(wrong) if count else 0.0
    )


def _months(kpi: Kpi, known: Known) -> int | None:
    """Months since the oldest feed of a figure last told anything; none where one is not there."""
    today, months = pd.Timestamp(known.as_of), []
    for feed in dict.fromkeys(FEED_OF.get(fact, fact) for fact in kpi.facts):
        days = [known.table(table)[column].dropna() for table, column in EVIDENCE[feed]]
        told = [one[one <= today].max() for one in days if (one <= today).any()]
        if not told:
            return None
        months.append(month_of(known.as_of) - month_of(max(told).date()))
    return max(months)


def _marks(
    kpi: Kpi, full: Iterable[Coverage], wrong: Iterable[Contradiction], months: int | None
) -> Iterator[tuple[Grade, str]]:
    """Each grade that something deserves, and what."""
    for one in full:
        mark = Grade.D if one.is_missing else _mark(1 - (one.share or 0.0), [1 - share for share in COVERED])
        why = (
            say("{column} is missing", column=one.column)
            if one.is_missing
            else say("{column} has blanks", column=one.column)
        )
        yield min(mark, Grade.B) if one.is_helpful else mark, why
    for conflict in wrong:
        yield (
            _mark(conflict.share or 0.0, CONTRADICTED),
            say("a row of {table} {what}", table=conflict.table, what=say(conflict.what)),
        )
    if months is None:
        yield Grade.D, say("a feed is missing")
    else:
        limits = OLD_SURVEY if kpi.timing is Timing.OCCASION or SELDOM in kpi.facts else OLD
        yield _mark(months, limits), say("the last event is old")


def _mark(size: float, limits: Iterable[float]) -> Grade:
    """The grade of something that is better the smaller it is."""
    return next((grade for grade, limit in zip(Grade, limits, strict=False) if size <= limit + SAME), Grade.D)


def _discreet(one: Coverage, least: int) -> Coverage:
    """The coverage, without numbers where the blanks are of a few people."""
    blanks = (one.rows or 0) - (one.filled or 0)
    return replace(one, rows=None, filled=None) if 0 < blanks < least else one


def _discreet_conflict(one: Contradiction, least: int) -> Contradiction:
    return replace(one, rows=None, share=None) if (one.rows or 0) < least else one
