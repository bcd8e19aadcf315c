"""Engagement, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.engagement_favourable import KPI
from tests.builders import (
    FEB_2025,
    MAR_2025,
    Q1_2025,
    Company,
    Entry,
    Worker,
    answer,
    answer_of,
    company,
    month,
    quarter,
    survey,
    ttm,
    worker,
)


def asked(*answers: Entry | Worker) -> Company:
    """Ann and Ben, and a survey that closed on 31 March 2025."""
    return company(worker("ann", gender="woman"), worker("ben", gender="man"), survey(), *answers)


def test_the_top_two_of_five_are_favourable() -> None:
    people = asked(
        answer_of("ann", 5, item="I1"),
        answer_of("ann", 4, item="I2"),
        answer_of("ann", 3, item="I3"),
        answer_of("ben", 2, item="I1"),
        answer_of("ben", 1, item="I2"),
    )

    favour = answer(KPI, people, MAR_2025)

    assert favour.value == pytest.approx(2 / 5)
    assert favour.people == 2  # each person once, however many items


@pytest.mark.parametrize(
    ("scale", "score", "favourable"),
    [((0, 10), 7, 1), ((0, 10), 6, 0), ((1, 7), 6, 1), ((1, 7), 5, 0), ((1, 4), 4, 1)],
)
def test_on_other_scales_seventy_per_cent_is(scale: tuple[int, int], score: int, favourable: int) -> None:
    low, high = scale
    people = asked(answer_of("ann", score, scale_min=low, scale_max=high))

    assert answer(KPI, people, MAR_2025).value == favourable


def test_reversed_items_are_turned() -> None:
    people = asked(
        answer_of("ann", 1, item="I1", is_reversed=True), answer_of("ann", 5, item="I2", is_reversed=True)
    )

    assert answer(KPI, people, MAR_2025).numerator == 1


def test_no_answer_and_the_question_of_recommendation_do_not_count() -> None:
    recommends = answer_of("ann", 10, item="recommend", kind="enps", scale_min=0.0, scale_max=10.0)
    people = asked(answer_of("ann", 5), answer_of("ben", None), recommends)

    favour = answer(KPI, people, MAR_2025)

    assert favour.one("denominator", "people") == (1, 1)


@pytest.mark.parametrize(
    ("closed", "counts"), [("2025-02-28", 0), ("2025-03-01", 1), ("2025-03-31", 1), ("2025-04-01", 0)]
)
def test_answers_belong_to_the_month_in_which_the_survey_closed(closed: str, counts: int) -> None:
    people = company(
        worker("ann"), survey(closed_date=closed), answer_of("ann", 5, answered_date="2025-03-15")
    )

    assert answer(KPI, people, MAR_2025).denominator == counts


def test_without_a_close_they_belong_to_the_month_of_the_answer() -> None:
    people = company(worker("ann"), survey(closed_date=None), answer_of("ann", 5, answered_date="2025-02-28"))

    assert answer(KPI, people, (FEB_2025, MAR_2025)).denominator.tolist() == [[1], [0]]


def test_a_survey_that_has_not_closed_yet_says_nothing() -> None:
    assert np.isnan(answer(KPI, asked(answer_of("ann", 5)), MAR_2025, as_of=date(2025, 3, 30)).value)


def test_people_are_described_as_they_were_when_it_closed_the_anonymous_by_their_answer() -> None:
    people = asked(
        answer_of("ann", 5),
        answer_of(None, 5, respondent_id="x", department="Finance", gender="man"),
        answer_of(None, 1, respondent_id="y"),
    )

    favour = answer(KPI, people, MAR_2025, by=("department", "gender"))

    assert favour.of("Sales", "woman").value == 1
    assert favour.of("Finance", "man").value == 1
    assert favour.of("unknown", "unknown").value == 0


def test_a_person_who_answers_twice_a_year_is_one_person() -> None:
    people = asked(
        survey("S2", "2025-09-30"),
        answer_of("ann", 5),
        answer_of("ann", 1, survey="S2"),
        answer_of("ben", 1, survey="S2"),
    )

    yearly = answer(KPI, people, (ttm("2025-12"), quarter("2025-03"), quarter("2025-09")))

    assert yearly.value.ravel() == pytest.approx([1 / 3, 1, 0])
    assert yearly.people.ravel().tolist() == [2, 1, 2]


def test_two_surveys_that_close_in_one_month_have_their_own_respondents() -> None:
    people = asked(survey("S2", "2025-03-15"), answer_of("ann", 5), answer_of("ann", 1, survey="S2"))

    both, each = answer(KPI, people, MAR_2025), answer(KPI, people, MAR_2025, by="survey")

    assert both.people == 1
    assert each.people.tolist() == [[1, 1]]
    assert answer(KPI, people, MAR_2025, where={"survey": "S2"}).people == 1
    assert answer(KPI, people, MAR_2025, where={"survey": ("S1", "S2")}).people == 1


def test_persons_are_counted_by_theme_and_by_item() -> None:
    people = asked(
        answer_of("ann", 5, item="I1", theme="Pay"),
        answer_of("ann", 4, item="I2", theme="Pay"),
        answer_of("ann", 1, item="I3", theme="Growth"),
        answer_of("ben", 1, item="I1", theme="Pay"),
    )

    themes, items = answer(KPI, people, Q1_2025, by="theme"), answer(KPI, people, Q1_2025, by="item")

    assert [themes.of(theme).people for theme in ("Pay", "Growth")] == [2, 1]
    assert [items.of(item).people for item in ("I1", "I2")] == [2, 1]
    assert answer(KPI, people, Q1_2025, where={"theme": ("Pay", "Growth")}).people == 2
    assert answer(KPI, people, Q1_2025, where={"item": ("I2", "I3")}).people == 1


def test_nobody_knows_whether_the_anonymous_of_two_surveys_are_the_same() -> None:
    people = asked(
        survey("S2", "2025-01-31"),
        answer_of(None, 5, survey="S2", respondent_id="x"),
        answer_of(None, 5, respondent_id="x"),
        answer_of(None, 5, respondent_id="y"),
    )

    favour = answer(KPI, people, (Q1_2025, MAR_2025, month("2025-01")))

    assert favour.people.ravel().tolist() == [1, 2, 1]  # in the quarter, those of January alone are sure


def test_the_interval_is_as_wide_as_the_persons_allow() -> None:
    """Ten answers of one person are no ten persons."""
    people = asked(*(answer_of("ann", 5 if item < 5 else 1, item=f"I{item}") for item in range(10)))

    favour = answer(KPI, people, MAR_2025)

    assert favour.value == pytest.approx(0.5)
    assert favour.low == pytest.approx(0.5 - 0.5 * 1.959964 / np.sqrt(1 + 1.959964**2), abs=1e-6)
