"""Forecasts: by hand, on series whose future is known, and what they refuse."""

import numpy as np
import pytest

from hrkpi.forecast import AHEAD, FEWEST, WEIGHTS, Z80, Z95, Method, damped, forecast

MONTHS = np.arange(60.0)
NOISE = np.random.default_rng(7).normal(0, 1, 60)


def test_a_flat_series_stays_flat() -> None:
    found = forecast(np.full(FEWEST, 0.1), seasonal=True)

    assert found is not None
    assert found.method is Method.LAST  # where all miss alike the simplest is taken
    assert found.values == pytest.approx([0.1] * AHEAD)
    assert found.error == 0.0
    assert found.band(Z95)[0] == pytest.approx([0.1] * AHEAD)


def test_a_season_is_repeated() -> None:
    values = np.tile([1.0, 5, 2, 8, 3, 9, 1, 4, 6, 2, 7, 5], 5) + NOISE * 0.1

    found = forecast(values, seasonal=True)

    assert found is not None
    assert found.method is Method.SEASONAL
    assert found.values == pytest.approx(values[48:54])
    assert found.error < found.plain_error


def test_a_trend_goes_on_and_tires() -> None:
    """A step of one a month, damped: each month ahead adds less than the one before."""
    found = forecast(MONTHS + NOISE * 0.1, seasonal=False)

    assert found is not None
    assert found.method is Method.DAMPED
    steps = np.diff(found.values)
    assert (steps > 0).all()
    assert (np.diff(steps) < 0).all()
    assert found.values[0] == pytest.approx(60, abs=0.5)


def by_hand(values: list[float]) -> list[float]:
    """A damped trend of these values, one number after another, by the weights that missed least."""
    tried = []
    for of_level, of_trend, damping in WEIGHTS.tolist():
        level, trend, missed = values[0], (values[3] - values[0]) / 3, 0.0
        for value in values:
            said = level + damping * trend
            missed += (value - said) ** 2
            before, level = level, of_level * value + (1 - of_level) * said
            trend = of_trend * (level - before) + (1 - of_trend) * damping * trend
        path = [level + trend * sum(damping**k for k in range(1, h + 1)) for h in range(1, AHEAD + 1)]
        tried.append((missed, path))
    return min(tried, key=lambda one: one[0])[1]


def test_the_damped_trend_is_that_of_the_book() -> None:
    values = [3.0, 4, 6, 5, 7, 9, 8, 12]

    assert damped(np.array(values))[-1] == pytest.approx(by_hand(values))


def test_the_past_is_judged_with_what_was_known_then() -> None:
    """Whatever comes later, what was said at an origin stays."""
    calm, wild = MONTHS + NOISE, MONTHS + NOISE
    wild = wild.copy()
    wild[50:] = 1000

    assert damped(calm)[:50] == pytest.approx(damped(wild)[:50])


def test_the_range_widens_and_the_wider_holds_the_narrower() -> None:
    found = forecast(np.cumsum(NOISE), seasonal=False)

    assert found is not None
    (low80, high80), (low95, high95) = found.band(Z80), found.band(Z95)
    assert (np.diff(high80 - low80) >= 0).all()
    assert (low95 <= low80).all()
    assert (high95 >= high80).all()
    assert found.trials == 60 - 18 - AHEAD + 1


def test_the_range_holds_about_as_much_as_it_says() -> None:
    """Of random walks of which six more months are known, about 80 and 95 of a hundred end inside."""
    dice = np.random.default_rng(11)
    inside80, inside95, runs = 0, 0, 300
    for _ in range(runs):
        walk = np.cumsum(dice.normal(0, 1, 60 + AHEAD))
        found = forecast(walk[:60], seasonal=False)
        assert found is not None
        inside80 += found.band(Z80)[0][-1] <= walk[-1] <= found.band(Z80)[1][-1]
        inside95 += found.band(Z95)[0][-1] <= walk[-1] <= found.band(Z95)[1][-1]

    assert inside80 / runs == pytest.approx(0.8, abs=0.12)
    assert inside95 / runs == pytest.approx(0.95, abs=0.08)


def test_a_share_stays_one() -> None:
    found = forecast(np.clip(0.02 + NOISE * 0.02, 0, 1), seasonal=False, within=(0.0, 1.0))

    assert found is not None
    assert found.band(Z95)[0].min() >= 0
    assert found.values.min() >= 0


@pytest.mark.parametrize("values", [np.full(FEWEST - 1, 1.0), np.where(MONTHS == 40, np.nan, MONTHS)])
def test_a_short_series_and_one_with_a_gap_have_no_forecast(values: np.ndarray) -> None:
    assert forecast(values, seasonal=True) is None
