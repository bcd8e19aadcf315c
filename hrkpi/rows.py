"""From arrays to the rows that people read: labels, targets, verdicts; hidden figures end here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.book import Book
from hrkpi.kpi import Kpi, Timing
from hrkpi.measured import Measured, Scope
from hrkpi.period import WindowKind, last_day, month_of
from hrkpi.result import Shown
from hrkpi.targets import Target, TargetBook, Verdict, direction, judge

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
Labels = NDArray[np.object_]
UNKNOWN = "unknown"
EVERYBODY = "all"  # the label of ``hrkpi.gathered.ALL``, which is the code of the last
FIGURES = ("value", "numerator", "denominator", "n", "low", "high")


def rows(kpi: Kpi, measured: Measured, scope: Scope, book: Book) -> pd.DataFrame:
    """One row per window and group that ever had a figure, by time, then by label, hidden ones last.

    Args:
        kpi: What was measured.
        measured: Its answer and what must be hidden.
        scope: What it was measured over.
        book: Labels and coverage.

    Returns:
        The frame of ``hrkpi.result.Result.rows`` without targets.
    """
    covered = _coverage(kpi, book)
    shown = _status(measured, scope, covered)
    lived = _lived(measured, shown) if scope.by else np.ones(1, dtype=bool)
    windows, groups = np.meshgrid(np.arange(len(scope.windows)), np.flatnonzero(lived), indexing="ij")
    at = (windows.ravel(), groups.ravel())
    names = {
        name: labelled(book, name, measured.groups[:, column])[at[1]] for column, name in enumerate(scope.by)
    }
    starts, stops = np.array([(one.start, one.stop) for one in scope.windows], np.int64).reshape(-1, 2).T
    order = _order(stops[at[0]], shown[at] == Shown.HIDDEN, names.values())
    at = (at[0][order], at[1][order])
    visible = shown[at] == Shown.OK
    figures = {name: np.where(visible, part[at], np.nan) for name, part in _figures(measured).items()}
    return pd.DataFrame(
        {
            "period": np.array([window.label for window in scope.windows], dtype=object)[at[0]],
            "start": starts[at[0]],
            "stop": stops[at[0]],
            **{name: column[order] for name, column in names.items()},
            **figures,
            "status": shown[at],
            "partial": _partial(scope, covered, book)[at[0]],
        }
    )


def hidden_groups(kpi: Kpi, measured: Measured, scope: Scope, book: Book) -> set[tuple[object, ...]]:
    """Labels of the groups that are hidden in any window.

    Args:
        kpi: What was measured.
        measured: Its answer and what must be hidden.
        scope: What it was measured over.
        book: Labels and coverage.
    """
    shown = _status(measured, scope, _coverage(kpi, book))
    gone = measured.groups[(shown == Shown.HIDDEN).any(axis=0)]
    if not scope.by:
        return {()} if len(gone) else set()
    names = [labelled(book, name, gone[:, column]).tolist() for column, name in enumerate(scope.by)]
    return set(zip(*names, strict=True))


def with_targets(
    frame: pd.DataFrame, kpi: Kpi, scope: Scope, names: Mapping[str, tuple[str, ...]], targets: TargetBook
) -> pd.DataFrame:
    """The rows with what each is measured against.

    Args:
        frame: As ``rows`` gives it.
        kpi: What was measured.
        scope: What it was measured over.
        names: Labels kept, by dimension.
        targets: All targets.
    """
    fixed = _fixed(scope, names)
    found: dict[tuple[object, ...], Target | None] = {}
    aims: list[Target | None] = []
    if kpi.key not in targets.kpis:
        return frame.assign(target=np.nan, tolerance=np.nan, owner="", verdict=Verdict.NO_TARGET)
    for key in zip(frame["stop"], *(frame[name] for name in scope.by), strict=True):
        if key not in found:
            population = {**fixed, **dict(zip(scope.by, key[1:], strict=True))}
            found[key] = targets.find(kpi, population, last_day(int(key[0]) - 1))
        aims.append(found[key])
    values = [None if np.isnan(value) else float(value) for value in frame["value"]]
    over = frame["partial"].to_numpy() & _grows(kpi, annualise=scope.annualise)
    verdicts = [
        judge(None if part else value, aim, kpi.better)
        for value, aim, part in zip(values, aims, over, strict=True)
    ]
    hidden = frame["status"] == Shown.HIDDEN
    return frame.assign(
        target=np.where(hidden, np.nan, [np.nan if aim is None else aim.value for aim in aims]),
        tolerance=np.where(hidden, np.nan, [np.nan if aim is None else aim.tolerance or 0.0 for aim in aims]),
        owner=np.where(hidden, "", ["" if aim is None else aim.owner or "" for aim in aims]),
        verdict=np.where(hidden, Verdict.NO_TARGET, verdicts),
    )


def directed(kpi: Kpi, scope: Scope, names: Mapping[str, tuple[str, ...]], targets: TargetBook) -> Kpi:
    """A KPI whose good direction the target of its population decides, where it has none of its own."""
    aim = targets.find(kpi, _fixed(scope, names), last_day(scope.windows[-1].last)) if scope.windows else None
    better = direction(kpi.better, aim)
    return kpi if better is kpi.better else replace(kpi, better=better)


def comparable(kpi: Kpi, kind: WindowKind, *, annualise: bool) -> bool:
    """Whether a figure over this window can be held against a target, set for the KPI's own window."""
    years = {WindowKind.TTM, WindowKind.YEAR}
    return kind == kpi.window or {kind, WindowKind(kpi.window)} <= years or annualise


