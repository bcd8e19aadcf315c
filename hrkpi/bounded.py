"""Bounds: the figure if everything unknown were one thing, and if it were the other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.assumed import UNKNOWN, Added, Merged, Recoded
from hrkpi.engine.sums import Engine
from hrkpi.evaluate import evaluate
from hrkpi.kpi import Answer, Kpi, Spread
from hrkpi.period import Window, WindowKind, windows
from hrkpi.query import UNDISCLOSED, Query
from hrkpi.reading import Reading
from hrkpi.relevance import Known, Need
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.rows import rows

MEMORY = 37  # windows looked back for the last one with a figure
NO_TIME = 0  # days


@dataclass(frozen=True)
class Bounds:
    """How far the unknown could move a figure.

    Args:
        period: Label of the window.
        value: The figure as it is.
        low: The least it could be.
        high: The most it could be.
    """

    period: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Case:
    """What assumptions are made of.

    Args:
        reading: Facts.
        known: Tables.
        longest: The most days that any vacancy or hire took.
    """

    reading: Reading
    known: Known
    longest: int


Assumption = Callable[[Case], Iterator[Engine]]


def last_window(report: Report, kpi: Kpi) -> Window | None:
    """The last whole window in which a figure is shown; none where it is hidden or there is none."""
    last = report.default_month - kpi.matures
    over = windows(WindowKind(kpi.window), last - MEMORY + 1, last)
    scope, read = report.scope(Question(kpi.key), over), report.reading()
    frame = rows(kpi, report.measure([kpi], scope, read)[kpi.key], scope, read.book)
    had = frame[frame["status"] != Shown.NO_DATA]
    if had.empty or had["status"].iloc[-1] != Shown.OK:
        return None
    return next(window for window in over if window.stop == had["stop"].iloc[-1])


def bounds(report: Report, kpi: Kpi, known: Known) -> Bounds | None:
    """The bounds of a figure of the whole company in its last window.

    Args:
        report: Figures as the asker may see them.
        kpi: Which figure.
        known: Tables as known on the report's day.

    Returns:
        None where the figure is hidden, has no data, or is of several groups.
    """
    window = None if kpi.splits else last_window(report, kpi)
    if window is None:
        return None
    read = report.reading()
    answer = _answer(kpi, read, read.engine, window)
    days = answer.days if isinstance(answer, Spread) else np.zeros(0)
    case = Case(read, known, int(days.max(initial=0)))
    names = [f"{need.table}.{need.columns[0]}" for need in map(Need.read, kpi.needs)]
    engines = [engine for name in names if name in ASSUMED for engine in ASSUMED[name](case)]
    others = [_answer(kpi, read, engine, window) for engine in engines]
    values = [float(one.value.item()) for one in (answer, *others)]
    return Bounds(window.label, values[0], float(np.nanmin(values)), float(np.nanmax(values)))


def _answer(kpi: Kpi, read: Reading, engine: Engine, window: Window) -> Answer:
    query = Query(engine=engine, book=read.book, windows=(window,))
    return evaluate([kpi], query).answers[kpi.key]


# ---- assumptions


def _exit_types(case: Case) -> Iterator[Engine]:
    """Every exit of an unknown type was of one."""
    for word in ("voluntary", "involuntary", "other"):
        taken = {"people": ("exits_unknown", f"exits_{word}"), "exits": ("unknown", word)}
        yield Merged(case.reading.engine, taken)


def _members(dimension: str, *labels: str) -> Assumption:
    """Everybody whose member of a dimension is not known has one of these."""

    def assume(case: Case) -> Iterator[Engine]:
        known = case.reading.book.labels[dimension]
        hidden = [known.index(UNDISCLOSED) + 1] if UNDISCLOSED in known else []
        for label in labels:
            if label in known:
                code = known.index(label) + 1
                yield Recoded(case.reading.engine, dimension, (UNKNOWN, *hidden), code)

    return assume


def _unmeasured(measure: str, left_out: Callable[[Known], "pd.Series[pd.Timestamp]"]) -> Assumption:
    """Everything left out for want of a duration took no time, or the longest."""

    def assume(case: Case) -> Iterator[Engine]:
        months = dates.months_of(dates.days_of(left_out(case.known)))
        for days in (NO_TIME, case.longest):
            added = {"month": months, "days": np.full(len(months), days, dtype=np.int64)}
            yield Added(case.reading.engine, "durations", measure, added)

    return assume


def _unfilled(known: Known) -> "pd.Series[pd.Timestamp]":
    """Days on which vacancies were filled of which nobody knows, or can believe, when they were approved."""
    found = known.table("requisitions")
    begun = found["approved_date"].fillna(found["opened_date"])
    doubtful = found["filled_date"].notna() & ~(begun <= found["filled_date"])
    closed = found["status"].isin(("open", "closed", "cancelled", "on_hold"))
    return found.loc[doubtful & ~closed & (found["filled_date"] <= pd.Timestamp(known.as_of)), "filled_date"]


def _unapplied(known: Known) -> "pd.Series[pd.Timestamp]":
    """Days on which offers were accepted before the application."""
    found = known.table("applications")
    accepted = (found["offer_outcome"] == "accepted") & (found["offer_decided_date"] < found["applied_date"])
    return found.loc[
        accepted & (found["offer_decided_date"] <= pd.Timestamp(known.as_of)), "offer_decided_date"
    ]


def _undated(case: Case) -> Iterator[Engine]:
    """Everything completed nobody knows when was completed in time."""
    found = case.known.table("training")
    due = found["first_due_date"].fillna(found["due_date"])
    wanted = found["is_mandatory"].eq(other=True) & (found["status"] == "completed")
    chosen = found.assign(due=due)[
        wanted & found["completed_date"].isna() & (due <= pd.Timestamp(case.known.as_of))
    ]
    spells = case.known.table("employments")[["employee_id", "hire_date", "last_day"]]
    there = chosen.reset_index().merge(spells, on="employee_id")
    last = there["last_day"].fillna(there["due"])
    there = there[(there["hire_date"] <= there["due"]) & (there["due"] <= last)].drop_duplicates("index")
    yield Added(
        case.reading.engine, "training", "on_time", {"month": dates.months_of(dates.days_of(there["due"]))}
    )


ASSUMED: Mapping[str, Assumption] = {
    "employments.exit_type": _exit_types,
    "employees.gender": _members("gender", "woman", "man"),
    "jobs.is_leader": _members("is_leader", "yes", "no"),
    "requisitions.approved_date": _unmeasured("to_fill", _unfilled),
    "applications.applied_date": _unmeasured("to_hire", _unapplied),
    "training.completed_date": _undated,
}
