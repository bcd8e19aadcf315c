"""Where a click leads: three named actions for each group and each month, and the way back up."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import say
from hrkpi.period import month_label
from hrkpi.report import Report
from hrkpi.wording import Wording
from layouts._address import Query, write
from layouts._asked import ORGANISATION, Asked
from layouts._html import attributes
from layouts._series import Line

MOST = 8  # dimensions that one menu offers
NAME, VALUE = "~name~", "~value~"  # where the browser puts what was clicked: in words, and in addresses

Actions = dict[str, Any]  # Any: a name, addresses, and pairs of word and address


def menus(
    report: Report, wanted: Asked, groups: Sequence[Line], whole: Line | None, query: Query, wording: Wording
) -> Component:
    """What a click on a group or on a month offers, where the browser finds it: one menu for all of each.

    Args:
        report: Knows the dimensions.
        wanted: The view.
        groups: Those that open a menu.
        whole: The figure of everybody; none where the KPI is always broken down.
        query: The address that each entry changes.
        wording: How months are written.
    """
    dimensions = report.dimensions(wanted.kpi.key)
    points = [] if whole is None else whole.since(wanted.first).points
    data = json.dumps(
        {
            "group": _of_group(wanted, dimensions, query) if groups else {},
            "groups": {line.member: [line.name, quote_plus(line.member)] for line in groups},
            "month": _of_month(wanted, dimensions, query),
            "months": {
                str(point.last): [wording.period(point.period), month_label(point.last)]
                for point in points
                if point.value is not None
            },
        }
    )
    return html.Div(id="drill", hidden=True, **attributes(data_drill=data))


def opening(report: Report, wanted: Asked, groups: Sequence[Line]) -> frozenset[str]:
    """Groups of which a view alone can be asked for: each has a figure now, and its name is offered."""
    offered = report.members(wanted.by) if wanted.by else ()
    shown = (line.member for line in groups if line.now is not None and line.now.value is not None)
    return frozenset(shown) & frozenset(offered)


def crumbs(report: Report, wanted: Asked, query: Query) -> Component | None:
    """The way from the whole company to the unit that is kept, each step a link up; none for the company."""
    steps = _steps(report, wanted)
    if not steps:
        return None
    links = [
        html.Li(
            html.A(
                say("Whole company"), href=_to(query, **dict.fromkeys(ORGANISATION, ""), by=ORGANISATION[0])
            )
        )
    ]
    for depth, (dimension, unit) in enumerate(steps):
        if depth == len(steps) - 1:
            links.append(html.Li(html.Span(unit, **attributes(aria_current="location"))))
            continue
        cleared = dict.fromkeys(ORGANISATION, "")
        links.append(
            html.Li(html.A(unit, href=_to(query, **{**cleared, dimension: unit}, by=below(dimension))))
        )
    return html.Nav(html.Ol(links), className="crumbs", **attributes(aria_label=say("Organisation")))


def kept(wanted: Asked, member: str, query: Query) -> str:
    """The address of this view with one group kept, broken down one level further where there is one."""
    deeper = below(wanted.by) if wanted.by in ORGANISATION else wanted.by
    return _to(query, **{wanted.by: member}, by=deeper)


def below(dimension: str) -> str:
    """The kind of units below a kind of units; the lowest has itself."""
    at = ORGANISATION.index(dimension) + 1
    return ORGANISATION[min(at, len(ORGANISATION) - 1)]


def _steps(report: Report, wanted: Asked) -> list[tuple[str, str]]:
    """The units from the top to the lowest one that is kept alone."""
    kept = next(
        (
            (name, wanted.where[name][0])
            for name in reversed(ORGANISATION)
            if len(wanted.where.get(name, ())) == 1
        ),
        None,
    )
    steps = []
    while kept is not None and kept[0] in ORGANISATION:
        steps.append(kept)
        kept = report.parent(*kept)
    return steps[::-1]


def _of_group(wanted: Asked, dimensions: Sequence[str], query: Query) -> Actions:
    alone = {wanted.by: VALUE}
    above = ORGANISATION[: ORGANISATION.index(wanted.by) + 1] if wanted.by in ORGANISATION else (wanted.by,)
    others = [name for name in dimensions if name not in above and name not in wanted.where]
    return {
        "name": NAME,
        "label": say("Keep only {name}", name=NAME),
        "keep": kept(wanted, VALUE, query),
        "down": [[sentences.dimension(name), _to(query, **alone, by=name)] for name in others[:MOST]],
        "rows": _rows(query, **alone),
    }


def _of_month(wanted: Asked, dimensions: Sequence[str], query: Query) -> Actions:
    until = {"to": VALUE}
    return {
        "name": NAME,
        "label": say("Keep only what was up to {month}", month=NAME),
        "keep": _to(query, **until),
        "down": [
            [sentences.dimension(by), _to(query, **until, by=by)]
            for by in dimensions[:MOST]
            if by != wanted.by
        ],
        "rows": _rows(query, **until),
    }


def _rows(query: Query, **changed: str) -> str:
    shown = tuple(dict.fromkeys((*query.values.get("show", ()), "rows")))
    return _to(query, **changed, show=shown)


def _to(query: Query, **changed: str | tuple[str, ...]) -> str:
    values: Mapping[str, str | tuple[str, ...]] = {**query.values, **changed}
    return "/explore" + write(values)
