"""Rows of a result as lines: what is drawn, what is said, and what stands in the table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from hrkpi import sentences
from hrkpi.kpi import Timing
from hrkpi.result import Evidence, Result, Shown

HIDDEN = "hidden"


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
        return (Line("", points(rows.to_dict("records"))),)
    groups = ((str(label), group) for label, group in rows.groupby(by, sort=True))
    return tuple(
        Line(sentences.member(by, label), points(group.to_dict("records")), label) for label, group in groups
    )


def points(rows: Iterable[Mapping[Any, Any]]) -> tuple[Point, ...]:  # Any: rows of a frame
    """The figures of one group, in the order of its rows."""
    return tuple(map(_point, rows))


def _point(row: Mapping[Any, Any]) -> Point:  # Any: a row of a frame
    return Point(
        period=str(row["period"]),
        last=int(row["stop"]) - 1,
        value=_number(row["value"]),
        status=str(row["status"]),
        target=_number(row["target"]),
        n=_number(row["n"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
        verdict=str(row["verdict"]),
        partial=bool(row["partial"]),
        owner=str(row["owner"] or ""),
    )


def _number(value: Any) -> float | None:  # Any: a cell of a frame
    return None if pd.isna(value) else float(value)
