"""The same rate by every way to average a headcount."""

from collections.abc import Sequence

from hrkpi.kpi import Kpi
from hrkpi.language import marked, say
from hrkpi.methods import panel
from hrkpi.result import Question, Shown
from hrkpi.sentences import capital
from hrkpi.view import Cell, Table
from hrkpi.views._figures import HIDDEN, Figures, Row, number, records
from hrkpi.wording import DASH

NOTE = marked("All of them are in use. Figures can be compared only where both are made by the same one.")


def methodical(made: Figures, question: Question) -> Table:
    """The last window of a figure by every method of the average headcount.

    Args:
        made: Where figures come from.
        question: About the whole of its filters; its own method is marked as chosen.

    Raises:
        QueryError: If the figure has no average headcount in it.
    """
    kpi = made.report.kpi(question.kpi)
    rows = records(panel(made.report, question))
    return Table(
        key="methods",
        title=say("The same figure by every method"),
        heads=(say("Average headcount taken as"), say(kpi.label), say("Average headcount")),
        rows=tuple((_named(row), made.cell(kpi, row), _people(made, row)) for row in rows),
        statement=_said(made, kpi, rows),
        note=say(NOTE),
    )


def _named(row: Row) -> Cell:
    label = str(row["label"])
    text = capital(say(label))
    text = say("{method} (chosen)", method=text) if row["is_chosen"] else text
    return Cell(text, text)


def _people(made: Figures, row: Row) -> Cell:
    """The average headcount to one digit after the point: whole persons would hide what differs."""
    value = number(row["denominator"])
    if row["status"] == Shown.HIDDEN:
        return Cell(None, say(HIDDEN), Shown.HIDDEN)
    return Cell(None, DASH, Shown.NO_DATA) if value is None else Cell(value, made.wording.number(value, 1))


def _said(made: Figures, kpi: Kpi, rows: Sequence[Row]) -> str:
    values = [value for row in rows if (value := number(row["value"])) is not None]
    if not values:
        return say("No figure can be shown in this period.")
    low, high = (made.wording.value(kpi, end) for end in (min(values), max(values)))
    return (
        say("Every method gives {low}.", low=low)
        if low == high
        else say("From {low} to {high}, by method.", low=low, high=high)
    )
