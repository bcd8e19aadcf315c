"""What may be said of a view: its claims in words, and which changes of its groups are more than chance."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from hrkpi.narrative import narrative
from hrkpi.period import Window
from hrkpi.report import Report
from hrkpi.result import Claim, Evidence
from hrkpi.signal import Signal, evidence, signal
from layouts._asked import YEAR, Asked
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
    months = signal(report, replace(wanted.question(wanted.by), first=wanted.last))
    return tuple(replace(line, evidence=_evidence(report, wanted, line, months)) for line in lines)


def said(claims: Sequence[Claim]) -> Component:
    """The claims as sentences."""
    return html.Div(
        [html.H3("What may be said"), *(html.P(claim.text) for claim in claims)], className="claims"
    )


def claims(report: Report, wanted: Asked) -> tuple[Claim, ...]:
    """What may be said of the last window of a view and of its groups."""
    return narrative(report, replace(wanted.question(wanted.by), first=None))


def _evidence(report: Report, wanted: Asked, line: Line, months: Signal) -> Evidence:
    change, point = change_in_a_year(line), line.now
    if change is None or point is None:
        return line.evidence
    now, then = (_window(report, wanted, last) for last in (point.last, point.last - YEAR))
    return evidence(months.of(**{wanted.by: line.member}), change, now=now, then=then)


def _window(report: Report, wanted: Asked, last: int) -> Window:
    """The window of a view that ends with a month."""
    question = report.completed(replace(wanted.question(), first=last, last=last))
    return report.windows(question)[-1]
