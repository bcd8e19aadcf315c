"""The published truth about goals, reviews and recognition, counted on single days."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from data.sample._appraisals import CYCLES, Recognition, Review
from data.sample._calendar import AS_OF
from data.sample._goals import Goal
from data.sample._sheets import iso, write
from data.sample._truth_people import COMPANY, Stay, job_in
from data.sample._truth_rates import Row, share

DAYS = (
    *(date(year, month, day) for year in (2024, 2025) for month, day in ((6, 30), (12, 31))),
    date(2026, 6, 30),
    AS_OF,
)
LATELY = timedelta(days=90)
GOALS = (
    "day",
    "department",
    "headcount",
    "owners",
    "goal_coverage",
    "goals",
    "aligned",
    "goal_alignment",
    "measurable",
    "measurable_goals",
    "due",
    "checked_in",
    "check_in_rate",
    "recognised",
    "recognition_coverage",
    "times",
    "gini",
)
REVIEWS = ("end", "department", "due", "completed", "review_completion_rate")


def publish(
    folder: Path,
    goals: Sequence[Goal],
    reviews: Sequence[Review],
    recognitions: Sequence[Recognition],
    found: Sequence[Stay],
) -> None:
    """Writes strategy by day and reviews by cycle."""
    write(
        folder / "strategy.csv", GOALS, (row for day in DAYS for row in _day(day, goals, recognitions, found))
    )
    write(folder / "reviews.csv", REVIEWS, (row for end in CYCLES for row in _cycle(end, reviews, found)))


def _day(
    day: date, goals: Sequence[Goal], recognitions: Sequence[Recognition], found: Sequence[Stay]
) -> Iterator[Row]:
    home = {
        stay.person.key: job_in(stay, day).team.department
        for stay in found
        if stay.first <= day and (stay.last is None or stay.last > day)
    }
    open_then = [one for one in goals if one.start <= day and (one.due is None or day <= one.due)]
    thanks = Counter(
        one.receiver.key
        for one in recognitions
        if day - LATELY < one.day <= day and one.giver is not one.receiver
    )
    for department in (COMPANY, *sorted(set(home.values()))):
        people = [key for key, unit in home.items() if department in {COMPANY, unit}]
        mine = [one for one in open_then if department in {COMPANY, _unit(one, home)}]
        yield {
            "day": iso(day),
            "department": department,
            **_goals(day, mine, goals, people, {one.owner.key for one in open_then if one.owner}),
            **_thanks(sorted(thanks[key] for key in people)),
        }


def _unit(goal: Goal, home: dict[str, str]) -> str | None:
    """Where the owner is, else the department that the goal names."""
    if goal.owner and goal.owner.key in home:
        return home[goal.owner.key]
    return goal.unit if goal.level == "department" else None


def _goals(day: date, mine: list[Goal], goals: Sequence[Goal], people: list[str], owners: set[str]) -> Row:
    parents = {one.key: one for one in goals}
    due = [one for one in mine if one.cadence and day > one.start + timedelta(days=one.cadence)]
    checked = sum(
        any(seen <= day <= seen + timedelta(days=one.cadence or 0) for seen in one.check_ins) for one in due
    )
    owning, aligned = sum(key in owners for key in people), sum(_leads_up(one, parents) for one in mine)
    measurable = sum(_is_measurable(one) for one in mine)
    return {
        "headcount": len(people),
        "owners": owning,
        "goal_coverage": share(owning, len(people)),
        "goals": len(mine),
        "aligned": aligned,
        "goal_alignment": share(aligned, len(mine)),
        "measurable": measurable,
        "measurable_goals": share(measurable, len(mine)),
        "due": len(due),
        "checked_in": checked,
        "check_in_rate": share(checked, len(due)),
    }


def _leads_up(goal: Goal, parents: dict[str, Goal]) -> bool:
    while goal.level != "company":
        if goal.parent not in parents:
            return False
        goal = parents[goal.parent]
    return True


def _is_measurable(goal: Goal) -> bool:
    if goal.owner is None or goal.due is None:
        return False
    if goal.kind == "milestone":
        return True
    if not (goal.kpi or goal.measure_unit) or goal.target is None:
        return False
    if goal.kind == "stay_below":
        return True
    if goal.baseline is None:
        return False
    step = goal.target - goal.baseline
    return {"reach": True, "increase": step > 0, "decrease": step < 0}[goal.kind]


def _thanks(times: list[int]) -> Row:
    """Gini as half the mean difference of all pairs over the mean."""
    apart = sum((2 * rank - len(times) + 1) * each for rank, each in enumerate(times))
    some = sum(each > 0 for each in times)
    return {
        "recognised": some,
        "recognition_coverage": share(some, len(times)),
        "times": sum(times),
        "gini": share(apart, len(times) * sum(times)),
    }


def _cycle(end: date, reviews: Sequence[Review], found: Sequence[Stay]) -> Iterator[Row]:
    home = {
        stay.person.key: job_in(stay, end).team.department
        for stay in found
        if stay.first <= end and (stay.last is None or stay.last >= end)
    }
    due = [one for one in reviews if one.end == end and one.status != "exempt"]
    for department in (COMPANY, *sorted(set(home.values()))):
        mine = [one for one in due if department in {COMPANY, home[one.person.key]}]
        done = sum(one.completed is not None and one.completed <= end for one in mine)
        yield {
            "end": iso(end),
            "department": department,
            "due": len(mine),
            "completed": done,
            "review_completion_rate": share(done, len(mine)),
        }
