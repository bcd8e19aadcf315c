"""What stands in the place of figures of which nothing was imported: the columns that they need."""

from hrkpi.relevance import Need
from hrkpi.sentences import lowered
from hrkpi.tables import TABLES
from hrkpi.view import Table
from hrkpi.views._figures import Figures, word


def missing(made: Figures, key: str, *, title: str = "") -> Table:
    """The columns that a KPI is made of, for those who could import them.

    Args:
        made: Where figures come from.
        key: Key of the KPI.
        title: Another title than its label.
    """
    kpi = made.report.kpi(key)
    needs = [Need.read(text) for text in kpi.needs]
    rows = tuple(
        (word(need.table), word(column), word(_meaning(need.table, column)))
        for need in needs
        for column in need.columns
    )
    return Table(
        key=f"missing-{key}".replace("_", "-"),
        title=title or kpi.label,
        heads=("Table", "Column", "What it says"),
        rows=rows,
        statement=(
            f"There is nothing to make {lowered(kpi.label)} of in this period. It needs these columns; the "
            "Data page brings them in."
        ),
    )


def _meaning(table: str, column: str) -> str:
    return next(one.meaning for one in TABLES[table].columns if one.name == column)
