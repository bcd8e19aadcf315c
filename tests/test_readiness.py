"""Readiness: grades by declared limits, what is missing, how old, and what is hidden from whom."""

from pathlib import Path

import pytest

from hrkpi.kpis.enps import KPI as ENPS
from hrkpi.kpis.turnover_rate import KPI as TURNOVER
from hrkpi.principal import Principal, Role
from hrkpi.readiness import Grade, Readiness, readiness
from hrkpi.report import Report
from tests.builders import Entry, Worker, answer_of, application, requisition, survey, worker
from tests.kept import opened

EVENT = worker("newest", hire_date="2025-03-10", gender="man")


def ready(report: Report, key: str) -> Readiness:
    """What the data can carry of one figure."""
    return readiness(report, [key])[0]


def people(known: int, blank: int) -> list[Worker | Entry]:
    """So many people whose gender is known, and so many of whom it is not."""
    return [
        EVENT,
        *(worker(gender=("woman", "man")[at % 2]) for at in range(known - 1)),
        *(worker() for _ in range(blank)),
        GONE,
    ]


GONE = worker("gone", last_day="2024-01-31", gender="man", exit_type="other")  # so that days of exits are fed


@pytest.mark.parametrize(
    ("known", "blank", "grade"),
    [
        (97, 1, Grade.A),
        (97, 2, Grade.A),
        (96, 3, Grade.B),
        (88, 9, Grade.B),
        (80, 19, Grade.C),
        (50, 49, Grade.D),
    ],
)
def test_the_weakest_column_grades(tmp_path: Path, known: int, blank: int, grade: Grade) -> None:
    found = ready(opened(tmp_path, people(known, blank)), "women_share")

    assert found.grade is grade
    assert found.because == (() if grade is Grade.A else ("employees.gender has blanks",))
    gender = next(one for one in found.coverage if one.column == "employees.gender")
    assert (gender.rows, gender.filled) == (known + blank + 1, known + 1)


def test_a_column_without_a_cell_is_missing(tmp_path: Path) -> None:
    found = ready(opened(tmp_path, [worker(), worker()]), "women_share")

    assert found.grade is Grade.D
    assert found.missing == ("employments.last_day", "employees.gender")
    assert "employees.gender is missing" in found.because


def test_a_helpful_column_costs_one_grade_at_most(tmp_path: Path) -> None:
    found = ready(opened(tmp_path, [EVENT, GONE]), "fte")

    assert found.missing == ("jobs.fte",)
    assert found.grade is Grade.B


def test_a_feed_that_is_not_there_is_the_worst(tmp_path: Path) -> None:
    found = ready(opened(tmp_path, [EVENT]), "time_to_fill")

    assert (found.grade, found.months, found.bounds) == (Grade.D, None, None)
    assert "a feed is missing" in found.because


@pytest.mark.parametrize(
    ("last", "months", "grade"),
    [
        ("2025-02-28", 1, Grade.A),
        ("2025-01-31", 2, Grade.B),
        ("2024-11-30", 4, Grade.C),
        ("2024-08-31", 7, Grade.D),
    ],
)
def test_an_old_feed_loses_its_grade(tmp_path: Path, last: str, months: int, grade: Grade) -> None:
    offers = [application(last, applied_date="2024-08-01") for _ in range(6)]

    found = ready(opened(tmp_path, [EVENT, *offers]), "offer_acceptance_rate")

    assert (found.months, found.grade) == (months, grade)
    assert found.because == (() if grade is Grade.A else ("the last event is old",))


def test_a_survey_may_be_a_year_old(tmp_path: Path) -> None:
    asked = [survey(closed_date="2024-03-31"), *(answer_of(f"P{at}", 4) for at in range(6))]

    found = ready(opened(tmp_path, [EVENT, *asked]), "engagement_favourable")

    assert (found.months, found.grade) == (12, Grade.A)


def test_contradictions_are_counted(tmp_path: Path) -> None:
    filled = [requisition(f"R{at}", filled_date="2025-03-01") for at in range(19)]
    wrong = [requisition("wrong", filled_date="2024-12-01")]

    found = ready(opened(tmp_path, [EVENT, *filled, *wrong]), "time_to_fill")

    assert [(one.key, one.rows, one.share) for one in found.conflicts] == [
        ("filled_before_approved", 1, 0.05)
    ]
    assert found.grade is Grade.C
    assert found.because == ("a row of requisitions was filled before it was approved",)


def test_bounds_stand_beside(tmp_path: Path) -> None:
    found = ready(opened(tmp_path, people(30, 10)), "women_share")

    assert found.bounds is not None
    assert found.bounds.low < found.bounds.value < found.bounds.high


def test_who_does_not_keep_the_data_learns_nothing_of_a_few(tmp_path: Path) -> None:
    """Of three people the gender is not known: too few to be told."""
    viewer = ready(opened(tmp_path, people(60, 3), Principal.viewer("eve")), "women_share")

    gender = next(one for one in viewer.coverage if one.column == "employees.gender")
    assert (gender.rows, gender.filled, gender.share) == (None, None, None)
    assert viewer.bounds is None
    assert viewer.grade is Grade.B


def test_who_does_not_keep_the_data_sees_what_is_of_many(tmp_path: Path) -> None:
    viewer = ready(opened(tmp_path, people(60, 20), Principal.viewer("eve")), "women_share")

    gender = next(one for one in viewer.coverage if one.column == "employees.gender")
    assert gender.share == pytest.approx(61 / 81)
    assert viewer.bounds is not None


def test_few_contradictions_are_told_without_their_number(tmp_path: Path) -> None:
    wrong = [requisition("wrong", filled_date="2024-12-01"), requisition("R1", filled_date="2025-03-01")]

    found = ready(opened(tmp_path, [EVENT, *wrong], Principal("ann", Role.ANALYST)), "time_to_fill")

    assert [(one.key, one.rows, one.share) for one in found.conflicts] == [
        ("filled_before_approved", None, None)
    ]


def test_the_whole_catalogue_is_graded(tmp_path: Path) -> None:
    report = opened(tmp_path, [EVENT, GONE])

    assert [one.kpi.key for one in readiness(report)] == list(report.catalogue)
    assert ready(report, ENPS.key).grade is Grade.D
    assert ready(report, TURNOVER.key).grade is Grade.A
