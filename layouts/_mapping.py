"""What the columns of a strange file mean: the proposal, for the reader to complete."""

from dash import dcc, html
from dash.development.base_component import Component

from hrkpi.language import marked, say
from hrkpi.table import Table
from hrkpi.tables import TABLES
from layouts._html import Cell, scrolled, table
from layouts._parts import action

KEY = "data"
ROWS = 28  # of the field; longer mappings scroll
NAME = marked("What the columns mean")
SAID = marked(
    "No connector knows these files by itself. Each line names a column of HR KPI and the heading of your "
    "file that holds it: check every line, add what is missing, remove what is wrong. Once imported it is "
    "remembered: next month's file with the same headings is read by it without asking."
)
OPTIONS = (  # those that people need; ``connectors._kinds.Cell`` has them all
    ('hire_date = "Start"', marked("the column of the file that holds it")),
    ('company = { value = "Example Ltd" }', marked("the same for every row")),
    (
        'last_day = { heading = "Left", exclusive = true }',
        marked("the first day gone, not the last day employed"),
    ),
    ('hire_date = { heading = "Start", order = "day_first" }', marked("how days like 03/04/2024 are meant")),
    ('pay_amount = { heading = "Pay", decimal = "," }', marked("which sign parts the decimals")),
    (
        'fte = { heading = "Hours a week", factor = 0.025 }',
        marked("a number to multiply by: 40 hours are full time"),
    ),
    (
        'gender = { heading = "Sex", words = { w = "woman", m = "man" } }',
        marked("what the words of the file mean"),
    ),
    (
        'exit_reason = { heading = "Reason", blanks = ["n/a"] }',
        marked("words that mean that nothing is said"),
    ),
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
            html.H4(say(NAME)),
            html.P(say(SAID), className="note"),
            html.Label([html.Span(say(NAME), className="unseen"), field]),
            html.Div([action("check", say("Check with this mapping"), primary=True)], className="actions"),
            html.Details(
                [html.Summary(say("What can be written")), _options(), *map(_columns, TABLES.values())]
            ),
        ],
        className="findings",
    )


def _options() -> Component:
    rows: list[list[Cell]] = [[html.Code(line), say(means)] for line, means in OPTIONS]
    label = say("A line of a mapping")
    return scrolled(table(label, (say("Line"), say("Means")), rows), label)


def _columns(of: Table) -> Component:
    rows: list[list[Cell]] = [
        [html.Code(column.name), say(column.meaning), say("yes") if column.required else ""]
        for column in of.columns
    ]
    caption = say("Columns of [{table}]", table=of.name)
    listed = scrolled(table(caption, (say("Column"), say("Holds"), say("Required")), rows), caption)
    return html.Details([html.Summary([html.Code(f"[{of.name}]"), f" {say(of.grain)}"]), listed])
