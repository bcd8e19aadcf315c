"""A figure in sentences: claims that hold, in a fixed order; the same figures give the same text."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

import pandas as pd

from hrkpi.claims import CLAIMS
from hrkpi.contribution import Contribution, contribution, has_parts
from hrkpi.funnel import Outside, funnel, has_limits
from hrkpi.kpi import Answer, Kpi, Spread, Timing
from hrkpi.material import Latest, Point, Seen, Unit
from hrkpi.measured import dimensions_of
from hrkpi.movers import units_below
from hrkpi.period import Window, WindowKind
from hrkpi.phrases import Writer
from hrkpi.report import Report
from hrkpi.result import Claim, Question, Result, Shown
from hrkpi.rows import UNKNOWN, rows
from hrkpi.signal import Signal, signal, verdict_of_change
from hrkpi.watch import Rule
from hrkpi.wording import Wording

MEMORY = 36  # months before the last window looked back for how long a status has held
MOST = 5  # sentences beside those that limit the others
YEAR = 12
NEAR = 3  # months by which an occasion may miss its year


def narrative(report: Report, question: Question) -> tuple[Claim, ...]:
    """What may be said of a figure in its last window, against a year before.

    Args:
        report: Figures as the asker may see them.
        question: Its last month is told, or the last whole one where it names none; groups are those of its
            first dimension, else the units below what it is filtered by.

    Returns:
        At most five sentences in the order of ``hrkpi.claims.CLAIMS``, then those that limit them.
    """
    kpi = report.kpi(question.kpi)
    known = report.month_over(question.as_of) - kpi.matures
    last = known if question.last is None else question.last
    asked = report.completed(replace(question, first=last - MEMORY, last=last))
    return told(seen(report, asked), asked.window or WindowKind.MONTH, Wording(report.locale))


def told(material: Seen, kind: WindowKind, wording: Wording) -> tuple[Claim, ...]:
    """The claims that hold of some material, in their order.

    Args:
        material: Figures and what is known of them.
        kind: Window of the figures.
        wording: Writes figures and periods.
    """
    writer = Writer(material.kpi, kind, wording, material.dimension)
    held = [(claim, numbers) for claim in CLAIMS if (numbers := claim.numbers(material)) is not None]
    kept = [one for one in held if not one[0].is_caveat][:MOST] + [one for one in held if one[0].is_caveat]
    return tuple(Claim(claim.key, numbers, writer.sentence(claim.key, numbers)) for claim, numbers in kept)


def seen(report: Report, asked: Question) -> Seen:
    """What claims about a completed question are made of."""
    dimension, always = _dimension(report, asked), bool(report.kpi(asked.kpi).splits)
    result = report.answer(asked if always else replace(asked, by=()))
    kpi, history = result.kpi, _occasions(result)
    ends = _ends(history) if len(history) else ()
    whole = Seen(kpi, None) if always else _whole(report, kpi, asked, history, ends)
    if not dimension or len(ends) < 2 or (whole.now is not None and whole.now.value is None):
        return whole
    return _with_units(report, replace(asked, by=(dimension,)), whole, (ends[0], ends[1]))


def _whole(
    report: Report, kpi: Kpi, asked: Question, history: pd.DataFrame, ends: tuple[Window, ...]
) -> Seen:
    """The figure itself, its target and its months."""
    last, verdicts = history.iloc[-1], history["verdict"].tolist()
    months = signal(report, replace(asked, by=(), first=asked.last))
    found = Seen(
        kpi=kpi,
        now=_point(last),
        then=_point(history[history["stop"] == ends[0].stop].iloc[0]) if len(ends) > 1 else None,
        is_judged=months.is_judged,
        is_partial=bool(last["partial"]),
        verdict=str(last["verdict"]),
        target=None if pd.isna(last["target"]) else float(last["target"]),
        held=len(list(takewhile(lambda verdict: verdict == verdicts[-1], reversed(verdicts)))),
        latest=_latest(months),
    )
    if len(ends) < 2:
        return found
    return replace(found, movement=verdict_of_change(months, found.change, now=ends[1], then=ends[0]))


def _with_units(report: Report, by: Question, whole: Seen, ends: tuple[Window, Window]) -> Seen:
    """The figure with its groups, and the change in parts where it has any."""
    kpi, dimension, read = whole.kpi, by.by[0], report.read(by)
    groups = report.measure([kpi], report.scope(by, ends), read)[kpi.key]
    frame = rows(kpi, groups, report.scope(by, ends), read.book)
    months = signal(report, replace(by, first=by.last))
    placed = funnel(report, replace(by, first=by.last)) if has_limits(kpi, groups.answer) else None
    parts = _parts(report, by, groups.answer, ends) if whole.change is not None else None
    return replace(
        whole,
        dimension=dimension,
        units=tuple(_units(frame, dimension, ends, months, placed)),
        some_hidden=bool((frame["status"] == Shown.HIDDEN).any()),
        contribution=parts,
        ends=(ends[0].label, ends[1].label),
    )


def _parts(report: Report, by: Question, groups: Answer, ends: tuple[Window, Window]) -> Contribution | None:
    """The change in parts, where it has any; those of a mean say nothing of a median."""
    kpi, scope = report.kpi(by.kpi), report.scope(replace(by, by=()), ends)
    whole = report.measure([kpi], scope, report.read(by))[kpi.key]
    if isinstance(groups, Spread) or not has_parts(kpi, groups, whole.answer):
        return None
    return contribution(report, replace(by, first=ends[0].last, last=ends[1].last))


def _units(
    frame: pd.DataFrame,
    dimension: str,
    ends: tuple[Window, Window],
    months: Signal,
    placed: pd.DataFrame | None,
) -> Iterator[Unit]:
    """The groups that are shown now, in order of their labels."""
    shown = frame[(frame["status"] == Shown.OK) & (frame[dimension] != UNKNOWN)]
    then, now = (_values(shown[shown["stop"] == end.stop], dimension) for end in ends)
    outside = {} if placed is None else dict(zip(placed[dimension], placed["outside"], strict=True))
    for group, value in sorted(now.items()):
        change = value - then[group] if group in then else None
        one = months.of(**{dimension: group})
        yield Unit(
            group=group,
            change=change,
            movement=verdict_of_change(one, change, now=ends[1], then=ends[0]),
            value=value,
            outside=Outside(outside.get(group) or Outside.INSIDE),
            is_judged=one.is_judged,
        )


def _values(frame: pd.DataFrame, dimension: str) -> dict[str, float]:
    return dict(zip(frame[dimension].tolist(), frame["value"].tolist(), strict=True))


def _dimension(report: Report, asked: Question) -> str:
    """What the groups are members of; nothing where there are none."""
    kpi = report.kpi(asked.kpi)
    if kpi.splits:
        return asked.by[-1]
    below = units_below(report, asked.where)
    return asked.by[0] if asked.by else below if below and below in dimensions_of(kpi) else ""


def _occasions(result: Result) -> pd.DataFrame:
    """The windows, oldest first; of figures of an occasion only those in which there was one."""
    if result.kpi.timing is not Timing.OCCASION:
        return result.rows
    had = result.rows[result.rows["status"] != Shown.NO_DATA]
    return had if len(had) else result.rows.tail(1)


def _ends(history: pd.DataFrame) -> tuple[Window, ...]:
    """The window a year before the last, or near it, else the one before the last; and the last."""
    over = history[["period", "start", "stop"]].drop_duplicates().astype({"start": int, "stop": int})
    listed = [Window(*window) for window in over.itertuples(index=False, name=None)]
    last, earlier = listed[-1], listed[:-1]
    if not earlier:
        return (last,)
    near = min(earlier, key=lambda window: (abs(window.stop - (last.stop - YEAR)), window.stop))
    return (near if abs(near.stop - (last.stop - YEAR)) <= NEAR else earlier[-1], last)


def _point(row: "pd.Series[object]") -> Point:  # type: ignore[type-var]  # a row of mixed columns
    value = float(str(row["value"]))
    return Point(str(row["period"]), None if math.isnan(value) else value, Shown(str(row["status"])))


def _latest(months: Signal) -> Latest | None:
    """The last month judged, with how long it has been on its side."""
    if months.latest.empty:
        return None
    last = months.latest.iloc[-1]
    known = months.judged[months.judged["centre"].notna()]
    sides = known["side"].where(known["status"] == Shown.OK, 0).tolist()
    return Latest(
        month=str(last["period"]),
        rule=Rule(last["rule"]),
        side=int(last["side"]),
        low=float(last["lower"]),
        high=float(last["upper"]),
        length=len(list(takewhile(lambda side: side == last["side"], reversed(sides)))),
    )
