"""eNPS: the published examples, and the edges by hand."""

from itertools import chain, repeat

import numpy as np
import pytest

from hrkpi.errors import TableError
from hrkpi.kpis.enps import KPI
from tests.builders import MAR_2025, Company, answer, answer_of, company, recommendation, survey, ttm, worker


def scored(promoters: int, passives: int, detractors: int) -> Company:
    """So many people who gave 9, 8 and 6."""
    scores = chain(repeat(9, promoters), repeat(8, passives), repeat(6, detractors))
    people = [(f"P{number}", score) for number, score in enumerate(scores)]
    return company(
        survey(), *(worker(key) for key, _ in people), *(recommendation(key, score) for key, score in people)
    )


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "score"), [(25, 55, 20, 5), (60, 20, 20, 40)]
)
def test_the_published_examples(promoters: int, passives: int, detractors: int, score: int) -> None:
    enps = answer(KPI, scored(promoters, passives, detractors), MAR_2025)

    assert enps.value == pytest.approx(score)
    assert enps.people == 100


def test_the_interval_is_that_of_a_difference_of_shares() -> None:
    enps = answer(KPI, scored(60, 20, 20), MAR_2025)

    error = np.sqrt(0.6 + 0.2 - (0.6 - 0.2) ** 2) / np.sqrt(100) * 100  # 8 points
    assert error == pytest.approx(8)
    assert enps.one("low", "high") == pytest.approx((40 - 1.959964 * 8, 40 + 1.959964 * 8))


@pytest.mark.parametrize(("given", "score"), [(10, 100), (9, 100), (8, 0), (7, 0), (6, -100), (0, -100)])
def test_nine_promotes_and_six_detracts(given: int, score: int) -> None:
    assert (
        answer(KPI, company(worker("ann"), survey(), recommendation("ann", given)), MAR_2025).value == score
    )


@pytest.mark.parametrize(
    ("closed", "counts"), [("2025-02-28", 0), ("2025-03-01", 1), ("2025-03-31", 1), ("2025-04-01", 0)]
)
def test_both_days_at_the_ends_of_the_period_count(closed: str, counts: int) -> None:
    people = company(worker("ann"), survey(closed_date=closed), recommendation("ann", 9))

    assert answer(KPI, people, MAR_2025).denominator == counts


def test_answers_to_other_items_do_not_count() -> None:
    people = company(worker("ann"), survey(), recommendation("ann", 10), answer_of("ann", 1))

    assert answer(KPI, people, MAR_2025).value == 100


def test_other_scales_are_refused() -> None:
    with pytest.raises(TableError, match="where 'kind' is 'enps', the scale is"):
        company(worker("ann"), survey(), recommendation("ann", 5, scale_min=1.0, scale_max=5.0))


def test_a_person_who_scores_twice_a_year_is_one_person() -> None:
    people = company(
        worker("ann"),
        survey(),
        survey("S2", "2025-09-30"),
        recommendation("ann", 10),
        recommendation("ann", 0, survey="S2"),
    )

    enps = answer(KPI, people, ttm("2025-12"))

    assert enps.one("value", "denominator", "people") == (0, 2, 1)


def test_contractors_are_not_asked_about_unless_they_are_asked_for() -> None:
    """Of a nameless answer nobody knows whose it is, so it counts."""
    people = company(
        survey(),
        worker("ann"),
        worker("bo", worker_type="contractor"),
        recommendation("ann", 10),
        recommendation("bo", 0),
        recommendation(None, 10, respondent_id="R9"),
    )

    assert answer(KPI, people, MAR_2025).people == 2
    assert answer(KPI, people, MAR_2025).value == 100
    by_type = answer(KPI, people, MAR_2025, by="worker_type")
    assert by_type.of("contractor").value == -100
