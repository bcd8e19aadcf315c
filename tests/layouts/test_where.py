"""Where a KPI misses its target, since when, and who answers for it."""

from dataclasses import replace

from layouts._series import Line, Point
from layouts._where import MOST, missed
from tests.layouts.test_charts import WORDS
from tests.layouts.trees import of_kind, text


def line(
    name: str, *verdicts: str, value: float | None = 0.2, people: float | None = 20, owner: str = ""
) -> Line:
    """A line that ends in June 2025, with a verdict each month."""
    months = range(5 - len(verdicts) + 1, 6)
    points = tuple(
        Point(f"2025-{month + 1:02d}", month, value, "ok", 0.1, people, None, None, verdict, owner=owner)
        for month, verdict in zip(months, verdicts, strict=True)
    )
    return Line(name, points, name)


def rows(whole: Line | None, *groups: Line) -> list[str]:
    return [text(row) for row in of_kind(missed(whole, groups, WORDS, ()), "Li")]


def test_the_whole_comes_first_and_then_where_most_people_are_concerned() -> None:
    """The target is 10 %: 300 people 5 points off it are 15, 8 people 40 points off it are 3."""
    whole = line("", "on_target", "off_target", "off_target")
    few = line("Few", "on_target", "off_target", value=0.5, people=8)
    many = line("Many", "on_target", "off_target", value=0.15, people=300)
    watched = line("Watched", "on_target", "watch", value=0.12, people=400)

    said = rows(whole, few, watched, many)

    assert said == [
        "All together off target since May 2025",
        "Many off target since Jun 2025",
        "Watched short of target since Jun 2025",
        "Few off target since Jun 2025",
    ]


def test_where_as_many_are_concerned_off_target_comes_before_short_of_it_and_the_farthest_first() -> None:
    near = line("Near", "on_target", "off_target", people=None)
    far = line("Far", "on_target", "off_target", value=0.4, people=None)
    watched = line("Watched", "on_target", "watch", value=0.9, people=0)

    assert [row.partition(" ")[0] for row in rows(None, watched, near, far)] == ["Far", "Near", "Watched"]


def test_a_status_as_old_as_what_is_known_may_be_older() -> None:
    assert rows(None, line("Sales", "watch", "watch")) == ["Sales short of target since May 2025 or longer"]


def test_who_is_on_target_hidden_or_not_over_is_not_named() -> None:
    unfinished = line("New", "on_target", "off_target")
    unfinished = replace(
        unfinished, points=(*unfinished.points[:-1], replace(unfinished.points[-1], partial=True))
    )

    said = rows(line("", "on_target"), line("Gone", "off_target", value=None), unfinished, Line("Nobody", ()))

    assert said == []


def test_what_does_not_fit_is_counted_and_the_owner_named() -> None:
    groups = [line(f"Unit {number}", "on_target", "off_target") for number in range(MOST + 2)]

    words = text(missed(line("", "off_target", owner="Head of People"), groups, WORDS, ()))

    assert "and 2 more below" in words
    assert "Answers for it: Head of People" in words
