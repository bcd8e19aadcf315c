"""What a median is made of: its values in ranges, its middle and its tail over time, or a curve."""

from hrkpi import sentences
from hrkpi.curves import KEY as CURVE
from hrkpi.distribution import Distribution, distribution
from hrkpi.errors import QueryError
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.result import Question
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.views._figures import MONTH, Figures, records
from hrkpi.views._survived import survived

FIGURES = {"value": marked("Median"), "mean": marked("Mean"), "p90": marked("Nine of ten within")}


def distributed(made: Figures, question: Question) -> tuple[Chart, ...]:
    """The pictures of a median over the windows of a question, or the curve of how long people stay.

    Raises:
        QueryError: If the figure is one number for each period, or its values are hidden.
    """
    if question.kpi == CURVE:
        return (survived(made),)
    over_time = _over_time(made, question)
    found = distribution(made.report, question)
    return (over_time,) if found is None else (_ranges(made, found), over_time)


def joined(found: Distribution) -> str:
    """That ranges were joined; empty where none was."""
    if not found.joined:
        return ""
    return say("Ranges with fewer than {least} are joined with their neighbours.", least=found.least)


def _ranges(made: Figures, found: Distribution) -> Chart:
    kpi, total = found.kpi, sum(found.counts)
    names = tuple(ranged(made, start, stop) for start, stop in zip(found.starts, found.stops, strict=True))
    most = max(range(len(names)), key=lambda at: found.counts[at])
    unit = made.wording.unit(kpi, 2)
    return Chart(
        key="distribution",
        title=say("How {name} is spread", name=sentences.lowered(say(kpi.label))),
        mark=Mark.COLUMN,
        axis=names,
        axis_name=f"{say(kpi.label)} ({unit})",
        series=(
            Series(
                say("Number"),
                tuple(Cell(float(count), made.wording.number(count)) for count in found.counts),
            ),
        ),
        unit=Unit.RATIO,
        decimals=0,
        statement=(
            say(
                "{period}: {count} values, most of them ({most}) at {range} {unit}.",
                period=made.wording.period(found.window.label, long=True),
                count=made.wording.number(total),
                most=made.wording.number(found.counts[most]),
                range=names[most],
                unit=unit,
            )
        ),
        note=joined(found),
    )


def ranged(made: Figures, start: float, stop: float) -> str:
    """Whole numbers from one up to before another: ``4``, ``5–9``."""
    last = stop - 1
    first = made.wording.number(start)
    return first if last <= start else f"{first}–{made.wording.number(last)}"


def _over_time(made: Figures, question: Question) -> Chart:
    kpi = made.report.kpi(question.kpi)
    answered = made.report.answer(question).rows
    if "p90" not in answered or kpi.splits:
        raise QueryError(
            say(
                "{label} is one number for each period, so there is no distribution of it.",
                label=say(kpi.label),
            ),
            where=say("KPI"),
            mend=say("ask for a median, for example time to fill."),
        )
    rows = records(answered)
    series = tuple(
        Series(say(name), tuple(made.cell(kpi, row, column) for row in rows), Role.GROUP)
        for column, name in FIGURES.items()
    )
    last = [f"{sentences.lowered(one.name)} {one.cells[-1].text}" for one in series]
    return Chart(
        key="middle-and-tail",
        title=say("Middle and tail over time"),
        mark=Mark.LINE,
        axis=tuple(made.month(row) for row in rows),
        axis_name=say(MONTH),
        series=series,
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=say(
            "{label}: {text}.", label=sentences.capital(made.month(rows[-1])), text=", ".join(last)
        ),
    )
