"""Who moved most in a year: one unit per figure, and only one whose change is more than chance."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from hrkpi.kpi import Better, Kpi
from hrkpi.measured import dimensions_of
from hrkpi.period import Window
from hrkpi.report import Report
from hrkpi.result import Evidence, Mover, Question, Shown
from hrkpi.rows import UNKNOWN, rows
from hrkpi.signal import Signal, evidence, signals
from hrkpi.targets import Verdict
from hrkpi.wording import shown

BELOW = ("company", "division", "department", "team")
MISSED = (Verdict.OFF_TARGET, Verdict.WATCH)
Pair = tuple[Window, Window]  # a window, and one a year after it


def movers(
    report: Report,
    kpis: Iterable[Kpi],
    pairs: Mapping[str, Pair | None],
    verdicts: Mapping[str, str],
    where: Mapping[str, tuple[str, ...]],
) -> dict[str, Mover]:
    """For each KPI the unit below a scope that moved most, for the worse where the KPI misses its target.

    Only what is more than chance is a move; a KPI of which no unit moved has no mover.

    Args:
        report: Figures as the asker may see them.
        kpis: Figures that are read over the same windows.
        pairs: For each the windows between which it is compared; none where there are none.
        verdicts: For each its status now.
        where: The scope: members kept, by dimension.
    """
    below = units_below(report, where)
    several = [kpi for kpi in kpis if below in dimensions_of(kpi) and pairs[kpi.key]]
    found: dict[str, Mover] = {}
    if below is None:
        return found
    for pair in dict.fromkeys(pairs[kpi.key] for kpi in several):
        alike = [kpi for kpi in several if pairs[kpi.key] == pair]
        if pair is not None:
            found.update(_of_pair(report, alike, pair, verdicts, Question("", by=(below,), where=where)))
    return found


def units_below(report: Report, where: Mapping[str, tuple[str, ...]]) -> str | None:
    """The level of units under the scope that has more than one member."""
    named = [BELOW.index(name) for name in where if name in BELOW]
    candidates = BELOW[max(named) + 1 :] if named else BELOW
    return next((name for name in candidates if len(report.members(name)) > 1), None)


def _of_pair(
    report: Report, kpis: Iterable[Kpi], pair: Pair, verdicts: Mapping[str, str], asked: Question
) -> dict[str, Mover]:
    """The movers of figures that are compared between the same windows."""
    several = {kpi.key: kpi for kpi in kpis}
    scope, read = report.scope(asked, pair), report.reading()
    measured = report.measure(list(several.values()), scope, read)
    changes = {
        key: _changes(kpi, rows(kpi, measured[key], scope, read.book), asked.by[0], pair)
        for key, kpi in several.items()
    }
    last = pair[1].last
    months = signals(report, [key for key in several if changes[key]], replace(asked, first=last, last=last))
    found = {
        key: _mover(several[key], changes[key], months[key], pair, missed=verdicts[key] in MISSED)
        for key in months
    }
    return {key: mover for key, mover in found.items() if mover is not None}


def _changes(kpi: Kpi, frame: pd.DataFrame, below: str, pair: Pair) -> dict[str, float]:
    """The change of each unit of which both figures are shown, where it can be seen in the digits shown."""
    told = frame[(frame["status"] == Shown.OK) & (frame[below] != UNKNOWN)]
    then, now = (
        dict(zip(at[below].tolist(), at["value"].tolist(), strict=True))
        for at in (told[told["stop"] == window.stop] for window in pair)
    )
    changes = {unit: now[unit] - then[unit] for unit in sorted(now) if unit in then}
    return {unit: change for unit, change in changes.items() if shown(kpi, change)}


def _mover(
    kpi: Kpi, changes: Mapping[str, float], months: Signal, pair: Pair, *, missed: bool
) -> Mover | None:
    """The unit that got worse most where the target is missed, else the one that got better most.

    Where none did by more than chance, the one that went furthest the other way.
    """
    (below,), sign = months.question.by, -1 if kpi.better is Better.LOWER else 1
    worst_first = sorted(changes, key=lambda unit: sign * changes[unit])
    worse = [unit for unit in worst_first if sign * changes[unit] < 0]
    better = [unit for unit in reversed(worst_first) if sign * changes[unit] > 0]
    for unit in (*worse, *better) if missed else (*better, *worse):
        one = months.of(**{below: unit})
        if evidence(one, changes[unit], now=pair[1], then=pair[0]) is Evidence.SIGNAL:
            return Mover(unit, below, changes[unit])
    return None
