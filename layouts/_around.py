"""What is drawn around a trend when it is asked for: its intervals, other units, and what may come."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hrkpi.export.figure_events import Marks, marks
from hrkpi.export.plot import Figure
from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.note_book import Note
from hrkpi.view import Event
from hrkpi.views._noted import happened, position
from hrkpi.wording import DASH, Wording
from layouts._ahead import Ahead, in_words, rows, traces
from layouts._lines import cell, line_of
from layouts._series import Line, Point

TINT = "token:brand/0.13"
AIR = 20  # CSS pixels right of a forecast: half the name of its last month


@dataclass(frozen=True)
class Around:
    """What is drawn beside the line itself.

    Args:
        band: Whether its 95 % intervals are drawn.
        beside: Other lines with their styles; each has a name.
        ahead: What may come after it, or why nothing is said; empty where it was not asked for.
        events: What happened meanwhile, in order of time.
    """

    band: bool = False
    beside: tuple[tuple[str, Line], ...] = ()
    ahead: Ahead | str = ""
    events: tuple[Note, ...] = ()

    @property
    def months(self) -> list[int]:
        """Months beyond the line."""
        return self.ahead.months if isinstance(self.ahead, Ahead) else []

    @property
    def days(self) -> list[float]:
        """Where its events stand on an axis of months."""
        return [position(event.day) for event in self.events]

    def entries(self, line: Line) -> list[tuple[str, str]]:
        """What the key says of it."""
        named = [(style, other.name) for style, other in self.beside]
        named += [("band", say("95 % interval"))] if self._banded(line) else []
        return named + ([("ahead", say("Forecast, 80 and 95 % range"))] if self.months else [])

    def reach(self, line: Line) -> list[float | None]:
        """Values that the axis must hold."""
        ends = [end for point in self._banded(line) for end in (point.low, point.high)]
        others = [point.value for _, other in self.beside for point in other.points]
        return [*ends, *others, *(self.ahead.reach if isinstance(self.ahead, Ahead) else [])]

    def ranges(self, kpi: Kpi, line: Line, wording: Wording) -> list[Figure]:
        """What lies under everything: intervals and forecast."""
        drawn = [trace for stretch in _stretches(self._banded(line)) for trace in _band(stretch)]
        return drawn + (traces(kpi, self.ahead, wording) if isinstance(self.ahead, Ahead) else [])

    def others(self, kpi: Kpi, wording: Wording) -> list[Figure]:
        """The other lines."""
        return [
            line_of(
                other.name, [(point.last, point) for point in other.points], f"token:{style}", 2, kpi, wording
            )
            for style, other in self.beside
        ]

    def seated(self, texts: Sequence[Figure], near: Sequence[float | None] = ()) -> list[Figure]:
        """The value of the last point: over or under it where the forecast goes on beside it.

        Args:
            texts: The value as a word beside the point.
            near: Values that are drawn close by; the word goes to the side where there are fewer.
        """
        if not self.months:
            return list(texts)
        return [{**text, **_clear(text["y"], near)} for text in texts]

    def room_beside(self, room: int) -> int:
        """CSS pixels right of the plot: little where no value stands there."""
        return AIR if self.months else room

    def marks(self, axis: Figure) -> Marks:
        """The events as lines with names, on a level axis of months."""
        if not self.events:
            return Marks((), (), 0)
        first, last = axis["range"]
        placed = [(min(max(position(event.day), first), last), event.title) for event in self.events]
        return marks([Event(at, title) for at, title in placed], (first, last))

    def words(self, kpi: Kpi, wording: Wording) -> str:
        """What is said of the forecast, or why there is none, and of the events."""
        ahead = say("No forecast: {why}.", why=self.ahead) if self.ahead else ""
        if isinstance(self.ahead, Ahead):
            ahead = in_words(kpi, self.ahead, wording)
        return " ".join(part for part in (ahead, happened(self.events, wording)) if part)

    def heads(self, line: Line) -> list[str]:
        """Further headings of the table."""
        interval = [say("95 % interval")] if self._banded(line) else []
        return [*interval, *(other.name for _, other in self.beside)]

    def cells(self, kpi: Kpi, line: Line, point: Point, wording: Wording) -> list[str]:
        """Further cells of the row of a point."""
        interval = [wording.interval(kpi, point.low, point.high) or DASH] if self._banded(line) else []
        return [*interval, *(cell(kpi, other.before(point, 0), wording) for _, other in self.beside)]

    def rows(self, kpi: Kpi, wording: Wording) -> list[tuple[str, str]]:
        """Rows of the months ahead."""
        if not isinstance(self.ahead, Ahead):
            return []
        return [
            (say("{month} (forecast)", month=month), told) for month, told in rows(kpi, self.ahead, wording)
        ]

    def _banded(self, line: Line) -> list[Point]:
        """Points with an interval, if it was asked for."""
        if not self.band:
            return []
        return [point for point in line.points if point.low is not None and point.high is not None]


def _clear(value: float, near: Sequence[float | None]) -> Figure:
    """Where a word over or under a point crosses fewer lines."""
    over = sum(other is not None and other > value for other in near)
    under = sum(other is not None and other < value for other in near)
    side = {"yanchor": "top", "yshift": -9} if over > under else {"yanchor": "bottom", "yshift": 9}
    return {"xanchor": "center", "xshift": 0, **side}


def _stretches(points: Sequence[Point]) -> list[list[Point]]:
    """Points in runs without a gap between them: a band must not bridge what is hidden."""
    runs: list[list[Point]] = []
    step = min((later.last - point.last for point, later in pairwise(points)), default=1)
    for point in points:
        if runs and point.last - runs[-1][-1].last == step:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _band(stretch: Sequence[Point]) -> list[Figure]:
    bare = {
        "type": "scatter",
        "mode": "lines",
        "x": [point.last for point in stretch],
        "hoverinfo": "skip",
        "line": {"width": 0},
    }
    low, high = [point.low for point in stretch], [point.high for point in stretch]
    return [{**bare, "y": low}, {**bare, "y": high, "fill": "tonexty", "fillcolor": TINT}]


NOTHING = Around()
