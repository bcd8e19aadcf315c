"""Figures of a report as cells, facts and rows: what the views of all families are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from hrkpi import sentences
from hrkpi.kpi import Kpi, Timing
from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import About, Asking, Block, Cell, Chart, Fact, Facts, Role, Table
from hrkpi.viewing import about
from hrkpi.wording import DASH, Wording

YEAR = 12  # months
HIDDEN = marked("hidden")
TONES = {"on_target": "good", "watch": "watch", "off_target": "off"}
MONTHLY = {WindowKind.MONTH, WindowKind.TTM, WindowKind.YTD}  # one window for each month
MONTH = marked("Month")  # name of an axis over time

Row = Mapping[str, Any]  # Any: cells of a frame, of several kinds


@dataclass(frozen=True)
class Figures:
    """Answers a view's questions.

    Args:
        report: Figures as the asker may see them.
        wording: How they are written.
        asking: What was asked for.
        kept: Rows by what was asked for, so that nothing is asked twice.
    """

    report: Report
    wording: Wording
    asking: Asking
    kept: dict[tuple[object, ...], list[Row]] = field(default_factory=dict, compare=False, repr=False)

    def last(self, kpi: Kpi) -> int:
        """The last month of a KPI that is asked for and can be known."""
        return min(self.asking.month, self.report.default_month - kpi.matures)

    def where(self, key: str) -> dict[str, tuple[str, ...]]:
        """The filters that a KPI can have."""
        can = self.report.dimensions(key)
        return {name: kept for name, kept in self.asking.where.items() if name in can}

    def by(self, key: str) -> str:
        """The dimension asked for if the KPI can be broken down by it, else the first of several members."""
        can = self.report.dimensions(key)
        if self.asking.by in can:
            return self.asking.by
        several = (name for name in can if len(self.report.members(name)) > 1)
        return next(several, next(iter(can), ""))

    def left_out(self, key: str) -> str:
        """What was asked for and a KPI cannot have, as a sentence; empty where it can have all."""
        can = self.report.dimensions(key)
        names = [name for name, kept in self.asking.where.items() if kept and name not in can]
        words = [sentences.lowered(sentences.dimension(name)) for name in names]
        return (
            say("Not filtered by {names}: this figure cannot be.", names=sentences.listed(words))
            if words
            else ""
        )

    def rows(
        self,
        key: str,
        by: tuple[str, ...] = (),
        *,
        months: int = 1,
        back: int = 0,
        window: WindowKind | None = None,
    ) -> list[Row]:
        """Protected rows of the last months asked for, in order of time and then of groups.

        Args:
            key: Key of the KPI.
            by: Dimensions it is broken down by.
            months: So many of them.
            back: They end so many months earlier.
            window: How months are gathered; the KPI's own where none.
        """
        kpi = self.report.kpi(key)
        last = self.last(kpi) - back
        series = self.asking.months + YEAR  # what the trend needs holds what the other figures need
        whole = not by and months + back <= series and (window or WindowKind(kpi.window)) in MONTHLY
        if not whole:
            return self._rows(key, by, last - months + 1, last, window)
        rows = self._rows(key, by, last + back - series + 1, last + back, window)
        return [row for row in rows if last - months < int(row["stop"]) - 1 <= last]

    def _rows(
        self, key: str, by: tuple[str, ...], first: int, last: int, window: WindowKind | None
    ) -> list[Row]:
        """Rows of a question, which is asked once."""
        asked = (key, by, first, last, window)
        if asked not in self.kept:
            question = Question(key, by=by, where=self.where(key), first=first, last=last, window=window)
            found = self.report.answer(question).rows.to_dict("records")
            self.kept[asked] = [{str(name): value for name, value in row.items()} for row in found]
        return self.kept[asked]

    def trend_rows(self, key: str, *, months: int) -> list[Row]:
        """Rows over time; of a figure of occasions, those of its occasions."""
        found = self.rows(key, months=months)
        if self.report.kpi(key).timing is not Timing.OCCASION:
            return found
        return [row for row in found if row["status"] != Shown.NO_DATA]

    def is_fed(self, key: str) -> bool:
        """Whether what a KPI is made of was imported."""
        return bool(self.report.dimensions(key)) and any(
            row["status"] != Shown.NO_DATA for row in self.rows(key, months=self.asking.months)
        )

    def directed(self, key: str) -> Kpi:
        """A KPI with the good direction that its target gives it, where it has none of its own."""
        last = self.last(self.report.kpi(key))
        return self.report.answer(Question(key, where=self.where(key), first=last, last=last)).kpi

    def month(self, row: Row) -> str:
        """The last month of a row's window: ``Nov 2026``."""
        return self.wording.month(int(row["stop"]) - 1)

    def cell(self, kpi: Kpi, row: Row | None, column: str = "value") -> Cell:
        """A figure of a row; a word where it is hidden, a dash where there is none."""
        status = Shown.NO_DATA if row is None else Shown(row["status"])
        if status is Shown.HIDDEN:
            return Cell(None, say(HIDDEN), Shown.HIDDEN)
        value = None if row is None else number(row[column])
        if status is Shown.NO_DATA or value is None:
            return Cell(None, DASH, Shown.NO_DATA)
        return Cell(value, self.wording.value(kpi, value))

    def count(self, row: Row | None, column: str = "n") -> Cell:
        """A number of persons or events of a row."""
        status = Shown.NO_DATA if row is None else Shown(row["status"])
        value = None if row is None else number(row[column])
        if status is Shown.OK and value is not None:
            return Cell(value, self.wording.number(value))
        return Cell(
            None, say(HIDDEN) if status is Shown.HIDDEN else DASH, status if value is None else Shown.OK
        )

    def fact(self, key: str, *, column: str = "value", label: str = "", kpi: Kpi | None = None) -> Fact:
        """A KPI now as a large figure: under it its target, and what it was a year ago.

        Args:
            key: Key of the KPI.
            column: Another figure of its row than the value.
            label: Another name than the KPI's.
            kpi: How another figure is written.
        """
        written = kpi or self.directed(key)
        row, before = next(iter(self.rows(key)), None), next(iter(self.rows(key, back=YEAR)), None)
        cell, then = self.cell(written, row, column), self.cell(written, before, column)
        target = number(row["target"]) if row and column == "value" else None
        known = self.last(self.report.kpi(key))
        until = say("To {month}.", month=self.wording.month(known)) + " " if known < self.asking.month else ""
        notes = [self.wording.target(written, target)] if target is not None else []
        notes += [say("{value} a year ago", value=then.text)] if then.shown is Shown.OK else []
        tone = TONES.get(str(row["verdict"]), "") if row and column == "value" else ""
        return Fact(
            label or say(written.label),
            cell,
            (until + ", ".join(notes)).strip(),
            tone if cell.shown is Shown.OK else "",
        )

    def about(self, keys: Iterable[str], blocks: Iterable[Block]) -> About:
        """What a view says of itself, with the groups of its charts that are hidden."""
        kpis = [self.report.kpi(key) for key in keys]
        hidden = [name for block in blocks for name in hidden_in(block)]
        return about(self.report, self.wording, self.asking, kpis, hidden=hidden)


