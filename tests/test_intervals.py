"""Uncertainty, compared with printed tables and worked by hand."""

import numpy as np
import pytest

from hrkpi import intervals


def one(figure: float) -> np.ndarray:
    return np.array([figure])


def test_a_ratio_of_counts_has_the_exact_interval_of_the_share_it_makes() -> None:
    """Ten of twenty lie, by the exact binomial tables, between 27.2 and 72.8 per cent."""
    low, high = intervals.counts(one(10.0), one(10.0))

    assert low == pytest.approx(0.2720 / 0.7280, abs=2e-4)
    assert high == pytest.approx(0.7280 / 0.2720, abs=2e-3)


def test_a_ratio_of_no_event_begins_at_zero_and_one_to_none_is_missing() -> None:
    low, high = intervals.counts(np.array([0.0, 5.0]), np.array([10.0, 0.0]))

    most = 1 - 0.025 ** (1 / 10)  # a larger share would leave ten of ten others with less than 2.5 per cent
    assert low[0] == 0
    assert high[0] == pytest.approx(most / (1 - most))
    assert np.isnan([low[1], high[1]]).all()