def _grows(kpi: Kpi, *, annualise: bool) -> bool:
    """Whether a figure of a part of a window says nothing of the whole, so that it has no verdict yet."""
    return kpi.timing is Timing.WINDOW and not (kpi.averages and annualise)


def labelled(book: Book, dimension: str, codes: IntArray) -> Labels:
    """The labels of codes; ``unknown`` for none, ``all`` for all members together."""
    labels: Labels = np.array([UNKNOWN, *book.labels[dimension], EVERYBODY], dtype=object)[codes]
    return labels


def _fixed(scope: Scope, names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The one member kept of each dimension that is filtered by and not broken down by."""
    return {name: labels[0] for name, labels in names.items() if len(labels) == 1 and name not in scope.by}


def _figures(measured: Measured) -> dict[str, np.ndarray]:
    answer = measured.answer
    low, high = answer.interval
    main = (answer.value, answer.numerator, answer.denominator, answer.people, low, high)
    return {**dict(zip(FIGURES, main, strict=True)), **answer.beside}


def _status(measured: Measured, scope: Scope, covered: tuple[int, int] | None) -> np.ndarray:
    shape = measured.hidden.shape
    fed = np.array([_overlaps(window.start, window.stop, covered) for window in scope.windows], dtype=bool)
    missing = np.isnan(np.broadcast_to(measured.answer.value, shape)) | ~fed[:, None]
    status = np.where(missing, Shown.NO_DATA, Shown.OK).astype(object)
    return np.where(measured.hidden & fed[:, None], Shown.HIDDEN, status)


def _lived(measured: Measured, shown: np.ndarray) -> np.ndarray:
    """Groups in which there was ever anybody or anything, or of which nothing may be said."""
    shape = shown.shape
    people, value = (np.broadcast_to(part, shape) for part in (measured.answer.people, measured.answer.value))
    lived: np.ndarray = ((shown == Shown.HIDDEN) | ((shown == Shown.OK) & ((people > 0) | (value != 0)))).any(
        axis=0
    )
    return lived


def _coverage(kpi: Kpi, book: Book) -> tuple[int, int] | None:
    """Months in which all feeds of a KPI exist; none where one is missing."""
    spans = [book.coverage.get(name) for name in kpi.facts]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        return None
    return max(first for first, _ in known), min(last for _, last in known)


def _overlaps(start: int, stop: int, covered: tuple[int, int] | None) -> bool:
    return covered is not None and start <= covered[1] and stop > covered[0]


def _partial(scope: Scope, covered: tuple[int, int] | None, book: Book) -> np.ndarray:
    """Whether each window reaches beyond the feed or beyond the day of knowledge."""
    if covered is None:
        return np.ones(len(scope.windows), dtype=bool)
    whole = covered[1] + (book.as_of == last_day(month_of(book.as_of)) or covered[1] < month_of(book.as_of))
    return np.array(
        [window.start < covered[0] or window.stop > whole for window in scope.windows], dtype=bool
    )


def _order(stops: IntArray, hidden: BoolArray, names: Iterable[Labels]) -> IntArray:
    """Places of rows by time, then by labels; hidden ones last, so that their place says nothing."""
    ranks = [np.unique(column.astype(str), return_inverse=True)[1] for column in names]
    return np.lexsort([*reversed(ranks), hidden, stops])
