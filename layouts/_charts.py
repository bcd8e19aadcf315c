"""Charts as plain dictionaries, through one factory; the browser paints them in the colours of its theme.

They are no components of the framework: each of those costs the browser time at every change of a page.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import plotly
from dash import html
from dash.development.base_component import Component
from dash.fingerprint import build_fingerprint

from hrkpi.export.plot import Figure
from hrkpi.export.tokens import THEMES
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


def chart(name: str, figure: Figure, *, height: int) -> Component:
    """The one way to a chart: a place with its figure, which the browser paints.

    Args:
        name: Unique on the page; a chart of the same name keeps its picture until the next one is painted.
        figure: Data and layout; colours are ``token:brand`` or ``token:brand/0.16``.
        height: CSS pixels.
    """
    told = attributes(data_chart=name, data_figure=json.dumps(figure, ensure_ascii=False))
    return html.Div(
        className="chart",
        style={"height": f"{height}px"},
        **told,
        **attributes(aria_hidden="true"),  # the sentence under it and the table beside it say the same
    )


def paint() -> Component:
    """What the browser needs to paint: where the library is, how it is set, colours of both themes."""
    told = {
        "library": _library(),
        "config": GRAPH_CONFIG,
        "tokens": {theme: dict(colours) for theme, colours in THEMES.items()},
    }
    return html.Div(id="paint", hidden=True, **attributes(data_paint=json.dumps(told)))


@cache
def _library() -> str:
    """Address of plotly.js as the framework serves it, with the fingerprint that lets a browser keep it."""
    inside = "package_data/plotly.min.js"
    changed = int(Path(str(files("plotly") / inside)).stat().st_mtime)
    return f"/_dash-component-suites/plotly/{build_fingerprint(inside, plotly.__version__, changed)}"


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
