"""The method panel: the same rate by every way to average a headcount, on the user's own data."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from hrkpi.errors import QueryError
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.query import Average, Query
from hrkpi.report import METHODS, Report
from hrkpi.result import Question, Shown
from hrkpi.rows import rows

MONTHLY = "monthly_two_point"
LABELS = {
    **{method.value: words for method, words in METHODS.items()},
    MONTHLY: marked("mean of the monthly two-points"),
}
FIGURES = ("value", "numerator", "denominator")
ORDER = ("opening", "two_point", "closing", "thirteen_point", MONTHLY, "month_end", "daily")


def panel(report: Report, question: Question) -> pd.DataFrame:
    """The last window of a question by every method of the average headcount.

    The mean of the monthly two-points is shown because many use it; it cannot be chosen elsewhere.

    Args:
        report: Figures as the asker may see them.
        question: About a figure with an average headcount in it; its own method is marked as chosen.

    Returns:
        One row per method and group, in a fixed order of methods and then of labels; columns ``period``, one
        per dimension, ``method``, ``label`` (method in words), ``value``, ``numerator``, ``denominator``
        (average headcount; missing where that is the figure itself), ``is_chosen`` and ``status``. A group
        that is hidden by one method is hidden by all.

    Raises:
        QueryError: If the figure has no average headcount in it.
    """
    kpi, asked = report.kpi(question.kpi), report.completed(question)
    if not kpi.averages:
        raise QueryError(
            say("{label} has no average headcount in it, so no method changes it.", label=say(kpi.label)),
            where=say("KPI"),
            mend=say("ask for a rate, for example turnover_rate."),
        )
    over, read = report.windows(asked)[-1:], report.read(asked)
    by, found = list(asked.by), {}
    for method in Average:
        scope = replace(report.scope(asked, over), average=method)
        frame = rows(kpi, report.measure([kpi], scope, read)[kpi.key], scope, read.book)
        found[method.value] = frame.set_index(by) if by else frame
    months = Query(engine=read.engine, book=read.book, windows=over).months.item()
    found[MONTHLY] = _monthly(found, months, divides=kpi.unit is Unit.SHARE)
    listed = [found[name].assign(method=name, label=LABELS[name]) for name in ORDER]
    table = pd.concat([frame.reset_index(drop=not by) for frame in listed], ignore_index=True)
    table = _hiding(table, by).assign(is_chosen=table["method"] == asked.average)
    return table[["period", *by, "method", "label", *FIGURES, "is_chosen", "status"]]


def _monthly(found: Mapping[str, pd.DataFrame], months: float, *, divides: bool) -> pd.DataFrame:
    """The mean of the two-points of each month: the month closings, with half of the ends exchanged."""
    staff = "denominator" if divides else "value"
    opening, closing, usual = (found[name] for name in ("opening", "closing", "month_end"))
    average = usual[staff] + (opening[staff] - closing[staff]) / (2 * months)
    value = usual["value"] * (usual["denominator"] / average.where(average > 0)) if divides else average
    numerator = usual["numerator"] if divides else average
    status = usual["status"].where(value.notna() | (usual["status"] == Shown.HIDDEN), Shown.NO_DATA)
    return usual.assign(
        value=value, numerator=numerator, denominator=average if divides else np.nan, status=status
    )


def _hiding(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The table, in which a group that is hidden by one method is hidden by all."""
    groups = table[by].astype(str).agg("\x1f".join, axis=1) if by else pd.Series("", index=table.index)
    gone = groups.isin(groups[table["status"] == Shown.HIDDEN])
    blank = {name: table[name].mask(gone) for name in FIGURES}
    return table.assign(**blank, status=table["status"].mask(gone, Shown.HIDDEN))
