"""Where a figure lands at the date of its target, as its forecast has it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from hrkpi.ahead import MEMORY, ROLLING
from hrkpi.forecast import AHEAD, Z80, FloatArray, forecast, possible
from hrkpi.kpi import Kpi, Timing
from hrkpi.period import WindowKind, last_day, month_of
from hrkpi.report import Report
from hrkpi.result import Landing, Question

YEAR = 12  # months; no target is looked for further ahead


def projected(report: Report, kpi: Kpi, question: Question) -> Landing | None:
    """Where the last window of a question lands, from as many months as its forecast is made of.

    Args:
        report: Figures as the asker may see them.
        kpi: What is measured.
        question: Its last window; what it is broken down by is left out.
    """
    kind, last = WindowKind(question.window or kpi.window), question.last
    if last is None or kind not in ROLLING or kpi.timing is Timing.OCCASION:
        return None
    seen = report.answer(replace(question, by=(), first=last - MEMORY + 1)).rows
    return landing(report, kpi, kind, seen, question.where)


def landing(
    report: Report, kpi: Kpi, kind: WindowKind, seen: pd.DataFrame, where: Mapping[str, tuple[str, ...]]
) -> Landing | None:
    """The forecast for the last day of a target, or for the end of the year where it has none.

    Nothing is foretold of figures that need time to be known: their months are those of who was hired then.

    Args:
        report: Knows the targets and the year.
        kpi: What is measured.
        kind: How its months are gathered.
        seen: Its windows, oldest first, as ``hrkpi.rows.with_targets`` gives them.
        where: Members kept, by dimension.
    """
    if kind not in ROLLING or kpi.timing is Timing.OCCASION or kpi.matures:
        return None
    values = _unbroken(seen["value"].to_numpy(dtype=np.float64))
    if bool(seen["partial"].iloc[-1]) or pd.isna(seen["target"].iloc[-1]) or not len(values):
        return None
    last = int(seen["stop"].iloc[-1]) - 1
    month = _date(report, kpi, last, where)
    seasonal, ahead = kind is WindowKind.MONTH, max(month - last, AHEAD)  # as long as the one that is drawn
    found = forecast(values, seasonal=seasonal, within=possible(kpi, values), ahead=ahead)
    if found is None:
        return None
    (low, high), (middle, _), at = found.band(Z80), found.band(0.0), month - last - 1
    return Landing(month, float(middle[at]), float(low[at]), float(high[at]))


def _unbroken(values: FloatArray) -> FloatArray:
    """The last figures, as far back as each of them is shown."""
    gaps = np.flatnonzero(np.isnan(values))
    return values[gaps[-1] + 1 :] if len(gaps) else values


def _date(report: Report, kpi: Kpi, last: int, where: Mapping[str, tuple[str, ...]]) -> int:
    """The last month of the target that holds; of one without an end, or far off, that of the year."""
    population = {name: members[0] for name, members in where.items() if len(members) == 1}
    aim = report.targets.find(kpi, population, last_day(last))
    until = month_of(aim.valid_to) if aim is not None and aim.valid_to is not None else last
    if last < until <= last + YEAR:
        return until
    year = replace(Question(kpi.key), window=WindowKind.YEAR, first=last + 1, last=last + 1)
    return report.windows(year)[-1].last
