"""What stands in the place of figures of which nothing was imported: the columns that they need."""

from hrkpi.language import say
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
        title=title or say(kpi.label),
        heads=(say("Table"), say("Column"), say("What it says")),
        rows=rows,
        statement=(
            say(
                "There is nothing to make {name} of in this period. It needs these columns; "
                "the Data page brings them in.",
                name=lowered(say(kpi.label)),
            )
        ),
    )


def _meaning(table: str, column: str) -> str:
    return say(next(one.meaning for one in TABLES[table].columns if one.name == column))
