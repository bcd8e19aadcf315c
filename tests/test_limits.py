"""Control limits: published ones to their digit, exact ones by hand, runs one by one."""

import numpy as np
import pytest

from hrkpi.limits import binomial_limits, natural, poisson_limits, runs, scored_limits, walking

MISSING = np.nan
FLOW = np.array([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])


def test_the_published_limits_of_flow_rates() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, with 2.66 for 3 / 1.128."""
    limits = natural(FLOW)

    assert limits.centre[0] == pytest.approx(50.81)
    assert limits.high[0] == pytest.approx(55.8041, abs=1e-3)
    assert limits.low[0] == pytest.approx(45.8159, abs=1e-3)
    assert not limits.outside(FLOW).any()


def test_natural_limits_by_hand() -> None:
    """Moving ranges 2, 4, 2, 6: their mean 3.5, times 2.66 is 9.31; the mean of the values is 12."""
    values = np.array([10.0, 12.0, 16.0, 14.0, 8.0])

    limits = natural(values)

    assert (limits.low[0], limits.centre[0], limits.high[0]) == pytest.approx((2.69, 12.0, 21.31))
    assert limits.sides(values).tolist() == [-1, 0, 1, 1, -1]


def test_a_hidden_month_enters_no_limit_and_has_none() -> None:
    shown, hidden = np.array([10.0, 12.0, 16.0]), np.array([10.0, MISSING, 12.0, 16.0])

    limits = natural(hidden)

    assert limits.high[[0, 2, 3]] == pytest.approx(natural(shown).high)
    assert np.isnan(limits.high[1])
    assert limits.outside(hidden).tolist() == [0, 0, 0, 0]
    assert limits.sides(hidden)[1] == 0


def test_one_month_has_no_limits() -> None:
    assert np.isnan(natural(np.array([10.0])).high).all()


def test_what_never_changes_is_on_its_limit_and_not_outside() -> None:
    values = np.full(30, 0.1)

    limits = natural(values)

    assert not limits.outside(values).any()
    assert not limits.sides(values).any()


def test_the_season_moves_the_limits() -> None:
    added = np.array([0.0, 5.0, 0.0, 5.0])

    limits = natural(np.array([1.0, 6.0, 2.0, 7.0]), added)

    assert limits.centre == pytest.approx(1.5 + added)
    assert limits.high - limits.centre == pytest.approx(np.full(4, 2.66 / 3))


def test_rare_events_are_held_against_their_exposure() -> None:
    """Five exits in 1,200 person-months: 0.417 a month at 100 persons, up to three in a month of chance."""
    events, persons = np.array([0.0] * 7 + [1.0, 4.0]), np.array([100.0] * 8 + [400.0])

    limits = poisson_limits(events, persons)

    assert limits.centre[0] == pytest.approx(5 / 1200)
    assert limits.high[0] == pytest.approx(3 / 100)
    assert limits.outside(events / persons).tolist() == [0] * 9
    assert limits.sides(events / persons).tolist() == [0] * 7 + [1, 1]


def test_four_exits_in_a_month_of_a_small_team_are_a_signal() -> None:
    events = np.array([0.0] * 35 + [4.0])

    limits = poisson_limits(events, np.full(36, 50.0))

    assert limits.outside(events / 50).tolist() == [0] * 35 + [1]


def test_shares_are_held_against_the_number_of_persons() -> None:
    """20 of 40 expected: 10 to 29 or 30 by chance; 38 of 40 are outside."""
    hits, trials = np.array([20.0, 20.0, 20.0, 1.0, 38.0]), np.array([40.0] * 5)

    limits = binomial_limits(hits, trials)

    assert limits.centre[0] == pytest.approx(99 / 200)
    assert limits.outside(hits / trials).tolist() == [0, 0, 0, -1, 1]


def test_nobody_asked_is_nothing_to_judge() -> None:
    limits = binomial_limits(np.array([MISSING, 0.0]), np.array([MISSING, 0.0]))

    assert np.isnan(limits.high).all()
    assert np.isnan(poisson_limits(np.array([MISSING]), np.array([MISSING])).high).all()


def test_scores_are_held_against_three_pooled_standard_errors() -> None:
    """Two surveys of 100 with a standard error of 4: the mean 20, limits 12 to either side."""
    values, errors, people = np.array([18.0, 22.0]), np.array([4.0, 4.0]), np.array([100.0, 100.0])

    limits = scored_limits(values, errors, people)

    assert (limits.low[0], limits.centre[0], limits.high[0]) == pytest.approx((8, 20, 32))


def test_scores_of_nobody_have_no_limits() -> None:
    nothing = np.array([MISSING, MISSING])

    assert np.isnan(scored_limits(nothing, nothing, nothing).high).all()


def test_a_stock_is_held_against_the_year_before() -> None:
    """It goes up and down by one in turn; twelve such changes spread by the root of twelve of one."""
    values = np.array([10.0, 11.0] * 7)

    limits = walking(values)

    assert np.isnan(limits.high[:12]).all()
    assert limits.centre[12:].tolist() == [10, 11]
    spread = np.diff(values).std(ddof=1)
    assert limits.high[12] == pytest.approx(10 + 3 * np.sqrt(12) * spread)
    assert not limits.outside(values).any()


def test_a_stock_of_two_months_has_no_limits() -> None:
    assert np.isnan(walking(np.array([1.0, 2.0])).high).all()


@pytest.mark.parametrize(
    ("sides", "marked"),
    [
        ([1] * 8, [True] * 8),
        ([1] * 7, [False] * 7),
        ([-1] * 9 + [1] * 3, [True] * 9 + [False] * 3),
        ([1] * 4 + [0] + [1] * 4, [False] * 9),
        ([0] * 10, [False] * 10),
        ([], []),
    ],
)
def test_a_run_has_eight_points_on_one_side(sides: list[int], marked: list[bool]) -> None:
    assert runs(np.array(sides, dtype=np.int64)).tolist() == marked
