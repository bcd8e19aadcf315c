"""The monthly scorecard: twelve figures with target, status, momentum and who moved most."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

import numpy as np
import pandas as pd

from hrkpi.kpi import FloatArray, Kpi, Timing
from hrkpi.landing import projected
from hrkpi.language import marked
from hrkpi.measured import dimensions_of
from hrkpi.movers import movers
from hrkpi.period import Window, WindowKind, last_day, month_label, month_of, windows
from hrkpi.report import Report
from hrkpi.result import Card, Comment, Delta, Evidence, Mover, Question, Scorecard, Shown
from hrkpi.rows import directed, rows, with_targets
from hrkpi.signal import Signal, evidence, signals
from hrkpi.targets import PERIODS, Momentum, momentum

GROUPS: Mapping[str, tuple[str, ...]] = {
    marked("Workforce and retention"): (
        "headcount",
        "voluntary_turnover_rate",
        "first_year_turnover_rate",
        "retention_rate",
    ),
    marked("Hiring and engagement"): (
        "time_to_fill",
        "offer_acceptance_rate",
        "engagement_favourable",
        "enps",
    ),
    marked("Growth and fairness"): (
        "training_completion_rate",
        "training_overdue_rate",
        "training_hours_per_fte",
        "women_in_leadership",
    ),
}
KEYS = tuple(key for keys in GROUPS.values() for key in keys)
TREND = 13  # windows; the same month a year ago begins it
MEMORY = 37  # windows looked back for how long a status has held: three years and a month
YEAR = 12  # months


def scorecard(
    report: Report, month: int | None = None, where: Mapping[str, tuple[str, ...]] | None = None
) -> Scorecard:
    """A month on one page.

    Args:
        report: Figures as the asker may see them.
        month: The month; the last one that is over where none.
        where: Members kept, by dimension; the whole company where none.
    """
    report = report.remembering()
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
    months = signals(report, seen, replace(question, first=month, last=month))
    pairs = {kpi.key: _pair(seen[kpi.key]) for kpi in kpis}
    verdicts = {key: str(frame["verdict"].iloc[-1]) for key, frame in seen.items()}
    moved = movers(report, kpis, pairs, verdicts, where)
    cards = [
        _card(kpi, look, month, _History(seen[kpi.key], months[kpi.key]), moved.get(kpi.key)) for kpi in kpis
    ]
    told = {
        card.kpi.key: projected(
            report, card.kpi, Question(card.kpi.key, where=where, window=look.kind, last=month)
        )
        for card in cards
        if card.year_ago.evidence is Evidence.SIGNAL
    }
    return {
        card.kpi.key: replace(
            card, landing=told.get(card.kpi.key), comment=_comment(report, card, month, where)
        )
        for card in cards
    }


def _comment(report: Report, card: Card, month: int, where: Mapping[str, tuple[str, ...]]) -> Comment | None:
    """What is said of a card; nothing of one whose figure is hidden."""
    found = report.notes.comment(card.kpi.key, where, month)
    return Comment(found.text, found.author) if found and card.shown is not Shown.HIDDEN else None


def _seen(frame: pd.DataFrame, *, occasion: bool) -> pd.DataFrame:
    """The windows of a card, oldest first; of figures of an occasion only those in which there was one."""
    if not occasion:
        return frame
    had = frame[frame["status"] != Shown.NO_DATA]
    return had if len(had) else frame.tail(1)


@dataclass(frozen=True)
class _History:
    """The windows of a card, oldest first, and the months that say which changes are more than chance.

    Args:
        seen: Rows of the windows.
        months: Months behind them.
    """

    seen: pd.DataFrame
    months: Signal

    @property
    def now(self) -> "pd.Series[object]":  # type: ignore[type-var]  # a row of mixed columns
        """The last window."""
        return self.seen.iloc[-1]

    @property
    def verdicts(self) -> list[str]:
        """Status in each window, the last first."""
        return list(reversed(self.seen["verdict"].tolist()))

    def since(self, before: int) -> Delta:
        """The change since the window at a position; not known where there is none."""
        if before < 0:
            return Delta(None, month_label(int(self.seen["stop"].iloc[-1]) - 1 - YEAR))
        change = _number(self.seen["value"].iloc[-1] - self.seen["value"].iloc[before])
        return Delta(change, str(self.seen["period"].iloc[before]), self.evidence(change, before))

    def evidence(self, change: float | None, before: int) -> Evidence:
        """Whether a change since the window at a position is more than chance."""
        return evidence(self.months, change, now=_window(self.seen, -1), then=_window(self.seen, before))

    def momentum(self, kpi: Kpi, target: float | None) -> Momentum:
        """The status by direction; steady where it may be chance, unknown where nobody can tell."""
        values = self.seen["value"].to_numpy(dtype=float)
        if not self.months.is_judged:
            return Momentum.UNKNOWN
        found = momentum(values, kpi.better, target, precision=precision(kpi))
        if found not in {Momentum.IMPROVING, Momentum.WORSENING}:
            return found
        change, before = _change_of_means(values), max(len(values) - 1 - PERIODS, 0)
        told = self.evidence(change, before) is Evidence.SIGNAL
        return found if told else Momentum.STEADY


def _card(kpi: Kpi, look: _Look, month: int, history: _History, mover: Mover | None) -> Card:
    now, seen = history.now, history.seen
    trend, verdicts = seen.tail(TREND), history.verdicts
    target = _number(now["target"])
    return Card(
        kpi=kpi,
        period=str(now["period"]),
        window=look.kind,
        value=_number(now["value"]),
        n=_number(now["n"]),
        low=_number(now["low"]),
        high=_number(now["high"]),
        shown=Shown(str(now["status"])),
        partial=bool(now["partial"]),
        trend=tuple((str(p), _number(v)) for p, v in zip(trend["period"], trend["value"], strict=True)),
        target=target,
        tolerance=_number(now["tolerance"]),
        owner=str(now["owner"] or ""),
        verdict=str(now["verdict"]),
        momentum=str(history.momentum(kpi, target)),
        periods_in_verdict=len(list(takewhile(lambda verdict: verdict == verdicts[0], verdicts))),
        previous=history.since(len(seen) - 2),
        year_ago=history.since(_year_before(seen)),
        mover=mover,
        stale_since=str(now["period"]) if seen["stop"].iloc[-1] - 1 < month + look.matures else None,
    )


def precision(kpi: Kpi) -> float:
    """The last digit that is shown of a value, in the unit in which the value is stored."""
    shown: float = 10.0**-kpi.decimals
    return shown / 100 if kpi.unit == "share" else shown


def _year_before(seen: pd.DataFrame) -> int:
    """Position of the window a year before the last; of occasions the nearest to it within three months."""
    distance = (seen["stop"] - (seen["stop"].iloc[-1] - YEAR)).abs().to_numpy()
    best = int(np.argmin(distance))
    return best if distance[best] <= 3 else -1


def _pair(seen: pd.DataFrame) -> tuple[Window, Window] | None:
    """The window a year before and the last one."""
    before = _year_before(seen)
    return None if before < 0 else (_window(seen, before), _window(seen, -1))


def _window(seen: pd.DataFrame, at: int) -> Window:
    label, start, stop = (seen[name].iloc[at] for name in ("period", "start", "stop"))
    return Window(str(label), int(start), int(stop))


def _change_of_means(values: FloatArray) -> float:
    """The mean of the last three values minus that of the three before."""
    return float(np.nanmean(values[-PERIODS:]) - np.nanmean(values[-2 * PERIODS : -PERIODS]))


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type, call-overload]
