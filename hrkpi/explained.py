"""The mean pay gap, explained: how much of it levels, units and tenures of women and men account for."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from hrkpi.decomposed import Split, Sums, split
from hrkpi.errors import QueryError
from hrkpi.histogram import Histogram
from hrkpi.kpi import Sensitivity
from hrkpi.measured import Measured, asking, dimensions_of
from hrkpi.nearest import nearest
from hrkpi.pay import Pay, pay
from hrkpi.policy import DIMENSION_CLASS, MINIMUM_SPECIAL
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.rows import labelled

KEY = "pay_gap_mean"


def explained(report: Report, question: Question, dimensions: tuple[str, ...]) -> pd.DataFrame:
    """The mean pay gap, split into what some dimensions explain and what they do not.

    Of the last period where the question names no first month.

    Args:
        report: Figures as the asker may see them.
        question: About the mean pay gap.
        dimensions: What may explain it, for example level and tenure band.

    Returns:
        One row per period and group, in order of time and then of labels; columns ``period``, one per
        dimension of the question, ``gap``, ``explained``, ``unexplained`` with ``low`` and ``high``,
        ``explained_by_<dimension>``, all as shares of mean pay of men, ``women``, ``men``, ``status`` and
        ``reason`` (why there is no split). A gap that is hidden is not split.

    Raises:
        QueryError: If the figure is another one, or a dimension can explain nothing.
    """
    kpi, asked = report.kpi(question.kpi), report.completed(question)
    if kpi.key != KEY:
        raise QueryError(
            f"{kpi.label} cannot be explained.",
            where="KPI",
            mend=f"ask for {KEY}, which is a difference of means.",
        )
    allowed = [
        name
        for name in dimensions_of(kpi)
        if name not in asked.by and DIMENSION_CLASS[name] is not Sensitivity.S2
    ]
    for name in dimensions:
        if name not in allowed:
            raise QueryError(
                f"{name!r} explains no pay gap.", where="explanation", mend=nearest(name, allowed)
            )
    over = report.windows(asked)
    scope = report.scope(asked, over if question.first is not None else over[-1:])
    read = report.read(asked)
    whole = report.measure([kpi], scope, read)[KEY]
    query = asking(replace(scope, by=(*asked.by, *dimensions)), read.over((*scope.dimensions, *dimensions)))
    pay(query)
    groups = query.fetch()
    splits = list(_splits(whole, groups, pay(query), len(asked.by)))
    at = np.indices(whole.hidden.shape).reshape(2, -1)
    frame = pd.DataFrame({"period": [scope.windows[window].label for window in at[0]]})
    for place, name in enumerate(asked.by):
        frame[name] = labelled(read.book, name, whole.groups[at[1], place])
    frame = pd.concat([frame, _told(splits, dimensions, whole)], axis=1)
    kept = frame[frame["status"] != Shown.NO_DATA] if asked.by else frame
    return kept.sort_values(["period", *asked.by], kind="stable", ignore_index=True)


def _splits(whole: Measured, groups: np.ndarray, found: Pay, width: int) -> Iterator[Split | None]:
    """The split of each window and group; none where the gap is hidden or there is none."""
    smallest = max(MINIMUM_SPECIAL, whole.policy.k if whole.policy else 0)
    value = np.broadcast_to(whole.answer.value, whole.hidden.shape)
    for window in range(len(value)):
        for group, codes in enumerate(whole.groups):
            cells = (groups[:, :width] == codes).all(axis=1)
            if whole.hidden[window, group] or np.isnan(value[window, group]):
                yield None
            else:
                women, men = (_sums(held, window, cells) for held in (found.women, found.men))
                yield split(groups[cells, width:], women, men, smallest)


def _sums(held: Histogram, window: int, cells: np.ndarray) -> Sums:
    return Sums(held.count[window, cells], held.total[window, cells], held.squares[window, cells])


def _told(splits: list[Split | None], dimensions: tuple[str, ...], whole: Measured) -> pd.DataFrame:
    """Columns of the parts, one row per split."""
    figures = {
        name: np.array([np.nan if one is None else getattr(one, name) for one in splits])
        for name in ("gap", "explained", "unexplained", "low", "high")
    }
    parts = {
        f"explained_by_{name}": np.array([np.nan if one is None else one.parts[place] for one in splits])
        for place, name in enumerate(dimensions)
    }
    hidden = whole.hidden.ravel()
    persons = {
        name: np.where(np.isnan(figures["gap"]), np.nan, whole.answer.beside[name].ravel())
        for name in ("women", "men")
    }
    status = np.where(hidden, Shown.HIDDEN, np.where(np.isnan(figures["gap"]), Shown.NO_DATA, Shown.OK))
    reasons = ["" if one is None else one.reason for one in splits]
    return pd.DataFrame({**figures, **parts, **persons, "status": status, "reason": reasons})
