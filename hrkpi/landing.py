"""Where a figure lands at the date of its target, told only of figures that moved by more than chance."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from hrkpi.forecast import FEWEST, Z80, forecast, possible
from hrkpi.kpi import Kpi, Timing
from hrkpi.period import WindowKind, last_day, month_of
from hrkpi.report import Report
from hrkpi.result import Landing, Question

YEAR = 12  # months; no target is looked for further ahead
ROLLING = (WindowKind.MONTH, WindowKind.TTM)  # windows of which there is one each month, all alike


def landing(
    report: Report, kpi: Kpi, kind: WindowKind, seen: pd.DataFrame, where: Mapping[str, tuple[str, ...]]
) -> Landing | None:
    """The forecast for the last day of a target, or for the end of the year where it has none.

    Args:
        report: Knows the targets and the year.
        kpi: What is measured.
        kind: How its months are gathered.
        seen: Its windows, oldest first, as ``hrkpi.rows.with_targets`` gives them.
        where: Members kept, by dimension.
    """
    values = seen["value"].to_numpy(dtype=np.float64)[-FEWEST:]
    if kind not in ROLLING or kpi.timing is Timing.OCCASION or bool(seen["partial"].iloc[-1]):
        return None
    if pd.isna(seen["target"].iloc[-1]) or np.isnan(values).any():
        return None
    last = int(seen["stop"].iloc[-1]) - 1
    month = _date(report, kpi, last, where)
    seasonal = kind is WindowKind.MONTH
    found = forecast(values, seasonal=seasonal, within=possible(kpi, values), ahead=month - last)
    if found is None:
        return None
    (low, high), (middle, _) = found.band(Z80), found.band(0.0)
    return Landing(month, float(middle[-1]), float(low[-1]), float(high[-1]))


def _date(report: Report, kpi: Kpi, last: int, where: Mapping[str, tuple[str, ...]]) -> int:
    """The last month of the target that holds; of one without an end, or far off, that of the year."""
    population = {name: members[0] for name, members in where.items() if len(members) == 1}
    aim = report.targets.find(kpi, population, last_day(last))
    until = month_of(aim.valid_to) if aim is not None and aim.valid_to is not None else last
    if last < until <= last + YEAR:
        return until
    year = replace(Question(kpi.key), window=WindowKind.YEAR, first=last + 1, last=last + 1)
    return report.windows(year)[-1].last
