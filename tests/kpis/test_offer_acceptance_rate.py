"""Offer acceptance, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.offer_acceptance_rate import KPI
from tests.builders import Q1_2025, answer, application, company


def test_of_the_offers_answered_some_are_accepted() -> None:
    offers = company(
        application("2025-01-11"),
        application("2025-02-11"),
        application("2025-02-11", offer_outcome="declined"),
        application("2025-03-11", offer_outcome="reneged"),
        application(),  # never got one
    )

    acceptance = answer(KPI, offers, Q1_2025)

    assert acceptance.value == pytest.approx(2 / 4)
    assert acceptance.people == 4


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")

    assert answer(KPI, company(*(application(day) for day in days)), Q1_2025).denominator == 2


@pytest.mark.parametrize("outcome", ["rescinded", "pending"])
def test_offers_taken_back_or_open_do_not_count(outcome: str) -> None:
    offers = company(application("2025-01-11"), application("2025-01-11", offer_outcome=outcome))

    assert answer(KPI, offers, Q1_2025).denominator == 1


def test_a_decision_counts_when_it_is_known_and_not_when_it_is_applied() -> None:
    offers = company(application("2025-04-11", applied_date="2025-01-11"))

    assert np.isnan(answer(KPI, offers, Q1_2025).value)
    assert np.isnan(answer(KPI, offers, Q1_2025, as_of=date(2025, 4, 10)).value)
