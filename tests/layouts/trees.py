"""Looks into components: what they say, and what they are made of."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component

SPOKEN = ("aria-label", "alt", "title", "placeholder", "label", "nothingFoundMessage")  # properties in words
MARKUP = re.compile(r"</?b(r)?>|\{\w+\}")  # of charts, and what the browser fills in
QUIET = {"Code", "Kbd"}  # names of columns and keys


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
        return text([getattr(node, "children", None), *twin_words(node)])
    if isinstance(node, list | tuple):
        return " ".join(word for word in map(text, node) if word)
    return ""


def twin_words(node: Component) -> list[str]:
    """The words of the table that stands beside a chart as data."""
    told = getattr(node, "data-table", None)
    if told is None:
        return []
    table = json.loads(told)
    return [*table["heads"], *(word for row in table["rows"] for word in row)]


def figures(node: object) -> dict[str, dict[str, Any]]:  # Any: a figure is open
    """The figures of the charts inside a component, by their names."""
    places = [one for one in walk(node) if hasattr(one, "data-figure")]
    return {getattr(one, "data-chart"): json.loads(getattr(one, "data-figure")) for one in places}


def of_kind(node: object, kind: str) -> list[Component]:
    """Components of a type inside another."""
    return [one for one in walk(node) if type(one).__name__ == kind]


def heard(node: object) -> Iterator[str]:
    """Every text of a component that a reader sees or hears, those in charts, tables and menus as well."""
    if isinstance(node, str):
        yield MARKUP.sub(" ", node)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from heard(one)
    elif isinstance(node, Component) and type(node).__name__ not in QUIET:
        yield from _of(type(node).__name__, node.to_plotly_json()["props"])


def _of(kind: str, props: dict[str, Any]) -> Iterator[str]:  # Any: properties of a component
    for name in ("children", "lightIcon", "darkIcon", *SPOKEN):
        yield from heard(props.get(name))
    yield from _said(json.loads(props.get("data-said", "{}")))
    yield from _said(json.loads(props.get("data-drill", "{}")))
    if "data-table" in props:
        table = json.loads(props["data-table"])
        yield from heard([table["caption"], table["heads"], table["rows"]])
    if kind in {"Select", "MultiSelect", "SegmentedControl"}:
        yield from _options(props.get("data") or [])
    elif "data-figure" in props:
        yield from _drawn(json.loads(props["data-figure"]))


def _said(data: Any) -> Iterator[str]:  # Any: what a script is given
    """The words in what a script is given; addresses are none."""
    if isinstance(data, str):
        yield from () if data.startswith("/") else heard(data)
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _said(one)


def _options(options: list[dict[str, Any]]) -> Iterator[str]:  # Any: an option, or a group of them
    for option in options:
        yield option.get("label") or option["group"]
        yield from _options(option.get("items", []))


def _drawn(figure: dict[str, Any]) -> Iterator[str]:  # Any: a figure is open
    for trace in figure["data"]:
        for name in ("name", "hovertext", "text"):
            yield from heard(trace.get(name))
    yield from heard([one["text"] for one in figure["layout"].get("annotations", ())])
    for axis in ("xaxis", "yaxis"):
        yield from heard(list(figure["layout"].get(axis, {}).get("ticktext") or ()))
