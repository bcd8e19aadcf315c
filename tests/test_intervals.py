"""Uncertainty, compared with printed tables and worked by hand."""

import numpy as np
import pytest
from scipy.stats import binom

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


def test_wilson_is_as_printed() -> None:
    """81 of 263 lie between 0.2553 and 0.3662 (Newcombe, 1998, table I, method 3)."""
    low, high = intervals.wilson(one(81.0), one(263.0))

    assert (low.item(), high.item()) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(("hits", "low", "high"), [(0, 0.0, 0.1611), (20, 0.8389, 1.0)])
def test_wilson_of_none_and_of_all_of_twenty(hits: float, low: float, high: float) -> None:
    ends = intervals.wilson(one(hits), one(20.0))

    assert [end.item() for end in ends] == pytest.approx([low, high], abs=5e-5)


def test_without_trials_there_is_no_interval() -> None:
    assert np.isnan(np.concatenate(intervals.wilson(one(0.0), one(0.0)))).all()
    assert np.isnan(np.concatenate(intervals.net_score(one(0.0), one(0.0), one(0.0)))).all()


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390), (100, 81.36, 121.63)],
)
def test_garwood_is_as_printed(events: float, low: float, high: float) -> None:
    """Limits of the Poisson expectation as in Pearson and Hartley's tables."""
    ends = intervals.garwood(one(events))

    assert [end.item() for end in ends] == pytest.approx([low, high], abs=0.005)


def test_limits_that_are_looked_up_are_those_that_are_computed() -> None:
    count = np.arange(len(np.load(intervals.LIMITS)), dtype=float)

    assert np.allclose(intervals.garwood(count), intervals.poisson_limits(count), rtol=1e-13, atol=0)


def test_more_events_than_the_table_has_are_computed() -> None:
    many = float(len(np.load(intervals.LIMITS)))

    low, high = intervals.garwood(np.array([many, np.nan]))

    assert low[0] == pytest.approx(many - 1.96 * many**0.5, rel=0.01)
    assert high[0] == pytest.approx(many + 1.96 * many**0.5, rel=0.01)
    assert np.isnan([low[1], high[1]]).all()


def test_garwood_of_a_missing_number_is_missing() -> None:
    assert np.isnan(np.concatenate(intervals.garwood(one(np.nan)))).all()


@pytest.mark.parametrize(
    ("n", "low", "high"),
    [(6, 1, 6), (8, 1, 8), (9, 2, 8), (10, 2, 9), (12, 3, 10), (20, 6, 15), (100, 40, 61)],
)
def test_ranks_around_the_median_are_as_printed(n: float, low: int, high: int) -> None:
    ranks = intervals.median_ranks(one(n))

    assert [rank.item() for rank in ranks] == [low, high]


@pytest.mark.parametrize("n", range(6, 200))
def test_ranks_enclose_the_median_and_no_narrower_pair_does(n: int) -> None:
    low, _ = (rank.item() for rank in intervals.median_ranks(one(float(n))))

    assert binom.cdf(low - 1, n, 0.5) <= 0.025
    assert binom.cdf(low, n, 0.5) > 0.025


def test_fewer_than_six_values_enclose_nothing() -> None:
    assert np.isnan(np.concatenate(intervals.median_ranks(one(5.0)))).all()


def test_a_net_score_stays_within_a_hundred_points() -> None:
    low, high = intervals.net_score(np.array([3.0, 0.0]), np.array([1.0, 4.0]), np.array([4.0, 4.0]))

    assert high[0] == 100  # 50 points and an error of 43, twice
    assert (low[1], high[1]) == (-100, -100)


def test_a_ratio_with_a_share_of_zero_has_no_interval() -> None:
    ends = intervals.katz(np.array([0.0, 3.0]), np.full(2, 10.0), np.array([5.0, 0.0]), np.full(2, 10.0))

    assert np.isnan(np.concatenate(ends)).all()


