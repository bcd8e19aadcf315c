"""Contribution: how much of a change comes from which group, and how much of it is mix."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.errors import QueryError
from hrkpi.kpi import Answer, Count, Index, Kpi, Ratio, Spread
from hrkpi.language import say
from hrkpi.measured import Measured
from hrkpi.mix import FloatArray, Sums, is_reversed, split
from hrkpi.period import Window
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.rows import labelled, rows

POOL = "hidden"  # label of the groups that may not be told apart
PARTS = ("before", "now", "weight_before", "weight_now", "mix", "rate", "total")
SAME = 1e-9  # relative; sums of groups that differ by less add up


@dataclass(frozen=True)
class Contribution:
    """A change between two windows in parts.

    Args:
        kpi: What was measured.
        question: What was asked, with every default filled in.
        then: The earlier window.
        now: The later window.
        of: ``value``; ``mean`` where the figure is a median, which no sum makes up.
        before: The whole figure then.
        after: The whole figure now.
        rows: One row per shown group in order of labels, and one ``hidden`` for all others; columns one per
            dimension, ``before`` and ``now`` (the group's own figure), ``weight_before`` and ``weight_now``
            (its share of the whole denominator), ``mix``, ``rate``, ``total`` (parts of the change, in the
            unit of the figure) and ``status``. Mix, rate and weights are missing where the figure is a count.
            The row ``hidden`` is without figures where even together they are too few.
        is_reversed: Whether every group moved against the whole.
    """

    kpi: Kpi
    question: Question
    then: Window
    now: Window
    of: str
    before: float
    after: float
    rows: pd.DataFrame
    is_reversed: bool

    @property
    def change(self) -> float:
        """What the parts add up to."""
        return self.after - self.before

    @property
    def mix(self) -> float:
        """How much of the change is mix; missing where a part is hidden, or the figure is a count."""
        return float(self.rows["mix"].sum(skipna=False))

    @property
    def rate(self) -> float:
        """How much of the change is in the groups themselves; missing as mix is."""
        return float(self.rows["rate"].sum(skipna=False))


def contribution(report: Report, question: Question) -> Contribution:
    """The change from the first to the last window of a question, split by its dimensions.

    Args:
        report: Figures as the asker may see them.
        question: Broken down by at least one dimension, over at least two windows.

    Raises:
        QueryError: If the figure is not made of sums that add up over the groups, if there is nothing to
            split, or if the whole is hidden or has no data in one of the windows.
    """
    kpi, asked = report.kpi(question.kpi), report.completed(question)
    over, read = report.windows(asked), report.read(asked)
    _check(kpi, asked, over)
    ends = (over[0], over[-1])
    groups = report.measure([kpi], report.scope(asked, ends), read)[kpi.key]
    all_of_it = report.scope(replace(asked, by=()), ends)
    whole = report.measure([kpi], all_of_it, read)[kpi.key]
    if (rows(kpi, whole, all_of_it, read.book)["status"] != Shown.OK).any():
        raise QueryError(
            say(
                "{label} as a whole is hidden or has no data in one of the two periods.", label=say(kpi.label)
            ),
            where=say("period"),
            mend=say("choose periods in which the whole is shown."),
        )
    release = Told(kpi, groups, whole)
    labels = {name: labelled(read.book, name, groups.groups[:, at]) for at, name in enumerate(asked.by)}
    then, now = (release.sums(window) for window in (0, 1))
    return Contribution(
        kpi=kpi,
        question=asked,
        then=ends[0],
        now=ends[1],
        of="mean" if isinstance(groups.answer, Spread) else "value",
        before=then.value if release.divides else float(then.numerator.sum()),
        after=now.value if release.divides else float(now.numerator.sum()),
        rows=release.table(labels, then, now),
        is_reversed=release.divides and release.is_told and is_reversed(then, now),
    )


class Told:
    """What may be told of groups and whole in two windows: shown groups one by one, the others as one.

    Args:
        kpi: What was measured.
        groups: Its answer by group.
        whole: Its answer for all.

    Raises:
        QueryError: If the whole is not the sum of its groups.
    """

    def __init__(self, kpi: Kpi, groups: Measured, whole: Measured) -> None:
        self.divides = not isinstance(groups.answer, Count)
        of_groups, of_all = _summed(groups.answer), _summed(whole.answer)
        if of_groups is None or of_all is None:
            raise _no_sums(kpi)
        if not _adds_up(of_groups, of_all):
            raise QueryError(
                say("The groups of {label} do not add up to the whole.", label=say(kpi.label)),
                where=say("dimension"),
                mend=say("split by a dimension that puts everybody in one group: department, level, gender."),
            )
        self._groups, self._whole = of_groups, of_all
        lived = ((self._groups.numerator != 0) | (self._groups.denominator != 0)).any(axis=0)
        gone = groups.hidden.any(axis=0)
        self.shown, self.pools = lived & ~gone, bool((lived & gone).any())
        rest = whole.answer.people[:, 0] - groups.answer.people[:, self.shown].sum(axis=1)
        least = groups.policy.k if groups.policy else 0
        self.is_told = not self.pools or all(
            people >= least or not (pool.numerator[-1] or pool.denominator[-1])
            for people, pool in zip(rest, (self.sums(0), self.sums(1)), strict=True)
        )

    def sums(self, window: int) -> Sums:
        """Sums of the shown groups, and of all others together behind them."""
        parts = []
        for of_groups, of_all in zip(self._groups[:2], self._whole[:2], strict=True):
            each, total = of_groups[window, self.shown], of_all[window, 0]
            rest = total - each.sum()
            parts.append(np.append(each, 0.0 if abs(rest) <= SAME * abs(total) else rest))
        kept = slice(None) if self.pools else slice(-1)
        return Sums(parts[0][kept], parts[1][kept], float(self._whole.scale[window]))

    def table(self, labels: Mapping[str, NDArray[np.object_]], then: Sums, now: Sums) -> pd.DataFrame:
        """One row per shown group in order of labels, and the pool."""
        columns: dict[str, object] = {
            name: [*words[self.shown], *([POOL] if self.pools else [])] for name, words in labels.items()
        }
        columns |= _quotients(then, now) if self.divides else _counts(then, now)
        frame = pd.DataFrame(columns).assign(status=Shown.OK)
        by = list(labels)
        shown = frame.iloc[: int(self.shown.sum())].sort_values(by, kind="stable")
        pool = frame.iloc[int(self.shown.sum()) :].assign(status=Shown.HIDDEN)
        if not self.is_told:
            pool = pool.assign(**dict.fromkeys(PARTS, np.nan))
        return pd.concat([shown, pool], ignore_index=True) if len(pool) else shown.reset_index(drop=True)


class _Summed(NamedTuple):
    """Two sums, shape (windows, groups) each, and what their quotient is multiplied by in each window."""

    numerator: FloatArray
    denominator: FloatArray
    scale: FloatArray


def has_parts(kpi: Kpi, groups: Answer, whole: Answer) -> bool:
    """Whether a figure is made of sums that add up over these groups."""
    of_groups, of_all = _summed(groups), _summed(whole)
    return not kpi.splits and of_groups is not None and of_all is not None and _adds_up(of_groups, of_all)


def _summed(answer: Answer) -> _Summed | None:
    """The sums that a figure is made of; none where it is made of none."""
    top, bottom = np.nan_to_num(answer.numerator), np.nan_to_num(answer.denominator)
    scale: FloatArray | float = answer.scale if isinstance(answer, Ratio) else 1.0
    if isinstance(answer, Index):
        known = (top != 0) & ~np.isnan(answer.value)
        factors = answer.value[known] * bottom[known] / top[known]
        if len(factors) and not np.allclose(factors, factors[0]):
            return None
        scale = float(factors[0]) if len(factors) else 1.0
    return _Summed(top, bottom, np.broadcast_to(scale, (len(top), 1))[:, 0])


def _quotients(then: Sums, now: Sums) -> dict[str, FloatArray]:
    parts = split(then, now)
    figures = (then.rate, now.rate, then.weight, now.weight, parts.mix, parts.rate, parts.total)
    return dict(zip(PARTS, figures, strict=True))


def _counts(then: Sums, now: Sums) -> dict[str, FloatArray]:
    missing = np.full(then.numerator.shape, np.nan)
    change = now.numerator - then.numerator
    figures = (then.numerator, now.numerator, missing, missing, missing, missing, change)
    return dict(zip(PARTS, figures, strict=True))


def _check(kpi: Kpi, asked: Question, over: tuple[Window, ...]) -> None:
    """Refuses what cannot be split.

    Raises:
        QueryError: If there are no groups, no two windows, or no sums.
    """
    if not asked.by or len(over) < 2:
        raise QueryError(
            say("There is nothing to split."),
            where=say("dimension") if not asked.by else say("period"),
            mend=say("name a dimension to split by, and a first and a last month that differ."),
        )
    if kpi.splits:
        raise _no_sums(kpi)


def _adds_up(groups: _Summed, whole: _Summed) -> bool:
    return all(
        np.allclose(of_groups.sum(axis=1), of_all[:, 0], rtol=SAME)
        for of_groups, of_all in zip(groups[:2], whole[:2], strict=True)
    )


def _no_sums(kpi: Kpi) -> QueryError:
    return QueryError(
        say(
            "{label} is not made of sums that add up over groups, so its change has no parts.",
            label=say(kpi.label),
        ),
        where=say("KPI"),
        mend=say("compare the groups themselves instead."),
    )
