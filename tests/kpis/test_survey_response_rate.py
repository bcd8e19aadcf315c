"""Survey response, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.survey_response_rate import KPI
from tests.builders import MAR_2025, Q1_2025, answer, answer_of, company, invitation, survey, worker


def test_respondents_are_measured_against_the_invited_who_are_still_here() -> None:
    people = company(
        survey(),
        worker("ann"),
        worker("ben"),
        worker("cleo", last_day="2025-03-30"),  # left the day before it closed
        worker("dan"),  # was not invited
        *(invitation(key) for key in ("ann", "ben", "cleo")),
        answer_of("ann", 5),
        answer_of("cleo", 5),
        answer_of("dan", 5),
    )

    response = answer(KPI, people, MAR_2025)

    assert response.value == pytest.approx(1 / 2)
    assert response.people == 2


def test_who_leaves_on_the_day_it_closes_is_still_here() -> None:
    people = company(survey(), worker("ann", last_day="2025-03-31"), invitation("ann"))

    assert answer(KPI, people, MAR_2025).value == 0


@pytest.mark.parametrize(
    ("closed", "counts"), [("2025-02-28", 0), ("2025-03-01", 1), ("2025-03-31", 1), ("2025-04-01", 0)]
)
def test_both_days_at_the_ends_of_the_period_count(closed: str, counts: int) -> None:
    people = company(survey(closed_date=closed), worker("ann"), invitation("ann"))

    assert answer(KPI, people, MAR_2025).denominator == counts


def test_a_survey_that_is_open_or_never_closes_has_no_rate() -> None:
    people = company(
        survey(), survey("S2", None), worker("ann"), invitation("ann"), invitation("ann", survey="S2")
    )

    assert answer(KPI, people, Q1_2025).denominator == 1
    assert np.isnan(answer(KPI, people, Q1_2025, as_of=date(2025, 3, 30)).value)


def test_the_anonymous_who_were_invited_count() -> None:
    people = company(
        survey(),
        invitation(None, respondent="x"),
        invitation(None, respondent="y"),
        answer_of(None, 5, respondent_id="x"),
    )

    response = answer(KPI, people, MAR_2025)

    assert response.value == pytest.approx(1 / 2)
    assert response.people == 2


def test_a_person_invited_twice_is_one_person_in_all_and_one_in_each() -> None:
    people = company(
        survey(),
        survey("S2"),
        worker("ann"),
        invitation("ann"),
        invitation("ann", survey="S2"),
        answer_of("ann", 5),
    )

    both, each = answer(KPI, people, MAR_2025), answer(KPI, people, MAR_2025, by="survey")

    assert both.one("value", "people") == (0.5, 1)
    assert each.value.tolist() == [[1, 0]]
    assert each.people.tolist() == [[1, 1]]


def test_a_contractor_who_was_invited_is_no_employee() -> None:
    people = company(
        survey(),
        worker("ann"),
        worker("bo", worker_type="contractor"),
        invitation("ann"),
        invitation("bo"),
        answer_of("ann", 5),
    )

    response = answer(KPI, people, MAR_2025)

    assert response.value == 1
    assert response.people == 1
