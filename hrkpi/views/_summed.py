"""What a figure is made of, period by period: the sums behind it, never the people behind them."""

from hrkpi.language import marked, say
from hrkpi.principal import IMPORTERS, Principal
from hrkpi.result import Question, Shown
from hrkpi.view import Cell, Table
from hrkpi.views._figures import HIDDEN, Figures, Row, number, records
from hrkpi.wording import DASH

HEADS = (
    marked("Period"),
    "{}",
    marked("Counted"),
    marked("Measured against"),
    marked("People"),
    marked("95 % interval"),
)
NOBODY = marked("These are sums of groups. Rows of single people are not shown here: {whom}.")
YOURS = marked("as a steward you have them in the files that were imported, which the Data page names")
THEIRS = marked("ask an owner or a steward of this workspace")


def summed(made: Figures, question: Question) -> Table:
    """The rows of a question without a break-down, the latest first.

    Args:
        made: Where figures come from.
        question: About the whole of its filters.
    """
    kpi = made.report.kpi(question.kpi)
    rows = records(made.report.answer(question).rows)[::-1]
    known = [row for row in rows if row["status"] != Shown.NO_DATA]
    return Table(
        key="rows",
        title=say("The rows behind it"),
        heads=tuple(say(head).format(say(kpi.label)) for head in HEADS),
        rows=tuple(
            (
                Cell(str(row["period"]), _period(made, row, question.by)),
                made.cell(kpi, row),
                _sum(made, row, "numerator"),
                _sum(made, row, "denominator"),
                _sum(made, row, "n"),
                _interval(made, row, question),
            )
            for row in known
        ),
        statement="" if known else say("There is nothing to show in this period."),
        note=say(NOBODY, whom=_whom(made.report.principal)),
    )


def _whom(principal: Principal) -> str:
    return say(YOURS) if principal.role in IMPORTERS else say(THEIRS)


def _period(made: Figures, row: Row, by: tuple[str, ...]) -> str:
    return ", ".join([made.wording.period(str(row["period"])), *(str(row[name]) for name in by)])


def _sum(made: Figures, row: Row, column: str) -> Cell:
    """A sum with a digit after the point where it is no whole number."""
    value = number(row[column])
    if row["status"] == Shown.HIDDEN:
        return Cell(None, say(HIDDEN), Shown.HIDDEN)
    if value is None:
        return Cell(None, DASH, Shown.NO_DATA)
    return Cell(value, made.wording.number(value, 0 if value == round(value) else 1))


def _interval(made: Figures, row: Row, question: Question) -> Cell:
    text = made.wording.interval(made.report.kpi(question.kpi), number(row["low"]), number(row["high"]))
    if row["status"] == Shown.HIDDEN:
        return Cell(None, say(HIDDEN), Shown.HIDDEN)
    return Cell(text, text) if text else Cell(None, DASH, Shown.NO_DATA)
