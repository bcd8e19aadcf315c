"""How the single values of a figure are spread, in ranges that each hold enough people to be shown."""

from dataclasses import dataclass

import numpy as np

from hrkpi.errors import QueryError
from hrkpi.kpi import FloatArray, Kpi, Spread
from hrkpi.language import say
from hrkpi.period import Window
from hrkpi.report import Report
from hrkpi.result import Question

RANGES = 12  # aimed at
STEPS = (1, 2, 5, 7, 10, 14, 20, 30, 50, 60, 90, 100, 200, 365, 500, 1000)  # widths that people read easily


@dataclass(frozen=True)
class Distribution:
    """Values counted in ranges.

    Args:
        kpi: What was measured.
        window: When.
        starts: First value of each range, ascending.
        stops: First value after each range.
        counts: How many values are in each.
        joined: Whether ranges were joined because one held too few.
        least: Fewest values that a range may hold.
    """

    kpi: Kpi
    window: Window
    starts: tuple[float, ...]
    stops: tuple[float, ...]
    counts: tuple[int, ...]
    joined: bool
    least: int


def distribution(report: Report, question: Question) -> Distribution | None:
    """The values behind the last window of a question about a median; none where the figure has no such.

    Args:
        report: Figures as the asker may see them.
        question: About the whole of its filters; what it is broken down by does not matter.

    Raises:
        QueryError: If they are hidden, or there are none.
    """
    kpi, asked = report.kpi(question.kpi), report.completed(question)
    window = report.windows(asked)[-1]
    scope = report.scope(asked, (window,))
    measured = report.measure([kpi], scope, report.read(asked))[kpi.key]
    answer = measured.answer
    if not isinstance(answer, Spread) or scope.by:
        return None
    weights = answer.weights[0, 0]
    if measured.hidden.any() or not weights.sum():
        raise QueryError(
            say("The distribution of {label} is hidden or has no data in this period.", label=say(kpi.label)),
            where=say("period"),
            mend=say("choose a longer window or fewer filters."),
        )
    least = 1 if report.principal.unprotected else measured.policy.k if measured.policy else report.minimum
    return _ranged(kpi, window, answer.days, weights, least)


def _ranged(kpi: Kpi, window: Window, values: FloatArray, weights: FloatArray, least: int) -> Distribution:
    """The values in ranges of one width; those that hold too few are joined with their neighbours."""
    seen = values[weights > 0]
    width = next((step for step in STEPS if np.ptp(seen) / step < RANGES), STEPS[-1])
    first = np.floor(seen.min() / width) * width
    edges = np.arange(first, seen.max() + width + 1, width)
    counts, _ = np.histogram(values, bins=edges, weights=weights)
    stops: list[float] = []
    kept: list[int] = []
    held = 0
    for count, stop in zip(counts.round().astype(int).tolist(), edges[1:].tolist(), strict=True):
        held += count
        if held >= least:
            stops, kept, held = [*stops, stop], [*kept, held], 0
    if held:  # the last ones are too few by themselves
        stops[-1], kept[-1] = float(edges[-1]), kept[-1] + held
    starts = [float(first), *stops[:-1]]
    joined = any(stop - start > width for start, stop in zip(starts, stops, strict=True))
    return Distribution(kpi, window, tuple(starts), tuple(stops), tuple(kept), joined, least)
