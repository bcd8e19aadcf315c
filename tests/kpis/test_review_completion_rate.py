"""Reviews completed, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.review_completion_rate import KPI
from tests.builders import (
    FEB_2025,
    MAR_2025,
    Q1_2025,
    answer,
    company,
    job,
    review,
    ttm,
    worker,
)


def test_reviews_completed_by_the_end_of_the_cycle_over_reviews_due() -> None:
    people = company(
        *(worker(key) for key in ("ann", "ben", "cem", "dee")),
        review("ann", completed_date="2025-03-31"),
        review("ben", completed_date="2025-04-01"),
        review("cem"),
        review("dee", status="exempt"),
    )

    reviews = answer(KPI, people, MAR_2025)

    assert reviews.one("numerator", "denominator", "people") == (1, 3, 3)
    assert reviews.value == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("cells", "done"),
    [
        ({"status": "completed"}, 1),
        ({"status": "in_progress", "rating": 3.0}, 0),
        ({"status": "due"}, 0),
        ({"rating": 3.0}, 1),
        ({"status": "completed", "completed_date": "2025-04-02"}, 0),
        ({"status": "in_progress", "completed_date": "2025-03-02"}, 1),
    ],
)
def test_the_day_says_it_else_the_state_else_a_rating(cells: dict[str, Any], done: int) -> None:
    assert answer(KPI, company(worker("ann"), review("ann", **cells)), MAR_2025).numerator == done


@pytest.mark.parametrize(
    ("end", "counts"), [("2025-02-28", 0), ("2025-03-01", 1), ("2025-03-31", 1), ("2025-04-01", 0)]
)
def test_both_days_at_the_ends_of_the_period_count(end: str, counts: int) -> None:
    assert answer(KPI, company(worker("ann"), review("ann", end)), MAR_2025).denominator == counts


@pytest.mark.parametrize(("last_day", "counts"), [("2025-03-30", 0), ("2025-03-31", 1)])
def test_of_people_gone_before_the_end_none_is_due(last_day: str, counts: int) -> None:
    people = company(worker("ann", last_day=last_day), review("ann"))

    assert answer(KPI, people, MAR_2025).denominator == counts


@pytest.mark.parametrize("status", ["exempt", "cancelled"])
def test_what_nobody_has_to_write_does_not_count(status: str) -> None:
    people = company(worker("ann"), review("ann", status=status), review("nobody"))

    assert np.isnan(answer(KPI, people, MAR_2025).value)


def test_a_person_who_is_reviewed_twice_a_year_is_one_person() -> None:
    people = company(worker("ann"), review("ann"), review("ann", "2025-09-30", completed_date="2025-09-01"))

    assert answer(KPI, people, ttm("2025-12")).one("value", "denominator", "people") == (0.5, 2, 1)


def test_it_belongs_to_the_unit_of_the_last_day() -> None:
    people = company(
        worker("ann", jobs=(job("2020-01-01", "Sales"), job("2025-03-31", "Finance"))), review("ann")
    )

    assert answer(KPI, people, Q1_2025, by="department").of("Finance").denominator == 1


def test_a_cycle_that_has_not_ended_says_nothing() -> None:
    people = company(worker("ann"), review("ann", status="completed"))

    assert np.isnan(answer(KPI, people, (FEB_2025, MAR_2025), as_of=date(2025, 3, 30)).value).all()
