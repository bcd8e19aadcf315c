"""Mean engagement, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.engagement_mean import KPI
from tests.builders import (
    FEB_2025,
    MAR_2025,
    Company,
    Entry,
    Worker,
    answer,
    answer_of,
    company,
    recommendation,
    survey,
    ttm,
    worker,
)

T_2 = 4.302653  # 97.5th percentile of Student's t with two degrees of freedom, from any table


def asked(*answers: Entry | Worker) -> Company:
    """Three people and a survey that closed on 31 March 2025."""
    return company(*(worker(key) for key in ("ann", "ben", "cem")), survey(), *answers)


def test_answers_are_shares_of_their_scale() -> None:
    """4 of 1 to 5 is 75, 7 of 0 to 10 is 70, 2 of 1 to 4 is 33⅓."""
    people = asked(
        answer_of("ann", 4),
        answer_of("ann", 7, item="I2", scale_min=0.0, scale_max=10.0),
        answer_of("ben", 2, scale_max=4.0),
    )

    mean = answer(KPI, people, MAR_2025)

    assert mean.value == pytest.approx((75 + 70 + 100 / 3) / 3, abs=0.005)
    assert mean.one("denominator", "people") == (3, 2)


def test_reversed_items_are_turned() -> None:
    people = asked(answer_of("ann", 1, is_reversed=True), answer_of("ben", 2, is_reversed=True))

    assert answer(KPI, people, MAR_2025).value == (100 + 75) / 2


def test_no_answer_and_the_question_of_recommendation_do_not_count() -> None:
    people = asked(answer_of("ann", 5), answer_of("ben", None), recommendation("cem", 0))

    assert answer(KPI, people, MAR_2025).one("value", "denominator", "people") == (100, 1, 1)


@pytest.mark.parametrize(
    ("closed", "counts"), [("2025-02-28", 0), ("2025-03-01", 1), ("2025-03-31", 1), ("2025-04-01", 0)]
)
def test_both_days_at_the_ends_of_the_period_count(closed: str, counts: int) -> None:
    people = company(worker("ann"), survey(closed_date=closed), answer_of("ann", 5))

    assert answer(KPI, people, MAR_2025).denominator == counts


def test_the_interval_is_that_of_a_mean_of_persons() -> None:
    """Three people whose own means are 50, 75 and 100: variance 625, standard error 25 / √3."""
    scores = {"ann": (3, 3), "ben": (3, 5), "cem": (5, 5)}
    people = asked(
        *(
            answer_of(key, score, item=f"I{at}")
            for key, both in scores.items()
            for at, score in enumerate(both)
        )
    )

    mean = answer(KPI, people, MAR_2025)

    half = T_2 * 25 / np.sqrt(3)  # 62.1, so that the upper end is the end of the scale
    assert mean.one("low", "value", "high") == pytest.approx((75 - half, 75, 100), abs=1e-4)


def test_ten_answers_of_one_person_are_no_ten_persons() -> None:
    people = asked(*(answer_of("ann", 1 + item % 5, item=f"I{item}") for item in range(10)))

    assert np.isnan(answer(KPI, people, MAR_2025).low)


@pytest.mark.parametrize("where", [{"theme": "Pay"}, {"item": "I1"}])
def test_a_theme_and_an_item_have_intervals_of_their_own(where: dict[str, str]) -> None:
    """Scores of 25, 50 and 75 have a variance of 625; what was said of other themes does not widen it."""
    people = asked(
        *(answer_of(key, score, theme="Pay") for key, score in {"ann": 2, "ben": 3, "cem": 4}.items()),
        answer_of("ann", 5, item="I2", theme="Growth"),
        answer_of("cem", 1, item="I2", theme="Growth"),
    )

    mean = answer(KPI, people, MAR_2025, where=where)

    half = T_2 * 25 / np.sqrt(3)
    assert mean.one("low", "value", "high") == pytest.approx((max(50 - half, 0), 50, min(50 + half, 100)))
    whole = answer(KPI, people, MAR_2025)
    assert whole.value == (25 + 50 + 75 + 100 + 0) / 5


def test_two_surveys_of_a_person_are_no_two_persons() -> None:
    """Values 100 and 50 of Ann, 100 and 50 of Ben: variance 833⅓, but of two persons."""
    people = asked(
        survey("S2", "2025-09-30"),
        *(answer_of(key, 5) for key in ("ann", "ben")),
        *(answer_of(key, 3, survey="S2") for key in ("ann", "ben")),
    )

    mean = answer(KPI, people, ttm("2025-12"))

    assert mean.one("value", "denominator", "people") == (75, 4, 2)
    assert mean.low == 0  # 75 less 12.7 standard errors


def test_people_are_described_as_they_were_when_it_closed() -> None:
    people = asked(answer_of("ann", 5), answer_of(None, 1, respondent_id="x", department="Finance"))

    mean = answer(KPI, people, MAR_2025, by="department")

    assert [mean.of(unit).value for unit in ("Sales", "Finance")] == [100, 0]


def test_a_survey_that_has_not_closed_yet_says_nothing() -> None:
    mean = answer(KPI, asked(answer_of("ann", 5)), (FEB_2025, MAR_2025), as_of=date(2025, 3, 30))

    assert np.isnan(mean.value).all()
