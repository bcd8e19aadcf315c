"""Arithmetic that many KPIs share, worked by hand."""

import numpy as np
import pytest

from hrkpi.fact import PEOPLE
from hrkpi.population import attribute, average_fte, average_headcount, is_known
from hrkpi.query import Average, Query
from tests.builders import FEB_2025, JAN_2025, Q1_2025, Company, company, job, month, query, worker


def measured(question: Query) -> np.ndarray:
    """The average headcount, asked and then read."""
    average_headcount(question)
    question.fetch()
    return average_headcount(question)


@pytest.mark.parametrize("method", Average)
def test_a_window_outside_the_feed_holds_nobody(method: Average) -> None:
    """It has no days either, and nothing is divided by nothing."""
    people = company(worker(last_day="2024-06-30"))

    outside = measured(query(people, (month("2019-01"), month("2027-06")), average=method))

    assert outside.tolist() == [[0.0], [0.0]]


@pytest.mark.parametrize("method", Average)
def test_where_nobody_comes_or_goes_all_methods_agree(method: Average) -> None:
    people = company(worker(), worker(), worker())

    assert measured(query(people, (JAN_2025, Q1_2025), average=method)).tolist() == [[3.0], [3.0]]


def test_full_time_equivalents_are_averaged_by_days() -> None:
    mover = worker(jobs=(job("2020-01-01", fte=1.0), job("2025-02-15", fte=0.5)))
    question = query(company(mover), FEB_2025)
    average_fte(question)
    question.fetch()

    assert average_fte(question) == pytest.approx((14 * 1.0 + 14 * 0.5) / 28)


def test_the_attribute_is_the_last_one_broken_down_by() -> None:
    asked = company(worker(gender="woman"))

    assert attribute(query(asked, JAN_2025, by=("department", "gender"))) == "gender"
    assert attribute(query(asked, JAN_2025, by=("age_band", "gender", "department"))) == "gender"


@pytest.mark.parametrize(
    ("genders", "known"),
    [(("woman", "undisclosed", None), [False, False, True]), (("woman", None), [False, True])],
)
def test_a_refusal_and_a_blank_are_both_not_known(genders: tuple[str | None, ...], known: list[bool]) -> None:
    asked: Company = company(*(worker(gender=gender) for gender in genders))
    question = query(asked, JAN_2025, by="gender")
    question.closing(PEOPLE.headcount)
    question.fetch()

    assert is_known(question, "gender").tolist() == known