def figures(report: Report, wording: Wording, asking: Asking) -> Figures:
    """The figures of a report for one view; no question is put to the engine twice."""
    return Figures(report.remembering(), wording, asking)


def written_as(kpi: Kpi, **changes: Any) -> Kpi:  # Any: fields of a KPI
    """A KPI whose figures are written otherwise, for what stands beside its value."""
    return replace(kpi, **changes)


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def word(text: str) -> Cell:
    """A word of a table; a dash is no data."""
    return Cell(None, DASH, Shown.NO_DATA) if text == DASH else Cell(text, text)


def number(value: Any) -> float | None:  # Any: a cell of a frame
    """A figure of a row; none where it is missing."""
    return None if pd.isna(value) else float(value)


def hidden_in(block: Block) -> list[str]:
    """Names of groups with a hidden figure, in the order of reading."""
    if isinstance(block, Facts):
        return []
    if isinstance(block, Table):
        return [row[0].text for row in block.rows if any(cell.shown is Shown.HIDDEN for cell in row)]
    return _hidden_in(block)


def _hidden_in(chart: Chart) -> list[str]:
    month = say(MONTH)
    if chart.axis_name.endswith(sentences.lowered(month)) or chart.axis_name == month:
        return [
            one.name
            for one in chart.series
            if one.role is Role.GROUP and one.cells and one.cells[-1].shown is Shown.HIDDEN
        ]
    return [
        place
        for at, place in enumerate(chart.axis)
        if any(one.cells[at].shown is Shown.HIDDEN for one in chart.series)
    ]


def blank(kpi: Kpi, fed: str) -> str:
    """What is said where a chart has no figure.

    Args:
        kpi: What would be shown.
        fed: Which export holds it: ``applicants``.
    """
    return say(
        "There is nothing to show of {name} in this period. It comes from {fed}.",
        name=sentences.lowered(say(kpi.label)),
        fed=fed,
    )