def test_a_mean_has_student_s_interval() -> None:
    """Ten values of mean 5 and variance 4: 2.262 of the printed table times 2 / √10; of one there is none."""
    low, high = intervals.student(np.array([5.0, 5.0]), np.array([4.0, np.nan]), np.array([10.0, 1.0]))

    half = 2.262 * 2 / np.sqrt(10)
    assert (low[0], high[0]) == pytest.approx((5 - half, 5 + half), abs=1e-3)
    assert np.isnan([low[1], high[1]]).all()


def test_a_rank_correlation_needs_four_persons_and_no_full_agreement() -> None:
    """At 0.5 of 103 persons Fisher's z is 0.5493 and its standard error √(1.125 / 100) = 0.10607."""
    low, high = intervals.rank_correlation(np.array([0.5, 0.5, 1.0]), np.array([103.0, 3.0, 103.0]))

    assert low.tolist()[0] == pytest.approx(np.tanh(0.549306 - 1.959964 * 0.106066))
    assert high.tolist()[0] == pytest.approx(np.tanh(0.549306 + 1.959964 * 0.106066))
    assert np.isnan([*low[1:], *high[1:]]).all()


def test_a_difference_of_shares_has_the_published_interval() -> None:
    """56 of 70 less 48 of 80: 0.2, from 0.0524 to 0.3339 (Newcombe 1998, table II, method 10)."""
    low, high = intervals.newcombe(np.array([56.0]), np.array([70.0]), np.array([48.0]), np.array([80.0]))

    assert low == pytest.approx(0.0524, abs=5e-5)
    assert high == pytest.approx(0.3339, abs=5e-5)


def test_a_share_has_the_published_exact_interval() -> None:
    """Of 10 trials 1 hit: 0.0025 to 0.4450; none: 0 to 0.3085; all: 0.6915 to 1 (Clopper, Pearson)."""
    low, high = intervals.clopper_pearson(np.array([1.0, 0.0, 10.0, 0.0]), np.array([10.0, 10.0, 10.0, 0.0]))

    assert low.tolist()[:3] == pytest.approx([0.0025, 0, 0.6915], abs=5e-5)
    assert high.tolist()[:3] == pytest.approx([0.4450, 0.3085, 1], abs=5e-5)
    assert np.isnan([low[3], high[3]]).all()


def test_an_exact_ratio_has_no_upper_end_where_the_second_share_may_be_zero() -> None:
    low, high = intervals.exact_ratio(
        np.array([3.0, 0.0]), np.full(2, 10.0), np.array([0.0, 5.0]), np.full(2, 10.0)
    )

    assert np.isnan(high[0])
    assert low[0] > 0
    assert low[1] == 0
    assert high[1] > 0


def test_an_exact_ratio_holds_at_least_as_often_as_it_says() -> None:
    """Every outcome of eight and nine trials, weighed by its chance at many true shares."""
    hits, best = (part.ravel().astype(float) for part in np.meshgrid(np.arange(9), np.arange(10)))
    low, high = intervals.exact_ratio(hits, np.full(90, 8.0), best, np.full(90, 9.0))
    for first, second in ((0.1, 0.2), (0.3, 0.3), (0.5, 0.9), (0.8, 0.4)):
        chance = binom.pmf(hits, 8, first) * binom.pmf(best, 9, second)
        holds = (low <= first / second) & ((high >= first / second) | np.isnan(high))
        assert chance[holds].sum() >= 0.95


def test_a_ratio_of_means_without_spread_is_known_exactly() -> None:
    two = np.array([2.0])
    low, high = intervals.ratio_of_means(np.array([10.0]), 0 * two, two, np.array([20.0]), 0 * two, two)

    assert (low.item(), high.item()) == (0.5, 0.5)


def test_a_ratio_of_means_needs_two_values_of_each() -> None:
    one, two = np.array([1.0]), np.array([2.0])
    ends = intervals.ratio_of_means(two, np.array([np.nan]), one, two, one, two)

    assert np.isnan(np.concatenate(ends)).all()
