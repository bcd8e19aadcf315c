"""Where a KPI misses its target and since when: the whole first, then the groups that weigh most."""

from collections.abc import Container, Sequence
from itertools import takewhile

from dash import html
from dash.development.base_component import Component

from hrkpi.export.tokens import tone
from hrkpi.language import marked, say, say_many
from hrkpi.targets import Verdict
from hrkpi.wording import Wording
from layouts._html import icon
from layouts._parts import opener
from layouts._series import Line, Point

MISSED = (Verdict.OFF_TARGET, Verdict.WATCH)  # the gravest first
MOST = 4  # groups named
SINCE = {
    Verdict.OFF_TARGET: marked("off target since {period}"),
    Verdict.WATCH: marked("short of target since {period}"),
}
LONGER = {  # as far back as the view looks
    Verdict.OFF_TARGET: marked("off target since {period} or longer"),
    Verdict.WATCH: marked("short of target since {period} or longer"),
}


def missed(
    whole: Line | None, groups: Sequence[Line], wording: Wording, opening: Container[str]
) -> Component:
    """Who misses the target now, since when, and who answers for it; nothing where nobody does.

    Args:
        whole: The figure of everybody; none where the KPI is always broken down.
        groups: All groups, with as many months as are known of them.
        wording: How months are written.
        opening: Groups whose name opens a menu.
    """
    short = sorted((line for line in groups if _misses(line)), key=_gravity)
    everybody = [whole] if whole is not None and _misses(whole) else []
    rows = [_row(line, wording, opening) for line in (*everybody, *short[:MOST])]
    owner = whole.now.owner if whole is not None and whole.now is not None else ""
    parts: list[Component] = []
    if rows:
        parts += [html.H3(say("Where, and since when")), html.Ul(rows, className="missed", role="list")]
    if (more := len(short) - MOST) > 0:
        parts.append(
            html.P(say_many("and {count} more below", "and {count} more below", more), className="note")
        )
    if owner:
        parts.append(html.P(say("Answers for it: {owner}", owner=owner), className="note answers"))
    return html.Div(parts)


def since(points: Sequence[Point]) -> tuple[Point, bool]:
    """From which figure on the status has been the last one's, and whether nothing older is known."""
    held = list(takewhile(lambda point: point.verdict == points[-1].verdict, reversed(points)))
    return held[-1], len(held) == len(points)


def _misses(line: Line) -> bool:
    now = line.now
    return now is not None and now.value is not None and not now.partial and now.verdict in MISSED


def _gravity(line: Line) -> tuple[float, int, float, str]:
    """Where most people make the distance from the target first: eight far off it come after hundreds."""
    now = line.points[-1]
    distance = abs((now.value or 0.0) - (now.target or 0.0))
    return -distance * (now.n or 0.0), MISSED.index(Verdict(now.verdict)), -distance, line.name


def _row(line: Line, wording: Wording, opening: Container[str]) -> Component:
    began, is_older = since(line.points)
    symbol, verdict = tone(began.verdict), Verdict(began.verdict)
    told = (LONGER if is_older else SINCE)[verdict]
    name = opener(line.name, line.member if line.member in opening else "") or say("All together")
    return html.Li(
        [
            icon(symbol, mark=f"mark-{symbol}"),
            html.Span(name, className="who"),
            html.Span(say(told, period=wording.period(began.period)), className="how"),
        ]
    )
