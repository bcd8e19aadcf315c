"""A figure month by month between the limits that chance keeps it in."""

from hrkpi import sentences
from hrkpi.errors import QueryError
from hrkpi.kpi import Kpi
from hrkpi.language import marked, say, say_many
from hrkpi.result import Question, Shown
from hrkpi.signal import signal
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.views._figures import MONTH, Figures, Row, number, records
from hrkpi.watch import Rule

NAMED = 4  # months named before "and 2 more"
WHY = {Rule.OUTSIDE: marked("outside the limits"), Rule.RUN: marked("one of eight or more on one side")}
NOTE = marked(
    "Between the limits a month can lie by chance alone. Only a month outside "
    "them, or eight months running on one side of the middle, is called a change."
)


def judged(made: Figures, question: Question, *, since: int) -> Chart:
    """The months of a figure, what is expected of each, and the limits around it.

    Args:
        made: Where figures come from.
        question: About the whole of its filters.
        since: First month that is drawn.

    Raises:
        QueryError: If the figure is always broken down, so that it has no whole.
    """
    kpi = made.report.kpi(question.kpi)
    if kpi.splits:
        raise QueryError(
            say("{label} is always broken down, so it has no limits as a whole.", label=say(kpi.label)),
            where=say("KPI"),
            mend=say("look at the table of its groups."),
        )
    found = signal(made.report, question).rows
    rows = [row for row in records(found) if row["start"] >= since]
    lines = {
        say(MONTH): ("value", Role.ACTUAL),
        say("Expected"): ("centre", Role.PRIOR),
        say("Upper limit"): ("upper", Role.LIMIT),
        say("Lower limit"): ("lower", Role.LIMIT),
    }
    series = [
        Series(name, tuple(_cell(made, kpi, row, column) for row in rows), role)
        for name, (column, role) in lines.items()
    ]
    known = [one for one in series if any(cell.shown is Shown.OK for cell in one.cells)]
    return Chart(
        key="limits",
        title=say("{label} month by month, and what chance does", label=say(kpi.label)),
        mark=Mark.LINE,
        axis=tuple(made.month(row) for row in rows),
        axis_name=say(MONTH),
        series=tuple(known) or (series[0],),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=_said(made, rows),
        note=say(NOTE),
    )


def _cell(made: Figures, kpi: Kpi, row: Row, column: str) -> Cell:
    return made.cell(
        kpi, {**row, "status": row["status"] if column == "value" else _shown(row, column)}, column
    )


def _shown(row: Row, column: str) -> str:
    return Shown.NO_DATA if number(row[column]) is None else Shown.OK


def _said(made: Figures, rows: list[Row]) -> str:
    judged_ = [row for row in rows if number(row["centre"]) is not None]
    if not judged_:
        return say("There are too few months with a figure to tell what is usual.")
    told = [row for row in judged_ if row["rule"]]
    method = say(str(judged_[-1]["method"]))
    if not told:
        return say(
            "None of {months} months is more than chance ({method} limits).",
            months=len(judged_),
            method=method,
        )
    named = [f"{made.month(row)} ({say(WHY[Rule(row['rule'])])})" for row in told[-NAMED:]]
    rest = say("{count} earlier", count=sentences.spelled(len(told) - NAMED)) if len(told) > NAMED else ""
    listed = sentences.listed([*([rest] if rest else []), *named])
    return say_many(
        "{count} of {months} months is more than chance ({method} limits): {names}.",
        "{count} of {months} months are more than chance ({method} limits): {names}.",
        len(told),
        count=sentences.capital(sentences.spelled(len(told))),
        months=len(judged_),
        method=method,
        names=listed,
    )
