"""Where a KPI stands: value, target and status now, and who changed how much in a year."""

from collections.abc import Container, Sequence

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.kpi import Kpi
from hrkpi.language import marked, say, say_many
from hrkpi.result import Shown
from hrkpi.wording import Tone, Wording
from layouts._asked import YEAR
from layouts._html import attributes, icon
from layouts._lines import named
from layouts._parts import chip, chip_of, opener
from layouts._series import Line, Point

UNFINISHED = marked("Not over yet")


def facts(kpi: Kpi, point: Point | None, wording: Wording, lands: str = "") -> Component:
    """The last figure beside its target, with how sure it is and how many people stand behind it.

    Args:
        kpi: What is shown.
        point: Its last figure.
        wording: How figures are written.
        lands: Where it lands at the date of its target, as a sentence; empty where nothing is said.
    """
    if point is None or point.status != Shown.OK:
        hidden = point is not None and point.status == Shown.HIDDEN
        said = (
            say("Hidden to protect people.") if hidden else say("There is nothing to measure in this period.")
        )
        return html.P([icon("lock" if hidden else "info"), said], className="blank")
    entries = [_fact(wording.value(kpi, point.value), named(point, wording, long=True))]
    if point.target is not None:
        entries.append(_fact(wording.value(kpi, point.target), wording.bound(kpi)))
    entries.append(_fact(status(point), say("Status")))
    told = [_surety(kpi, point, wording), lands]
    return html.Div(
        [html.Div(entries, className="facts"), *(html.P(one, className="small") for one in told if one)]
    )


def status(point: Point) -> Component:
    """The status of a figure; what is not over has none yet."""
    return chip_of("none", say(UNFINISHED)) if point.partial else chip(point.verdict)


def changes(kpi: Kpi, lines: Sequence[Line], wording: Wording, opening: Container[str] = ()) -> Component:
    """How much each group changed in a year, as bars with their words, the strongest fall first.

    Args:
        kpi: What is drawn.
        lines: All groups.
        wording: How figures are written.
        opening: Groups whose name opens a menu.
    """
    moved = sorted(_moved(lines), key=lambda pair: (pair[1], pair[0].name))
    if not moved:
        return html.P(say("No group has a figure now and a year ago."), className="note")
    most = max(abs(change) for _, change in moved) or 1.0
    low, high = min(0.0, moved[0][1]), max(0.0, moved[-1][1])
    width = (high - low) or most
    return html.Ul(
        [_bar(kpi, line, change, (low, width), wording, opening) for line, change in moved],
        className="bars",
        role="list",
    )


def changed(lines: Sequence[Line]) -> tuple[str, str] | None:
    """The periods between which the groups' changes are measured; none where nobody has both."""
    for line in lines:
        before = line.now and line.before(line.now, YEAR)
        if line.now and before and line.now.value is not None and before.value is not None:
            return before.period, line.now.period
    return None


def change_in_a_year(line: Line) -> float | None:
    """Value now minus value a year ago; missing unless both are shown."""
    before = line.now and line.before(line.now, YEAR)
    if not line.now or not before or line.now.value is None or before.value is None:
        return None
    return line.now.value - before.value


def _moved(lines: Sequence[Line]) -> list[tuple[Line, float]]:
    return [(line, change) for line in lines if (change := change_in_a_year(line)) is not None]


def _fact(value: Component | str, label: str) -> Component:
    return html.Div([html.Div(value, className="fact"), html.Div(label, className="small")])


def _surety(kpi: Kpi, point: Point, wording: Wording) -> str:
    interval = wording.interval(kpi, point.low, point.high)
    people = _counted(point.n, wording) if point.n else ""
    within = say("95 % interval {interval}", interval=interval) if interval else ""
    return ". ".join(part for part in (people, within) if part) + "."


def _counted(people: float, wording: Wording) -> str:
    return say_many(
        "Based on {number} person", "Based on {number} people", round(people), number=wording.number(people)
    )


def _bar(
    kpi: Kpi,
    line: Line,
    change: float,
    scale: tuple[float, float],
    wording: Wording,
    opening: Container[str],
) -> Component:
    low, width = scale
    left, right = sorted((0.0, change))
    told = wording.change(kpi, change, line.evidence)
    zero = (0.0 - low) / width * 100
    fill = {"left": f"{(left - low) / width * 100:.1f}%", "width": f"{(right - left) / width * 100:.1f}%"}
    tone = {Tone.GOOD: "good", Tone.OFF: "off", Tone.NEUTRAL: "prior"}[told.tone]
    track = html.Div(
        [
            html.Div(className=f"fill fill-{tone}", style=fill),
            html.Div(className="zero", style={"left": f"{zero:.1f}%"}),
        ],
        className="track",
        **attributes(aria_hidden="true"),
    )
    return html.Li(
        [
            html.Span(opener(line.name, line.member if line.member in opening else ""), className="who"),
            html.Span(told.signed_text, className="how"),
            track,
        ]
    )


def unit_word(by: str) -> str:
    """What the groups are, inside a sentence: ``division``."""
    return sentences.lowered(sentences.dimension(by)) if by else say("group")
