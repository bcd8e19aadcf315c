"""Promotions, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.promotion_rate import KPI
from tests.builders import FEB_2025, JAN_2025, Q1_2025, answer, company, job, worker


def test_promotions_over_the_people_there_are() -> None:
    people = company(
        worker(jobs=(job("2020-01-01", level="1"), job("2025-02-01", level="2", change="promotion"))),
        worker(last_day="2025-02-14"),  # 45 of 90 days
        worker(),
    )

    promotions = answer(KPI, people, Q1_2025)

    assert promotions.one("numerator", "denominator") == (1, 2.5)
    assert promotions.value == pytest.approx(1 / 2.5)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(jobs=(job("2020-01-01"), job(day, change="promotion"))) for day in days))

    assert answer(KPI, people, JAN_2025).numerator == 2


def test_a_person_is_promoted_once_a_day_whatever_else_happens_on_it() -> None:
    person = worker(
        jobs=(
            job("2020-01-01"),
            job("2025-01-10", change="promotion", sequence=1.0),
            job("2025-01-10", change="promotion", sequence=2.0),
            job("2025-01-10", change="data", sequence=3.0),
        )
    )

    assert answer(KPI, company(person), JAN_2025).numerator == 1


@pytest.mark.parametrize("change", ["hire", "transfer", "demotion", "reorganisation", "data", None])
def test_no_other_change_is_a_promotion(change: str | None) -> None:
    promoted = worker(jobs=(job("2020-01-01"), job("2025-02-10", change="promotion")))
    people = company(promoted, worker(jobs=(job("2020-01-01"), job("2025-01-10", level="2", change=change))))

    assert answer(KPI, people, (JAN_2025, FEB_2025)).numerator[:, 0].tolist() == [0, 1]


def test_nobody_is_promoted_who_is_not_employed_or_was_not_before() -> None:
    people = company(
        worker(hire_date="2025-01-10", jobs=(job("2025-01-10", change="promotion"),)),
        worker(last_day="2025-01-05", jobs=(job("2020-01-01"), job("2025-01-10", change="promotion"))),
        worker(),
    )

    assert answer(KPI, people, JAN_2025).value == 0


def test_unit_and_level_are_those_from_that_day_on() -> None:
    person = worker(jobs=(job("2020-01-01", level="1"), job("2025-01-10", level="2", change="promotion")))

    promotions = answer(KPI, company(person), JAN_2025, by="level")

    assert [promotions.of(level).numerator for level in ("1", "2")] == [0, 1]


def test_what_is_not_known_yet_does_not_count() -> None:
    person = worker(jobs=(job("2020-01-01"), job("2025-01-10", change="promotion")))

    assert answer(KPI, company(person), JAN_2025, as_of=date(2025, 1, 9)).numerator == 0


def test_jobs_that_never_say_why_they_change_are_no_data() -> None:
    assert np.isnan(answer(KPI, company(worker(change="hire")), JAN_2025).value)
