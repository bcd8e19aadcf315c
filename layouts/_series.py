"""Rows of a result as lines: what is drawn, what is said, and what stands in the table."""

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from hrkpi import sentences
from hrkpi.kpi import Timing
from hrkpi.result import Evidence, Result, Shown

HIDDEN = "hidden"
WORDS = ("period", "status", "verdict", "owner")
NUMBERS = ("value", "target", "n", "low", "high")


@dataclass(frozen=True)
class Point:
    """One figure of a line.

    Args:
        period: Label of its window.
        last: Last month of the window.
        value: The figure; missing where it is hidden or there is none.
        status: What became of it.
        target: The aim then.
        n: Persons behind it.
        low: Lower end of its 95 % interval.
        high: Upper end.
        verdict: Its status by level.
        partial: Whether its window is not over.
        owner: Who answers for it; blank where nobody is named.
    """

    period: str
    last: int
    value: float | None
    status: str
    target: float | None
    n: float | None
    low: float | None
    high: float | None
    verdict: str
    partial: bool = False
    owner: str = ""


@dataclass(frozen=True)
class Line:
    """The figures of one group over time, oldest first.

    Args:
        name: The group as people read it; empty for the whole.
        points: One per window; of a figure of occasions, one per occasion.
        member: The group as the address names it.
        evidence: Whether its change in a year may be called one.
    """

    name: str
    points: tuple[Point, ...]
    member: str = ""
    evidence: Evidence = Evidence.TOO_FEW

    @property
    def now(self) -> Point | None:
        """The last figure of the range; none where there are no windows."""
        return self.points[-1] if self.points else None

    def before(self, point: Point, months: int) -> Point | None:
        """The figure whose window ends so many months earlier."""
        return next((one for one in self.points if one.last == point.last - months), None)

    def since(self, month: int) -> "Line":
        """The line from a month on."""
        return replace(self, points=tuple(point for point in self.points if point.last >= month))


def lines(result: Result, by: str = "") -> tuple[Line, ...]:
    """A result's rows as lines, in the order of the groups' labels.

    Args:
        result: Rows by window, and by group if it was broken down.
        by: Dimension that names the lines; empty where there is one line.
    """
    rows = result.rows
    if result.kpi.timing is Timing.OCCASION:
        rows = rows[rows["status"] != Shown.NO_DATA]
    if not by:
        return (Line("", points(rows)),)
    of_group: dict[str, list[Point]] = {}
    for label, point in zip(rows[by].tolist(), points(rows), strict=True):
        of_group.setdefault(str(label), []).append(point)
    return tuple(Line(sentences.member(by, one), tuple(of_group[one]), one) for one in sorted(of_group))


def points(rows: pd.DataFrame) -> tuple[Point, ...]:
    """The figures of rows, in their order; column by column, because there are hundreds of rows in a view."""
    words = (rows[name].tolist() for name in WORDS)
    numbers = (map(_number, rows[name].to_numpy(np.float64, na_value=np.nan)) for name in NUMBERS)
    cells = zip(*words, *numbers, rows["stop"].tolist(), rows["partial"].tolist(), strict=True)
    return tuple(
        Point(
            period=str(period),
            last=int(stop) - 1,
            value=value,
            status=str(status),
            target=target,
            n=n,
            low=low,
            high=high,
            verdict=str(verdict),
            partial=bool(partial),
            owner=str(owner or ""),
        )
        for period, status, verdict, owner, value, target, n, low, high, stop, partial in cells
    )


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
