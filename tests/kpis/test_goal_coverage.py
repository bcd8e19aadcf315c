"""Goal coverage, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.goal_coverage import KPI
from tests.builders import APR_2025, MAR_2025, answer, company, goal, job, months, worker


def test_people_with_an_open_goal_over_people_employed() -> None:
    people = company(
        worker("ann"),
        worker("ben"),
        worker("cem"),
        goal("G1", "ann"),
        goal("G2", "ann", start_date="2025-02-01"),  # one is enough
        goal("G3", "ben", due_date="2025-02-27"),
    )

    coverage = answer(KPI, people, months("2025-01", "2025-03"))

    assert coverage.numerator.ravel().tolist() == [2, 1, 1]
    assert coverage.denominator.ravel().tolist() == [3, 3, 3]
    assert coverage.people.ravel().tolist() == [3, 3, 3]


@pytest.mark.parametrize(
    ("start", "due", "counts"),
    [
        ("2025-03-31", None, 1),
        ("2025-04-01", None, 0),
        ("2025-01-01", "2025-03-31", 1),  # a goal is still one on its last day
        ("2025-01-01", "2025-03-30", 0),
        ("2025-03-31", "2025-03-31", 1),
    ],
)
def test_a_goal_is_open_from_its_first_day_to_its_last(start: str, due: str | None, counts: int) -> None:
    people = company(worker("ann"), goal("G1", "ann", start_date=start, due_date=due))

    assert answer(KPI, people, MAR_2025).numerator == counts


def test_goals_one_after_another_leave_no_gap() -> None:
    people = company(
        worker("ann"),
        goal("G1", "ann", due_date="2025-02-28"),
        goal("G2", "ann", start_date="2025-03-01", due_date="2025-03-31"),
        goal("G3", "ann", start_date="2025-05-01"),
    )

    assert answer(KPI, people, months("2025-01", "2025-05")).numerator.ravel().tolist() == [1, 1, 1, 0, 1]


@pytest.mark.parametrize(("last_day", "counts"), [("2025-03-31", 0), ("2025-04-01", 1)])
def test_who_is_gone_at_the_close_counts_neither_above_nor_below(last_day: str, counts: int) -> None:
    people = company(worker("ann", last_day=last_day), worker("ben"), goal("G1", "ann"))

    coverage = answer(KPI, people, (MAR_2025, APR_2025))

    assert coverage.numerator.ravel().tolist() == [counts, 0]
    assert coverage.denominator.ravel().tolist() == [1 + counts, 1]


@pytest.mark.parametrize("owner", [None, "nobody", "temp"])
def test_goals_of_nobody_employed_do_not_count(owner: str | None) -> None:
    people = company(worker("ann"), worker("temp", worker_type="contractor"), goal("G1", owner))

    assert answer(KPI, people, MAR_2025).one("numerator", "denominator") == (0, 1)


def test_a_goal_of_which_nobody_knows_since_when_does_not_count() -> None:
    people = company(worker("ann"), goal("G1", "ann", start_date=None), goal("G2"))

    assert answer(KPI, people, MAR_2025).numerator == 0


def test_people_are_in_the_unit_of_the_close() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-03-31", "Finance"))
    people = company(worker("ann", jobs=jobs), worker("ben"), goal("G1", "ann"), goal("G2", "ben"))

    coverage = answer(KPI, people, months("2025-02", "2025-03"), by="department")

    assert coverage.of("Sales").numerator.ravel().tolist() == [2, 1]
    assert coverage.of("Finance").numerator.ravel().tolist() == [0, 1]


def test_what_ends_after_the_day_of_knowledge_is_open_on_it() -> None:
    people = company(
        worker("ann"),
        goal("G1", "ann", start_date="2025-03-05", due_date="2025-03-20"),
        goal("G2", "ann", start_date="2025-03-18"),
    )

    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 4)).numerator == 0
    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 17)).numerator == 1
    assert answer(KPI, people, MAR_2025).numerator == 1


def test_nobody_employed_is_no_data() -> None:
    people = company(worker("ann", last_day="2024-12-31"), goal("G1", "ann"))

    assert np.isnan(answer(KPI, people, MAR_2025).value)
