"""What Office draws beside lines: the ends of their intervals as thin lines, and events across the chart."""

import re
from dataclasses import dataclass

from hrkpi.export.office import LINES, ends, mixed, ranged
from hrkpi.language import say
from hrkpi.view import Cell, Chart, Role, Series

PALE = 0.55  # of the brand colour, by which the ends of an interval are paler than their line
LATE = 0.6  # of the axis, behind which the name of an event stands before its line
CLEAR = 6  # places to the next event, nearer to which one is not named
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
REFERENCE = re.compile(r"!(?=\S)")
LONGEST = 30  # letters of an event's name


@dataclass(frozen=True)
class Happened:
    """An event as a line across a chart.

    Args:
        at: Its place along the axis.
        name: Its name.
        is_named: Whether there is room for it.
        is_late: Whether it stands before the line.
    """

    at: int
    name: str
    is_named: bool
    is_late: bool


def ranges(chart: Chart) -> list[Series]:
    """The ends of the interval of each line that has one as lines of their own: lower, upper, and so on."""
    return [
        Series(
            say("95 % interval") if upper else say("95 % low"),
            tuple(Cell(end, "") for end in side),
            Role.LIMIT,
        )
        for one in ranged(chart)
        for upper, side in enumerate(ends(one))
    ]


def unnamed(chart: Chart) -> list[int]:
    """Places among the lines of intervals that the key leaves out: it names one for all."""
    return [at for at in range(len(ranges(chart))) if at != 1]


def range_tint() -> str:
    """The colour of the ends."""
    return mixed(PALE)


def happened(chart: Chart) -> list[Happened]:
    """Events of a chart of lines, one for each place of its axis at most; its statement tells them all."""
    events = chart.events if chart.mark in LINES else ()
    titles = {round(event.place): event.title for event in reversed(events)}
    places = sorted(at for at in titles if 0 <= at < len(chart.axis))
    return [
        Happened(at, _short(titles[at]), _is_clear(at, places), at > LATE * len(chart.axis)) for at in places
    ]


def _is_clear(at: int, places: list[int]) -> bool:
    return all(abs(at - other) >= CLEAR for other in places if other != at)


def _short(title: str) -> str:
    """A name of few letters, of which neither a format of numbers nor a label makes anything else.

    A quote ends what a format says, no XML holds control characters, and ``sheet!A1`` refers to a cell.
    """
    plain = CONTROL.sub("", title).replace('"', "")
    said = REFERENCE.sub("! ", plain).lstrip("=+-@ ")
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
