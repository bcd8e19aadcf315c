"""What the columns of a strange file mean: the proposal, for the reader to complete."""

from dash import dcc, html
from dash.development.base_component import Component

from hrkpi.table import Table
from hrkpi.tables import TABLES
from layouts._html import Cell, scrolled, table
from layouts._parts import action

KEY = "data"
ROWS = 28  # of the field; longer mappings scroll
NAME = "What the columns mean"
SAID = (
    "No connector knows these files by itself. Each line names a column of HR KPI and the heading of your "
    "file that holds it: check every line, add what is missing, remove what is wrong. Once imported it is "
    "remembered: next month's file with the same headings is read by it without asking."
)
OPTIONS = (  # those that people need; ``connectors._kinds.Cell`` has them all
    ('hire_date = "Start"', "the column of the file that holds it"),
    ('company = { value = "Example Ltd" }', "the same for every row"),
    ('last_day = { heading = "Left", exclusive = true }', "the first day gone, not the last day employed"),
    ('hire_date = { heading = "Start", order = "day_first" }', "how days like 03/04/2024 are meant"),
    ('pay_amount = { heading = "Pay", decimal = "," }', "which sign parts the decimals"),
    ('fte = { heading = "Hours a week", factor = 0.025 }', "a number to multiply by: 40 hours are full time"),
    ('gender = { heading = "Sex", words = { w = "woman", m = "man" } }', "what the words of the file mean"),
    ('exit_reason = { heading = "Reason", blanks = ["n/a"] }', "words that mean that nothing is said"),
)


def editor(text: str) -> Component:
    """A field with a mapping, a button that checks the files by it, and the columns that there are."""
    field = dcc.Textarea(
        id={"page": KEY, "mapping": "text"},
        value=text,
        rows=min(text.count("\n") + 2, ROWS),
        className="mapping",
        spellCheck=False,
    )
    return html.Section(
        [
            html.H4(NAME),
            html.P(SAID, className="note"),
            html.Label([html.Span(NAME, className="unseen"), field]),
            html.Div([action("check", "Check with this mapping", primary=True)], className="actions"),
            html.Details([html.Summary("What can be written"), _options(), *map(_columns, TABLES.values())]),
        ],
        className="findings",
    )


def _options() -> Component:
    rows: list[list[Cell]] = [[html.Code(line), means] for line, means in OPTIONS]
    return scrolled(table("A line of a mapping", ("Line", "Means"), rows), "A line of a mapping")


def _columns(of: Table) -> Component:
    rows: list[list[Cell]] = [
        [html.Code(column.name), column.meaning, "yes" if column.required else ""] for column in of.columns
    ]
    caption = f"Columns of [{of.name}]"
    listed = scrolled(table(caption, ("Column", "Holds", "Required"), rows), caption)
    return html.Details([html.Summary([html.Code(f"[{of.name}]"), f" {of.grain}"]), listed])
