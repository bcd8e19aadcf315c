"""Events on a chart over time: a thin line on the day, and the name above the plot where there is room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrkpi.export.plot import LETTER, Figure, plain
from hrkpi.view import Event

LANE = 17  # CSS pixels of a row of names
MOST_LANES = 3
PLOT = 520  # CSS pixels that names are set out for; wider plots leave more air
GAP = 6  # CSS pixels between a line and its name, and between names
LONGEST = 30  # letters of a name
AIR = 0.25  # of a month, between a line and a word inside the plot


@dataclass(frozen=True)
class Named:
    """A line with its name.

    Args:
        at: Where it stands, in pixels from the left.
        low: Left end of its name.
        high: Right end.
        lane: Row of the name, from the plot up.
    """

    at: float
    low: float
    high: float
    lane: int

    def is_clear_of(self, other: "Named") -> bool:
        """Whether neither name lies on the other, nor on the line that leads to it."""
        if self.lane == other.lane and self.low < other.high + GAP and other.low < self.high + GAP:
            return False
        lower, upper = sorted((self, other), key=lambda one: one.lane)
        return not lower.low - GAP / 2 < upper.at < lower.high + GAP / 2


@dataclass(frozen=True)
class Marks:
    """What is drawn of events.

    Args:
        shapes: Lines.
        annotations: Names.
        room: CSS pixels that the names take above the plot.
    """

    shapes: tuple[Figure, ...]
    annotations: tuple[Figure, ...]
    room: int


def marks(events: Sequence[Event], ends: tuple[float, float]) -> Marks:
    """Lines of events with those names that have room; a line without a name is told in words alone.

    Args:
        events: In order of time, their places in the unit of the axis.
        ends: First and last value of the axis.
    """
    seats = _seated(events, ends)
    shapes, texts = [], []
    for event, seat in zip(events, seats, strict=True):
        shapes.append(_line(event.place, {"y0": 0, "y1": 1}))
        if seat is not None:
            up = (seat.lane + 1) * LANE
            stem = {"name": "wide", "ysizemode": "pixel", "yanchor": 1, "y0": 0, "y1": up - 4}
            shapes.append(_line(event.place, stem))
            texts.append(_name(event, up, to_the_left=seat.low < seat.at))
    lanes = max((seat.lane + 1 for seat in seats if seat is not None), default=0)
    return Marks(tuple(shapes), tuple(texts), lanes * LANE)


def crossed(low: float, high: float, places: Iterable[float]) -> bool:
    """Whether the line of an event runs through what stands between two places of the axis."""
    return any(low - AIR < place < high + AIR for place in places)


def _seated(events: Sequence[Event], ends: tuple[float, float]) -> list[Named | None]:
    """A free seat for each name, from the right; none where all rows are taken."""
    first, last = ends
    seats: list[Named | None] = []
    for event in reversed(events):
        at, wide = (event.place - first) / (last - first) * PLOT, len(_short(event.title)) * LETTER + GAP
        low, high = (at - wide, at) if at + wide > PLOT + GAP else (at, at + wide)
        wanted = (Named(at, low, high, lane) for lane in range(MOST_LANES))
        free = (one for one in wanted if all(seat is None or one.is_clear_of(seat) for seat in seats))
        seats.append(next(free, None))
    return seats[::-1]


def _line(place: float, ends: Figure) -> Figure:
    stroke = {"color": "token:muted", "width": 1}
    return {"type": "line", "xref": "x", "yref": "paper", "x0": place, "x1": place, "line": stroke, **ends}


def _name(event: Event, up: int, *, to_the_left: bool) -> Figure:
    side = {"xanchor": "right", "xshift": 1 - GAP} if to_the_left else {"xanchor": "left", "xshift": GAP - 1}
    return {
        "name": "wide",  # left out on a phone, where the words under the chart say it
        "x": event.place,
        "y": 1,
        "yref": "paper",
        "yanchor": "top",
        "yshift": up,
        "text": plain(_short(event.title)),
        "showarrow": False,
        "font": {"size": 12, "color": "token:ink2"},
        **side,
    }


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
