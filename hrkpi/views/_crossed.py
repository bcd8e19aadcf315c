"""A figure by two dimensions at once, as a table that is shaded by its values."""

from collections.abc import Mapping, Sequence

from hrkpi import sentences
from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.result import Question, Shown
from hrkpi.view import Cell, Chart, Mark, Series
from hrkpi.views._charted import extremes
from hrkpi.views._figures import Figures, Row, number, records
from hrkpi.wording import DASH

MOST_ROWS, MOST_COLUMNS = 24, 12
MISSING = Cell(None, DASH, Shown.NO_DATA)


def crossed(made: Figures, question: Question) -> Chart:
    """The last window of a question that is broken down by two dimensions: rows and columns.

    Raises:
        QueryError: If the figure cannot be broken down by them.
    """
    result = made.report.answer(question)
    kpi, (down, along) = result.kpi, question.by[:2]
    last = result.rows["stop"].max()
    rows = [row for row in records(result.rows) if row["stop"] == last and row["status"] != Shown.NO_DATA]
    found = {(str(row[down]), str(row[along])): row for row in rows}
    places = _members(rows, along, MOST_COLUMNS)
    series = tuple(
        Series(
            sentences.member(down, name),
            tuple(_cell(made, kpi, found, (name, place)) for place in places),
        )
        for name in _members(rows, down, MOST_ROWS)
    )
    return Chart(
        key="crossed",
        title=say("By {rows} and {columns}", rows=_word(down), columns=_word(along)),
        mark=Mark.HEAT,
        axis=tuple(sentences.member(along, place) for place in places),
        axis_name=say("{names} and {last}", names=sentences.dimension(down), last=_word(along)),
        series=series,
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=extremes(
            [f"{one.name}, {sentences.member(along, place)}" for one in series for place in places],
            [cell for one in series for cell in one.cells],
        ),
        note=_note(series, found, len(places)),
    )


def _word(dimension: str) -> str:
    return sentences.lowered(sentences.dimension(dimension))


def _cell(made: Figures, kpi: Kpi, found: Mapping[tuple[str, str], Row], at: tuple[str, str]) -> Cell:
    row = found.get(at)
    return MISSING if row is None else made.cell(kpi, row)


def _members(rows: Sequence[Row], dimension: str, most: int) -> list[str]:
    """Members that have any figure, at most so many: the largest, by name or in their own order."""
    people: dict[str, float] = {}
    for row in rows:
        people[str(row[dimension])] = people.get(str(row[dimension]), 0.0) + (number(row["n"]) or 0.0)
    return sorted(sorted(people, key=lambda name: (-people[name], name))[:most])


def _note(series: Sequence[Series], found: Mapping[tuple[str, str], Row], columns: int) -> str:
    hidden = sum(cell.shown is Shown.HIDDEN for one in series for cell in one.cells)
    told = say(
        "{hidden} of {cells} cells are hidden: too few people, or they would reveal some.",
        hidden=hidden,
        cells=len(series) * columns,
    )
    left = len(found) - sum(cell is not MISSING for one in series for cell in one.cells)
    cut = say("The smallest groups are left out: {count} cells.", count=left) if left else ""
    return " ".join(part for part in (told if hidden else "", cut) if part)
