"""Funnel limits: which units differ from the company by more than their size explains."""

from dataclasses import replace
from enum import StrEnum

import numpy as np
import pandas as pd

from hrkpi.errors import QueryError
from hrkpi.kpi import Answer, Basis, Kpi, Ratio, divide
from hrkpi.language import say
from hrkpi.quantiles import usual_events, usual_hits
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.rows import rows
from hrkpi.watch import basis_of

LEVELS = {"95": 0.95, "998": 0.998}
SAME = 1e-9  # relative; a figure that equals its limit is inside
JUDGED = (Basis.SHARE, Basis.CLUSTERED, Basis.RATE)


class Outside(StrEnum):
    """How far a unit lies from the company's value."""

    INSIDE = "inside"
    NOTABLE = "outside 95 %"
    SIGNAL = "outside 99.8 %"


def funnel(report: Report, question: Question) -> pd.DataFrame:
    """Units beside the company's value, with the limits that chance would keep them in.

    Exact limits of the company's share (binomial) or rate (Poisson) at the size of each unit. Of twenty units
    one lies outside 95 % by chance alone, so only those outside 99.8 % are signals.

    Args:
        report: Figures as the asker may see them.
        question: Broken down by at least one dimension.

    Returns:
        One row per window and unit, in order of time and then of labels; columns ``period``, one per
        dimension, ``value``, ``n``, ``whole`` (the value of all), ``low95``, ``high95``, ``low998``,
        ``high998``, ``outside`` (``Outside``; blank where not shown) and ``status``. Every figure of a hidden
        row is missing, and every limit where the whole is hidden.

    Raises:
        QueryError: If nothing is broken down, or the figure is no share and no rate.

    References:
        Spiegelhalter (2005), Funnel plots for comparing institutional performance.
    """
    kpi, asked = report.kpi(question.kpi), report.completed(question)
    read, over = report.read(asked), report.windows(asked)
    scope = report.scope(asked, over)
    units = report.measure([kpi], scope, read)[kpi.key]
    basis = _basis(kpi, units.answer, asked)
    all_of_it = report.scope(replace(asked, by=()), over)
    company = rows(kpi, report.measure([kpi], all_of_it, read)[kpi.key], all_of_it, read.book)
    return _placed(rows(kpi, units, scope, read.book), company, basis, asked.by)


def _basis(kpi: Kpi, answer: Answer, asked: Question) -> Basis:
    """How chance makes the figure.

    Raises:
        QueryError: If it is neither share nor rate, or there is nothing to compare.
    """
    if not asked.by or kpi.splits:
        raise QueryError(
            say("{label} has no units to compare with the whole.", label=say(kpi.label)),
            where=say("dimension"),
            mend=say("break down a share or a rate by a dimension, for example department."),
        )
    basis = basis_of(kpi, answer)
    if basis is None or not has_limits(kpi, answer):
        raise QueryError(
            say(
                "{label} is neither a share nor a rate, so size alone gives it no limits.",
                label=say(kpi.label),
            ),
            where=say("KPI"),
            mend=say("compare its intervals instead."),
        )
    return basis


def has_limits(kpi: Kpi, answer: Answer) -> bool:
    """Whether a figure is a share or a rate, so that size alone says how far chance takes it."""
    return not kpi.splits and isinstance(answer, Ratio) and basis_of(kpi, answer) in JUDGED


def _placed(units: pd.DataFrame, company: pd.DataFrame, basis: Basis, by: tuple[str, ...]) -> pd.DataFrame:
    """The units with the company's value and limits by size."""
    whole = company.set_index("start").loc[units["start"]]
    rate = divide(whole["numerator"].to_numpy(), whole["denominator"].to_numpy())
    scale = np.where(rate > 0, divide(whole["value"].to_numpy(), rate), 1.0)
    size = units["n" if basis is Basis.CLUSTERED else "denominator"].to_numpy(dtype=np.float64)
    placed = units[["period", *by, "value", "n"]].assign(whole=whole["value"].to_numpy())
    value = placed["value"].to_numpy(dtype=np.float64)
    grace, out = SAME * np.abs(np.nan_to_num(value)), np.zeros(len(placed), dtype=np.int64)
    for name, level in LEVELS.items():
        counts = usual_events(rate * size, level) if basis is Basis.RATE else usual_hits(rate, size, level)
        low, high = (divide(count, size) * scale for count in counts)
        placed[f"low{name}"], placed[f"high{name}"] = low, high
        out += (value < low - grace) | (value > high + grace)
    judged = placed["low95"].notna() & placed["value"].notna()
    words = np.array(list(Outside), dtype=object)[out]
    return placed.assign(outside=np.where(judged, words, ""), status=units["status"])
