"""The months behind a question, group by group, with the limits that chance keeps them in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.kpi import Answer, Kpi, Ratio
from hrkpi.limits import FloatArray, IntArray
from hrkpi.measured import Measured
from hrkpi.period import Window, WindowKind, last_day, month_of, windows
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.rows import hidden_groups, rows
from hrkpi.watch import Series, basis_of, watched

if TYPE_CHECKING:
    from datetime import date

    from hrkpi.reading import Reading

Group = tuple[object, ...]  # labels

BASELINE = 36  # months looked back for what is usual: three years
FIGURES = ("value", "numerator", "denominator", "n", "low", "high")
LIMITS = ("centre", "lower", "upper", "side", "rule", "method", "seasonal")


def monthly(report: Report, asked: Mapping[str, Question]) -> dict[str, pd.DataFrame]:
    """For each KPI its months with their limits, as ``hrkpi.signal.Signal.judged`` says.

    Args:
        report: Figures as the asker may see them.
        asked: Completed questions by KPI.
    """
    alike: dict[tuple[tuple[str, ...], tuple[Window, ...]], dict[str, Question]] = {}
    for key, one in asked.items():
        alike.setdefault((one.by, _months(report, one)), {})[key] = one
    found: dict[str, pd.DataFrame] = {}
    for (_, months), several in alike.items():
        found.update(_together(report, several, months))
    return {key: found[key] for key in asked}


def _months(report: Report, asked: Question) -> tuple[Window, ...]:
    """Every month of the question's windows, and at least three years up to the last."""
    over = report.windows(asked)
    last = min(over[-1].last, month_of(asked.as_of or report.as_of))
    first = max(min(over[0].start, last - BASELINE + 1), report.months[0])
    return windows(WindowKind.MONTH, min(first, last), last)


def _together(
    report: Report, asked: Mapping[str, Question], months: tuple[Window, ...]
) -> dict[str, pd.DataFrame]:
    """Months of KPIs that are asked alike, with one question to the facts."""
    kpis, first = [report.kpi(key) for key in asked], next(iter(asked.values()))
    read, scope = report.read(first), report.scope(first, months)
    measured, hidden = report.measure(kpis, scope, read), _hidden(report, asked, read)
    found = {}
    for kpi in kpis:
        one, until = measured[kpi.key], _known_until(kpi, read.book.as_of)
        shown, counting = rows(kpi, one, scope, read.book), _counting(kpi, one)
        frame = shown if counting is one else rows(kpi, counting, scope, read.book)
        status = _status(shown, frame, first.by)
        of_months = _Months(frame, first.by, months, status)
        found[kpi.key] = _judged(kpi, one.answer, of_months, hidden[kpi.key], until)
    return found


def _counting(kpi: Kpi, measured: Measured) -> Measured:
    """The same with the months that are hidden only because something sensitive in them is of a few.

    They decide with the others what is usual of a group, and are not shown; else hardly a month of a whole
    company were left in which enough people were dismissed to tell whether more of the others leave.
    """
    if not kpi.guards_numerator or measured.policy is None:
        return measured
    people = np.broadcast_to(measured.answer.people, measured.hidden.shape)
    return replace(measured, hidden=measured.hidden & measured.policy.is_small(people))


def _status(shown: pd.DataFrame, frame: pd.DataFrame, by: tuple[str, ...]) -> NDArray[np.object_]:
    """What becomes of each row of a frame, as the rows that are shown say."""
    if frame is shown:
        return shown["status"].to_numpy(dtype=object)
    names = ["stop", *by]
    of_rows = pd.Series(shown["status"].to_numpy(), index=pd.MultiIndex.from_frame(shown[names]))
    found = of_rows.reindex(pd.MultiIndex.from_frame(frame[names]), fill_value=Shown.HIDDEN)
    return found.to_numpy(dtype=object)


def _hidden(report: Report, asked: Mapping[str, Question], read: "Reading") -> dict[str, set[Group]]:
    """For each KPI the groups that are hidden in the last window asked; months tell that themselves."""
    last = {key: report.windows(one)[-1] for key, one in asked.items() if one.window is not WindowKind.MONTH}
    hidden: dict[str, set[Group]] = {key: set() for key in asked}
    for window in dict.fromkeys(last.values()):
        kpis = [report.kpi(key) for key in last if last[key] == window]
        question = asked[kpis[0].key]
        scope = report.scope(question, (window,))
        for key, measured in report.measure(kpis, scope, read).items():
            hidden[key] = hidden_groups(report.kpi(key), measured, scope, read.book)
    return hidden


def _known_until(kpi: Kpi, as_of: "date") -> int:
    """The first month that is not over, or whose figure can still grow."""
    month = month_of(as_of)
    return month + (as_of == last_day(month)) - kpi.matures


class _Months:
    """The rows of every month, and where each group stands in them.

    Args:
        frame: As ``hrkpi.rows.rows`` gives it.
        by: Dimensions of the groups.
        windows: Every month.
        status: What becomes of each row where it is shown.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        by: tuple[str, ...],
        windows: tuple[Window, ...],
        status: NDArray[np.object_],
    ) -> None:
        self.frame, self.by, self.windows, self.status = frame, by, windows, status
        self.columns = {name: frame[name].to_numpy(dtype=np.float64, copy=True) for name in FIGURES}

    @property
    def groups(self) -> dict[Group, IntArray]:
        """Positions of the rows of each group, in order of time."""
        if not self.by:
            return {(): np.arange(len(self.frame))}
        number = self.frame.groupby(list(self.by), sort=False).ngroup().to_numpy(dtype=np.int64)
        order = np.argsort(number, kind="stable")
        parts = np.split(order, np.flatnonzero(np.diff(number[order])) + 1) if len(order) else []
        return {tuple(self.frame[name].iloc[at[0]] for name in self.by): at for at in parts}

    def scale(self, answer: Answer) -> FloatArray:
        """What the quotient of each row is multiplied by."""
        if not isinstance(answer, Ratio):
            return np.ones(len(self.frame))
        of_month = np.broadcast_to(answer.scale, (len(self.windows), 1))[:, 0]
        at = self.frame["start"].to_numpy(dtype=np.int64) - self.windows[0].start
        return np.asarray(of_month[at], dtype=np.float64)


def _judged(kpi: Kpi, answer: Answer, months: _Months, hidden: set[Group], until: int) -> pd.DataFrame:
    """The rows with their limits, group by group, as they decide; of hidden groups nothing is left."""
    frame, basis = months.frame, basis_of(kpi, answer)
    status, counts = months.status.copy(), (frame["status"] == Shown.OK).to_numpy(copy=True)
    whole = (~frame["partial"] & (frame["stop"] <= until)).to_numpy(dtype=bool)
    figures = {**months.columns, "scale": months.scale(answer)}
    limits: dict[str, list[object]] = {name: [None] * len(frame) for name in LIMITS}
    for group, at in months.groups.items():
        if group in hidden:
            status[at], counts[at] = Shown.HIDDEN, False
        series = Series(*(column[at] for column in figures.values()))
        found = watched(kpi, basis, series.only(counts[at] & whole[at]))
        for name, column in zip(LIMITS, found.columns, strict=True):
            for place, cell in zip(at.tolist(), column, strict=True):
                limits[name][place] = cell
    about = {name: frame[name] for name in ("period", "start", "stop", *months.by)}
    value = np.where(counts, figures["value"], np.nan)
    return pd.DataFrame({**about, "value": value, **limits, "status": status})
