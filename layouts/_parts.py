"""Small pieces of pages: chips, buttons, menus, controls; each control is named, by eye and by ear."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.tokens import tone
from hrkpi.language import marked, say
from hrkpi.result import Shown
from hrkpi.wording import Change
from layouts._html import attributes, icon
from layouts._page import part

Options = Sequence[str] | Sequence[Mapping[str, object]]
LIST_HEIGHT = 380  # CSS pixels of a drop-down that is open: a dozen choices without scrolling

FILES = {
    "pdf": ("PDF", marked("To print and to pass on")),
    "pptx": ("PowerPoint", marked("Slides with charts that can be edited")),
    "xlsx": ("Excel", marked("Charts and their figures")),
    "csv": ("CSV", marked("The figures alone")),
    "html": ("HTML", marked("One file that opens anywhere")),
    "png": ("PNG", marked("Pictures")),
    "svg": ("SVG", marked("Pictures that scale")),
}


def chip(verdict: str, shown: str = Shown.OK) -> Component:
    """A status by shape, word and colour."""
    symbol = "lock" if shown == Shown.HIDDEN else tone(verdict if shown == Shown.OK else "")
    return chip_of(symbol, sentences.status(verdict, shown))


def chip_of(symbol: str, word: str) -> Component:
    """A chip with a shape and a word of its own."""
    return html.Span([icon(symbol), word], className=f"chip chip-{symbol}")


def move(change: Change) -> Component:
    """A change: the arrow is the number's direction, the word the judgement, the colour repeats the word.

    What may be chance has neither arrow nor colour.
    """
    arrow = [icon(change.arrow)] if change.arrow else []
    return html.B([*arrow, html.Span(change.text)], className=str(change.tone))


def action(name: str, word: str, *, primary: bool = False) -> Component:
    """A button whose click the page acts on."""
    kind = "button primary" if primary else "button"
    return html.Button(word, type="button", className=kind, **attributes(data_act=name))


def copy_link() -> Component:
    """Copies the address, which is the whole state."""
    return html.Button(
        [icon("link"), html.Span(say("Copy link"), className="word")],
        type="button",
        className="button",
        **attributes(data_copy=""),
    )


def opener(name: str, member: str) -> Component | str:
    """The name of a group, which opens the menu of what can be done with it if it has one."""
    if not member:
        return name
    said = attributes(data_group=member, aria_haspopup="menu")
    return html.Button([name, icon("choose")], type="button", className="opens", **said)


def menu(label: str, symbol: str, entries: Sequence[tuple[str, str, str]]) -> Component:
    """Downloads behind one button.

    Args:
        label: Word on the button.
        symbol: Its icon.
        entries: Word, use and address of each file; the page's query is added when it is clicked.
    """
    links = [
        html.A([word, html.Span(why)], href=to, download="", **attributes(data_export=to))
        for word, why, to in entries
    ]
    return html.Details(
        [html.Summary([icon(symbol), label], className="button"), html.Div(links)], className="menu"
    )


def downloads(key: str) -> tuple[tuple[str, str, str], ...]:
    """The files of a view: word, use and address; the page's own query is added when one is chosen."""
    return tuple(
        (word, say(why), f"/download/view.{ending}?view={key}") for ending, (word, why) in FILES.items()
    )


def select(
    page: str, name: str, label: str, options: Options, value: str, **more: Any
) -> Component:  # Any: props
    """A drop-down of which one is chosen."""
    return dmc.Select(
        id={"page": page, "control": name},
        data=options,
        value=value,
        allowDeselect=False,
        rightSection=icon("choose"),
        withCheckIcon=False,
        maxDropdownHeight=LIST_HEIGHT,
        **_named(label, more),
    )


def choices(
    page: str, name: str, label: str, options: Options, value: Sequence[str], **more: Any
) -> Component:
    """A drop-down of which several can be chosen; what is chosen stands in it and can be removed."""
    return dmc.MultiSelect(
        id={"page": page, "control": name},
        data=options,
        value=list(value),
        searchable=True,
        clearable=True,
        maxValues=20,
        maxDropdownHeight=LIST_HEIGHT,
        rightSection=icon("choose"),
        nothingFoundMessage=say("Nothing of that name"),
        **_named(label, more),
    )


def segments(page: str, name: str, label: str, options: Options, value: str) -> Component:
    """A few choices side by side."""
    field = dmc.SegmentedControl(
        id={"page": page, "control": name}, data=options, value=value, **attributes(aria_label=label)
    )
    return html.Div([html.Span(label, className="mantine-InputWrapper-label"), field], className="segments")


def switch(page: str, name: str, label: str, *, on: bool) -> Component:
    """Something that is on or off."""
    return dmc.Switch(id={"page": page, "switch": name}, label=label, checked=on)


def state(page: str, search: str, defaults: Mapping[str, str]) -> Component:
    """Where the address of a page is kept for its callbacks; ``defaults`` gives the order of its names."""
    return html.Div(
        [
            dcc.Store(id=part(page, "search"), data=search),
            dcc.Store(id=part(page, "defaults"), data=dict(defaults)),
        ],
        hidden=True,
    )


def _named(label: str, more: Mapping[str, Any]) -> dict[str, Any]:
    named = {name: value for name, value in more.items() if name != "unseen"}
    return {"aria-label" if more.get("unseen") else "label": label, **named}
