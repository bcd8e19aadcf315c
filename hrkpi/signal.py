"""Signal or noise: whether a change may be shown as one, by the months behind it.

Windows of twelve months overlap, so they are judged on their months. An arrow, an alert, "rose" and "fell"
need a month outside its limits, or a run of eight months on one side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.monthly import monthly
from hrkpi.period import Window
from hrkpi.report import Report
from hrkpi.result import Evidence, Question, Shown
from hrkpi.watch import Rule

NOWHERE = np.zeros(0, dtype=np.int64)
HIDDEN = {"value": np.nan, "centre": np.nan, "lower": np.nan, "upper": np.nan, "side": 0, "rule": Rule.NONE}


@dataclass(frozen=True)
class Signal:
    """A figure by month with its limits.

    Args:
        question: What was asked, with every default filled in.
        judged: As ``rows``, with the months that decide and are not shown; never to be handed up.
    """

    question: Question
    judged: pd.DataFrame

    @cached_property
    def rows(self) -> pd.DataFrame:
        """One row per month and group, in order of time and then of the groups' labels.

        Columns ``period``, ``start``, ``stop``, one per dimension of ``question.by``, ``value``, ``centre``,
        ``lower`` and ``upper`` (limits), ``side`` (1 above the middle, −1 below), ``rule`` (why the month is
        a signal: ``hrkpi.watch.Rule``), ``method`` (which limits: ``hrkpi.watch.Method``), ``seasonal``
        (whether the calendar month moves them) and ``status``. Months that are hidden, not over or not yet
        known in full have no limits. Of a group whose last window is hidden everything is.
        """
        hidden = self.judged["status"] == Shown.HIDDEN
        blank = {name: self.judged[name].mask(hidden, nothing) for name, nothing in HIDDEN.items()}
        return self.judged.assign(**blank)

    @property
    def latest(self) -> pd.DataFrame:
        """The rows of the last month in which anything is judged, of groups of which it is shown."""
        last = self.judged.loc[self.judged["centre"].notna(), "stop"].max()
        latest: pd.DataFrame = self.rows[(self.rows["stop"] == last) & self.rows["centre"].notna()]
        return latest

    @property
    def is_judged(self) -> bool:
        """Whether there are months enough to tell a change from chance."""
        return bool(self.judged["centre"].notna().any())

    @property
    def is_signal(self) -> bool:
        """Whether the last month judged, of any group, is more than chance."""
        return bool((self.latest["rule"] != Rule.NONE).any())

    @property
    def rule(self) -> Rule:
        """Why the last month judged is a signal; the first group's reason where several are."""
        return next((Rule(rule) for rule in self.latest["rule"] if rule), Rule.NONE)

    @property
    def points(self) -> pd.DataFrame:
        """The months that are signals."""
        return self.rows[self.rows["rule"] != Rule.NONE]

    def of(self, **members: str) -> "Signal":
        """The same of one group alone, named by dimension and label."""
        kept = self.judged
        for name, label in members.items():
            places = self._places[name] if kept is self.judged else _places(kept[name])
            kept = kept.iloc[places.get(label, NOWHERE)]
        rest = tuple(name for name in self.question.by if name not in members)
        return Signal(replace(self.question, by=rest), kept)

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, NDArray[np.int64]]]:
        """Where the rows of each member of each dimension are: every group of a view is asked for."""
        return {name: _places(self.judged[name]) for name in self.question.by}


@dataclass(frozen=True)
class Movement:
    """What may be said of a change.

    Args:
        allowed: Whether an arrow, an alert, "rose" or "fell" may be shown.
        direction: 1 up, −1 down, 0 unchanged or not known.
        rule: Which rule allows it.
        points: Labels of the months that show it, of those that are shown.
    """

    allowed: bool
    direction: int
    rule: Rule = Rule.NONE
    points: tuple[str, ...] = ()


def signal(report: Report, question: Question) -> Signal:
    """The months behind a question, each with its limits and whether it is more than chance.

    Args:
        report: Figures as the asker may see them.
        question: Any; limits are made of its months, and of three years up to its last month where it is
            shorter.
    """
    return signals(report, (question.kpi,), question)[question.kpi]


def signals(report: Report, keys: Iterable[str], question: Question) -> dict[str, Signal]:
    """The same for several KPIs, with few questions to the facts.

    Args:
        report: Figures as the asker may see them.
        keys: KPIs.
        question: What is asked of each; its own KPI does not matter.
    """
    asked = {key: report.completed(replace(question, kpi=key)) for key in keys}
    known = ("signals", *(one.known_by for one in asked.values()))

    def judged() -> dict[str, Signal]:
        return {key: Signal(asked[key], frame) for key, frame in monthly(report, asked).items()}

    return report.once(known, judged)


def verdict_of_change(found: Signal, change: float | None, *, now: Window, then: Window) -> Movement:
    """Whether a change between two windows may be called one.

    The months of the later window alone must show it on the side to which the figure moved, or those of the
    earlier window alone on the other side.

    Args:
        found: Months of one figure of one group.
        change: Value now minus value then; none where one is hidden or has no data.
        now: The later window.
        then: The earlier one.
    """
    if change is None or not np.isfinite(change) or change == 0:
        return Movement(allowed=False, direction=0)
    direction = 1 if change > 0 else -1
    start, side, rules = (found.judged[name].to_numpy() for name in ("start", "side", "rule"))
    lately, before = _inside(start, now), _inside(start, then)
    shows = np.where(side == direction, lately & ~before, (side == -direction) & before & ~lately)
    shows &= rules != Rule.NONE
    if not shows.any():
        return Movement(allowed=False, direction=direction)
    rule = Rule.OUTSIDE if Rule.OUTSIDE in rules[shows] else Rule.RUN
    told = shows & (found.judged["status"] != Shown.HIDDEN).to_numpy()
    labels = found.judged["period"].to_numpy()[told]
    return Movement(allowed=True, direction=direction, rule=rule, points=tuple(labels.tolist()))


def evidence(found: Signal, change: float | None, *, now: Window, then: Window) -> Evidence:
    """How much a change between two windows is worth: a signal, within the usual range, or too early to say.

    Args:
        found: Months of one figure of one group.
        change: Value now minus value then; none where one is hidden or has no data.
        now: The later window.
        then: The earlier one.
    """
    if not found.is_judged:
        return Evidence.TOO_FEW
    allowed = verdict_of_change(found, change, now=now, then=then).allowed
    return Evidence.SIGNAL if allowed else Evidence.USUAL


def _places(labels: "pd.Series[str]") -> Mapping[str, NDArray[np.int64]]:
    codes, names = pd.factorize(labels)
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(names) + 1))
    return {str(name): order[ends[at] : ends[at + 1]] for at, name in enumerate(names)}


def _inside(start: NDArray[np.int64], window: Window) -> NDArray[np.bool_]:
    return (start >= window.start) & (start < window.stop)
