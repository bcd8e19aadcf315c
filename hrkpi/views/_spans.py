"""How many people managers have directly under them: how managers spread, and what is usual where."""

from collections.abc import Sequence

from hrkpi import sentences
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Mark, Series, Table
from hrkpi.views._charted import MISSING, NOTHING, chosen, is_there, known, noted
from hrkpi.views._figures import HIDDEN, Figures, Row
from hrkpi.wording import DASH

KEY = "span_of_control"
LAYERS = "management_layers"
CLASSES = {  # name of the figure beside the median, and what readers read
    "1_to_3": marked("1 to 3"),
    "4_to_7": marked("4 to 7"),
    "8_to_12": marked("8 to 12"),
    "over_12": marked("13 and more"),
}


def spans(made: Figures) -> Chart:
    """Managers by how many people they have directly under them."""
    row = next(iter(made.rows(KEY)), None)
    cells = tuple(made.count(row, name) if row and name in row else MISSING for name in CLASSES)
    total = sum(known(cell) or 0.0 for cell in cells)
    return Chart(
        key="spans",
        title=say("Managers by size of their team"),
        mark=Mark.COLUMN,
        axis=tuple(map(say, CLASSES.values())),
        axis_name=say("People directly under a manager"),
        series=(Series(say("Managers"), cells),),
        unit=Unit.PERSONS,
        decimals=0,
        statement=_told(cells, total),
        note=say("Only people who name a manager of the company count."),
    )


def widths(made: Figures, by: str) -> Table:
    """Span of control by the members of a dimension of the managers, and the deepest layer of its people."""
    kpi = made.report.kpi(KEY)
    now = {str(row[by]): row for row in made.rows(KEY, (by,)) if is_there(row, by)}
    can = by in made.report.dimensions(LAYERS)
    deep = {str(row[by]): row for row in made.rows(LAYERS, (by,))} if can else {}
    names, left = chosen(kpi, now, by, made.report.members(by))
    rows = tuple(
        (
            Cell(sentences.member(by, name), sentences.member(by, name)),
            made.count(now[name], "n"),
            _number(made, now[name], "value"),
            _number(made, now[name], "p90"),
            *(made.count(now[name], one) for one in ("1_to_3", "over_12")),
            made.count(deep.get(name), "deepest"),
        )
        for name in names
    )
    title = sentences.lowered(sentences.dimension(by))
    return Table(
        key="span-by-group",
        title=say("Span of control and layers by {title}", title=title),
        heads=(
            sentences.dimension(by),
            say("Managers"),
            say("Median"),
            say("9 in 10 have up to"),
            say("1 to 3"),
            say("13 and more"),
            say("Deepest layer"),
        ),
        rows=rows,
        note=noted(
            say(
                "By the {title} of the manager; layers by that of each person, the deepest that five people "
                "or more reach.",
                title=title,
            ),
            left,
        ),
    )


def _number(made: Figures, row: Row, column: str) -> Cell:
    """How many people, without the unit."""
    cell = made.cell(made.report.kpi(KEY), row, column)
    if cell.shown is not Shown.OK:
        return Cell(None, say(HIDDEN) if cell.shown is Shown.HIDDEN else DASH, cell.shown)
    return Cell(cell.value, made.wording.number(known(cell), 1))


def _told(cells: Sequence[Cell], total: float) -> str:
    if not total:
        return say(NOTHING)
    narrow, wide = cells[0].text, cells[-1].text
    return say(
        "Of {total} managers {narrow} lead at most three people and {wide} lead 13 or more.",
        total=f"{total:.0f}",
        narrow=narrow,
        wide=wide,
    )
