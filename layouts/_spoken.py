"""Words that the browser says by itself, in the reader's language; its scripts hold none."""

import json

from dash import html
from dash.development.base_component import Component

from hrkpi.language import LANGUAGES, marked, say, spoken
from layouts._html import attributes, icon

WORDS = {  # what stands in braces is filled in by the browser
    "uploading": marked("Uploading"),
    "uploading-part": marked("Uploading, {percent} %"),
    "uploaded": marked("Uploaded. Checking begins."),
    "nothing-readable": marked("There is no CSV, XLSX, JSON or Parquet file in this folder."),
    "too-large": marked("Refused: these files are larger than 512 MB together."),
    "refused": marked("Refused: {why}"),
    "not-taken": marked("the server did not take these files."),
    "not-sent": marked("Not connected. The files were not sent; try again."),
    "not-connected": marked("Not connected. The page shows the last figures it was given."),
    "break-down": marked("Break this down by"),
    "show-rows": marked("Show the rows"),
    "found": marked("{left} of {all} KPIs"),
    "all": marked("{all} KPIs"),
    "copied": marked("Link copied"),
    "keys-off": marked("Turn single keys off"),
    "keys-on": marked("Turn single keys on"),
    "undo": marked("Undo"),
    "not-kept": marked("This browser keeps nothing, so the view was not saved."),
    "view": marked("View"),
    "new-name": marked("New name"),
    "rename": marked("Rename"),
    "rename-view": marked("Rename {name}"),
    "renamed": marked("Renamed to {name}."),
    "delete-view": marked("Delete {name}"),
    "deleted": marked("Deleted {name}."),
    "too-many": marked("There are {most} saved views already. Delete one first."),
    "saved": marked("Saved as {name}."),
    "making": marked("Making: {what}"),
    "cancel": marked("Cancel"),
    "stopped": marked("Stopped."),
}


def words() -> Component:
    """Where the scripts of the page find their words."""
    said = json.dumps({name: say(word) for name, word in WORDS.items()}, ensure_ascii=False)
    return html.Div(id="words", hidden=True, **attributes(data_said=said))


def languages() -> Component:
    """A menu of the languages, each by its own name; the choice is kept in the browser."""
    choices = [
        html.Li(
            html.Button(
                name,
                lang=language,
                **attributes(
                    type="button",
                    data_language=language,
                    **({"aria_current": "true"} if language == spoken() else {}),
                ),
            )
        )
        for language, name in LANGUAGES.items()
    ]
    now = html.Span([html.Span(say("Language: "), className="unseen"), LANGUAGES[spoken()]])
    return html.Details(
        [html.Summary([icon("languages"), now], className="tool"), html.Ul(choices, role="list")],
        className="menu languages",
    )
