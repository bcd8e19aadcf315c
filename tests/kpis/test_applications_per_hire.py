"""Applications per hire, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.applications_per_hire import KPI
from tests.builders import JAN_2025, Q1_2025, answer, application, company


def test_applications_of_the_window_stand_over_hires_of_the_window() -> None:
    several = company(
        application("2025-01-31"),
        application("2025-02-11"),
        application("2025-02-11", offer_outcome="declined"),
        application(),
        application(applied_date="2024-12-31"),  # another year's
        application("2025-01-10", applied_date="2024-12-31"),  # its hire is of this one
    )

    ratio = answer(KPI, several, Q1_2025)

    assert ratio.value == pytest.approx(4 / 3)
    assert ratio.people == 3
    assert ratio.low < ratio.value < ratio.high


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    several = company(*(application(day, applied_date=day) for day in days))

    assert answer(KPI, several, Q1_2025).one("numerator", "denominator") == (2, 2)


@pytest.mark.parametrize("outcome", ["declined", "reneged", "rescinded", "pending"])
def test_an_offer_that_was_not_accepted_is_no_hire(outcome: str) -> None:
    several = company(application("2025-01-11"), application("2025-01-11", offer_outcome=outcome))

    assert answer(KPI, several, JAN_2025).value == 2


def test_without_a_hire_there_is_no_figure() -> None:
    assert np.isnan(answer(KPI, company(application()), JAN_2025).value)
