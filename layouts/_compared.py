"""What a figure is compared with: as lines on the chart, and as values beside it."""

from dataclasses import dataclass

import pandas as pd
from dash import html
from dash.development.base_component import Component

from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.report import Report
from hrkpi.result import Shown
from hrkpi.views import _compared
from hrkpi.wording import Wording
from layouts._asked import Asked
from layouts._parts import move
from layouts._series import Line, points

STYLES = ("group_2", "group_3")  # of other units, in their order; the first is the line itself


@dataclass(frozen=True)
class Beside:
    """One thing compared with.

    Args:
        found: What it is, and its figure.
        line: Its line on the chart; none where it has none.
        style: Token of the line.
    """

    found: _compared.Beside
    line: Line | None = None
    style: str = ""


def compared(report: Report, wanted: Asked, wording: Wording) -> tuple[Beside, ...]:
    """Everything the address asks to be compared with, in a fixed order."""
    names = {*wanted.compare, *([_compared.YEAR_AGO] if wanted.prior else [])}
    found = _compared.compared(report, wanted.question(), names, wording)
    styles = iter(STYLES)
    return tuple(
        Beside(one, Line(one.name, points(pd.DataFrame(one.rows))), next(styles)) if one.rows else Beside(one)
        for one in found
    )


def listed(kpi: Kpi, found: tuple[Beside, ...], wording: Wording) -> Component | None:
    """Names, values and differences under each other."""
    if not found:
        return None
    rows = [
        cell for one in found for cell in (html.Dt(one.found.name), html.Dd(_told(kpi, one.found, wording)))
    ]
    return html.Div([html.H3(say("Compared with")), html.Dl(rows, className="compared")])


def _told(kpi: Kpi, one: _compared.Beside, wording: Wording) -> list[Component | str]:
    if one.row is None or one.shown is Shown.NO_DATA:
        return [say("no data")]
    if one.shown is Shown.HIDDEN:
        return [say("hidden")]
    value = html.Span(wording.value(kpi, one.row["value"]))
    if one.evidence is not None:
        return [value, html.Span(move(wording.change(kpi, one.change, one.evidence)), className="how")]
    return [value, html.Span(_compared.difference(kpi, one, wording), className="how")]
