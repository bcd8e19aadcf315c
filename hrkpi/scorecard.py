"""The monthly scorecard: twelve figures with target, status, momentum and who moved most."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
import pandas as pd

from hrkpi.kpi import Better, Kpi, Timing
from hrkpi.measured import dimensions_of
from hrkpi.period import Window, WindowKind, last_day, month_label, month_of, windows
from hrkpi.report import Report
from hrkpi.result import Card, Delta, Mover, Question, Scorecard, Shown
from hrkpi.rows import UNKNOWN, directed, rows, with_targets
from hrkpi.targets import Verdict, momentum

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Workforce and retention": (
        "headcount",
        "voluntary_turnover_rate",
        "first_year_turnover_rate",
        "retention_rate",
    ),
    "Hiring and engagement": (
        "time_to_fill",
        "offer_acceptance_rate",
        "engagement_favourable",
        "enps",
    ),
    "Growth and fairness": (
        "training_completion_rate",
        "training_overdue_rate",
        "training_hours_per_fte",
        "women_in_leadership",
    ),
}
KEYS = tuple(key for keys in GROUPS.values() for key in keys)
TREND = 13  # windows; the same month a year ago begins it
MEMORY = 37  # windows looked back for how long a status has held: three years and a month
BELOW = ("company", "division", "department", "team")


def scorecard(
    report: Report, month: int | None = None, where: Mapping[str, tuple[str, ...]] | None = None
) -> Scorecard:
    """A month on one page.

    Args:
        report: Figures as the asker may see them.
        month: The month; the last one that is over where none.
        where: Members kept, by dimension; the whole company where none.
    """
    shown, kept = report.default_month if month is None else month, dict(where or {})
    known = month_of(report.as_of)
    return Scorecard(
        month=shown,
        where=kept,
        cards=tuple(_cards(report, shown, kept)),
        as_of=report.as_of,
        loaded_at=report.loaded_at,
        snapshot=report.snapshot,
        minimum=report.minimum,
        company=report.company,
        partial=shown > known or (shown == known and report.as_of < last_day(shown)),
    )


@dataclass(frozen=True)
class _Look:
    """KPIs that are read over the same windows."""

    kind: WindowKind
    matures: int
    occasion: bool


def _cards(report: Report, month: int, where: Mapping[str, tuple[str, ...]]) -> list[Card]:
    """One card per KPI that can be filtered so, in the order of the groups."""
    kpis = [report.kpi(key) for key in KEYS if set(where) <= set(dimensions_of(report.kpi(key)))]
    cards: dict[str, Card] = {}
    for look in dict.fromkeys(_look(kpi) for kpi in kpis):
        several = [kpi for kpi in kpis if _look(kpi) == look]
        cards.update(_looked_at(report, several, look, month - look.matures, where))
    return [cards[kpi.key] for kpi in kpis]


def _look(kpi: Kpi) -> _Look:
    return _Look(WindowKind(kpi.window), kpi.matures, kpi.timing is Timing.OCCASION)


def _looked_at(
    report: Report, kpis: list[Kpi], look: _Look, month: int, where: Mapping[str, tuple[str, ...]]
) -> dict[str, Card]:
    past = windows(look.kind, month - MEMORY + 1, month)
    question = Question("headcount", where=where)
    scope = report.scope(question, past)
    read = report.reading()
    kpis = [directed(kpi, scope, where, report.targets) for kpi in kpis]
    measured = report.measure(kpis, scope, read)
    frames = {
        kpi.key: with_targets(
            rows(kpi, measured[kpi.key], scope, read.book), kpi, scope, where, report.targets
        )
        for kpi in kpis
    }
    seen = {kpi.key: _seen(frames[kpi.key], occasion=look.occasion) for kpi in kpis}
    movers = _movers(report, kpis, seen, question)
    return {kpi.key: _card(kpi, look, month, seen[kpi.key], movers.get(kpi.key)) for kpi in kpis}


def _seen(frame: pd.DataFrame, *, occasion: bool) -> pd.DataFrame:
    """The windows of a card, oldest first; of figures of an occasion only those in which there was one."""
    if not occasion:
        return frame
    had = frame[frame["status"] != Shown.NO_DATA]
    return had if len(had) else frame.tail(1)


def _card(kpi: Kpi, look: _Look, month: int, seen: pd.DataFrame, mover: Mover | None) -> Card:
    now, values = seen.iloc[-1], seen["value"].to_numpy(dtype=float)
    trend = seen.tail(TREND)
    target = None if pd.isna(now["target"]) else float(now["target"])
    verdicts = list(reversed(seen["verdict"].tolist()))
    return Card(
        kpi=kpi,
        period=str(now["period"]),
        window=look.kind,
        value=_number(now["value"]),
        n=_number(now["n"]),
        low=_number(now["low"]),
        high=_number(now["high"]),
        shown=Shown(now["status"]),
        partial=bool(now["partial"]),
        trend=tuple((str(p), _number(v)) for p, v in zip(trend["period"], trend["value"], strict=True)),
        target=target,
        tolerance=_number(now["tolerance"]),
        owner=str(now["owner"] or ""),
        verdict=str(now["verdict"]),
        momentum=str(momentum(values, kpi.better, target, precision=precision(kpi))),
        periods_in_verdict=len(list(takewhile(lambda verdict: verdict == verdicts[0], verdicts))),
        previous=_delta(seen, len(seen) - 2),
        year_ago=_delta(seen, _year_before(seen)),
        mover=mover,
        stale_since=str(now["period"]) if now["stop"] - 1 < month + look.matures else None,
    )


def precision(kpi: Kpi) -> float:
    """The last digit that is shown of a value, in the unit in which the value is stored."""
    shown: float = 10.0**-kpi.decimals
    return shown / 100 if kpi.unit == "share" else shown


def _year_before(seen: pd.DataFrame) -> int:
    """Position of the window a year before the last; of occasions the nearest to it within three months."""
    distance = (seen["stop"] - (seen["stop"].iloc[-1] - 12)).abs().to_numpy()
    best = int(np.argmin(distance))
    return best if distance[best] <= 3 else -1


def _delta(seen: pd.DataFrame, before: int) -> Delta:
    if before < 0:
        return Delta(None, month_label(int(seen["stop"].iloc[-1]) - 13))
    change = _number(seen["value"].iloc[-1] - seen["value"].iloc[before])
    return Delta(change, str(seen["period"].iloc[before]))


def _movers(
    report: Report, kpis: list[Kpi], seen: Mapping[str, pd.DataFrame], question: Question
) -> dict[str, Mover]:
    """For each KPI the unit below the scope whose figure changed most in a year."""
    below = units_below(report, question.where)
    movers: dict[str, Mover] = {}
    pairs = {kpi.key: _pair(seen[kpi.key]) for kpi in kpis if below in dimensions_of(kpi)}
    for pair in dict.fromkeys(pairs.values()):
        several = [kpi for kpi in kpis if pairs.get(kpi.key) == pair]
        if pair is None or below is None:
            continue
        asked = Question("headcount", by=(below,), where=question.where)
        scope, read = report.scope(asked, pair), report.reading()
        measured = report.measure(several, scope, read)
        for kpi in several:
            frame = rows(kpi, measured[kpi.key], scope, read.book)
            if mover := _mover(kpi, frame, below, seen[kpi.key]["verdict"].iloc[-1]):
                movers[kpi.key] = mover
    return movers


def _pair(seen: pd.DataFrame) -> tuple[Window, Window] | None:
    """The window a year before and the last one."""
    before = _year_before(seen)
    if before < 0:
        return None
    ends = seen.iloc[[before, -1]]
    first, last = (
        Window(str(label), int(start), int(stop))
        for label, start, stop in zip(ends["period"], ends["start"], ends["stop"], strict=True)
    )
    return first, last


def _mover(kpi: Kpi, frame: pd.DataFrame, below: str, verdict: str) -> Mover | None:
    """The unit that worsened most where the figure misses its target, else the one that improved most.

    A unit counts only where both figures are shown.
    """
    shown = frame[(frame["status"] == Shown.OK) & (frame[below] != UNKNOWN)]
    wide = shown.pivot_table(index=below, columns="stop", values="value", aggfunc="first").dropna()
    if wide.shape[1] < 2 or wide.empty:
        return None
    change = (wide.iloc[:, -1] - wide.iloc[:, 0]).to_numpy(dtype=float)
    good = -change if kpi.better is Better.LOWER else change
    missed = verdict in {Verdict.OFF_TARGET, Verdict.WATCH}
    chosen = int(np.argmin(good) if missed else np.argmax(good))
    return Mover(str(wide.index[chosen]), below, float(change[chosen]))


def units_below(report: Report, where: Mapping[str, tuple[str, ...]]) -> str | None:
    """The level of units under the scope that has more than one member."""
    named = [BELOW.index(name) for name in where if name in BELOW]
    candidates = BELOW[max(named) + 1 :] if named else BELOW
    return next((name for name in candidates if len(report.members(name)) > 1), None)


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type, call-overload]
