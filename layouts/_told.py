"""What may be said of a view: its claims in words, and which changes of its groups are more than chance."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from hrkpi.language import say
from hrkpi.narrative import narrative
from hrkpi.report import Report
from hrkpi.result import Claim, Evidence
from hrkpi.signal import Signal
from hrkpi.weighed import moved, movements
from layouts._asked import Asked
from layouts._series import Line
from layouts._stand import change_in_a_year


def weighed(report: Report, wanted: Asked, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of groups, each with whether its change in a year is more than chance.

    Args:
        report: Figures as the asker may see them.
        wanted: The view.
        lines: Its groups, a year and more of each.
    """
    if not any(change_in_a_year(line) for line in lines):
        return tuple(lines)
    months = movements(report, wanted.question(wanted.by))
    return tuple(replace(line, evidence=_evidence(report, wanted, line, months)) for line in lines)


def said(claims: Sequence[Claim]) -> Component:
    """The claims as sentences."""
    return html.Div(
        [html.H3(say("What may be said")), *(html.P(claim.text) for claim in claims)], className="claims"
    )


def claims(report: Report, wanted: Asked) -> tuple[Claim, ...]:
    """What may be said of the last window of a view and of its groups."""
    return narrative(report, replace(wanted.question(wanted.by), first=None))


def _evidence(report: Report, wanted: Asked, line: Line, months: Signal) -> Evidence:
    change, point = change_in_a_year(line), line.now
    if change is None or point is None:
        return line.evidence
    return moved(report, wanted.question(wanted.by), months, line.member, change, point.last)
