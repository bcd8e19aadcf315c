"""How long people stay, as curves: the share still there so many months after the hire."""

import numpy as np
import pandas as pd

from hrkpi import sentences
from hrkpi.curves import KEY, survival
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.result import Question, Shown
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.views._charted import MISSING, NOTHING, extremes
from hrkpi.views._figures import Figures, number

MONTHS = 60  # after the hire
DAYS = 365.25 / 12  # of a month
MOST = 4  # curves that every reader can tell apart
YEAR = 12
NOTE = marked(
    "Share of people still employed so many months after their hire "
    "(Kaplan-Meier). {which} A curve ends where too few are left to watch."
)


def survived(made: Figures) -> Chart:
    """The curves of the largest members of the dimension asked for, at most four."""
    by = made.by(KEY)
    kpi = made.report.kpi(KEY)
    rows = [row for row in made.rows(KEY, (by,)) if row["status"] == Shown.OK]
    largest = sorted(rows, key=lambda row: -(number(row["n"]) or 0.0))[:MOST]
    last = made.last(kpi)
    asked = Question(KEY, by=(by,), where=made.where(KEY), first=last, last=last)
    steps = survival(made.report, asked)
    kept = sorted(str(row[by]) for row in largest)
    series = tuple(_curve(made, steps[steps[by] == label], sentences.member(by, label)) for label in kept)
    after = [one.cells[YEAR] for one in series]
    which = sentences.largest(len(kept), len(rows), by) if len(rows) > len(kept) else ""
    told = extremes([one.name for one in series], after)
    return Chart(
        key="survival",
        title=say("Who is still there, by {name}", name=sentences.lowered(sentences.dimension(by))),
        mark=Mark.STEP,
        axis=tuple(str(month) for month in range(MONTHS + 1)),
        axis_name=say("Months since the hire"),
        series=series,
        unit=Unit.SHARE,
        decimals=kpi.decimals,
        statement=say(NOTHING) if told == say(NOTHING) else f"{say('Still there after a year.')} {told}",
        note=say(NOTE, which=which).replace("  ", " "),
        kpi=KEY,
        by=by,
    )


def _curve(made: Figures, steps: pd.DataFrame, name: str) -> Series:
    """A curve at the end of each month after the hire."""
    days, shares = steps["day"].to_numpy(), steps["share"].to_numpy()
    cells = []
    for month in range(MONTHS + 1):
        day = month * DAYS
        at = int(np.searchsorted(days, day, side="right"))
        if not len(days) or day > days[-1]:
            cells.append(MISSING)
        else:
            share = float(shares[at - 1]) if at else 1.0
            cells.append(Cell(share, made.wording.value(made.report.kpi(KEY), share)))
    return Series(name, tuple(cells), Role.GROUP)
