"""Notes beside a trend: what is written down, the newest first, and a form to write, change and remove."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.ahead import Known
from hrkpi.language import marked, say, say_in, say_many
from hrkpi.note_book import Kind, Note, single
from hrkpi.notes import LONGEST_TEXT, LONGEST_TITLE
from hrkpi.period import month_label
from hrkpi.principal import NOTE_WRITERS, Principal
from hrkpi.targets import scope_of
from hrkpi.views._noted import about, around, when
from hrkpi.wording import Wording
from layouts._asked import Asked
from layouts._html import attributes, icon

SEEN = 2  # notes before "3 more"
KINDS = {
    Kind.NOTE: marked("Note"),
    Kind.COMMENT: marked("Comment on the scorecard"),
    Kind.EVENT: marked("Event"),
}
ABOUT = {"this": marked("This KPI"), "every": marked("Every KPI")}
LONGEST_MONTH = 31  # days


def pad(
    principal: Principal, wanted: Asked, notes: Sequence[Note], wording: Wording, line: Sequence[Known] = ()
) -> Component:
    """The notes of a view with what its reader can do about them.

    Args:
        principal: Who looks.
        wanted: The view.
        notes: What is written down of it, the newest first.
        wording: How days are written.
        line: The figure over time, of which events tell what it was and is.
    """
    listed = [_note(note, wanted, wording, around(note, line, wanted.kpi, wording)) for note in notes]
    first = html.Ul(listed[:SEEN], className="note-list", role="list")
    count = len(listed) - SEEN
    rest = [
        html.Details(
            [
                html.Summary(say_many("{count} more note", "{count} more notes", count)),
                html.Ul(listed[SEEN:], className="note-list", role="list"),
            ],
            className="folded",
        )
    ]
    parts = [first, *(rest if count > 0 else [])] if listed else [_empty()]
    return html.Div([html.H3(say("Notes")), *_writing(principal, wanted, wording), *parts], className="notes")


def _empty() -> Component:
    said = say("Nothing is written down of these months: why it moved, what was decided, what happened.")
    return html.P(said, className="note")


def _note(note: Note, wanted: Asked, wording: Wording, told: str) -> Component:
    title = [html.Strong(note.title), ". " if note.text else ""] if note.title else []
    meta = [part for part in (note.author, *_concerns(note, wanted)) if part]
    day = when(note, wording)
    return html.Li(
        [
            html.P([html.B(f"{day}."), " ", *title, note.text]),
            *([html.P(told, className="small")] if told else []),
            html.Div(
                [html.Span(" · ".join(meta), className="small"), *_buttons(note, day)], className="note-foot"
            ),
        ],
        **attributes(data_note=str(note.id)),
    )


def _concerns(note: Note, wanted: Asked) -> list[str]:
    """Whom and what a note concerns, where that is more than the view."""
    alone = single(wanted.where)
    wider = [] if alone is not None and scope_of(alone) == note.scope else [about(note)]
    every = [] if note.kpi else [say("every KPI")]
    return [*wider, *every, *([say("comment on the scorecard")] if note.kind is Kind.COMMENT else [])]


def _buttons(note: Note, day: str) -> list[Component]:
    if not note.is_ours:
        return []
    number = str(note.id)
    change = attributes(
        data_note_change=number, data_text=note.text, aria_label=say("Change the note of {day}", day=day)
    )
    remove = attributes(data_note_remove=number, aria_label=say("Remove the note of {day}", day=day))
    return [
        html.Button(say_in("button", "Change"), type="button", className="button plain", **change),
        html.Button(say("Remove"), type="button", className="button plain", **remove),
    ]


def _writing(principal: Principal, wanted: Asked, wording: Wording) -> list[Component]:
    """The form, where the reader may write; where several units are kept, why it is not there."""
    if principal.role not in NOTE_WRITERS:
        return []
    if single(wanted.where) is None:
        return [html.P(say("A note is about one unit: keep one to write about it."), className="note")]
    whom = say("About: {scope}", scope=sentences.scope(wanted.where))
    fields = [
        _field(
            "kind",
            say("What"),
            _select("kind", {kind: say(word) for kind, word in KINDS.items()}),
            "only-new",
        ),
        _field("month", say("Month"), _select("month", _months(wanted, wording)), "only-new"),
        _field("day", say("Day"), _select("day", _days()), "only-new only-event"),
        _field(
            "about",
            say("About"),
            _select("about", {key: say(word) for key, word in ABOUT.items()}),
            "only-new not-comment",
        ),
        _field(
            "title", say("Name of the event"), _area("title", 1, LONGEST_TITLE), "only-new only-event broad"
        ),
        _field("text", say("Why, and what follows"), _area("text", 3, LONGEST_TEXT), "broad"),
    ]
    buttons = [
        html.Button(say("Save note"), type="submit", className="button primary"),
        html.Button(say("Cancel"), type="button", className="button", **attributes(data_note_cancel="")),
    ]
    form = html.Form(
        [
            *fields,
            html.P(whom, className="note only-new"),
            html.P(className="form-error", role="alert"),
            html.Div(buttons, className="form-buttons"),
        ],
        className="note-form",
        **attributes(data_note_form="", data_undo=say("Undo")),
    )
    opener = html.Summary([icon("plus"), say("Add a note")], className="button plain")
    return [html.Details([opener, form], className="write-note")]


def _field(name: str, label: str, control: Component, kind: str = "") -> Component:
    return html.Div(
        [html.Label(label, htmlFor=f"note-{name}"), control], className=f"note-field {kind}".strip()
    )


def _select(name: str, options: dict[str, str] | dict[Kind, str]) -> Component:
    words = [html.Option(word, value=str(value)) for value, word in options.items()]
    return html.Select(words, id=f"note-{name}", name=name)


def _area(name: str, rows: int, longest: int) -> Component:
    return html.Textarea(id=f"note-{name}", name=name, rows=rows, maxLength=longest)


def _months(wanted: Asked, wording: Wording) -> dict[str, str]:
    return {month_label(month): wording.month(month) for month in range(wanted.last, wanted.first - 1, -1)}


def _days() -> dict[str, str]:
    return {str(day): str(day) for day in range(1, LONGEST_MONTH + 1)}
