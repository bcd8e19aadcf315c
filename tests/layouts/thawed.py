"""Pages as they are drawn, with what comes as HTML read back into components."""

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from dash import html
from dash.development.base_component import Component

from layouts import _router
from layouts._page import Desk, Page
from layouts._still import CALLED, VOID

NAMED = {said: name for name, said in CALLED.items()}


class _Reader(HTMLParser):
    """Builds components from HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Component] = [html.Div([])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        kind: Any = getattr(html, tag.capitalize())  # Any: a class of the framework, by name
        known = {name.lower(): name for name in kind()._prop_names} | NAMED  # noqa: SLF001
        made = kind([], **{known.get(name, name): _value(name, value) for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, _tag: str) -> None:
        """An element ends."""
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Words inside one."""
        self.open[-1].children.append(data)


def _value(name: str, value: str | None) -> object:
    if value is None:
        return True
    if name != "style":
        return value
    pairs = [pair.split(":", 1) for pair in value.split(";")]
    return {_camel(part): said for part, said in pairs}


def _camel(part: str) -> str:
    first, *others = part.split("-")
    return part if part.startswith("--") else first + "".join(word.capitalize() for word in others)


def thawed(node: object) -> object:
    """A part of a page without anything that comes as HTML."""
    if isinstance(node, list | tuple):
        return [thawed(one) for one in node]
    if not isinstance(node, Component):
        return node
    told = getattr(node, "data-inside", None)
    if told is not None:
        reader = _Reader()
        reader.feed(told)
        node.children = reader.open[0].children
        delattr(node, "data-inside")
    elif hasattr(node, "children"):
        node.children = thawed(node.children)
    return node


def drawn(desk: Desk, page: Page, search: str | None) -> tuple[Component | str, Component, str]:
    """What follows the controls of a page."""
    desk.bodies = type(desk.bodies)(1)  # what is thawed is never given out again
    lead, body, said = _router.drawn(desk, page, search)
    thawed(body)
    return lead, body, said


def opened(desk: Desk, pages: Sequence[Page], path: str | None, search: str | None) -> tuple[Component, str]:
    """The page of an address."""
    desk.bodies = type(desk.bodies)(1)
    whole, said = _router.opened(desk, pages, path, search)
    thawed(whole)
    return whole, said
