"""Views that a reader keeps by name: an address each, in this browser alone."""

from dash import html
from dash.development.base_component import Component

from hrkpi.language import say
from layouts._html import attributes, icon


def saved_views() -> Component:
    """A menu that keeps this view, and opens, renames and removes those kept; the browser fills it."""
    keep = html.Button(
        [icon("download"), say("Save this view")],
        type="button",
        className="button",
        **attributes(data_save=""),
    )
    inside = html.Div(
        [
            keep,
            html.Ul(role="list", **attributes(data_saved="", aria_label=say("Saved views"))),
            html.P(
                say("Kept in this browser. A copied link shows anybody else the same view."), className="note"
            ),
        ]
    )
    return html.Details(
        [html.Summary([icon("catalogue"), say("Saved views")], className="button"), inside],
        className="menu saved",
    )
