"""Comparing the rates at which groups are chosen: printed tables, and the edges by hand."""

import numpy as np
import pytest
from scipy.stats import fisher_exact

from hrkpi.parity import exact, normal_fits, z_score


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
    fisher, mid = exact(*tables((0, 0, 3, 4), (3, 4, 0, 0), (np.nan, np.nan, 3, 4)))

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
