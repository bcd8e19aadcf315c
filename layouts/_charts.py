"""Charts as plain dictionaries, through one factory; the browser turns names of tokens into colours."""

import json
from collections.abc import Sequence
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from hrkpi.export.plot import Figure
from hrkpi.language import say
from layouts._html import attributes, icon, scrolled

GRAPH_CONFIG: Any = {  # Any: the framework lists only some of the options
    "showSendToCloud": False,  # plotly.js would offer to upload the chart's data to its vendor
    "plotlyServerURL": "",
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}


HIDDEN_AXIS = {"visible": False}
BLANK: Any = {  # until its figure is painted; a chart that is there already keeps its picture meanwhile
    "data": [],
    "layout": {"meta": "blank", "xaxis": HIDDEN_AXIS, "yaxis": HIDDEN_AXIS},
}


def chart(name: str, figure: Figure, *, height: int) -> Component:
    """The one way to a chart.

    Args:
        name: Unique on the page.
        figure: Data and layout; colours are ``token:brand`` or ``token:brand/0.16``.
        height: CSS pixels.
    """
    return html.Div(
        [
            dcc.Store(id={"type": "figure", "name": name}, data=figure),
            dcc.Graph(
                id={"type": "chart", "name": name},
                figure=BLANK,
                config=GRAPH_CONFIG,
                style={"height": f"{height}px"},
            ),
        ],
        className="chart",
        style={"height": f"{height}px"},
        **attributes(aria_hidden="true"),  # the sentence under it and the table beside it say the same
    )


def connect(app: Dash) -> None:
    """Paint the charts of a page in the browser, all in one go, and again when the theme changes."""
    app.clientside_callback(
        ClientsideFunction("hrkpi", "paint"),
        Output({"type": "chart", "name": ALL}, "figure"),
        Input({"type": "figure", "name": ALL}, "data"),
        Input("scheme", "computedColorScheme"),
        State("tokens", "data"),
    )


def key(entries: Sequence[tuple[str, str]]) -> Component:
    """What the lines are, above a chart, in HTML so that it wraps and grows with the text.

    Args:
        entries: Style of each line, as its class, and its name.
    """
    items = [html.Li([html.Span(className=f"stroke stroke-{style}"), name]) for style, name in entries]
    return html.Ul(items, className="key")


def twin(drawn: Component, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Component:
    """A chart and the table that says the same; the reader chooses which is shown.

    The table goes as one piece of data, and becomes rows and cells where it is shown: of a page of charts
    they would be most of its parts, and each part costs time whenever anything on the page changes.
    """
    told = json.dumps({"caption": caption, "heads": heads, "rows": rows}, ensure_ascii=False)
    figures = scrolled("", caption, "as-table", told=told)
    return html.Div([html.Div(drawn, className="as-chart"), figures], className="twin")


def twin_switch() -> Component:
    """Charts as tables or as charts; kept in the browser."""
    said = attributes(data_twin="", aria_pressed="false")
    return html.Button(
        [icon("table"), say("Show as table")], type="button", className="button twin-switch", **said
    )
