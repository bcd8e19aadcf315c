"""Comparing the rates at which groups are chosen: printed tables, and the edges by hand."""

import numpy as np
import pytest
from scipy.stats import fisher_exact

from hrkpi.parity import compared, exact, interval, normal_fits, yates, z_score


def one(figure: float) -> np.ndarray:
    return np.array([[figure]])


def tables(*rows: tuple[float, float, float, float]) -> list[np.ndarray]:
    """Hits and trials of a group and of the best one, element by element."""
    return [np.array([column], dtype=float) for column in zip(*rows, strict=True)]


def test_fisher_of_the_lady_who_tasted_tea() -> None:
    """Three of four cups right: one-sided 17/70, two-sided 34/70 (Agresti, 3.5)."""
    fisher, mid = exact(*tables((3, 4, 1, 4)))

    assert fisher == pytest.approx(34 / 70)
    assert mid == pytest.approx(34 / 70 - 16 / 70 / 2)


@pytest.mark.parametrize("seed", range(5))
def test_fisher_is_the_published_test(seed: int) -> None:
    dice = np.random.default_rng(seed)
    for _ in range(40):
        n, m = dice.integers(1, 40, 2)
        hits, best = dice.integers(0, n + 1), dice.integers(0, m + 1)
        expected = fisher_exact(np.array([[hits, n - hits], [best, m - best]])).pvalue
        assert exact(*tables((hits, n, best, m)))[0] == pytest.approx(expected)


def test_an_empty_pool_has_no_test() -> None:
    fisher, mid = exact(*tables((0, 0, 3, 4), (3, 4, 0, 0), (np.nan, np.nan, 3, 4), (np.nan, 4, np.nan, 4)))

    assert np.isnan(fisher).all()
    assert np.isnan(mid).all()


def test_no_groups_have_no_tests() -> None:
    assert exact(*[np.zeros((3, 0))] * 4)[0].shape == (3, 0)


def test_large_groups_are_compared_without_overflow() -> None:
    fisher, _ = exact(*tables((40_000, 100_000, 40_000, 100_000)))

    assert fisher == pytest.approx(1.0)


def test_z_is_the_difference_in_standard_errors() -> None:
    pooled = 112 / 274
    expected = (42 / 114 - 70 / 160) / np.sqrt(pooled * (1 - pooled) * (1 / 114 + 1 / 160))

    assert z_score(*tables((42, 114, 70, 160))) == pytest.approx(expected)


@pytest.mark.parametrize("table", [(0, 10, 0, 10), (10, 10, 10, 10), (0, 0, 3, 4)])
def test_without_variation_there_is_no_z(table: tuple[float, float, float, float]) -> None:
    assert np.isnan(z_score(*tables(table)))


@pytest.mark.parametrize(
    ("table", "fits"),
    [
        ((7, 15, 7, 15), 1),
        ((7, 15, 7, 14), 0),
        ((5, 15, 5, 15), 1),
        ((4, 15, 5, 15), 0),
        ((11, 15, 10, 15), 0),
    ],
)
def test_the_normal_fits_from_thirty_persons_and_five_expected(
    table: tuple[float, float, float, float], fits: int
) -> None:
    assert normal_fits(*tables(table)) == fits


def test_the_printed_table_of_selection_to_its_last_digit() -> None:
    """Men 70 of 160, women 42 of 114 (R for HR, disparate impact)."""
    found = compared(*tables((42, 114, 70, 160)))

    assert found["fisher"] == pytest.approx(0.2643, abs=5e-5)
    assert found["chi_square_yates"] == pytest.approx(1.0441, abs=5e-5)
    assert found["yates_p"] == pytest.approx(0.3069, abs=5e-5)
    assert found["z_p"] == pytest.approx(0.2515962, abs=5e-8)
    assert found["flip_flop"] == pytest.approx(0.8746504, abs=5e-8)
    assert found["shortfall"] == pytest.approx(114 * 112 / 274 - 42)
    assert found["below_four_fifths"] == 0


@pytest.mark.parametrize(("table", "below"), [((48, 100, 60, 100), 0), ((47, 100, 60, 100), 1)])
def test_exactly_four_fifths_is_not_below(table: tuple[float, float, float, float], below: int) -> None:
    assert compared(*tables(table))["below_four_fifths"] == below


def test_nobody_to_compare_with_is_not_below_anything() -> None:
    assert np.isnan(compared(*tables((np.nan, np.nan, np.nan, np.nan)))["below_four_fifths"])


def test_yates_is_never_below_zero() -> None:
    """The difference is smaller than the correction."""
    assert yates(*tables((5, 10, 5, 11))) == 0


def test_an_interval_of_few_is_exact_and_one_of_many_is_not() -> None:
    """Of small samples it is put together from two exact shares, of large ones it is Katz's."""
    low, high = interval(*tables((2, 10, 15, 25), (42, 114, 70, 160)))

    assert low[0, 1] == pytest.approx(0.6252696, abs=5e-8)
    assert high[0, 1] == pytest.approx(1.134137, abs=5e-7)
    assert low[0, 0] < 2 / 10 / (15 / 25) < high[0, 0]
    assert high[0, 0] > 1.0  # Katz would end at 1.19, the exact one is wider still
