"""Looks into components: what they say, and what they are made of."""

from collections.abc import Iterator

from dash.development.base_component import Component


def walk(node: object) -> Iterator[Component]:
    """A component and everything inside it."""
    if isinstance(node, Component):
        yield node
        for name in ("children", "lightIcon", "darkIcon"):
            yield from walk(getattr(node, name, None))
    elif isinstance(node, list | tuple):
        for one in node:
            yield from walk(one)


def text(node: object) -> str:
    """The words of a component, in order."""
    if isinstance(node, str | int | float):
        return str(node)
    if isinstance(node, Component):
        return text(getattr(node, "children", None))
    if isinstance(node, list | tuple):
        return " ".join(word for word in map(text, node) if word)
    return ""


def of_kind(node: object, kind: str) -> list[Component]:
    """Components of a type inside another."""
    return [one for one in walk(node) if type(one).__name__ == kind]
