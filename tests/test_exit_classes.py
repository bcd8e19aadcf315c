"""Rates of exits by type: nobody can work out from those shown together how few were dismissed."""

from pathlib import Path
from random import Random

import pandas as pd
import pytest

from hrkpi.export.answers import table
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.signal import signal, verdict_of_change
from tests.charted import seen, staff
from tests.reports import MARCH, Person, report

CLASSES = ("involuntary_turnover_rate", "other_turnover_rate", "unknown_turnover_rate")
TYPES = ("voluntary", "involuntary", "other", "unknown")
YEAR = {"first": MARCH, "last": MARCH, "window": WindowKind.TTM}
LEAST = 5


def gone(department: str, exit_type: str, count: int) -> list[Person]:
    """So many who left in the year to March 2025."""
    return [Person(department, "2024-06-30", exit_type=exit_type) for _ in range(count)]


def shown(found: Report, key: str) -> pd.DataFrame:
    """A KPI by department, and of the whole company as ``all``."""
    parts = [table(found.answer(Question(key, by=by, **YEAR))) for by in ((), ("department",))]  # type: ignore[arg-type]
    whole = parts[0].assign(department="all")
    return pd.concat([whole, parts[1]]).set_index("department")[["numerator", "status"]]


def test_few_dismissals_hide_every_class_that_would_tell_them(tmp_path: Path) -> None:
    """Sales: eight left and six of them chose to, so two did not; whether they were dismissed is not told."""
    people = [*(Person("Sales") for _ in range(30)), *(Person("Finance") for _ in range(30))]
    people += [
        *gone("Sales", "voluntary", 6),
        *gone("Sales", "involuntary", 2),
        *gone("Finance", "voluntary", 2),
    ]
    people += gone("Finance", "involuntary", 9)

    found = report(tmp_path, people)

    assert {shown(found, key)["status"]["Sales"] for key in CLASSES} == {Shown.HIDDEN}
    assert list(shown(found, "turnover_rate").loc["Sales"]) == [8, Shown.OK]
    assert list(shown(found, "voluntary_turnover_rate").loc["Sales"]) == [6, Shown.OK]


def test_without_dismissals_a_few_resignations_are_shown(tmp_path: Path) -> None:
    people = [*(Person("Sales") for _ in range(30)), *gone("Sales", "voluntary", 2)]

    found = report(tmp_path, people)

    assert list(shown(found, "voluntary_turnover_rate").loc["Sales"]) == [2, Shown.OK]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_shown_together_tells_of_no_few(tmp_path: Path, seed: int) -> None:
    """Of those who did not choose to leave, every class that is shown is nobody or a group; else none is."""
    dice = Random(seed)  # noqa: S311 - made-up people
    people = []
    for department in ("Sales", "Finance", "Legal"):
        people += [Person(department) for _ in range(dice.randint(8, 40))]
        for exit_type in TYPES:
            people += gone(department, exit_type, dice.choice((0, 0, 1, 2, 3, 5, 8)))
    found = report(tmp_path, people)

    for _, classes in pd.concat([shown(found, key).assign(key=key) for key in CLASSES]).groupby(level=0):
        told = classes["status"] == Shown.OK
        assert told.all() or not told.any()
        assert ((classes["numerator"][told] == 0) | (classes["numerator"][told] >= LEAST)).all()


def test_months_that_are_not_shown_still_say_what_is_usual(tmp_path: Path) -> None:
    """One retirement a month hides the dismissals of each; those of the year are shown, and so is a rise."""
    calm, busy = [3, 4] * 6, [10, 11] * 6
    people = [
        staff("Sales", 120, [*calm, *calm, *busy], exit_type="involuntary"),
        staff("Sales", 60, [1] * 36, exit_type="other"),
    ]
    found = seen(tmp_path, *people)
    key = "involuntary_turnover_rate"
    year = found.answer(Question(key, first=MARCH - 12, last=MARCH))
    now, then = (
        found.windows(found.completed(Question(key, first=last, last=last)))[0]
        for last in (MARCH, MARCH - 12)
    )

    months = signal(found, Question(key, first=MARCH, last=MARCH))
    moved = verdict_of_change(months, 0.1, now=now, then=then)

    assert set(year.rows["status"]) == {Shown.OK}
    assert set(months.rows["status"].tail(12)) == {Shown.HIDDEN}
    tail = months.rows.tail(12)
    assert tail[["value", "centre", "lower", "upper"]].isna().all(axis=None)
    assert set(tail["rule"]) == {""}
    assert set(tail["side"]) == {0}
    assert (moved.allowed, moved.points) == (True, ())
    assert months.latest.empty
