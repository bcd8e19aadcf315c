"""Impact ratios within strata: whether a difference remains among people of the same job, level or unit."""

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.errors import QueryError
from hrkpi.kpi import Index, divide
from hrkpi.measured import Measured, dimensions_of
from hrkpi.nearest import nearest
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.rows import labelled
from hrkpi.strata import is_reversed, mantel_haenszel

CUBE = ("hits", "n", "other_hits", "other_n")
IntArray = NDArray[np.int64]


def stratified(report: Report, question: Question, stratum: str) -> pd.DataFrame:
    """An impact ratio as it is, beside the one common to all strata.

    Each group is compared with the one that has the highest rate overall, stratum by stratum. Strata of which
    either group is hidden are left out of the common ratio and counted. The others must be reversed in
    themselves to be called so, since those left out may hold the difference.

    Args:
        report: Figures as the asker may see them.
        question: About an impact ratio.
        stratum: Dimension whose members are compared within themselves.

    Returns:
        One row per period and group, in order of time and then of labels; columns ``period``, one per
        dimension, ``ratio`` (as it is), ``common`` (within strata) with ``low`` and ``high``,
        ``chi_square`` and ``p`` (of no difference in any stratum), ``strata`` (that hold both groups),
        ``left_out`` (hidden ones), ``reversal`` and ``status``.

    Raises:
        QueryError: If the figure is no impact ratio, or the strata are no dimension of it.
    """
    kpi, asked = report.kpi(question.kpi), report.completed(question)
    allowed = [name for name in dimensions_of(kpi) if name not in asked.by]
    if stratum not in allowed:
        raise QueryError(
            f"{kpi.label} has no strata by {stratum!r}.", where="strata", mend=nearest(stratum, allowed)
        )
    scope, read = report.scope(asked, report.windows(asked)), report.read(asked)
    crude = report.measure([kpi], scope, read)[kpi.key]
    against = crude.answer.against if isinstance(crude.answer, Index) else None
    if against is None:
        raise QueryError(
            f"{kpi.label} compares no groups, so it has no strata.",
            where="KPI",
            mend="ask for an impact ratio, for example hiring_impact_ratio.",
        )
    fine = report.measure([kpi], replace(scope, by=(stratum, *asked.by)), read)[kpi.key]
    table = _table(crude, fine, against)
    at = np.indices(crude.hidden.shape).reshape(2, -1)
    frame = pd.DataFrame({"period": [scope.windows[window].label for window in at[0]]})
    for place, name in enumerate(asked.by):
        frame[name] = labelled(read.book, name, crude.groups[at[1], place])
    frame = frame.assign(**{name: part[tuple(at)] for name, part in table.items()})
    kept = frame[frame["status"] != Shown.NO_DATA]
    return kept.sort_values(["period", *asked.by], kind="stable", ignore_index=True)


def _table(crude: Measured, fine: Measured, best: IntArray) -> dict[str, NDArray[np.generic]]:
    """Everything that is told of each window and group, arrays of shape (windows, groups)."""
    cube, hidden = _cube(crude.groups, fine, best)
    empty = (cube["n"] == 0) & (cube["other_n"] == 0)
    told_of = [np.where(hidden, 0.0, cube[name]) for name in CUBE]
    common = mantel_haenszel(*told_of)
    hits, n, other_hits, other_n = (part.sum(axis=0) for part in told_of)
    alike = divide(hits * other_n, n * other_hits)  # as it is, of the same strata as the common one
    ratio = np.broadcast_to(crude.answer.value, crude.hidden.shape)
    is_best = best == np.arange(best.shape[1])
    told = {
        "common": common.ratio,
        "low": common.low,
        "high": common.high,
        "chi_square": common.chi_square,
        "p": common.p,
        "strata": common.strata,
        "left_out": (hidden & ~empty).sum(axis=0),
    }
    out = crude.hidden
    blank = out | np.isnan(ratio) | is_best
    return {
        "ratio": np.where(out, np.nan, ratio),
        **{name: np.where(blank, np.nan, part) for name, part in told.items()},
        "reversal": ~blank & is_reversed(ratio, common.ratio) & is_reversed(alike, common.ratio),
        "status": np.where(out, Shown.HIDDEN, np.where(np.isnan(ratio), Shown.NO_DATA, Shown.OK)),
    }


def _cube(
    groups: IntArray, fine: Measured, best: IntArray
) -> tuple[dict[str, NDArray[np.float64]], NDArray[np.bool_]]:
    """Persons of each group and of its yardstick by stratum, and which strata are hidden.

    Arrays have the shape (strata, windows, groups).
    """
    strata, place = np.unique(fine.groups[:, 0], return_inverse=True)
    known = {tuple(row): at for at, row in enumerate(groups.tolist())}
    to = np.array([known[tuple(row)] for row in fine.groups[:, 1:].tolist()], dtype=np.int64)
    shape = (len(strata), len(fine.hidden), len(groups))
    hits, n, hidden = np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=bool)
    hits[place, :, to] = np.nan_to_num(fine.answer.numerator.T)
    n[place, :, to] = np.nan_to_num(fine.answer.denominator.T)
    hidden[place, :, to] = fine.hidden.T
    at = np.broadcast_to(best, shape)
    cube = {
        "hits": hits,
        "n": n,
        "other_hits": np.take_along_axis(hits, at, axis=2),
        "other_n": np.take_along_axis(n, at, axis=2),
    }
    return cube, hidden | np.take_along_axis(hidden, at, axis=2)
