"""Charts as plain dictionaries, through one factory; the browser turns names of tokens into colours."""

from collections.abc import Sequence
from typing import Any

from dash import MATCH, ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from hrkpi.export.tokens import FONT
from layouts._html import attributes, icon, scrolled, table

Figure = dict[str, Any]  # Any: plotly's figures are open dictionaries

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
TEXT = {"family": FONT, "size": 12, "color": "token:muted"}


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
                figure={"data": [], "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}}},
                config=GRAPH_CONFIG,
                style={"height": f"{height}px"},
            ),
        ],
        className="chart",
        style={"height": f"{height}px"},
        **attributes(aria_hidden="true"),  # the sentence under it and the table beside it say the same
    )


def connect(app: Dash) -> None:
    """Paint charts in the browser, and again when the theme changes."""
    app.clientside_callback(
        ClientsideFunction("hrkpi", "paint"),
        Output({"type": "chart", "name": MATCH}, "figure"),
        Input({"type": "figure", "name": MATCH}, "data"),
        Input("scheme", "computedColorScheme"),
        State("tokens", "data"),
    )


def layout(*, margin: dict[str, int], x: Figure, y: Figure, annotations: Sequence[Figure] = ()) -> Figure:
    """A chart's layout in the house style: horizontal lines alone, nothing to drag."""
    axis = {"fixedrange": True, "zeroline": False, "tickfont": TEXT, "automargin": False}
    return {
        "margin": {"pad": 0, **margin},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": TEXT,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "x unified",
        "hoverlabel": {
            "bgcolor": "token:raised",
            "bordercolor": "token:line2",
            "font": {**TEXT, "color": "token:ink"},
        },
        "xaxis": {
            **axis,
            "showgrid": False,
            "linecolor": "token:line2",
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": "token:line2",
            **x,
        },
        "yaxis": {**axis, "gridcolor": "token:grid", "gridwidth": 1, **y},
        "annotations": list(annotations),
    }


def plain(text: str) -> str:
    """Text that plotly draws as it is written: no pseudo-HTML, no templates, no formulas."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("%{", "%\u200b{").replace("$", "\uff04")


def key(entries: Sequence[tuple[str, str]]) -> Component:
    """What the lines are, above a chart, in HTML so that it wraps and grows with the text.

    Args:
        entries: Style of each line, as its class, and its name.
    """
    items = [html.Li([html.Span(className=f"stroke stroke-{style}"), name]) for style, name in entries]
    return html.Ul(items, className="key")


def twin(drawn: Component, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Component:
    """A chart and the table that says the same; the reader chooses which is shown."""
    figures = scrolled(table(caption, heads, rows, kind="figures"), caption, "as-table")
    return html.Div([html.Div(drawn, className="as-chart"), figures], className="twin")


def twin_switch() -> Component:
    """Charts as tables or as charts; kept in the browser."""
    said = attributes(data_twin="", aria_pressed="false")
    return html.Button(
        [icon("table"), "Show as table"], type="button", className="button twin-switch", **said
    )
