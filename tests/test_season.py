"""The season of a series: found where the years agree, left alone where they do not."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hrkpi.limits import natural
from hrkpi.season import season

SHAPE = np.array([0, 0, 0, 0, 0, 9, 9, 0, 0, 0, 0, 0], dtype=float)  # two busy months a year
DICE = np.random.default_rng(20250331)


def noise(years: int) -> NDArray[np.float64]:
    """Months of chance alone."""
    return DICE.normal(size=years * 12)


def test_what_a_month_adds_is_found() -> None:
    added = season(np.tile(SHAPE, 3) + noise(3) / 10)

    assert added.reshape(3, 12) == pytest.approx(np.tile(SHAPE - SHAPE.mean(), (3, 1)), abs=0.5)


def test_a_year_and_eleven_months_tell_no_season() -> None:
    assert not season(np.tile(SHAPE, 2)[1:]).any()
    assert season(np.tile(SHAPE, 2)).any()


def test_a_rise_from_month_to_month_is_no_season() -> None:
    assert not season(np.arange(48.0)).any()


def test_a_season_is_found_on_a_rise() -> None:
    added = season(np.tile(SHAPE, 4) + np.arange(48.0))

    assert added.reshape(4, 12) == pytest.approx(np.tile(SHAPE - SHAPE.mean(), (4, 1)))


def test_figures_that_never_change_have_none() -> None:
    assert not season(np.full(36, 0.1)).any()


def test_one_strange_month_makes_no_season() -> None:
    values = noise(3)
    values[30] += 50

    assert not season(values).any()


def test_a_year_is_judged_by_the_others() -> None:
    """A busy March is strange, busy Junes and Julys are not; without their season these would be."""
    values = np.tile(SHAPE, 4) + noise(4) / 10
    values[26] += 6

    limits = natural(values, season(values))

    assert np.flatnonzero(limits.outside(values)).tolist() == [26]
    assert 26 not in np.flatnonzero(natural(values).outside(values))


def test_months_before_the_first_whole_year_have_their_season_too() -> None:
    added = season(np.tile(SHAPE, 3)[-27:])

    assert added == pytest.approx(np.tile(SHAPE - SHAPE.mean(), 3)[-27:])


def test_a_year_with_a_gap_is_left_out() -> None:
    values = np.tile(SHAPE, 4) + noise(4) / 10
    values[20] = np.nan

    added = season(values)

    assert added.reshape(4, 12)[:, 5:7] == pytest.approx(np.full((4, 2), 7.5), abs=0.5)


def test_two_years_of_which_one_has_gaps_tell_nothing() -> None:
    values = np.tile(SHAPE, 2)
    values[3] = np.nan

    assert not season(values).any()


def test_chance_alone_is_seldom_taken_for_a_season() -> None:
    found = sum(season(noise(3)).any() for _ in range(400))

    assert found / 400 < 0.09  # one in twenty, give or take
