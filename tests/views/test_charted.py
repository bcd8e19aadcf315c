"""What a chart of groups says of itself."""

from hrkpi.result import Shown
from hrkpi.view import Cell
from hrkpi.views._charted import extremes

SEEN = (Cell(9.0, "9 people"), Cell(5.0, "5 people"))


def test_the_highest_and_the_lowest_group_are_named() -> None:
    said = extremes(("Workload", "Family"), SEEN)

    assert said == "Highest: Workload with 9 people. Lowest: Family with 5 people."


def test_nobody_is_called_the_highest_where_a_hidden_group_may_be_higher() -> None:
    hidden = Cell(None, "hidden", shown=Shown.HIDDEN)

    said = extremes(("Workload", "Family", "Better offer"), (*SEEN, hidden))

    assert said.endswith("Lowest: Family with 5 people. What is hidden may be higher or lower.")
