"""A KPI over time against its target: the large chart, its sentence and its table."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.export.plot import Figure, layout
from hrkpi.export.scale import Axis
from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.period import MONTHS_IN_YEAR
from hrkpi.result import Shown
from hrkpi.wording import Wording
from layouts._aim import aims, named_aim
from layouts._around import NOTHING, Around
from layouts._charts import chart, key, twin
from layouts._html import icon
from layouts._lines import cell, grouped, last_of, line_of, months_of, named, room_before, scale_of, up
from layouts._series import Line, Point

HEIGHT = 300  # CSS pixels
LABEL_HEIGHT = 0.07  # of the chart's height that a value takes
MOST = 4  # lines that every reader can tell apart
MARGIN = {"l": 58, "r": 62, "t": 12, "b": 40}


def trend(kpi: Kpi, line: Line, prior: Line | None, wording: Wording, around: Around = NOTHING) -> Component:
    """The line with its target, the year before behind it, what else is asked for, and the last value."""
    entries = [("brand", say("Actual"))]
    entries += [("prior", say("Year before"))] if prior else []
    entries += [("target", say("Target"))] if any(point.target is not None for point in line.points) else []
    entries += around.entries(line)
    if all(point.value is None for point in line.points):
        return _nothing(line)
    drawn = html.Div([key(entries), _picture(figure(kpi, line, prior, wording, around))])
    words = [sentences.in_words(kpi, _said(line), wording), around.words(kpi, wording)]
    return html.Div(
        [
            twin(
                drawn, say("{kpi} over time", kpi=say(kpi.label)), *_table(kpi, line, prior, wording, around)
            ),
            html.P([say("In words: "), " ".join(part for part in words if part)], className="words"),
        ]
    )


def _nothing(line: Line) -> Component:
    """What stands instead of a chart without a single figure."""
    hidden = any(point.status == Shown.HIDDEN for point in line.points)
    said = sentences.hidden() if hidden else say("There is nothing to measure in this period.")
    words = html.P(say("In words: ") + say("No figure can be shown in this period."), className="words")
    return html.Div([html.P([icon("lock" if hidden else "info"), said], className="blank"), words])


def _picture(drawn: Figure) -> Component:
    """A chart as high as its plot and what stands above it."""
    return chart("trend", drawn, height=HEIGHT + drawn["layout"]["margin"]["t"] - MARGIN["t"])


def several(kpi: Kpi, groups: Sequence[Line], wording: Wording, around: Around = NOTHING) -> Component:
    """A KPI that is always broken down: the four largest groups, each with its value at its end."""
    known = [line for line in groups if any(point.value is not None for point in line.points)]
    shown = sorted(known, key=lambda line: -max(point.value or 0.0 for point in line.points))[:MOST]
    pairs = [(f"group_{index}", line) for index, line in enumerate(shown, start=1)]
    entries = key([(colour, line.name) for colour, line in pairs])
    drawn = html.Div([entries, _picture(_together(kpi, pairs, wording, around))])
    said = [f"{line.name}: {sentences.in_words(kpi, _said(line), wording)}" for line in shown]
    words = " ".join(said) or sentences.in_words(kpi, [], wording)
    words = " ".join(part for part in (words, around.words(kpi, wording)) if part)
    return html.Div(
        [
            twin(drawn, say("{kpi} over time", kpi=say(kpi.label)), *grouped(kpi, shown, wording)),
            html.P(say("In words: ") + words, className="words"),
        ]
    )


def _together(kpi: Kpi, pairs: Sequence[tuple[str, Line]], wording: Wording, around: Around) -> Figure:
    scale = scale_of(kpi, [point.value for _, line in pairs for point in line.points])
    traces = [
        line_of(
            line.name, [(point.last, point) for point in line.points], f"token:{colour}", 2.5, kpi, wording
        )
        for colour, line in pairs
    ]
    texts: list[Figure] = []
    for _, line in pairs:  # from the largest down; a value that would lie on another one is left to the table
        text = last_of(kpi, line, wording)[1:]
        if not texts or abs(texts[-1]["y"] - text[0]["y"]) > (scale.high - scale.low) * LABEL_HEIGHT:
            texts += text
    level = months_of([point.last for _, line in pairs for point in line.points], wording)
    return _laid_out(traces, level, up(kpi, scale, wording), texts, around)


def figure(kpi: Kpi, line: Line, prior: Line | None, wording: Wording, around: Around = NOTHING) -> Figure:
    """The chart's data and layout; its scale comes from what is shown."""
    shifted = [(point.last + MONTHS_IN_YEAR, point) for point in prior.points] if prior else []
    known = [point.value for point in line.points] + [point.value for _, point in shifted]
    known += [*(point.target for point in line.points), *around.reach(line)]
    scale = scale_of(kpi, known)
    traces = around.ranges(kpi, line, wording)
    traces += [line_of(say("Year before"), shifted, "token:prior", 2, kpi, wording)] if shifted else []
    traces += [*around.others(kpi, wording), *aims(line)]
    traces += [
        line_of(
            say("Actual"), [(point.last, point) for point in line.points], "token:brand", 2.75, kpi, wording
        )
    ]
    ends = last_of(kpi, line, wording)
    level = months_of([*(point.last for point in line.points), *around.months], wording)
    near = _near(line, shifted, scale)
    texts = [*named_aim(kpi, line, shifted, wording, around.days), *around.seated(ends[1:], near)]
    return _laid_out([*traces, *ends[:1]], level, up(kpi, scale, wording), texts, around)


def _laid_out(
    traces: list[Figure], level: Figure, upright: Figure, texts: list[Figure], around: Around
) -> Figure:
    """Lines and words with the events among them."""
    events = around.marks(level)
    margin = {
        **MARGIN,
        "l": room_before(upright, MARGIN["l"]),
        "t": MARGIN["t"] + events.room,
        "r": around.room_beside(MARGIN["r"]),
    }
    drawn = layout(margin=margin, x=level, y=upright, annotations=[*texts, *events.annotations])
    return {"data": traces, "layout": drawn | {"shapes": list(events.shapes)}}


def _near(line: Line, prior: Sequence[tuple[int, Point]], scale: Axis) -> list[float | None]:
    """What is drawn close to the last value: where the line comes from, its target, the year before."""
    known = [(point.value, point) for point in line.points if point.value is not None]
    if not known:
        return []
    value, last = known[-1]
    drawn = [*(before for before, _ in known[-2:-1]), last.target]
    drawn += [point.value for month, point in prior if month == last.last]
    reach = (scale.high - scale.low) * 2 * LABEL_HEIGHT
    return [other for other in drawn if other is not None and abs(other - value) < reach]


def _said(line: Line) -> list[tuple[str, float | None]]:
    return [(point.period, point.value) for point in line.points]


def _table(
    kpi: Kpi, line: Line, prior: Line | None, wording: Wording, around: Around
) -> tuple[list[str], list[list[str]]]:
    heads = [
        say("Period"),
        say("Actual"),
        *([say("Year before")] if prior else []),
        say("Target"),
        *around.heads(line),
    ]
    before = {point.last + MONTHS_IN_YEAR: point for point in prior.points} if prior else {}
    rows = [
        [
            named(point, wording),
            cell(kpi, point, wording),
            *([cell(kpi, before.get(point.last), wording)] if prior else []),
            wording.value(kpi, point.target),
            *around.cells(kpi, line, point, wording),
        ]
        for point in line.points
    ]
    ahead = around.rows(kpi, wording)
    return heads, [*rows, *([period, told, *[""] * (len(heads) - 2)] for period, told in ahead)]
