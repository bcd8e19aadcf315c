"""Views that a reader keeps by name: an address each, in this browser alone."""

from dash import html
from dash.development.base_component import Component

from layouts._html import attributes, icon


def saved_views() -> Component:
    """A menu that keeps this view, and opens, renames and removes those kept; the browser fills it."""
    keep = html.Button(
        [icon("download"), "Save this view"], type="button", className="button", **attributes(data_save="")
    )
    inside = html.Div(
        [
            keep,
            html.Ul(role="list", **attributes(data_saved="", aria_label="Saved views")),
            html.P("Kept in this browser. A copied link shows anybody else the same view.", className="note"),
        ]
    )
    return html.Details(
        [html.Summary([icon("catalogue"), "Saved views"], className="button"), inside],
        className="menu saved",
    )
