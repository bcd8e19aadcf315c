"""Parts of a page at which nothing happens, each as one piece of HTML.

Every component costs the browser time whenever anything on the page changes, and that time grows with the
square of their number. Only what a callback names, or what the reader opens and presses, needs to be one.
"""

from copy import copy
from html import escape
from operator import itemgetter

from dash.development.base_component import Component

from layouts._html import attributes

NAMESPACE = "dash_html_components"
CALLED = {"className": "class", "htmlFor": "for"}  # in HTML; other names are the same in small letters
VOID = frozenset({"br", "hr", "img", "wbr"})  # elements without an inside
WILD = ("data-", "aria-")  # what names of attributes may begin with besides
LEFT = frozenset({"aria-pressed", "aria-expanded"})  # it is as its reader left it


def stilled(node: Component) -> Component:
    """The same part of a page, of as few components as can be.

    The inside of what only stands there becomes its attribute ``data-inside``; the browser puts it in place.
    """
    inside = getattr(node, "children", None)
    children = [one for one in (inside if isinstance(inside, list | tuple) else [inside]) if one is not None]
    if not any(isinstance(one, Component) for one in children):
        return node
    fresh, told = copy(node), [_html(one) for one in children]
    if getattr(node, "_namespace", "") == NAMESPACE and None not in told and not _is_named(node):
        del fresh.children
        for name, value in attributes(data_inside="".join(filter(None, told))).items():
            setattr(fresh, name, value)
    else:
        fresh.children = [stilled(one) if isinstance(one, Component) else one for one in children]
    return fresh


def _is_named(node: Component) -> bool:
    """Whether a callback may change it: it names parts by a dictionary, scripts and labels by a word."""
    return isinstance(getattr(node, "id", None), dict)


def _html(node: object) -> str | None:
    """A part as HTML; none where something happens at it."""
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, str | int | float):
        return escape(str(node), quote=False)
    if isinstance(node, list | tuple):
        parts = [_html(one) for one in node]
        return None if None in parts else "".join(filter(None, parts))
    if not isinstance(node, Component) or getattr(node, "_namespace", "") != NAMESPACE:
        return None
    return _element(node)


def _element(node: Component) -> str | None:
    said = _said(node)
    inside = _html(getattr(node, "children", None))
    if inside is None or _is_named(node) or not LEFT.isdisjoint(said):
        return None
    tag = type(node).__name__.lower()
    words = "".join(_attribute(name, value) for name, value in said.items())
    return f"<{tag}{words}>" if tag in VOID else f"<{tag}{words}>{inside}</{tag}>"


def _said(node: Component) -> dict[str, object]:
    """What a part says beside its inside; asking the part itself would look for each of dozens of names."""
    names = node._prop_names  # noqa: SLF001 - the only list of them there is
    return {
        name: value
        for name, value in sorted(vars(node).items(), key=itemgetter(0))
        if (name in names or name.startswith(WILD)) and name != "children"
    }


def _attribute(name: str, value: object) -> str:
    called = CALLED.get(name, name.lower())
    if value is None or value is False:
        return ""
    if value is True:
        return f" {called}"
    if isinstance(value, dict):
        value = ";".join(f"{_kebab(part)}:{said}" for part, said in value.items())
    told = str(value)
    if '"' in told:  # as in JSON, of which each would become six letters
        inside = escape(told, quote=False).replace("'", "&#39;")
        return f" {called}='{inside}'"
    return f' {called}="{escape(told)}"'


def _kebab(name: str) -> str:
    """The name of a style as sheets write it: ``maxWidth`` is ``max-width``."""
    if name.startswith("--"):
        return name
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
