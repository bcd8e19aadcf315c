"""Internal fill, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.internal_fill_rate import KPI
from tests.builders import JAN_2025, Q1_2025, answer, application, company


def test_of_the_openings_filled_some_are_filled_from_inside() -> None:
    filled = company(
        application("2025-01-11", is_internal=True),
        application("2025-02-11", is_internal=False),
        application("2025-03-11", is_internal=False),
        application("2025-03-11", is_internal=True, offer_outcome="declined"),
        application(is_internal=True),
    )

    share = answer(KPI, filled, Q1_2025)

    assert share.value == pytest.approx(1 / 3)
    assert share.people == 3
    assert share.beside["unknown"] == 0


def test_of_whom_it_is_unknown_stands_beside_it() -> None:
    filled = company(
        application("2025-01-11", is_internal=True),
        application("2025-01-11"),
        application("2025-01-11"),
        application("2025-01-11"),
    )

    share = answer(KPI, filled, JAN_2025)

    assert share.value == 1
    assert share.beside["unknown"] == pytest.approx(3 / 4)


def test_where_it_is_unknown_of_all_there_is_no_figure() -> None:
    share = answer(KPI, company(application("2025-01-11")), JAN_2025)

    assert np.isnan(share.value)
    assert share.beside["unknown"] == 1


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    filled = company(*(application(day, is_internal=True) for day in days))

    assert answer(KPI, filled, Q1_2025).denominator == 2
