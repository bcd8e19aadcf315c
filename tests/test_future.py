"""Known-future events: listed apart, in no figure."""

from pathlib import Path

from hrkpi.future import Future, known_future
from hrkpi.result import Question
from tests.reports import MARCH, Person, report


def test_hires_and_exits_after_the_day_are_told_apart_and_in_no_figure(tmp_path: Path) -> None:
    """Known up to 31 March 2025: that day's exit has happened, the next day's has not."""
    people = [
        *(Person("Sales") for _ in range(20)),
        Person("Sales", "2025-03-31"),
        Person("Sales", "2025-04-01"),
        Person("Sales", "2025-06-30", hire_date="2025-04-01"),
    ]

    found = report(tmp_path, people)

    assert known_future(found) == Future(hires=1, exits=1)
    rows = found.answer(Question("exits", first=MARCH, last=MARCH)).rows
    assert rows["value"].tolist() == [1]
    assert found.answer(Question("headcount", first=MARCH, last=MARCH)).rows["value"].tolist() == [21]
