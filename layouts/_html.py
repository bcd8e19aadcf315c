"""HTML that every page is made of: attributes, icons, tables, titled tiles."""

import re
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

Cell = Component | str
FIGURE = re.compile(r"[−+]?\d[\d.,'’\s]*(\s%)?|[–—]?")  # one figure alone, or that there is none


def attributes(
    **named: str,
) -> dict[str, Any]:  # Any: components take any type for attributes they do not name
    """``aria-`` and ``data-`` attributes, written with underscores: ``aria_label="Month before"``."""
    return {name.replace("_", "-"): value for name, value in named.items()}


def icon(name: str, *, mark: str = "") -> Component:
    """An icon that says nothing by itself."""
    return html.Span(className=f"icon icon-{name} {mark}".strip(), **attributes(aria_hidden="true"))


def table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, kind: str = "listing"
) -> Component:
    """A table whose first column names its rows; a column without a heading holds buttons."""
    sides = ["", *(_side(cells) for cells in zip(*(row[1:] for row in rows), strict=True))]
    sides += [""] * (len(heads) - len(sides))
    top = html.Tr(
        [
            html.Th(word, scope="col", className=side) if word else html.Td()
            for word, side in zip(heads, sides, strict=True)
        ]
    )
    body = [
        html.Tr(
            [
                html.Th(row[0], scope="row"),
                *(
                    html.Td(cell, className=side, **attributes(data_label=head))
                    for head, side, cell in zip(heads[1:], sides[1:], row[1:], strict=True)
                ),
            ]
        )
        for row in rows
    ]
    inside = [html.Caption(caption, className="unseen"), html.Thead(top), html.Tbody(body)]
    return html.Table(inside, className=kind)


def _side(cells: Sequence[Cell]) -> str:
    """Where a column stands: figures to the right, so that their digits lie under each other."""
    figures = [isinstance(cell, str) and FIGURE.fullmatch(cell) is not None for cell in cells]
    return "right" if all(figures) and any(cells) else ""


def scrolled(inside: Cell, label: str, kind: str = "scroll", *, told: str | None = None) -> Component:
    """Something wide that scrolls by itself, also by keyboard; a table may be told as data."""
    named = attributes(aria_label=label) | ({} if told is None else attributes(data_table=told))
    return html.Div(inside, className=kind, tabIndex=0, role="region", **named)


def tile(
    title: str, note: Cell, *inside: Component | None, tools: Sequence[Component] = (), kind: str = ""
) -> Component:
    """A titled part of a page with what can be done about it."""
    said = [html.P(note, className="note")] if note else []
    head = html.Header([html.Div([html.H2(title), *said]), *tools])
    return html.Section(
        [head, *(part for part in inside if part is not None)], className=f"tile {kind}".strip()
    )
