"""From a chart of a view to a figure that plotly draws, for screens and files alike.

Colours are names of tokens (``token:brand``, ``token:brand/0.16``); whoever draws it puts a theme's in.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hrkpi.export.figure_bars import bars, height_of_bars
from hrkpi.export.figure_columns import columns
from hrkpi.export.figure_heat import heat, height_of_heat
from hrkpi.export.figure_lines import lines, room_of_events
from hrkpi.export.figure_parts import styled, upright
from hrkpi.export.figure_waterfall import UNDER, waterfall
from hrkpi.export.plot import Figure
from hrkpi.export.tokens import THEMES
from hrkpi.language import say
from hrkpi.view import Chart, Mark, Role
from hrkpi.wording import Wording

HEIGHT = 280  # CSS pixels of a chart whose values go up
WIDE = ("annotations", "shapes")  # what holds words that a phone has no room for
MOST_NARROW = 5  # names along an axis of a phone
FEWEST_NARROW = 3  # figures along one, where names stand beside it
DRAWN: Mapping[Mark, Callable[[Chart, Wording], Figure]] = {
    Mark.LINE: lines,
    Mark.STEP: lines,
    Mark.COLUMN: columns,
    Mark.STACK: columns,
    Mark.WATERFALL: waterfall,
    Mark.BAR: bars,
    Mark.FUNNEL: bars,
    Mark.HEAT: heat,
}
SPOTS = {Role.TARGET: "tick", Role.FORECAST: "spot", Role.LIMIT: ""}


def figure(chart: Chart, wording: Wording) -> Figure:
    """A chart's data and layout, without title and key: these stand above it."""
    return DRAWN[chart.mark](chart, wording)


def height(chart: Chart) -> int:
    """CSS pixels that a chart needs at any width."""
    if chart.mark is Mark.HEAT:
        return height_of_heat(chart)
    if upright(chart):
        return HEIGHT + room_of_events(chart)
    return height_of_bars(chart) + UNDER * (chart.mark is Mark.WATERFALL)


def key(chart: Chart) -> tuple[tuple[str, str], ...]:
    """What the marks of a chart are: style and name of each; nothing where there is one alone.

    The style is a colour (``brand``, ``prior``, ``target``, ``forecast``, ``limit``, ``group_1`` …), and
    behind it the shape where it is no line: ``box``, ``spot``, ``tick``; a ``band`` is an interval.
    """
    if chart.mark in {Mark.HEAT, Mark.WATERFALL}:
        return ()
    named = [(f"{style} {_shape(chart, one.role)}".strip(), one.name) for style, one in styled(chart)]
    intervals = [("band" if _is_line(chart) else "whisker", say("95 % interval"))]
    entries = (*named, *(intervals if any(one.low for one in chart.series) else ()))
    return entries if len(entries) > 1 else ()


def painted(drawn: Figure, theme: str) -> Figure:
    """A figure in the colours of a theme."""
    made: Figure = painted_in(drawn, THEMES[theme])
    return made


def painted_in(drawn: Any, colours: Mapping[str, str]) -> Any:  # Any: a figure or whatever is in one
    """A figure with colours in place of the names of tokens."""
    if isinstance(drawn, dict):
        return {name: painted_in(part, colours) for name, part in drawn.items()}
    if isinstance(drawn, list):
        return [painted_in(part, colours) for part in drawn]
    if isinstance(drawn, str) and drawn.startswith("token:"):
        name, _, alpha = drawn.removeprefix("token:").partition("/")
        return _tinted(colours[name], alpha)
    return drawn


def narrowed(drawn: Figure) -> Figure:
    """A figure for a phone, as ``charts.js`` makes it: every other month, and no names on lines."""
    shape = drawn["layout"]
    level = shape["xaxis"]
    texts = level.get("ticktext", [])
    kept = {name: [one for one in shape.get(name, []) if one.get("name") != "wide"] for name in WIDE}
    most = FEWEST_NARROW if shape.get("meta") == "values" else MOST_NARROW
    if len(texts) > most and shape.get("meta") != "every":
        years = [sum("<br>" in text for text in texts[odd::2]) for odd in (0, 1)]
        odd = int(years[1] > years[0])
        level = {**level, "tickvals": level["tickvals"][odd::2], "ticktext": texts[odd::2]}
    return {**drawn, "layout": {**shape, **kept, "xaxis": level}}


def _tinted(colour: str, alpha: str) -> str:
    parts = [str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)]
    return f"rgba({','.join(parts)},{alpha})" if alpha else colour


def _is_line(chart: Chart) -> bool:
    return chart.mark in {Mark.LINE, Mark.STEP}


def _shape(chart: Chart, role: Role) -> str:
    if _is_line(chart):
        return ""
    if upright(chart):
        return "" if role in {Role.TARGET, Role.LIMIT, Role.FORECAST} else "box"
    return SPOTS.get(role, "box")
