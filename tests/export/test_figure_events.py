"""Events on a chart: a line each, and names that lie neither on each other nor on a line."""

from itertools import combinations

from hrkpi.export.figure import figure, height
from hrkpi.export.figure_events import LANE, LONGEST, MOST_LANES, _seated, marks
from hrkpi.kpi import Unit
from hrkpi.view import Cell, Chart, Event, Mark, Series
from hrkpi.wording import Wording

YEAR = (0.0, 24.0)


def names(*events: Event) -> list[str]:
    """Names that are drawn."""
    return [text["text"] for text in marks(events, YEAR).annotations]


def test_an_event_is_a_line_with_its_name_above_the_plot() -> None:
    drawn = marks([Event(6, "Pay round")], YEAR)

    line, stem = drawn.shapes
    assert (line["x0"], line["x1"], line["y0"], line["y1"]) == (6, 6, 0, 1)
    assert stem["y1"] < LANE == drawn.room
    assert [text["text"] for text in drawn.annotations] == ["Pay round"]


def test_nothing_happened_takes_no_room() -> None:
    assert marks([], YEAR).room == 0


def test_names_that_would_meet_stand_in_rows() -> None:
    drawn = marks([Event(6, "Reorganisation of Sales"), Event(7, "Pay round")], YEAR)

    assert drawn.room == 2 * LANE
    assert [text["yshift"] for text in drawn.annotations] == [2 * LANE, LANE]


def test_no_name_lies_on_another_or_on_its_line() -> None:
    events = [Event(place, "Something happened") for place in (1, 2, 4, 9, 15, 19, 22, 23.9)]
    seats = [seat for seat in _seated(events, YEAR) if seat is not None]

    assert len(seats) >= MOST_LANES
    assert all(one.is_clear_of(other) for one, other in combinations(seats, 2))


def test_a_name_at_the_end_stands_before_its_line() -> None:
    (text,) = marks([Event(23.5, "Merger with Finch")], YEAR).annotations

    assert text["xanchor"] == "right"


def test_where_no_row_is_free_the_line_stands_alone() -> None:
    crowd = [Event(10 + place / 10, "Something happened") for place in range(5)]
    drawn = marks(crowd, YEAR)

    assert len(drawn.annotations) == MOST_LANES
    assert sum(shape["y1"] == 1 for shape in drawn.shapes) == len(crowd)


def test_a_name_is_drawn_as_it_is_written_and_not_too_long() -> None:
    assert names(Event(3, "<b>$x$ %{y}")) == ["&lt;b&gt;\uff04x\uff04 %\u200b{y}"]
    (long,) = names(Event(3, "a" * 60))
    assert long == "a" * (LONGEST - 1) + "…"


def test_a_chart_grows_by_the_room_of_its_names() -> None:
    cells = tuple(Cell(value, str(value)) for value in (1.0, 2.0, 3.0))
    axis = ("Jan 2026", "Feb 2026", "Mar 2026")
    plain = Chart("one", "One", Mark.LINE, axis, "Month", (Series("Actual", cells),), Unit.DAYS, 0, "Said.")
    told = Chart(**{**vars(plain), "events": (Event(1, "Launch"),)})

    assert height(told) == height(plain) + LANE
    drawn = figure(told, Wording())["layout"]
    assert drawn["margin"]["t"] == figure(plain, Wording())["layout"]["margin"]["t"] + LANE
    assert "Launch" in [text["text"] for text in drawn["annotations"]]
