"""The whole curve of how long people stay, as people may see it."""

from dataclasses import replace

import numpy as np
import pandas as pd

from hrkpi.measured import asking
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.rows import labelled
from hrkpi.survival import Survival

KEY = "survival_curve"


def survival(report: Report, question: Question) -> pd.DataFrame:
    """The curve of every window and group of a question, one row per day on which anybody left.

    Where fewer people than the smallest group are left to watch, the curve ends: its steps would be persons.

    Args:
        report: Figures as the asker may see them.
        question: Groups, filters, windows and day of knowledge; filtered by type of exit, the others are
            censored.

    Returns:
        ``period``, one column per dimension, ``day`` (since the hire), ``share``, ``low``, ``high``,
        ``at_risk`` and ``events`` (persons). Groups that are hidden are left out.
    """
    kpi, asked = report.kpi(KEY), report.completed(replace(question, kpi=KEY))
    scope, read = report.scope(asked, report.windows(asked)), report.read(asked)
    measured = report.measure([kpi], scope, read)[KEY]
    query = asking(scope, read)
    known = Survival(query)
    known.curve()  # notes what it wants
    query.fetch()
    curve = Survival(query).curve()
    low, high = curve.interval
    least = 0 if report.principal.unprotected else report.minimum
    shown = (curve.at_risk >= np.maximum(least, 1)) & ~measured.hidden[:, :, None]
    window, group, step = np.nonzero(np.logical_and.accumulate(shown, axis=2))
    at = (window, group, step)
    frame = pd.DataFrame({"period": [scope.windows[index].label for index in window]})
    for column, name in enumerate(scope.by):
        frame[name] = labelled(read.book, name, measured.groups[group, column])
    return frame.assign(
        day=curve.days[step],
        share=curve.share[at],
        low=low[at],
        high=high[at],
        at_risk=curve.at_risk[at],
        events=curve.events[at],
    )
